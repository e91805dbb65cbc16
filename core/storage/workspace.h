// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/flowsink.h"
#include "core/ingest/importreport.h"
#include "core/storage/flowstore.h"
#include "core/storage/relabelday.h"

#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace nb {

/// A day file as the workspace catalogue knows it.
struct DayInfo
{
    Day day {};
    QString path {};
    std::uint64_t rows = 0;
    std::uint64_t fileBytes = 0; ///< on disk
    Timestamp first {}; ///< earliest flow start
    Timestamp last {}; ///< latest flow end
    bool sealed = false; ///< one checkpointed file that can be copied
    std::optional<Error> problem {}; ///< why the file cannot be read; it is left out of store()
};

/// A past import.
struct ImportInfo
{
    std::int64_t id = 0;
    std::string name {}; ///< file name without folder
    std::string format {};
    std::string contentHash {}; ///< XXH3-128 of the decompressed content, hex
    std::string headHash {}; ///< XXH3-128 of its first 64 KiB
    std::uint64_t flows = 0;
    std::uint64_t packets = 0;
    std::uint64_t inputBytes = 0;
    Timestamp time {}; ///< when it was imported
};

/// Collects one import. Nothing is visible to readers until commit(); destruction without commit
/// leaves the workspace as before. One thread.
class ImportSession : public FlowSink
{
public:
    /// Makes everything added durable, in all day files or none. Refuses with AlreadyImported when
    /// the content hash is known, unless the import was begun with `again`.
    virtual Result<void> commit(const ImportInfo& info) = 0;
    /// Rows added so far.
    [[nodiscard]] virtual std::uint64_t rows() const = 0;
};

/// Where forwarded rows belong: they are `first`, first + 1, … of those that collector `collector`
/// collected on `day`.
struct ForwardPosition
{
    std::string collector {}; ///< its id, hex
    Day day {};
    std::uint64_t first = 0;
};

/// What became of forwarded rows.
struct ForwardReceipt
{
    std::uint64_t rows = 0; ///< of that collector and day, stored or waiting to be
    bool gap = false; ///< rows before those are missing: nothing of them was taken
};

/// Stores flows as they come. Rows go to the day file of their `received` time; they become visible
/// and durable with commit(), one short transaction in each day file. Days that are over are
/// sealed; rows that come later for such a day are stored all the same. One thread.
class LiveSession : public FlowSink
{
public:
    /// Writes everything added so far; a row is acknowledged when this returns. On NoSpace the rows
    /// are kept and the next commit() tries again.
    virtual Result<void> commit() = 0;
    /// Adds rows that another collector stored before; all were received on the day that `position`
    /// says. Rows that were added earlier are left out, also those of former sessions: how many
    /// there are is stored in the same transaction as the rows.
    virtual Result<ForwardReceipt> addForwarded(FlowBatch&& batch, const ForwardPosition& position);
    /// Rows acknowledged, and rows added and not yet acknowledged.
    [[nodiscard]] virtual std::uint64_t stored() const = 0;
    [[nodiscard]] virtual std::uint64_t waiting() const = 0;
};

/// A folder with `workspace.sqlite3`, `days/` and `logs/`. Read-write by one process at a time
/// (lock file); readers need no lock. Methods of the GUI or main thread unless noted; store()
/// snapshots may be used anywhere.
class Workspace
{
public:
    enum class Mode : std::uint8_t
    {
        ReadWrite, ///< creates the folder when missing
        ReadOnly,
    };
    /// Opens or creates; finishes or undoes what a crash interrupted. Locked when another process
    /// writes; NewerVersion, ForeignFile, Truncated for files that are not ours to touch.
    static Result<std::unique_ptr<Workspace>> open(const QString& folder, Mode mode);
    ~Workspace();
    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;

    [[nodiscard]] QString folder() const;
    [[nodiscard]] bool readOnly() const;
    [[nodiscard]] Result<std::vector<DayInfo>> days() const;
    /// Each day file's day and whether it is sealed, without opening it. Any thread.
    [[nodiscard]] Result<std::vector<DayInfo>> dayFiles() const;
    [[nodiscard]] Result<std::vector<ImportInfo>> imports() const;
    /// An import with this head hash or content hash; any thread.
    [[nodiscard]] Result<std::optional<ImportInfo>> findImport(
        std::string_view headHash, std::string_view contentHash) const;

    /// A snapshot of all committed flows, over all day files (or one day). Any thread.
    [[nodiscard]] Result<FlowStorePtr> store(std::optional<Day> day = {}) const;

    /// Any thread, one session at a time.
    Result<std::unique_ptr<ImportSession>> beginImport(bool again);

    /// Any thread, one live session at a time; imports may go on beside it. Nothing is stored while
    /// less space is free on the disk than setting kSpaceFloorKey says, in bytes (default: 5 % of
    /// the disk, at most 1 GiB).
    Result<std::unique_ptr<LiveSession>> beginLive();
    static constexpr std::string_view kSpaceFloorKey = "storage/free-space-floor";

    /// Gives the stored flows of a day new labels: see relabelDay(). Locked while an import runs or
    /// another day is relabelled, while flows are collected into that day, and in a read-only
    /// workspace. Snapshots taken afterwards have the new labels. Any thread.
    Result<RelabelResult> relabel(
        Day day, const FlowLabeller& labeller, const ProgressFn& progress, std::stop_token stop);

    /// Named bytes that a collector keeps over its runs: templates, sequence numbers. Empty when
    /// there are none. Any thread.
    [[nodiscard]] Result<std::string> state(std::string_view name) const;
    Result<void> setState(std::string_view name, std::string_view bytes);
    /// State that holds what the collector of this workspace does, as JSON, for other processes.
    static constexpr std::string_view kCollectorStatusState = "collector-status";

    /// Small named texts: saved filters, window state of this workspace.
    [[nodiscard]] Result<std::string> setting(std::string_view key) const;
    Result<void> setSetting(std::string_view key, std::string_view value);

private:
    struct Private;
    explicit Workspace(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace nb
