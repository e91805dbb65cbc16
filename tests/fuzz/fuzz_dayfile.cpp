// SPDX-License-Identifier: GPL-3.0-or-later
// A day file from somebody else: every query answers or fails with a reason. An input is a file
// (first byte even) or changes to a good one (first byte odd): each an offset of 3 bytes, a length
// and that many bytes.
#include "core/filter/filterparser.h"
#include "core/storage/dayfilestore.h"
#include "core/storage/dayfilewriter.h"
#include "tests/support/networkflows.h"

#include <QFile>
#include <QTemporaryDir>

#include <cstdlib>

namespace {

using namespace nb;

QByteArray goodFile(const QString& path)
{
    const FlowBatch batch = test::toBatch(test::networkFlows(64, 1));
    const Day day = dayOf(fromMicroseconds(batch.end[0]));
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < batch.size(); ++row)
        if (dayOf(fromMicroseconds(batch.end[row])) == day)
            rows.push_back(row);
    {
        auto writer = DayFileWriter::open(path, day, 1);
        if (!writer || !(*writer)->append(batch, rows) || !(*writer)->commit("seed", true))
            std::abort();
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        std::abort();
    return file.readAll();
}

void change(QByteArray& file, std::span<const std::uint8_t> edits)
{
    while (edits.size() > 4) {
        const qsizetype offset = ((edits[0] << 16) | (edits[1] << 8) | edits[2]) % file.size();
        std::size_t length = std::min<std::size_t>(edits[3] % 64 + 1U, edits.size() - 4);
        edits = edits.subspan(4);
        for (std::size_t i = 0; i < length && offset + static_cast<qsizetype>(i) < file.size(); ++i)
            file[offset + static_cast<qsizetype>(i)] = static_cast<char>(edits[i]);
        edits = edits.subspan(length);
    }
}

void query(const FlowStore& store)
{
    FlowQuery all;
    (void)store.totals(all, {});
    (void)store.scan(all, [](FlowBatch&&) { return true; }, {});
    FlowQuery some;
    some.filter = *parseFilter("bytes > 1000 or name ~ *a*");
    (void)store.totals(some, {});
    (void)store.aggregate({some, {FlowField::SrcIp, FlowField::DstPort}}, {});
    (void)store.conversations(all, 10, {});
    (void)store.timeline({all}, {});
    const auto order = store.order(all, SortKey {FlowField::Bytes, true}, {});
    if (order)
        (void)store.rows(**order, 0, 10, {});
    (void)store.frequentValues(FlowField::Service, "h", 10, {});
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const QTemporaryDir folder;
    static const QByteArray good = goodFile(folder.filePath(QStringLiteral("good.sqlite3")));
    if (size < 1)
        return 0;
    QByteArray content;
    if (data[0] % 2 == 0) {
        for (std::size_t i = 1; i < size; ++i)
            content.append(static_cast<char>(data[i]));
    } else {
        content = good;
        change(content, std::span(data + 1, size - 1));
    }
    const QString path = folder.filePath(QStringLiteral("hostile.sqlite3"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        std::abort();
    file.close();
    const auto store = DayFileStore::openForeign(path);
    if (store)
        query(**store);
    else if (store.error().detail.empty())
        std::abort();
    return 0;
}
