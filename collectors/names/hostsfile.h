// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/names/namelog.h"

namespace nb {

/// Lines of a hosts file: an address and its names (hosts(5)); they hold for everybody and always.
class HostsFile : public NameLogParser
{
public:
    explicit HostsFile(const NameLogPlace& place);
    void line(std::string_view line, std::int64_t now) override;

private:
    NameLogPlace m_place;
};

} // namespace nb
