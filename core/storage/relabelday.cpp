// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/relabelday.h"

#include "core/storage/batchbuilder.h"
#include "core/storage/chunkreader.h"
#include "core/storage/columncodec.h"
#include "core/storage/conversationrows.h"
#include "core/storage/dayfilewriter.h"
#include "core/storage/dayschema.h"
#include "core/storage/dictionarywriter.h"

#include <QFileInfo>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <numeric>
#include <optional>

namespace nb {

namespace {

struct LabelColumn
{
    Column column;
    DictionaryWriter::Dictionary dictionary;
    std::vector<TextId> FlowBatch::*texts;
};
constexpr std::array kLabelColumns = std::to_array<LabelColumn>({
    {Column::SrcName, DictionaryWriter::Name, &FlowBatch::srcName},
    {Column::DstName, DictionaryWriter::Name, &FlowBatch::dstName},
    {Column::Service, DictionaryWriter::Service, &FlowBatch::service},
    {Column::Application, DictionaryWriter::Application, &FlowBatch::application},
    {Column::Rule, DictionaryWriter::Rule, &FlowBatch::rule},
});
constexpr std::array kEnds {
    &FlowBatch::srcSegment, &FlowBatch::dstSegment, &FlowBatch::srcOwner, &FlowBatch::dstOwner};

const Error kCancelled {ErrorCode::Cancelled, {}};

/// The columns of a chunk with the new labels in place of the old ones.
struct RelabelledColumns
{
    ChunkReader& chunk;
    std::map<Column, std::vector<std::uint32_t>> labels {};

    template <typename T> std::span<const T> get(Column column)
    {
        if constexpr (std::is_same_v<T, std::uint32_t>)
            if (const auto own = labels.find(column); own != labels.end())
                return own->second;
        return chunk.get<T>(column);
    }
};

class Relabelling
{
public:
    Relabelling(SqliteDatabase& db, std::shared_ptr<const DayFile> file,
        std::shared_ptr<const Dictionaries> dictionaries, DayFile::Reader reader)
        : m_db(db)
        , m_file(std::move(file))
        , m_dictionaries(std::move(dictionaries))
        , m_chunk(std::move(reader), m_dictionaries, true)
        , m_conversations(QFileInfo(m_file->path()).absolutePath())
        , m_hosts(m_dictionaries->hosts.size())
    {
    }

    Result<RelabelResult> run(
        const FlowLabeller& labeller, const ProgressFn& progress, const std::stop_token& stop)
    {
        if (auto done = m_texts.load(m_db); !done)
            return done.error();
        auto update = m_db.prepare("UPDATE flow_column SET encoding=?2, width=?3, base=?4,"
                                   " scale=?5, min=?6, max=?7, data=?8 WHERE id=?1");
        if (!update)
            return update.error();
        m_update = std::move(*update);
        auto told = std::chrono::steady_clock::now();
        for (const ChunkInfo& chunk : m_file->chunks()) {
            if (stop.stop_requested())
                return kCancelled;
            if (auto done = relabel(chunk, labeller); !done)
                return done.error();
            m_result.rows += chunk.rows;
            const auto now = std::chrono::steady_clock::now();
            if (progress && now - told >= std::chrono::milliseconds(100)) {
                progress({"relabelling", m_result.rows, m_file->rows()});
                told = now;
            }
        }
        if (stop.stop_requested())
            return kCancelled;
        if (auto done = finish(); !done)
            return done.error();
        return m_result;
    }

private:
    struct Host
    {
        std::uint32_t segment = 0;
        std::uint32_t owner = 0;
        bool seen = false;
    };

    Result<void> relabel(const ChunkInfo& info, const FlowLabeller& labeller)
    {
        m_chunk.select(info);
        m_rows.resize(info.rows);
        std::iota(m_rows.begin(), m_rows.end(), 0U);
        FlowBatch batch;
        appendRows(m_chunk, *m_dictionaries, m_rows, batch);
        batch.fillMissing();
        if (m_chunk.error())
            return *m_chunk.error();
        if (auto done = labeller(batch); !done)
            return done;
        if (batch.size() != info.rows)
            return Error {ErrorCode::Internal, "labelling lost rows"};
        m_texts.beginBatch(batch);
        RelabelledColumns columns {m_chunk};
        std::vector<bool> changed(info.rows);
        for (const LabelColumn& label : kLabelColumns)
            if (auto done = relabelColumn(info, label, batch, columns, changed); !done)
                return done;
        m_result.changed += static_cast<std::uint64_t>(std::ranges::count(changed, true));
        noteHosts(batch);
        std::vector<ConversationRow> rows(info.rows);
        conversationRows(columns, 0, rows);
        scaleCounters(rows, m_chunk.get<std::uint32_t>(Column::Sampler), m_dictionaries->samplers);
        if (m_chunk.error())
            return *m_chunk.error();
        return m_conversations.add(rows);
    }

