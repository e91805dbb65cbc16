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

/// Reads all dictionaries; Invalid when ids are not 1, 2, 3, … or a value is none.
Result<Dictionaries> readDictionaries(SqliteDatabase& db, std::stop_token stop);

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
    std::int64_t startMin = 0; ///< µs since 1970
    std::int64_t endMax = 0; ///< µs since 1970
    FlowTotals totals {};
    bool bytesUnknownCounted = false; ///< totals.bytesUnknown is right without looking at rows
    std::array<ColumnHead, kColumnCount> columns {};
};

/// A day file opened for reading: the catalogue of its chunks as they were when it was opened, and
/// connections to read columns with. Immutable; any thread.
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
    [[nodiscard]] std::optional<std::pair<Timestamp, Timestamp>> span() const;
    /// Whether the file's conversations say how many of their flows' bytes are unknown.
    [[nodiscard]] bool conversationsCountUnknownBytes() const { return m_conversationsCount; }

    /// Read when first asked for, then kept.
    Result<std::shared_ptr<const Dictionaries>> dictionaries(std::stop_token stop) const;

    /// A connection with its prepared statement, borrowed for one query.
    class Reader
    {
    public:
        Reader(const DayFile& file, std::unique_ptr<SqliteDatabase> db, SqliteStatement select);
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
        ColumnDecoder m_decoder;
    };
    Result<Reader> reader() const;

private:
    DayFile(QString path, Trust trust);
    Result<std::unique_ptr<SqliteDatabase>> connect() const;
    Result<void> loadCatalogue(SqliteDatabase& db);

    QString m_path;
    Trust m_trust;
    std::optional<UntrustedCopy> m_copy;
    std::vector<ChunkInfo> m_chunks;
    std::uint64_t m_rows = 0;
    bool m_conversationsCount = false;
    mutable std::mutex m_mutex; // guards the two below
    mutable std::vector<std::unique_ptr<SqliteDatabase>> m_idle;
    mutable std::shared_ptr<const Dictionaries> m_dictionaries;
};

} // namespace nb
