// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/capture/captureformat.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

namespace nb {

class InputWindow;

/// A record of a capture. `bytes` lie in the reader's buffer until the next call.
struct CapturedPacket
{
    std::int64_t time = 0; ///< µs since 1970 UTC, rounded down, 1970 to 9999
    std::uint32_t linkType = 0; ///< a LINKTYPE_ number of tcpdump.org, or kSnoopLinkType + n
    std::uint32_t wireLength = 0; ///< bytes on the wire, link layer included
    std::span<const std::byte> bytes; ///< what was captured, at most kMaxCapturedBytes
};

/// A longer record does not exist (the largest snap length of libpcap); its header is damaged.
inline constexpr std::uint32_t kMaxCapturedBytes = 262'144;
/// Link types of snoop files that have no LINKTYPE_ number.
inline constexpr std::uint32_t kSnoopLinkType = 0x1'0000;
/// 9999-12-31T23:59:59.999999Z; later time stamps are taken for this.
inline constexpr std::int64_t kMaxTime = 253'402'300'799'999'999;

/// Reads the packets of a capture one after the other. Used by one thread.
class CaptureReader
{
public:
    virtual ~CaptureReader() = default;

    /// The next packet; false at the end and where the capture is damaged.
    [[nodiscard]] virtual bool next(CapturedPacket& packet) = 0;
    /// What stopped next() before the end, with the offset of the record in question, or the one
    /// in the packed input at which that could not be unpacked.
    [[nodiscard]] const std::optional<Error>& damage() const { return m_damage; }

    /// Packets so far that were written without a time and got that of the one before (1970 where
    /// there is none).
    [[nodiscard]] virtual std::uint64_t packetsWithoutTime() const { return 0; }

protected:
    /// Notes the damage; false for next() to return.
    bool stop(ErrorCode code, std::string_view detail, std::uint64_t offset);
    /// For input that ends inside a record: the source's own fault, or Truncated.
    bool stopAtEnd(const InputWindow& input, std::string_view detail, std::uint64_t offset);

private:
    std::optional<Error> m_damage;
};

/// Recognises the format and reads the file header. UnknownFormat, Invalid, Truncated, or the
/// source's error.
[[nodiscard]] Result<std::unique_ptr<CaptureReader>> openCapture(
    InputWindow& input, CaptureFormat& format);

} // namespace nb
