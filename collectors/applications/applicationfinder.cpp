// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/applications/applicationfinder.h"

#include "collectors/capture/packetsummary.h"
#include "core/net/protocol.h"

#include <QProcessEnvironment>

#include <algorithm>
#include <utility>

namespace nb {

namespace {

constexpr std::uint32_t kDone = ~std::uint32_t {0};
constexpr qsizetype kFlushBytes = qsizetype {64} << 10;
constexpr qint64 kMaxWaitingBytes = qint64 {1} << 20;
constexpr int kSliceMs = 100;
constexpr int kStartMs = 10'000;
constexpr int kEndMs = 5'000;

} // namespace

ApplicationFinder::ApplicationFinder(ApplicationFinderOptions options, std::stop_token stop)
    : m_options(std::move(options))
    , m_stop(std::move(stop))
{
}

ApplicationFinder::~ApplicationFinder()
{
    if (!m_process || m_process->state() == QProcess::NotRunning)
        return;
    m_process->kill();
    (void)m_process->waitForFinished(kEndMs);
}

bool ApplicationFinder::start()
{
    if (m_process)
        return true;
    if (m_givenUp || m_stop.stop_requested())
        return false;
    m_process = std::make_unique<QProcess>();
    // nothing of our surroundings is the process's business
    m_process->setProcessEnvironment(QProcessEnvironment());
    m_process->setStandardErrorFile(QProcess::nullDevice());
    m_process->start(m_options.program, m_options.arguments);
    ++m_processes;
    m_in.clear();
    m_out.clear();
    m_crashNumber = 0;
    m_quiet.start();
    if (m_process->waitForStarted(kStartMs))
        return true;
    m_givenUp = true;
    m_notices.push_back({{ErrorCode::Unreadable,
        "applications are not named: " + m_options.program.toStdString()
            + " cannot be started: " + m_process->errorString().toStdString()}});
    m_process.reset();
    return false;
}

/// The process is no use any more: what it knew is lost, and the next flow starts another.
void ApplicationFinder::lose(const std::string& how)
{
    if (!m_process)
        return;
    m_in += m_process->readAllStandardOutput();
    takeReplies();
    m_process->kill();
    (void)m_process->waitForFinished(kEndMs);
    m_process.reset();
    m_out.clear();
    m_in.clear();
    m_synced = m_marks;
    m_unlabelled += m_open;
    if (m_stop.stop_requested())
        return;
    const std::string where = m_crashNumber != 0 ? "at packet " + std::to_string(m_crashNumber)
                                                 : "after packet " + std::to_string(m_doneNumber);
    m_givenUp = m_processes > static_cast<std::uint32_t>(m_options.maxRestarts);
    m_notices.push_back({{ErrorCode::Invalid,
        "finding applications " + how + " " + where + ": " + std::to_string(m_open)
            + " flows are without one" + (m_givenUp ? ", and so are all that follow" : "")}});
    m_open = 0;
}

bool ApplicationFinder::pump(int milliseconds)
{
    if (!m_process)
        return false;
    const qint64 before = m_process->bytesToWrite();
    const bool moved = before > 0 ? m_process->waitForBytesWritten(milliseconds)
                                  : m_process->waitForReadyRead(milliseconds);
    const QByteArray said = m_process->readAllStandardOutput();
    if (moved || !said.isEmpty() || m_process->bytesToWrite() < before)
        m_quiet.restart();
    m_in += said;
    takeReplies();
    if (m_process->state() == QProcess::NotRunning) {
        lose(m_process->exitStatus() == QProcess::CrashExit ? "crashed" : "ended");
        return false;
    }
    if (m_stop.stop_requested() || m_quiet.elapsed() > m_options.patience.count()) {
        lose("got stuck");
        return false;
    }
    return true;
}

void ApplicationFinder::flush()
{
    if (!m_process || m_out.isEmpty())
        return;
    if (m_process->bytesToWrite() == 0)
        m_quiet.restart();
    m_process->write(m_out);
    m_out.clear();
    // what fits into the pipe goes at once; the rest waits for the process
    if (!pump(0))
        return;
    while (m_process && m_process->bytesToWrite() > kMaxWaitingBytes)
        if (!pump(kSliceMs))
            return;
}

void ApplicationFinder::send(const DissectRequestHeader& header, std::span<const std::byte> bytes)
{
    if (!start())
        return;
    const auto head = headerBytes(header);
    m_out.append(head.data(), static_cast<qsizetype>(head.size()));
    const auto length = static_cast<qsizetype>(bytes.size());
    const qsizetype at = m_out.size();
    m_out.resize(at + length);
    if (!bytes.empty()) // the head alone: memcpy takes no null
        std::memcpy(m_out.data() + at, bytes.data(), bytes.size());
    if (m_out.size() >= kFlushBytes)
        flush();
}

void ApplicationFinder::packet(std::uint32_t slot, bool first, const PacketSummary& packet)
{
    if (slot >= m_slots.size())
        m_slots.resize(std::max<std::size_t>(slot + 1, m_slots.size() * 2));
    if (first) {
        m_slots[slot] = {};
        if (!start())
            return;
        m_lastTicket = std::max<Ticket>(m_lastTicket + 1, 1);
        m_slots[slot] = {m_lastTicket, m_processes, 0};
        ++m_open;
    }
    m_number = packet.number;
    const Slot& known = m_slots[slot];
    if (known.sent == kDone || known.ticket == 0 || known.process != m_processes || !m_process
        || packet.ip.empty() || packet.fragment == FragmentKind::Later)
        return;
    const std::uint32_t most = packet.protocol == kTcpNumber ? kMaxTcpPackets : kMaxOtherPackets;
    if (known.sent > most)
        return;
    const auto bytes = packet.ip.first(std::min<std::size_t>(packet.ip.size(), kMaxDissectedBytes));
    const DissectRequestHeader header {
        known.sent == 0 ? DissectRequest::Begin : DissectRequest::Packet,
        static_cast<std::uint32_t>(bytes.size()), known.ticket, slot, m_number, packet.time};
    ++m_slots[slot].sent;
    send(header, bytes);
}

ApplicationFinder::Ticket ApplicationFinder::ticket(std::uint32_t slot) const
{
    return slot < m_slots.size() ? m_slots[slot].ticket : 0;
}

ApplicationFinder::Ticket ApplicationFinder::end(std::uint32_t slot)
{
    if (slot >= m_slots.size())
        return 0;
    const Slot known = std::exchange(m_slots[slot], {});
    if (known.ticket != 0 && known.sent != kDone && known.process == m_processes && m_process) {
        if (known.sent == 0)
            --m_open; // nothing of it could be sent
        else
            send({DissectRequest::End, 0, known.ticket, slot, m_number, 0}, {});
    }
    return known.ticket;
}

std::uint32_t ApplicationFinder::mark()
{
    ++m_marks;
    if (m_process) {
        send({DissectRequest::Sync, 0, m_marks, 0, m_number, 0}, {});
        flush();
    } else {
        m_synced = m_marks;
    }
    return m_marks;
}

bool ApplicationFinder::reached(std::uint32_t mark, bool wait)
{
    const auto isReached = [&] { return static_cast<std::int32_t>(m_synced - mark) >= 0; };
    if (!isReached() && !wait)
        (void)pump(0);
    while (wait && !isReached())
        if (!pump(kSliceMs))
            break;
    return isReached();
}

void ApplicationFinder::takeReplies()
{
    qsizetype at = 0;
    while (m_in.size() - at >= static_cast<qsizetype>(sizeof(DissectReplyHeader))) {
        const auto header = headerFrom<DissectReplyHeader>(m_in.constData() + at);
        const qsizetype whole = static_cast<qsizetype>(sizeof header) + header.length;
        if (m_in.size() - at < whole)
            break;
        takeReply(header, std::string_view(m_in.constData() + at + sizeof header, header.length));
        at += whole;
    }
    m_in.remove(0, at);
}

/// A process that was taken over by a packet may say anything; it gets no more than odd labels.
void ApplicationFinder::takeReply(const DissectReplyHeader& header, std::string_view text)
{
    if (header.reply == DissectReply::Crashed) {
        m_crashNumber = header.number;
        return;
    }
    if (header.reply == DissectReply::Synced) {
        if (static_cast<std::int32_t>(header.ticket - m_marks) <= 0
            && static_cast<std::int32_t>(header.ticket - m_synced) > 0)
            m_synced = header.ticket;
        m_doneNumber = std::min(header.number, m_number);
        return;
    }
    if (header.reply != DissectReply::Label || m_open == 0)
        return;
    if (header.slot < m_slots.size() && m_slots[header.slot].ticket == header.ticket)
        m_slots[header.slot].sent = kDone;
    --m_open;
    m_doneNumber = std::min(header.number, m_number);
    if (!text.empty() && m_labels.size() < (std::size_t {1} << 24))
        m_labels.insert_or_assign(header.ticket, Known {nameId(text), header.guessed != 0});
}

std::uint32_t ApplicationFinder::nameId(std::string_view name)
{
    constexpr std::size_t kMaxNames = 65'536;
    std::string clean;
    for (const char c : name)
        clean += c >= ' ' && c < 0x7f ? c : '?';
    const auto at = m_nameIds.find(clean);
    if (at != m_nameIds.end())
        return at->second;
    if (m_names.size() >= kMaxNames)
        return 0;
    const auto id = static_cast<std::uint32_t>(m_names.size());
    m_names.push_back(clean);
    m_nameIds.emplace(std::move(clean), id);
    return id;
}

FlowLabels::Label ApplicationFinder::label(Ticket ticket) const
{
    const auto at = m_labels.find(ticket);
    if (at == m_labels.end())
        return {};
    return {m_names[at->second.name], at->second.guessed};
}

void ApplicationFinder::forget(Ticket ticket)
{
    m_labels.erase(ticket);
}

void ApplicationFinder::addTo(ImportReport& report) const
{
    for (const ImportNotice& notice : m_notices)
        report.notices.push_back(notice);
    if (m_unlabelled > 0)
        report.skipped["flows without application (dissector lost)"] = m_unlabelled;
}

} // namespace nb