    Result<void> relabelColumn(const ChunkInfo& info, const LabelColumn& label,
        const FlowBatch& batch, RelabelledColumns& columns, std::vector<bool>& changed)
    {
        const std::vector<TextId>& texts = batch.*label.texts;
        const auto before = m_chunk.get<std::uint32_t>(label.column);
        std::vector<std::uint32_t> after(texts.size());
        bool differs = false;
        for (std::size_t row = 0; row < texts.size(); ++row) {
            after[row] = m_texts.textId(label.dictionary, batch, texts[row]);
            if (after[row] != before[row]) {
                differs = true;
                changed[row] = true;
            }
        }
        if (!differs)
            return {};
        m_encoder.encode<std::uint32_t>(after, m_encoded);
        columns.labels.emplace(label.column, std::move(after));
        m_columnsChanged = true;
        m_update.bind(1, columnRowId(info.id, label.column));
        m_update.bind(2, static_cast<std::int64_t>(m_encoded.encoding));
        m_update.bind(3, m_encoded.width);
        m_update.bind(4, static_cast<std::int64_t>(m_encoded.base));
        m_update.bind(5, m_encoded.scale);
        m_update.bind(6, static_cast<std::int64_t>(m_encoded.zone.min));
        m_update.bind(7, static_cast<std::int64_t>(m_encoded.zone.max));
        if (m_encoded.data.empty())
            m_update.bindNull(8);
        else
            m_update.bindBlob(8, m_encoded.data);
        return m_update.run();
    }

    void noteHosts(const FlowBatch& batch)
    {
        const auto note = [&](Column column, const auto& segments, const auto& owners) {
            const auto ids = m_chunk.get<std::uint32_t>(column);
            for (std::size_t row = 0; row < batch.size(); ++row) {
                Host& host = m_hosts[ids[row]];
                host.seen = true;
                if (segments[row] != 0)
                    host.segment = m_texts.textId(DictionaryWriter::Segment, batch, segments[row]);
                if (owners[row] != 0)
                    host.owner = m_texts.textId(DictionaryWriter::Owner, batch, owners[row]);
            }
        };
        note(Column::SrcHost, batch.*kEnds[0], batch.*kEnds[2]);
        note(Column::DstHost, batch.*kEnds[1], batch.*kEnds[3]);
    }

    Result<void> writeHosts()
    {
        auto update = m_db.prepare("UPDATE host SET segment=?2, owner=?3 WHERE id=?1");
        if (!update)
            return update.error();
        for (std::size_t id = 1; id < m_hosts.size(); ++id) {
            const HostEntry& before = m_dictionaries->hosts[id];
            const Host& after = m_hosts[id];
            if (!after.seen || (before.segment == after.segment && before.owner == after.owner))
                continue;
            ++m_result.hosts;
            update->bind(1, static_cast<std::int64_t>(id));
            update->bind(2, after.segment);
            update->bind(3, after.owner);
            if (auto done = update->run(); !done)
                return done;
        }
        return {};
    }

    Result<void> finish()
    {
        if (auto done = m_texts.flush(m_db); !done)
            return done;
        if (auto done = writeHosts(); !done)
            return done;
        if (!m_columnsChanged)
            return {};
        if (auto done = replaceSummary(m_db, m_conversations); !done)
            return done;
        return m_db.execute("INSERT INTO meta VALUES('labels', '1')"
                            " ON CONFLICT(key) DO UPDATE SET value = value + 1");
    }

    SqliteDatabase& m_db;
    std::shared_ptr<const DayFile> m_file;
    std::shared_ptr<const Dictionaries> m_dictionaries;
    ChunkReader m_chunk;
    DictionaryWriter m_texts;
    ConversationSummary m_conversations;
    std::vector<Host> m_hosts;
    std::vector<std::uint32_t> m_rows;
    SqliteStatement m_update;
    ColumnEncoder m_encoder;
    EncodedColumn m_encoded;
    bool m_columnsChanged = false;
    RelabelResult m_result;
};

Result<RelabelResult> relabelIn(SqliteDatabase& db, const QString& path,
    const FlowLabeller& labeller, const ProgressFn& progress, const std::stop_token& stop)
{
    SqliteTransaction transaction(db);
    if (auto done = transaction.begin(); !done)
        return done.error();
    const auto file = DayFile::open(path, DayFile::Trust::Own);
    if (!file)
        return file.error();
    const auto dictionaries = (*file)->dictionaries(stop);
    if (!dictionaries)
        return dictionaries.error();
    auto reader = (*file)->reader();
    if (!reader)
        return reader.error();
    const auto result
        = Relabelling(db, *file, *dictionaries, std::move(*reader)).run(labeller, progress, stop);
    if (!result)
        return result;
    if (auto done = transaction.commit(); !done)
        return done.error();
    return result;
}

} // namespace

Result<RelabelResult> relabelDay(const QString& path, const FlowLabeller& labeller,
    const ProgressFn& progress, std::stop_token stop)
{
    auto db = SqliteDatabase::openReadWrite(path, false);
    if (!db)
        return db.error();
    const auto version = checkDayFile(*db);
    if (!version)
        return version.error();
    if (auto done = migrateDayFile(*db, *version); !done)
        return done.error();
    const auto sealed = db->integer("SELECT count(*) FROM meta WHERE key='sealed' AND value='1'");
    if (!sealed)
        return sealed.error();
    db->interruptOn(stop);
    const auto result = relabelIn(*db, path, labeller, progress, stop);
    db->interruptOn({});
    // whatever came of it, a sealed file is one piece again; who cannot do it now leaves it to the
    // next who writes
    (void)finishDayFile(*db, *sealed != 0);
    return result;
}

} // namespace nb
