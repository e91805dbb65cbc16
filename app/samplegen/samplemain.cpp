// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the sample that the programs carry: netbehave-sample [FILE]. Without FILE the flow CSV goes
// to standard output, with FILE it is written there, compressed by zstd.
#include "app/samplegen/officeday.h"
#include "core/flow/csvtext.h"
#include "core/flow/fieldtext.h"
#include "core/flow/flowfield.h"

#include <zstd.h>

#include <cstdio>
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
    const std::string text = csvOf(nb::sample::makeOfficeDay(kSeed));
    if (argc < 2)
        return write(stdout, text) ? 0 : 1;
    std::FILE* const file = std::fopen(argv[1], "wb");
    if (file == nullptr) {
        std::perror(argv[1]);
        return 1;
    }
    const bool written = write(file, compressed(text));
    return std::fclose(file) == 0 && written ? 0 : 1;
}
