// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/diagram.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

/// Documents as data: what a report says, before anybody thinks of pages and fonts. Texts are UTF-8
/// and plain: nothing in them is markup.
namespace nb::report {

enum class Tone : std::uint8_t
{
    Normal,
    Caveat, ///< limits what is said around it
    Important,
    Bullet,
};

struct Paragraph
{
    std::string text {};
    Tone tone = Tone::Normal;
};

struct Column
{
    std::string name {}; ///< of the CSV: `first_seen`
    std::string title {}; ///< on paper
    double weight = 1; ///< share of the width; 0: in the CSV only
    bool fixed = false; ///< numbers and our own words, which no redaction touches
};

struct Table
{
    std::string id {}; ///< name of its CSV file; empty: none
    std::string caption {};
    std::vector<Column> columns {};
    std::vector<std::vector<std::string>> rows {}; ///< one cell for each column
    std::string empty {}; ///< what to say instead of a table without rows
    bool toFillIn = false; ///< by hand: rows are high
};

/// Bars that begin where the one before ended; those of `total` begin at zero.
struct Waterfall
{
    struct Step
    {
        std::string label {};
        long value = 0;
        bool total = false;
    };
    std::string caption {};
    std::vector<Step> steps {};
};

/// A line through points, x and y growing from zero.
struct Curve
{
    std::string caption {};
    std::string x {}; ///< what the axes are
    std::string y {};
    std::vector<std::pair<double, double>> points {};
};

using Block = std::variant<Paragraph, Table, Waterfall, Curve, Diagram>;

struct Section
{
    std::string title {};
    int level = 1; ///< 1: a chapter, on a new page
    bool landscape = false; ///< of chapters
    std::vector<Block> blocks {};
};

struct Document
{
    std::string title {};
    std::string subtitle {};
    std::string footer {}; ///< on each page
    std::string date {}; ///< `2026-11-20`
    bool redacted = false;
    std::vector<std::pair<std::string, std::string>> control {}; ///< version, author, …
    std::vector<Paragraph> statement {}; ///< on the cover
    std::vector<Section> sections {};
};

/// The table of this id, or nothing.
[[nodiscard]] const Table* tableOf(const Document& document, std::string_view id);

/// The table as CSV (RFC 4180), every column; cells that a spreadsheet would take for a formula are
/// guarded by an apostrophe.
[[nodiscard]] std::string csvOf(const Table& table);

} // namespace nb::report
