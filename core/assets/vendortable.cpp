// SPDX-License-Identifier: GPL-3.0-or-later
// nb_vendortable OUT [CSV…]: makes macvendor.cpp of the IEEE's registries; run by the build.
#include <algorithm>
#include <cctype>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace {

constexpr std::size_t kLongestName = 48;

/// Cells of one record; a registry has no line ends within quotes that matter to us.
std::vector<std::string> cellsOf(const std::string& line)
{
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"')
            cells.back() += line[++i];
        else if (line[i] == '"')
            quoted = !quoted;
        else if (line[i] == ',' && !quoted)
            cells.emplace_back();
        else if (line[i] != '\r')
            cells.back() += line[i];
    }
    return cells;
}

/// Printable ASCII without blanks at the ends, not longer than a table cell.
std::string nameOf(const std::string& text)
{
    std::string name;
    for (const char c : text)
        if (c >= 0x20 && c < 0x7f)
            name += c;
    name = name.substr(0, kLongestName);
    while (!name.empty() && name.back() == ' ')
        name.pop_back();
    return name;
}

/// Prefix, made 36 bits long, and its length: `prefix << 8 | length`.
bool keyOf(const std::string& text, std::uint64_t& key)
{
    const std::size_t digits = text.size();
    if ((digits != 6 && digits != 7 && digits != 9)
        || !std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isxdigit(c); }))
        return false;
    const std::uint64_t prefix = std::stoull(text, nullptr, 16) << (36 - digits * 4);
    key = prefix << 8U | digits * 4;
    return true;
}

void write(std::ostream& out, const std::map<std::uint64_t, std::string>& vendors)
{
    std::map<std::string, std::size_t> offsets;
    std::vector<std::string> names;
    std::size_t size = 0;
    for (const auto& [key, name] : vendors)
        if (offsets.emplace(name, size).second) {
            names.push_back(name);
            size += name.size() + 1;
        }
    out << "// Made by nb_vendortable of the IEEE's registries.\n"
           "#include \"core/assets/macvendor.h\"\n\n#include <algorithm>\n#include <array>\n\n"
           "namespace nb {\n\nnamespace {\n\nstruct Vendor\n{\n    std::uint64_t key;\n"
           "    std::uint32_t name;\n};\n\n// prefix of 36 bits << 8 | its length\n"
           "constexpr std::array<Vendor, "
        << vendors.size() << "> kVendors {{\n";
    for (const auto& [key, name] : vendors)
        out << '{' << key << "U," << offsets[name] << "},\n";
    out << "}};\n\n// names, each ended by 0\nconstexpr char kNames[] {\n";
    for (const std::string& name : names) {
        for (const char c : name)
            out << static_cast<int>(c) << ',';
        out << "0,\n";
    }
    out << "0};\n\n} // namespace\n\nstd::string_view vendorOf(const MacAddress& mac)\n{\n"
           "    if (!mac.isKnown())\n        return {};\n"
           "    for (const unsigned length : {36U, 28U, 24U}) {\n"
           "        const std::uint64_t prefix = mac.value() >> (48U - length) << (36U - length);\n"
           "        const std::uint64_t key = prefix << 8U | length;\n"
           "        const auto found = std::ranges::lower_bound(kVendors, key, {}, &Vendor::key);\n"
           "        if (found != kVendors.end() && found->key == key)\n"
           "            return kNames + found->name;\n    }\n    return {};\n}\n\n"
           "std::size_t vendorCount()\n{\n    return kVendors.size();\n}\n\n} // namespace nb\n";
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2)
        return 1;
    std::map<std::uint64_t, std::string> vendors;
    for (int i = 2; i < argc; ++i) {
        std::ifstream in(argv[i]);
        for (std::string line; std::getline(in, line);) {
            const std::vector<std::string> cells = cellsOf(line);
            std::uint64_t key = 0;
            // prefixes that the IEEE splits up are named by their parts, in the other registries
            if (cells.size() >= 3 && keyOf(cells[1], key)
                && cells[2] != "IEEE Registration Authority" && !nameOf(cells[2]).empty())
                vendors.emplace(key, nameOf(cells[2]));
        }
    }
    std::ofstream out(argv[1]);
    write(out, vendors);
    if (!out.flush())
        std::cerr << "cannot write " << argv[1] << '\n';
    return out ? 0 : 1;
}
