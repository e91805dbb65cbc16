// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/exportfile.h"

#include "collectors/base/bytereader.h"
#include "collectors/base/bytesource.h"
#include "collectors/capture/packetdissector.h"
#include "collectors/netflow/exportdecoder.h"
#include "collectors/netflow/messageparser.h"
#include "core/net/protocol.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::size_t kMaxMessage = 65'535;

/// Octets of a NetFlow v1, v5 or v7 message by its count.
std::size_t fixedLength(std::uint16_t version, std::size_t count)
{
    switch (version) {
    case 1:
        return 16 + count * 52;
    case 5:
        return 24 + count * 48;
    default:
        return 24 + count * 52;
    }
}

bool isVersion(std::uint16_t word)
{
    return word == 1 || word == 5 || word == 7 || word == 9 || word == 10;
}

/// The header's export time, µs.
std::int64_t exportTimeOf(std::span<const std::byte> message)
{
    const ByteReader reader(message);
    const bool ipfix = reader.peek<std::uint16_t>() == std::uint16_t {10};
    return std::int64_t {reader.peek<std::uint32_t>(ipfix ? 4 : 8).value_or(0)} * 1'000'000;
}

} // namespace

bool looksLikeIpfixFile(std::span<const std::byte> head)
{
    ByteReader reader(head);
    const auto length = reader.peek<std::uint16_t>(2);
    if (reader.peek<std::uint16_t>() != std::uint16_t {10} || !length || *length <= kIpfixHeader)
        return false;
    if (*length > head.size())
        return false;
    reader.limit(*length);
    (void)reader.skip(kIpfixHeader);
    while (reader.remaining() != 0) {
        const auto id = reader.peek<std::uint16_t>();
        const auto setLength = reader.peek<std::uint16_t>(2);
        if (!setLength || *setLength < 4 || (*id != 2 && *id != 3 && *id < 256)
            || !reader.skip(*setLength))
            return false;
    }
    return true;
}

bool looksLikeExportMessages(std::span<const std::byte> head)
{
    const ByteReader reader(head);
    const auto version = reader.peek<std::uint16_t>();
    const auto count = reader.peek<std::uint16_t>(2);
    if (!version || !count || !isVersion(*version))
        return false;
    if (*version == 10) {
        ByteReader first = reader;
        first.limit(*count);
        return *count == first.remaining() && looksLikeIpfixFile(first.rest());
    }
    if (*version == 9) {
        const auto id = reader.peek<std::uint16_t>(20);
        const auto length = reader.peek<std::uint16_t>(22);
        return id && length && (*id < 2 || *id >= 256) && *length >= 8
            && 20U + *length <= head.size();
    }
    // a datagram holds no more, and the first one is to be seen as a whole
    return *count > 0 && *count <= 1400 && fixedLength(*version, *count) <= head.size();
}

ExportFile::ExportFile(ByteSource& source, std::uint64_t session)
    : m_input(source)
    , m_session(session)
{
}

ExportFile::~ExportFile() = default;

Result<std::unique_ptr<ExportFile>> ExportFile::open(ByteSource& source, std::uint64_t session)
{
    std::unique_ptr<ExportFile> file(new ExportFile(source, session));
    auto head = file->m_input.need(kMaxMessage);
    if (head.empty())
        head = file->m_input.need(file->m_input.left());
    if (head.empty() && file->m_input.fault())
        return *file->m_input.fault();
    if (recogniseCapture(head)) {
        CaptureFormat format {};
        auto capture = openCapture(file->m_input, format);
        if (!capture)
            return capture.error();
        file->m_capture = std::move(capture).value();
        file->m_format = toString(format);
        return file;
    }
    const auto version = exportVersion(head);
    if (!version)
        return Error {
            ErrorCode::UnknownFormat, "it begins with neither a capture nor an exporter's message"};
    // one message alone, or data without templates, is what came out of a socket
    file->m_ipfix = looksLikeIpfixFile(head) && head.size() > loadAt<std::uint16_t>(head, 2)
        && loadAt<std::uint16_t>(head, kIpfixHeader) < 4;
    file->m_format = file->m_ipfix ? "IPFIX file" : "exporter datagrams";
    return file;
}

