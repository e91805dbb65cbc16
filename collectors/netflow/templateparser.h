// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/base/bytereader.h"
#include "collectors/netflow/templatefield.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace nb {

/// One record of a template set.
struct TemplateRecord
{
    std::uint16_t id = 0;
    bool withdrawal = false; ///< IPFIX, no fields; `id` 2 or 3 is all of that kind
    std::string_view fault {}; ///< why it cannot be used; then `fields` means nothing
    std::size_t offset = 0; ///< octets from the set's content
    std::vector<TemplateField> fields {};
};

/// Reads the templates of one template or options template set (RFC 3954 §5.2, §6.1, RFC 7011
/// §3.4). All sums are made in 32 bits or more and checked before they are used (rule A15).
/// Trailing octets that hold no template are padding (rule A13).
class TemplateSetReader
{
public:
    TemplateSetReader(
        std::uint16_t version, bool options, ByteReader content, std::size_t maxFields);

    /// The next one; nothing at the end, at padding and after damage that hides where the next one
    /// starts.
    std::optional<TemplateRecord> next();

private:
    [[nodiscard]] bool isPadding() const;
    std::optional<TemplateRecord> dataTemplate(TemplateRecord record, std::uint16_t count);
    std::optional<TemplateRecord> ipfixOptions(TemplateRecord record, std::uint16_t count);
    std::optional<TemplateRecord> netflow9Options(TemplateRecord record, std::uint16_t scopeOctets);
    TemplateRecord& readFields(TemplateRecord& record, std::size_t count, std::size_t scopes);
    TemplateRecord& damaged(TemplateRecord& record, std::string_view fault);

    std::uint16_t m_version;
    bool m_options;
    ByteReader m_rest;
    std::size_t m_size;
    std::size_t m_maxFields;
    bool m_ended = false;
};

} // namespace nb
