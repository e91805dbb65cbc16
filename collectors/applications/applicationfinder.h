// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/applications/dissectprotocol.h"
#include "collectors/capture/flowlabels.h"
#include "core/ingest/importreport.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

namespace nb {

struct ApplicationFinderOptions
{
    QString program {}; ///< path of netbehave-dissect
    QStringList arguments {};
    /// A process that takes nothing and says nothing for so long is ended.
    std::chrono::milliseconds patience {10'000};
    int maxRestarts = 8; ///< after that, flows stay without application
};

/// Labels flows by sending the first packets of each to a sandboxed process of its own, so that
/// what hostile packets do to nDPI costs labels and never the import. Memory is bounded: a megabyte
/// on its way, 12 bytes for each place of the meter's table, and a label for each flow until its
/// row is done. Lives in the thread that made it, needs no event loop.
class ApplicationFinder : public FlowLabels
{
public:
    ApplicationFinder(ApplicationFinderOptions options, std::stop_token stop);
    ~ApplicationFinder() override;
    ApplicationFinder(const ApplicationFinder&) = delete;
    ApplicationFinder& operator=(const ApplicationFinder&) = delete;

    void packet(std::uint32_t slot, bool first, const PacketSummary& packet) override;
    [[nodiscard]] Ticket ticket(std::uint32_t slot) const override;
    Ticket end(std::uint32_t slot) override;
    std::uint32_t mark() override;
    bool reached(std::uint32_t mark, bool wait) override;
    [[nodiscard]] Label label(Ticket ticket) const override;
    void forget(Ticket ticket) override;

    /// What went wrong, and the flows it cost their labels, into a report.
    void addTo(ImportReport& report) const;
    /// The process that runs, 0 none.
    [[nodiscard]] qint64 processId() const { return m_process ? m_process->processId() : 0; }

private:
    struct Slot
    {
        Ticket ticket = 0;
        std::uint32_t process = 0; ///< which one knows the flow
        std::uint32_t sent = 0; ///< packets; kDone: enough
    };
    struct Known
    {
        std::uint32_t name = 0; ///< index in m_names
        bool guessed = false;
    };
    void send(const DissectRequestHeader& header, std::span<const std::byte> bytes);
    void flush();
    bool pump(int milliseconds);
    void takeReplies();
    void takeReply(const DissectReplyHeader& header, std::string_view text);
    bool start();
    void lose(const std::string& how);
    [[nodiscard]] std::uint32_t nameId(std::string_view name);

    ApplicationFinderOptions m_options;
    std::stop_token m_stop;
    std::unique_ptr<QProcess> m_process;
    QElapsedTimer m_quiet; ///< since the process last took or said something
    QByteArray m_out;
    QByteArray m_in;
    std::vector<Slot> m_slots;
    std::unordered_map<Ticket, Known> m_labels;
    std::vector<std::string> m_names {std::string()};
    std::unordered_map<std::string, std::uint32_t> m_nameIds;
    std::vector<ImportNotice> m_notices;
    Ticket m_lastTicket = 0;
    std::uint32_t m_processes = 0; ///< started so far
    std::uint32_t m_marks = 0;
    std::uint32_t m_synced = 0;
    std::uint64_t m_number = 0;
    std::uint64_t m_doneNumber = 0; ///< a packet that is surely done with
    std::uint64_t m_crashNumber = 0; ///< the packet the process said it crashed at
    std::uint64_t m_open = 0; ///< flows that the process knows
    std::uint64_t m_unlabelled = 0; ///< flows that lost their label with a process
    bool m_givenUp = false;
};

} // namespace nb
