// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dissect/dissector.h"
#include "app/dissect/misbehaviour.h"
#include "app/dissect/sandbox.h"
#include "collectors/applications/dissectprotocol.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#else
#include <unistd.h>
#endif

namespace {

using namespace nb;
using namespace nb::dissect;

std::atomic<std::uint64_t> packetAtHand {0};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free);

/// All of it, or false.

bool writeAll(const char* from, std::size_t count)
{
    while (count > 0) {
        const auto put = ::write(1, from, static_cast<unsigned>(count));
        if (put <= 0)
            return false;
        from += put;
        count -= static_cast<std::size_t>(put);
    }
    return true;
}

/// Says where it happened; only calls that are safe in a signal handler.
extern "C" void tellCrash(int signal)
{
    DissectReplyHeader header;
    header.reply = DissectReply::Crashed;
    header.number = packetAtHand.load();
    const auto bytes = headerBytes(header);
    (void)writeAll(bytes.data(), bytes.size());
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

/// Answers that wait to be written; written when there is nothing more to read, or many.
class Replies
{
public:
    void label(const DissectRequestHeader& request, const Finding& finding)
    {
        DissectReplyHeader header;
        header.reply = DissectReply::Label;
        header.guessed = finding.guessed ? 1 : 0;
        header.length
            = static_cast<std::uint8_t>(std::min<std::size_t>(finding.application.size(), 255));
        append(header, request);
        m_bytes.append(finding.application, 0, header.length);
    }
    void synced(const DissectRequestHeader& request)
    {
        DissectReplyHeader header;
        header.reply = DissectReply::Synced;
        append(header, request);
    }
    [[nodiscard]] bool write()
    {
        const bool written = writeAll(m_bytes.data(), m_bytes.size());
        m_bytes.clear();
        return written;
    }
    [[nodiscard]] bool many() const { return m_bytes.size() >= 4096; }

private:
    void append(DissectReplyHeader header, const DissectRequestHeader& request)
    {
        header.ticket = request.ticket;
        header.slot = request.slot;
        header.number = request.number;
        const auto bytes = headerBytes(header);
        m_bytes.append(bytes.data(), bytes.size());
    }
    std::string m_bytes;
};

/// Requests as they come, read in large pieces.
class Requests
{
public:
    /// False at the end of input or when it makes no sense.
    bool next(DissectRequestHeader& header, std::span<const std::byte>& packet, Replies& replies)
    {
        if (!have(sizeof header, replies))
            return false;
        header = headerFrom<DissectRequestHeader>(m_buffer.data() + m_begin);
        if (header.length > kMaxDissectedBytes || !have(sizeof header + header.length, replies))
            return false;
        packet = std::as_bytes(std::span(m_buffer)).subspan(m_begin + sizeof header, header.length);
        m_begin += sizeof header + header.length;
        return true;
    }

private:
    bool have(std::size_t count, Replies& replies)
    {
        if (m_end - m_begin >= count)
            return true;
        std::copy(m_buffer.begin() + static_cast<std::ptrdiff_t>(m_begin),
            m_buffer.begin() + static_cast<std::ptrdiff_t>(m_end), m_buffer.begin());
        m_end -= m_begin;
        m_begin = 0;
        while (m_end < count) {
            if (!replies.write()) // before waiting for more
                return false;
            const auto got = ::read(
                0, m_buffer.data() + m_end, static_cast<unsigned>(m_buffer.size() - m_end));
            if (got <= 0)
                return false;
            m_end += static_cast<std::size_t>(got);
        }
        return true;
    }
    std::vector<char> m_buffer = std::vector<char>(256 << 10);
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
};

bool serve(Dissector& dissector, Misbehaviour& misbehaviour)
{
    Requests requests;
    Replies replies;
    DissectRequestHeader request;
    std::span<const std::byte> packet;
    while (requests.next(request, packet, replies)) {
        packetAtHand = request.number;
        Finding finding;
        Dissector::Progress progress = Dissector::Progress::Unknown;
        switch (request.request) {
        case DissectRequest::Begin:
        case DissectRequest::Packet:
            misbehaviour.at(request.number);
            progress = dissector.packet(request.ticket, request.request == DissectRequest::Begin,
                packet, request.time, finding);
            break;
        case DissectRequest::End:
            progress = dissector.end(request.ticket, finding);
            break;
        case DissectRequest::Sync:
            replies.synced(request);
            break;
        default:
            return false;
        }
        if (progress == Dissector::Progress::Done)
            replies.label(request, finding);
        if (replies.many() && !replies.write())
            return false;
    }
    return replies.write();
}

} // namespace

/// Reads packets of flows from standard input and writes to which application each flow belongs, as
/// dissectprotocol.h says. Started by an import of captures; nothing a person would run.
int main(int argc, char* argv[])
{
#ifdef _WIN32
    _setmode(0, _O_BINARY);
    _setmode(1, _O_BINARY);
#endif
    Misbehaviour misbehaviour;
    for (int i = 1; i < argc; ++i)
        if (!misbehaviour.set(argv[i])) {
            std::fprintf(stderr,
                "netbehave-dissect is started by netbehave; it takes packets on "
                "standard input.\n");
            return 1;
        }
#ifndef _WIN32
    // nDPI asks for local time, which would look for a file of the zone each time
    setenv("TZ", "UTC0", 1);
    tzset();
#endif
    Dissector dissector; // reads files of the system while it still may
    if (!dissector.isReady())
        return 1;
    for (const int signal : {SIGSEGV, SIGABRT, SIGFPE, SIGILL})
        std::signal(signal, tellCrash);
    if (!enterSandbox())
        return 1;
    const bool served = serve(dissector, misbehaviour);
    // without destructors and handlers: there is nothing to keep, and less may be called here
    std::_Exit(served ? 0 : 1);
}
