// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/diagram.h"
#include "core/report/document.h"

#include <string>
#include <vector>

namespace nb::report {

/// A placed picture as SVG 1.1 with its caption, what its numbers mean, legend, date, author and
/// approver; words are text. Every box is a `g` of class `node`, every arrow a `path` of class
/// `edge`.
[[nodiscard]] std::string svgOf(
    const Diagram& diagram, const std::vector<std::string>& numbers = {});
/// What the numbers of a picture stand for, a line each: `1. shop → payment: tcp/443, tcp/8443`.
[[nodiscard]] std::vector<std::string> numbersOf(const Document& document, const Diagram& diagram);
/// For Graphviz, and for whoever reads Mermaid: boxes and arrows, not where they are. A number
/// between two arrows becomes the label of one.
[[nodiscard]] std::string dotOf(const Diagram& diagram);
[[nodiscard]] std::string mermaidOf(const Diagram& diagram);

/// The picture of this id (`network`, `data-flow`), or nothing.
[[nodiscard]] const Diagram* diagramOf(const Document& document, std::string_view id);

} // namespace nb::report
