// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/netflow/recordlayout.h"
#include "collectors/netflow/templatefield.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace nb {

/// A data or options template. Never changed once made, shared by all who decode with it (rule
/// A16).
struct Template
{
    std::uint16_t version = 0;
    std::uint16_t id = 0;
    bool options = false;
    std::vector<TemplateField> fields {};
    std::size_t minimumLength = 0; ///< octets of the smallest record; never 0
    bool variable = false; ///< has fields of variable length
    RecordLayout layout {}; ///< how rows are made of its records

    /// Works out what follows from the fields.
    static std::shared_ptr<const Template> make(
        std::uint16_t version, std::uint16_t id, bool options, std::vector<TemplateField> fields);
    [[nodiscard]] bool sameAs(const Template& other) const
    {
        return options == other.options && fields == other.fields;
    }
};
using TemplatePtr = std::shared_ptr<const Template>;

} // namespace nb
