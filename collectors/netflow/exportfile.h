// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/capture/capturereader.h"
#include "collectors/capture/datagramreassembler.h"
#include "collectors/capture/inputwindow.h"
#include "collectors/netflow/exportmessage.h"
#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace nb {

class ByteSource;

/// Messages of exporters in a file: UDP payloads of a capture, messages back to back as they came
/// out of a socket, or an IPFIX file (RFC 5655). Memory does not grow with the file. One thread.
class ExportFile
{
public:
    /// UnknownFormat when it begins with neither a capture nor an exporter's message.
    /// An IPFIX file (several messages, templates first) has a template scope of its own,
    /// `session`.
    static Result<std::unique_ptr<ExportFile>> open(ByteSource& source, std::uint64_t session = 1);
    ~ExportFile();

    /// The next message; its bytes are valid until the next call. False at the end and at damage.
    /// Messages of captures carry the packet's addresses and time, others the time they were
    /// exported and no address.
    [[nodiscard]] bool next(ExportMessage& message);
    /// What stopped next() before the end.
    [[nodiscard]] const std::optional<Error>& damage() const { return m_damage; }

    /// `pcap`, `pcapng`, `snoop`, `IPFIX file`, `exporter datagrams`.
    [[nodiscard]] const std::string& format() const { return m_format; }
    /// Packets of a capture, or messages, read so far.
    [[nodiscard]] std::uint64_t read() const { return m_read; }
    /// Packets of a capture that are no message of an exporter.
    [[nodiscard]] std::uint64_t other() const { return m_other; }
    /// Fragments of UDP datagrams of which others are missing; complete at the end.
    [[nodiscard]] std::uint64_t lostFragments() const { return m_fragments.lost(); }

private:
    ExportFile(ByteSource& source, std::uint64_t session);
    bool nextOfCapture(ExportMessage& message);
    [[nodiscard]] bool takePacket(const CapturedPacket& packet, ExportMessage& message);
    bool nextOfRaw(ExportMessage& message);
    [[nodiscard]] std::size_t lengthOfNetFlow9();

    InputWindow m_input;
    std::unique_ptr<CaptureReader> m_capture;
    DatagramReassembler m_fragments;
    std::uint64_t m_session;
    bool m_ipfix = false;
    std::string m_format;
    std::uint64_t m_read = 0;
    std::uint64_t m_other = 0;
    std::size_t m_taken = 0; ///< octets of the message handed out last
    std::optional<Error> m_damage;
};

/// Whether a file that begins so holds messages of exporters back to back: a message header that
/// makes sense, to its end where that is to be seen.
[[nodiscard]] bool looksLikeExportMessages(std::span<const std::byte> head);
/// Whether it is an IPFIX file (RFC 5655): begins with an IPFIX message whose sets fit it.
[[nodiscard]] bool looksLikeIpfixFile(std::span<const std::byte> head);

} // namespace nb
