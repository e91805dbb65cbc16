// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/capturereader.h"

#include "collectors/capture/inputwindow.h"
#include "collectors/capture/pcapngreader.h"
#include "collectors/capture/pcapreader.h"
#include "collectors/capture/snoopreader.h"

#include <algorithm>

namespace nb {

bool CaptureReader::stop(ErrorCode code, std::string_view detail, std::uint64_t offset)
{
    m_damage = Error {code, std::string(detail), offset};
    return false;
}

bool CaptureReader::stopAtEnd(
    const InputWindow& input, std::string_view detail, std::uint64_t offset)
{
    if (!input.fault())
        return stop(ErrorCode::Truncated, detail, offset);
    m_damage = input.fault();
    if (!m_damage->offset)
        m_damage->offset = offset;
    return false;
}

Result<std::unique_ptr<CaptureReader>> openCapture(InputWindow& input, CaptureFormat& format)
{
    auto head = input.need(kCaptureHeadBytes);
    if (head.empty())
        head = input.need(std::min(input.left(), kCaptureHeadBytes));
    const auto recognised = recogniseCapture(head);
    if (!recognised && input.fault())
        return *input.fault();
    if (!recognised)
        return Error {ErrorCode::UnknownFormat, "is not a capture (pcap, pcapng or snoop)"};
    format = *recognised;
    switch (format) {
    case CaptureFormat::Pcap:
        return PcapReader::open(input);
    case CaptureFormat::PcapNg:
        return std::unique_ptr<CaptureReader>(std::make_unique<PcapNgReader>(input));
    case CaptureFormat::Snoop:
        return SnoopReader::open(input);
    }
    return Error {ErrorCode::Internal, "capture format without a reader"};
}

} // namespace nb
