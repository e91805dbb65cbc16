// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipprefix.h"

#include <QByteArray>

#include <map>
#include <string>
#include <vector>

namespace nb::test {

/// Makes a small MaxMind DB file (format 2.0, IPv6 tree with 24-bit records), from the published
/// specification. Prefixes must not nest.
class MmdbWriter
{
public:
    using Record = std::map<std::string, std::string>;
    /// Values of keys that end in `_number` are written as numbers, others as text; `a.b` is key b
    /// in a map a.
    void add(std::string_view prefix, const Record& record);
    [[nodiscard]] QByteArray file() const;

private:
    struct Entry
    {
        IpPrefix prefix;
        Record record;
    };
    std::vector<Entry> m_entries;
};

} // namespace nb::test