bool ExportFile::next(ExportMessage& message)
{
    return m_capture ? nextOfCapture(message) : nextOfRaw(message);
}

/// False when the packet completes no message.
bool ExportFile::takePacket(const CapturedPacket& packet, ExportMessage& message)
{
    PacketPayload payload;
    DatagramReassembler::Datagram datagram;
    SkipReason reason;
    bool isUdp = dissectPacket(packet, datagram.summary, reason, payload);
    if (isUdp && datagram.summary.fragment == FragmentKind::Whole) {
        isUdp = datagram.summary.protocol == kUdp.number();
        datagram.payload = payload.transport;
    } else if (isUdp && datagram.summary.fragmentProtocol == kUdp.number()) {
        const auto complete = m_fragments.add(datagram.summary, payload);
        if (!complete)
            return false;
        datagram = *complete;
    }
    if (!isUdp || !exportVersion(datagram.payload)) {
        ++m_other;
        return false;
    }
    message = {};
    message.exporter = datagram.summary.src.toIpAddress();
    message.port = datagram.summary.srcPort;
    message.received = packet.time;
    message.bytes = datagram.payload;
    return true;
}

bool ExportFile::nextOfCapture(ExportMessage& message)
{
    CapturedPacket packet;
    while (m_capture->next(packet)) {
        ++m_read;
        if (takePacket(packet, message))
            return true;
    }
    m_fragments.finish();
    m_damage = m_capture->damage();
    return false;
}

/// Where the next message starts is to be seen where a set would: version numbers are set ids that
/// are reserved.
std::size_t ExportFile::lengthOfNetFlow9()
{
    constexpr std::size_t kHeader = 20;
    std::size_t length = kHeader;
    while (true) {
        const auto bytes = m_input.need(length + 4);
        if (bytes.empty())
            return std::min(m_input.left(), kMaxMessage);
        const auto id = loadAt<std::uint16_t>(bytes, length);
        const auto size = loadAt<std::uint16_t>(bytes, length + 2);
        if (id == 5 || id == 9 || id == 10)
            return length;
        if (size < 4 || length + size > kMaxMessage)
            return std::min<std::size_t>(std::max(m_input.left(), length), kMaxMessage);
        length += size;
    }
}

bool ExportFile::nextOfRaw(ExportMessage& message)
{
    m_input.take(m_taken);
    m_taken = 0;
    auto head = m_input.need(4);
    if (head.empty()) {
        m_damage = m_input.fault();
        head = m_input.need(m_input.left());
        if (head.empty())
            return false;
    }
    const auto version = exportVersion(head);
    if (!version) {
        m_damage
            = Error {ErrorCode::Invalid, "no exporter's message begins here", m_input.offset()};
        return false;
    }
    std::size_t length = m_input.left();
    if (head.size() >= 4) {
        const auto count = loadAt<std::uint16_t>(head, 2);
        if (*version == 10)
            length = std::max<std::size_t>(count, 4);
        else if (*version == 9)
            length = lengthOfNetFlow9();
        else if (*version != kSFlowVersion)
            length = fixedLength(*version, count);
    }
    auto bytes = m_input.need(std::min(length, InputWindow::kBytes));
    if (bytes.empty()) // cut off: the decoder says what is wrong
        bytes = m_input.need(std::min(m_input.left(), kMaxMessage));
    bytes = bytes.first(std::min(bytes.size(), kMaxMessage));
    m_taken = bytes.size();
    ++m_read;
    message = {};
    message.bytes = bytes;
    message.received = exportTimeOf(bytes);
    if (m_ipfix) {
        message.transport = ExportTransport::File;
        message.session = m_session;
    }
    return !bytes.empty();
}

} // namespace nb
