// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowbatch.h"
#include "core/ingest/importreport.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

namespace nb {

/// Rows of one file that put an address into another segment than a row before. A day keeps one
/// segment for an address, the one told last, so the file's reader is told. Looks at the first
/// million addresses. One thread.
class SegmentClashes
{
public:
    /// `line` is that of the row, from 1; 0 where there are no lines.
    void look(const Flow& flow, std::uint64_t line);
    /// What to tell, with the first such row.
    [[nodiscard]] std::optional<ImportNotice> notice() const;

private:
    struct AddressHash
    {
        std::size_t operator()(const IpAddress& address) const;
    };

    void lookAt(const IpAddress& address, const std::string& segment, std::uint64_t line);

    std::unordered_map<IpAddress, std::size_t, AddressHash> m_segments; ///< hash of the last one
    std::uint64_t m_count = 0;
    std::uint64_t m_line = 0;
    std::string m_first;
};

} // namespace nb
