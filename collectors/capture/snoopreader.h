// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/capture/capturereader.h"

namespace nb {

/// RFC 1761, the format of Solaris' snoop.
class SnoopReader : public CaptureReader
{
public:
    static Result<std::unique_ptr<CaptureReader>> open(InputWindow& input);

    [[nodiscard]] bool next(CapturedPacket& packet) override;

private:
    SnoopReader(InputWindow& input, std::uint32_t linkType);

    InputWindow& m_input;
    std::uint32_t m_linkType;
};

} // namespace nb
