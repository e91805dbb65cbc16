// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/announcedrates.h"
#include "core/storage/dayfilewriter.h"
#include "core/storage/livedayfile.h"
#include "core/storage/workspace.h"
#include "core/storage/workspacecatalogue.h"

#include <functional>
#include <map>
#include <mutex>
#include <set>

namespace nb {

/// The import session of a workspace. Rows are sorted by the UTC day they were
/// received on (for files: of their end); days with many
/// rows have their day file open (one transaction each), the others wait in memory until commit, so
/// that a file of a thousand days needs neither a thousand open files nor much memory. While flows
/// are collected live, days are written in short transactions through the LiveDayFile of the day,
/// hidden until commit, so that neither waits for the other.
class DayImportSession : public ImportSession
{
public:
    struct Context
    {
        QString daysFolder;
        WorkspaceCatalogue& catalogue;
        std::mutex& catalogueMutex;
        bool again = false;
        /// The file that live collection writes to as well, or may during the import; null for
        /// days that it does not write to.
        std::function<Result<std::shared_ptr<LiveDayFile>>(Day)> liveFile;
        /// Told the days that nothing was left in, of those that came from liveFile.
        std::function<void(const std::vector<Day>&)> undone;
        /// Told which days changed, after the commit and before the session ends.
        std::function<void(const std::vector<Day>&)> changed;
        std::function<void()> ended;
    };
    static Result<std::unique_ptr<ImportSession>> begin(Context context);
    ~DayImportSession() override;

    Result<void> add(FlowBatch&& batch) override;
    Result<void> announceSampling(std::string_view sampler, std::uint32_t rate) override;
    Result<void> commit(const ImportInfo& info) override;
    [[nodiscard]] std::uint64_t rows() const override { return m_rows; }

private:
    struct DayRows
    {
        std::unique_ptr<DayFileWriter> writer; ///< one of the two once rows are written
        std::shared_ptr<LiveDayFile> liveFile;
        std::unique_ptr<LiveDayFile::Import> live; ///< in liveFile
        [[nodiscard]] bool isOpen() const { return writer || live; }
        Result<void> append(const FlowBatch& batch, std::span<const std::uint32_t> rows);
        FlowBatch waiting;
        std::optional<DayFileAddition> committed;
        std::set<std::string> unannounced {}; ///< samplers of rows that were added without a rate
    };

    DayImportSession(Context context, std::int64_t id);
    Result<DayRows*> opened(Day day);
    Result<void> flushWaiting(Day day, DayRows& rows);
    Result<void> flushLargest();
    Result<void> refuseKnownContent(const ImportInfo& info);
    Result<void> commitDays(const ImportInfo& info);
    Result<void> commitDay(Day day, DayRows& rows, const ImportInfo& info);
    void noteUnannounced(
        const FlowBatch& batch, std::span<const std::uint32_t> rows, DayRows& day) const;
    Result<void> correctRates(Day day, DayRows& rows, bool isOver);
    Result<void> undoCommittedDays();

    Context m_context;
    std::int64_t m_id = 0;
    std::map<Day, DayRows> m_days;
    AnnouncedRates m_rates;
    std::vector<std::uint32_t> m_selected;
    std::uint64_t m_rows = 0;
    std::size_t m_waitingRows = 0;
    bool m_done = false;
};

[[nodiscard]] QString dayFilePath(const QString& daysFolder, Day day);

} // namespace nb
