// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/announcedrates.h"
#include "core/storage/livedayfile.h"
#include "core/storage/workspace.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

namespace nb {

/// The live session of a workspace: rows by the UTC day they were received on, one LiveDayFile for
/// each day in use. A day that is over, by the newest `received` seen, is sealed once nothing came
/// for it for a while; rows that come later still open it again. Its only clock is `received`.
class DailyLiveSession : public LiveSession
{
public:
    using DayFn = std::function<Result<void>(Day)>;
    struct Context
    {
        QString daysFolder;
        std::uint64_t spaceFloor = 0; ///< bytes that stay free on the disk
        /// Opens a day, noted in the catalogue as not sealed before its file is made.
        std::function<Result<std::shared_ptr<LiveDayFile>>(Day)> open;
        std::function<Result<std::vector<Day>>()> days; ///< that the workspace has
        DayFn sealed; ///< notes it in the catalogue
        std::function<void(const std::vector<Day>&)> changed; ///< after each commit
        std::function<void()> ended;
    };
    explicit DailyLiveSession(Context context);
    ~DailyLiveSession() override;

    Result<void> add(FlowBatch&& batch) override;
    Result<ForwardReceipt> addForwarded(
        FlowBatch&& batch, const ForwardPosition& position) override;
    Result<void> commit() override;
    Result<void> announceSampling(std::string_view sampler, std::uint32_t rate) override;
    [[nodiscard]] std::uint64_t stored() const override { return m_stored; }
    [[nodiscard]] std::uint64_t waiting() const override { return m_waiting; }

private:
    struct LiveDay
    {
        std::shared_ptr<LiveDayFile> file;
        std::deque<WaitingRows> waiting;
        int idleCommits = 0; ///< since the last row
        std::map<std::string, std::uint64_t> forwarded {}; ///< stored or waiting, by collector
    };
    [[nodiscard]] Result<void> checkSpace() const;
    Result<void> openFile(Day day, LiveDay& live) const;
    void noteNewest(std::int64_t received);
    Result<void> takeRatesOf(const FlowBatch& batch);
    void noteUnannounced(const FlowBatch& batch, std::span<const std::uint32_t> rows, Day day);
    Result<void> findUnannounced();
    Result<void> commitDay(Day day, LiveDay& live);
    void sealDaysThatAreOver();

    Context m_context;
    std::map<Day, LiveDay> m_days;
    std::optional<Day> m_newest; ///< day of the newest row
    std::int64_t m_newestReceived = 0; ///< µs since 1970
    AnnouncedRates m_rates;
    /// By sampler, the days that have rows without its rate; looked up when first needed.
    std::unordered_map<std::string, std::set<Day>> m_unannounced;
    bool m_unannouncedFound = false;
    std::uint64_t m_stored = 0;
    std::uint64_t m_waiting = 0;
};

/// Bytes to leave free on the disk that `folder` is on: 5 % of it, at most 1 GiB.
[[nodiscard]] std::uint64_t defaultSpaceFloor(const QString& folder);

} // namespace nb
