// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace nb {

/// How a condition chosen in a view joins the filter that is already there.
enum class FilterEdit
{
    Replace, ///< becomes the whole filter
    AndSelected, ///< filter and condition
    AndNot, ///< filter and not condition
    Or, ///< filter or condition
};

} // namespace nb
