// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/redaction.h"

#include <algorithm>
#include <cctype>
#include <map>

namespace nb::report {

using namespace scope;

namespace {

bool isWord(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) != 0 || byte >= 0x80U || c == '_';
}
bool isAddress(char c)
{
    return std::isxdigit(static_cast<unsigned char>(c)) != 0 || c == ':' || c == '.';
}
std::string lowered(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return lower;
}

class Redactor
{
public:
    explicit Redactor(const Model& model);
    void apply(Document& document);

private:
    void addName(const std::string& name, const std::string& by);
    void replace(std::string& text);
    [[nodiscard]] std::size_t nameAt(
        const std::string& lower, std::size_t at, const std::string*& by) const;
    [[nodiscard]] std::size_t addressAt(const std::string& text, std::size_t at, std::string& by);
    void apply(Table& table);

    std::map<std::string, std::string> m_names; ///< in lower case, to what stands in the place
    std::vector<std::pair<std::string, std::string>> m_sorted;
    std::map<IpAddress, std::string> m_addresses;
    std::map<std::string, std::size_t> m_networks;
    std::size_t m_others = 0;
};

void Redactor::addName(const std::string& name, const std::string& by)
{
    if (!name.empty())
        m_names.try_emplace(lowered(name), by);
}

Redactor::Redactor(const Model& model)
{
    std::size_t number = 0;
    std::map<std::string, std::size_t> owners;
    for (std::size_t i = 0; i < model.assets.size(); ++i) {
        const Asset& asset = model.assets[i];
        const std::string own = std::to_string(++number);
        const bool isNumber = IpAddress::fromString(asset.name).has_value();
        if (!isNumber)
            addName(asset.name, (asset.device ? "Device " : "System ") + own);
        std::size_t part = 0;
        for (const std::uint32_t host : asset.hosts) {
            std::string by = "address ";
            by += own;
            if (asset.hosts.size() > 1) {
                by += '.';
                by += std::to_string(++part);
            }
            m_addresses.try_emplace(model.hosts[host].address, std::move(by));
        }
        const AssetAnswer* const answer = model.answerOf(i);
        if (answer != nullptr && !answer->owner.empty())
            addName(answer->owner,
                "Owner "
                    + std::to_string(
                        owners.try_emplace(answer->owner, owners.size() + 1).first->second));
    }
    for (const ControlAnswer& control : model.answers.controls)
        addName(control.device, "Device");
    for (const TrafficHost& host : model.traffic->hosts) {
        const auto at = model.hostOfAddress.find(host.address);
        const bool known
            = at != model.hostOfAddress.end() && model.hosts[at->second].asset != kNone;
        addName(host.name,
            known ? "Name of " + std::to_string(model.hosts[at->second].asset + 1) : "a name");
    }
    for (const TrafficExporter& exporter : model.traffic->exporters)
        if (!IpAddress::fromString(exporter.name))
            addName(exporter.name, "an exporter");
    m_sorted.assign(m_names.begin(), m_names.end());
    std::erase_if(m_sorted, [](const auto& name) {
        return name.first.size() < 2
            || std::ranges::all_of(name.first, [](char c) { return c >= '0' && c <= '9'; });
    });
}

/// The longest name that stands at this place as a word; its length, or 0.
std::size_t Redactor::nameAt(const std::string& lower, std::size_t at, const std::string*& by) const
{
    auto low = m_sorted.begin();
    auto high = m_sorted.end();
    std::size_t best = 0;
    for (std::size_t length = 1; low != high && at + length <= lower.size(); ++length) {
        const char c = lower[at + length - 1];
        const auto charOf = [length](const auto& name) {
            return name.first.size() < length
                ? -1
                : static_cast<int>(static_cast<unsigned char>(name.first[length - 1]));
        };
        const int wanted = static_cast<int>(static_cast<unsigned char>(c));
        low = std::partition_point(
            low, high, [&](const auto& name) { return charOf(name) < wanted; });
        high = std::partition_point(
            low, high, [&](const auto& name) { return charOf(name) <= wanted; });
        const bool ends = at + length == lower.size() || !isWord(c) || !isWord(lower[at + length]);
        if (low != high && low->first.size() == length && ends) {
            best = length;
            by = &low->second;
        }
    }
    return best;
}

std::size_t Redactor::addressAt(const std::string& text, std::size_t at, std::string& by)
{
    constexpr std::size_t kLongest = 45;
    std::size_t end = at;
    while (end < text.size() && isAddress(text[end]) && end - at < kLongest)
        ++end;
    constexpr std::size_t kShortest = 2;
    for (; end >= at + kShortest; --end) {
        const auto address = IpAddress::fromString(std::string_view(text).substr(at, end - at));
        if (!address)
            continue;
        std::size_t digits = end;
        if (end < text.size() && text[end] == '/')
            for (digits = end + 1; digits < text.size()
                 && std::isdigit(static_cast<unsigned char>(text[digits])) != 0;)
                ++digits;
        if (digits > end + 1) {
            const std::string prefix = text.substr(at, digits - at);
            by = "network "
                + std::to_string(
                    m_networks.try_emplace(prefix, m_networks.size() + 1).first->second);
            return digits - at;
        }
        const auto known = m_addresses.find(*address);
        by = known != m_addresses.end()
            ? known->second
            : m_addresses.emplace(*address, "address X" + std::to_string(++m_others)).first->second;
        return end - at;
    }
    return 0;
}

void Redactor::replace(std::string& text)
{
    if (text.empty())
        return;
    const std::string lower = lowered(text);
    if (const auto whole = m_names.find(lower); whole != m_names.end()) {
        text = whole->second;
        return;
    }
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const bool begins = at == 0 || !isWord(text[at - 1]) || !isWord(text[at]);
        const std::string* name = nullptr;
        std::string by;
        std::size_t length = begins ? nameAt(lower, at, name) : 0;
        if (length != 0)
            by = *name;
        else if (begins && isAddress(text[at]))
            length = addressAt(text, at, by);
        if (length != 0) {
            result += by;
            at += length;
        } else
            result += text[at++];
    }
    text = std::move(result);
}

void Redactor::apply(Table& table)
{
    replace(table.caption);
    for (auto& row : table.rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            if (!table.columns[i].fixed)
                replace(row[i]);
    for (Column& column : table.columns)
        if (!column.fixed && column.name == column.title) {
            replace(column.name);
            replace(column.title);
        }
}

void Redactor::apply(Document& document)
{
    for (auto& [label, value] : document.control)
        if (label == "Author" || label == "Reviewer" || label == "Approver")
            replace(value);
    for (Section& section : document.sections)
        for (Block& block : section.blocks) {
            if (auto* const paragraph = std::get_if<Paragraph>(&block))
                replace(paragraph->text);
            else if (auto* const table = std::get_if<Table>(&block))
                apply(*table);
            else if (auto* const picture = std::get_if<Diagram>(&block)) {
                replace(picture->drawn);
                for (std::string& group : picture->groups)
                    replace(group);
                for (DiagramNode& node : picture->nodes) {
                    if (node.shape != Shape::Number)
                        replace(node.title);
                    for (std::string& line : node.lines)
                        replace(line);
                }
            }
        }
}

} // namespace

void redact(Document& document, const Model& model)
{
    Redactor(model).apply(document);
}

} // namespace nb::report
