// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/forward/forwardencoder.h"
#include "collectors/forward/forwardpositions.h"
#include "collectors/forward/forwardsettings.h"
#include "collectors/live/messageframer.h"
#include "collectors/live/tlssettings.h"
#include "core/ingest/collectorstatus.h"
#include "core/storage/workspace.h"

#include <QTcpSocket>
#include <QThread>
#include <QTimer>

#include <mutex>
#include <optional>

namespace nb {

class CollectedRows;

/// The part of a forwarder that lives in its thread: reads new rows, keeps the connection, counts
/// what the core acknowledged.
class ForwardWorker : public QObject
{
    Q_OBJECT

public:
    ForwardWorker(Workspace& workspace, ForwardSettings settings, ForwardUrl url,
        std::optional<TlsSettings> tls, std::string collector, ForwardPositions positions);
    ~ForwardWorker() override;

    /// Under which name the workspace keeps how far it is.
    [[nodiscard]] static std::string stateName(std::string_view url);
    void start();
    /// Sends the rest for so long, then ends the thread and moves to `home`.
    void finish(std::chrono::milliseconds patience, QThread* home);
    [[nodiscard]] CollectorStatus::Forwarding status() const; ///< any thread

private:
    using Clock = std::chrono::steady_clock;

    void tick();
    void open();
    void opened();
    void close(const std::string& why);
    void checkPatience();
    void lookForRows();
    void look(const DayInfo& info);
    [[nodiscard]] QString dayPath(Day day) const;
    void fill();
    bool nextPiece();
    void sendRows();
    void ask();
    void read();
    void take(const ForwardedReceipt& receipt);
    void save();
    void end();
    void publish();

    Workspace& m_workspace;
    const ForwardSettings m_settings;
    const ForwardUrl m_url;
    const std::optional<TlsSettings> m_tls;
    const std::string m_collector;
    QTimer m_timer;

    ForwardPositions m_positions;
    bool m_unsaved = false;
    std::optional<std::pair<Day, std::unique_ptr<CollectedRows>>> m_day; ///< while rows are taken
    FlowBatch m_piece; ///< rows of m_pieceDay to be sent next
    Day m_pieceDay {};
    std::uint64_t m_pieceFirst = 0; ///< number of its first row
    std::size_t m_pieceSent = 0;

    QTcpSocket* m_socket = nullptr; ///< a child
    bool m_open = false; ///< rows may be sent
    MessageFramer m_framer;
    ForwardEncoder m_encoder;
    Clock::time_point m_nextLook {}; ///< for new rows
    Clock::time_point m_began {}; ///< of connecting
    Clock::time_point m_next {}; ///< not before: the next attempt
    std::chrono::milliseconds m_pause {0};
    std::optional<Clock::time_point> m_asked; ///< since when an answer is missing
    Clock::time_point m_lastSent {};
    std::string m_linkProblem;
    std::string m_storeProblem;
    std::uint64_t m_sent = 0; ///< rows, those sent again included
    std::uint64_t m_acknowledged = 0; ///< rows, since it began

    std::optional<Clock::time_point> m_deadline; ///< of ending
    QThread* m_home = nullptr;
    mutable std::mutex m_mutex; ///< guards m_status
    CollectorStatus::Forwarding m_status {};
};

} // namespace nb
