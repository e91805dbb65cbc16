// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/timestamp.h"
#include "core/storage/chunkcolumns.h"
#include "core/storage/columncodec.h"
#include "core/storage/dictionaries.h"
#include "core/storage/flowstore.h"
#include "core/storage/sqlite.h"

#include <QString>

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

namespace nb {

/// Row id of a column in `flow_column`.
[[nodiscard]] constexpr std::int64_t columnRowId(std::int64_t chunk, Column column)
{
    return chunk * 64 + static_cast<std::int64_t>(column);
}

/// Reads all dictionaries of a file of that version; Invalid when ids are not 1, 2, 3, … or a value
/// is none. In a read transaction, or the only one who writes.
Result<Dictionaries> readDictionaries(
    SqliteDatabase& db, std::int64_t version, std::stop_token stop);

/// The `sampler` table alone.
Result<std::vector<SamplerEntry>> readSamplers(SqliteDatabase& db);

/// Head of a column as the catalogue of a day file keeps it.
struct ColumnHead
{
    ColumnEncoding encoding = ColumnEncoding::Constant;
    std::uint8_t width = 0;
    std::uint64_t base = 0;
    std::uint32_t scale = 1;
    ColumnZone zone {};
};

/// One chunk: its rows, sums, span and column heads.
struct ChunkInfo
{
    std::int64_t id = 0;
    std::uint64_t firstRow = 0; ///< row number in the file of its first row
    std::uint32_t rows = 0;
    bool live = false; ///< collected live, not imported
    std::int64_t startMin = 0; ///< µs since 1970
    std::int64_t endMax = 0; ///< µs since 1970
    FlowTotals totals {};
    std::array<ColumnHead, kColumnCount> columns {}; ///< all 0 for optional ones it lacks
};

/// A day file opened for reading: the catalogue of its chunks as they were when it was opened, and
/// connections to read columns with. A file that is being written stays readable as it was: chunks
/// that may still be rewritten are kept in memory, all others never change. Only labels may (see
/// relabelDay()): reading one of those columns is an error then. Immutable; any thread.
class DayFile
{
public:
    enum class Trust : std::uint8_t
    {
        Own, ///< in our workspace
        Foreign, ///< from somebody else: defensive settings, schema checked
    };
    static Result<std::shared_ptr<const DayFile>> open(const QString& path, Trust trust);
    ~DayFile();

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] const std::vector<ChunkInfo>& chunks() const { return m_chunks; }
    [[nodiscard]] std::uint64_t rows() const { return m_rows; }
    /// By id, with the rates of the moment the file was opened.
    [[nodiscard]] const std::vector<SamplerEntry>& samplers() const { return m_samplers; }
    /// Whether the chunk has rows of a sampling rate other than 1.
    [[nodiscard]] bool isSampled(const ChunkInfo& chunk) const;
    /// Whether the `conversation` table that `db` sees now is the sum of this object's chunks.
    Result<bool> summaryIsCurrent(SqliteDatabase& db) const;
    [[nodiscard]] std::optional<std::pair<Timestamp, Timestamp>> span() const;

    /// Read when first asked for, then kept.
    Result<std::shared_ptr<const Dictionaries>> dictionaries(std::stop_token stop) const;

    /// A connection with its prepared statement, borrowed for one query.
    class Reader
    {
    public:
        Reader(const DayFile& file, std::unique_ptr<SqliteDatabase> db, SqliteStatement select,
            SqliteStatement selectLabels);
        ~Reader();
        Reader(Reader&&) noexcept;
        Reader& operator=(Reader&&) = delete;
        /// Decodes one column of one chunk into `out`, resized to its rows.
        Result<void> read(const ChunkInfo& chunk, Column column, ColumnVector& out);
        /// The same for values of at most 32 bits; false when some may be larger.
        Result<bool> readNarrow(
            const ChunkInfo& chunk, Column column, std::vector<std::uint32_t>& out);
        SqliteDatabase& database() { return *m_db; }

    private:
        Result<EncodedColumnView> open(const ChunkInfo& chunk, Column column);

        const DayFile* m_file;
        std::unique_ptr<SqliteDatabase> m_db;
        SqliteStatement m_select;
        SqliteStatement m_selectLabels; ///< gives nothing when labels were changed meanwhile
        ColumnDecoder m_decoder;
    };
    Result<Reader> reader() const;

private:
    DayFile(QString path, Trust trust);
    Result<std::unique_ptr<SqliteDatabase>> connect() const;
    Result<void> load(SqliteDatabase& db);
    Result<void> loadCatalogue(SqliteDatabase& db);
    Result<void> loadHeads(SqliteStatement& heads, ChunkInfo& chunk);
    Result<void> loadOpenChunks(SqliteDatabase& db);
    Result<void> countUnknownBytesOfVersion1(SqliteDatabase& db);

    QString m_path;
    Trust m_trust;
    std::optional<UntrustedCopy> m_copy;
    std::vector<ChunkInfo> m_chunks;
    std::uint64_t m_rows = 0;
    std::int64_t m_version = 0;
    std::int64_t m_labels = 0; ///< times the labels were changed
    std::vector<SamplerEntry> m_samplers {SamplerEntry {}};
    std::map<std::int64_t, std::vector<std::byte>> m_openData; ///< by columnRowId
    mutable std::mutex m_mutex; // guards the two below
    mutable std::vector<std::unique_ptr<SqliteDatabase>> m_idle;
    mutable std::shared_ptr<const Dictionaries> m_dictionaries;
};

} // namespace nb
