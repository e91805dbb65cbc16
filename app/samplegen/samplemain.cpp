// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the sample that the programs carry: netbehave-sample COMPANY [FILE]. Without FILE the flow
// CSV goes to standard output, with FILE it is written there, compressed by zstd.
#include "app/samplegen/companytext.h"
#include "core/flow/csvtext.h"
#include "core/flow/fieldtext.h"
#include "core/flow/flowfield.h"

#include <zstd.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

namespace {

constexpr std::uint64_t kSeed = 20260302;

std::string csvOf(const std::vector<nb::Flow>& flows)
{
    const std::vector<nb::FlowField> columns = nb::defaultColumns();
    std::string text;
    for (const nb::FlowField column : columns) {
        text += text.empty() ? "" : ",";
        text += std::string(nb::fieldInfo(column).name);
    }
    text += '\n';
    nb::FlowBatch batch;
    for (const nb::Flow& flow : flows) {
        batch.clear();
        batch.append(flow);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (i > 0)
                text += ',';
            nb::appendCsvCell(text, nb::fieldText(batch, 0, columns[i]), ',');
        }
        text += '\n';
    }
    return text;
}

std::string compressed(const std::string& text)
{
    constexpr int kLevel = 19;
    std::string packed(ZSTD_compressBound(text.size()), '\0');
    const std::size_t size
        = ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), kLevel);
    packed.resize(ZSTD_isError(size) != 0 ? 0 : size);
    return packed;
}

bool write(std::FILE* file, const std::string& content)
{
    return !content.empty()
        && std::fwrite(content.data(), 1, content.size(), file) == content.size();
}

} // namespace

int main(int argc, char* argv[])
{
    if (argc < 2)
        return 1;
    std::ifstream description(argv[1], std::ios::binary);
    const auto company
        = nb::sample::companyFromText(std::string(std::istreambuf_iterator<char>(description), {}));
    if (!company) {
        std::fprintf(stderr, "%s: %s\n", argv[1], company.error().detail.c_str());
        return 1;
    }
    const std::string text = csvOf(nb::sample::makeDay(*company, kSeed));
    if (argc < 3)
        return write(stdout, text) ? 0 : 1;
    std::FILE* const file = std::fopen(argv[2], "wb");
    if (file == nullptr) {
        std::perror(argv[2]);
        return 1;
    }
    const bool written = write(file, compressed(text));
    return std::fclose(file) == 0 && written ? 0 : 1;
}
