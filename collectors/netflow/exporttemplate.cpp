// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/exporttemplate.h"

#include <algorithm>

namespace nb {

TemplatePtr Template::make(
    std::uint16_t version, std::uint16_t id, bool options, std::vector<TemplateField> fields)
{
    Template made;
    made.version = version;
    made.id = id;
    made.options = options;
    made.fields = std::move(fields);
    // one octet is the least that a field of variable length takes: its length
    for (const TemplateField& field : made.fields)
        made.minimumLength += field.length == kVariableLength ? 1 : field.length;
    made.variable
        = std::ranges::any_of(made.fields, [](auto& f) { return f.length == kVariableLength; });
    made.layout = RecordLayout::of(version, made.fields);
    return std::make_shared<const Template>(std::move(made));
}

} // namespace nb
