// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/scopereport.h"
#include "core/scope/caveats.h"
#include "core/scope/review.h"
#include "core/scope/texttable.h"

#include <initializer_list>
#include <map>
#include <set>

namespace nb::report {

/// Writes the chapters of the scope report one after the other.
class ScopeChapters
{
public:
    explicit ScopeChapters(const ScopeInput& input);
    [[nodiscard]] Document write();

private:
    // 0 and 1
    void cover();
    void summary();
    void addWaterfall();
    // 2
    void method();
    void addExporters();
    void addVisibility();
    // 3
    void accountData();
    [[nodiscard]] Table dataStores() const;
    // 4
    void networks();
    [[nodiscard]] Table networkTable(bool carrying) const;
    [[nodiscard]] Diagram networkDiagram() const;
    void addDevices(Diagram& picture) const;
    // 5 and 6
    void systems();
    void segmentation();
    [[nodiscard]] Table controls() const;
    [[nodiscard]] Table outOfScope() const;
    [[nodiscard]] Table heldBack() const;
    [[nodiscard]] Table upstream() const;
    [[nodiscard]] Table attempts() const;
    // 7 and 8
    void thirdParties();
    void connections();
    void addRules(scope::Boundary boundary, const char* id, const char* caption);
    void addFindings(const char* id, const char* caption,
        std::initializer_list<std::string_view> requirements, const char* none);
    // 9 to 12
    void recommendation();
    [[nodiscard]] Table measures() const;
    void addDenials();
    void addFirewallReview();
    void addAlternatives();
    void testPlan();
    void changes();
    void confirmation();
    // annexes
    void inventoryAnnex();
    void rulesAnnex();
    void proofsAnnex();
    void neverSeenAnnex();
    void decisionsAnnex();
    void closingAnnexes();

    Section& chapter(std::string title, bool landscape = false);
    Section& section(std::string title);
    void say(std::string text, Tone tone = Tone::Normal);
    template <typename T> void put(T block)
    {
        m_document.sections.back().blocks.push_back(std::move(block));
    }

    [[nodiscard]] const std::string& nameOf(std::size_t asset) const
    {
        return m_model.assets[asset].name;
    }
    [[nodiscard]] std::size_t assetOf(std::uint32_t host) const
    {
        return static_cast<std::size_t>(m_model.hosts[host].asset);
    }
    [[nodiscard]] scope::Category categoryOf(std::size_t asset) const
    {
        return m_result.assets[asset].category;
    }
    [[nodiscard]] const std::string& segmentName(std::size_t segment) const
    {
        return m_model.answers.segments[segment].name;
    }
    /// What a conversation was said to carry.
    [[nodiscard]] scope::Carries carriesOf(const scope::ModelConversation& c) const;
    [[nodiscard]] std::size_t countFindings(
        std::initializer_list<std::string_view> requirements) const;

    /// Traffic over the border of the CDE, by segments and service.
    struct BorderFlow
    {
        std::set<std::uint32_t> clients {};
        std::set<std::uint32_t> servers {};
        std::uint64_t flows = 0;
        std::int64_t last = 0;
        bool into = false;
    };
    using BorderKey = std::tuple<std::int32_t, std::int32_t, scope::Service>; ///< from, to
    void collectBorder();

    const ScopeInput& m_input;
    const scope::Model& m_model;
    const scope::Recommendation& m_plan;
    const scope::Classification& m_result;
    std::vector<scope::Finding> m_findings;
    std::vector<scope::Question> m_questions;
    std::vector<scope::Caveat> m_caveats;
    scope::TextTable m_inventory;
    scope::TextTable m_rules;
    std::map<BorderKey, BorderFlow> m_border;
    std::size_t m_taggedFlows = 0;
    std::size_t m_unstagedFlows = 0;
    Document m_document;
};

/// A table of the engine with the columns that go onto paper: name in the CSV, title, share of the
/// width. The others are in the CSV only.
[[nodiscard]] Table printedTable(const scope::TextTable& source, std::string id,
    std::string caption, const std::vector<Column>& printed);
/// `12`, `3.5 %`.
[[nodiscard]] std::string percentText(double share);
/// Time of a record to the minute, as `2026-11-02 09:30`; empty for 0.
[[nodiscard]] std::string minuteText(std::int64_t microseconds);
/// `1 system`, `3 systems`.
[[nodiscard]] std::string counted(std::size_t count, std::string_view word);

} // namespace nb::report
