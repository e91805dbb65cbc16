// SPDX-License-Identifier: GPL-3.0-or-later
// Chapters 5 to 7: systems, segmentation, third parties.
#include "core/report/scopechapters.h"

#include <algorithm>
#include <array>

namespace nb::report {

using namespace scope;

void ScopeChapters::systems()
{
    chapter("5 In-scope system components");
    say("By category; the whole inventory of 12.5.1 is annex A. PCI DSS 12.5.2, fourth element.");
    constexpr std::array kCategories {Category::Chd, Category::Contaminated, Category::Segmenting,
        Category::Security, Category::Communicating, Category::Indirect, Category::Undetermined};
    constexpr std::size_t kMost = 60;
    std::size_t number = 0;
    for (const Category category : kCategories) {
        const std::size_t count = m_result.counts[static_cast<std::size_t>(category)];
        section("5." + std::to_string(++number) + " " + std::string(toString(category)) + " ("
            + std::to_string(count) + ")");
        Table table {"", "",
            {{"name", "System", 1.5}, {"addresses", "Addresses", 1.4}, {"segment", "Segment", 1},
                {"opst", "OPST", 0.5, true}, {"owner", "Owner", 0.9},
                {"reason", "Because it", 2.8}},
            {}, "None."};
        for (std::size_t i = 0; i < m_model.assets.size() && table.rows.size() < kMost; ++i) {
            if (categoryOf(i) != category)
                continue;
            const AssetAnswer* const answer = m_model.answerOf(i);
            table.rows.push_back({nameOf(i), m_model.addressText(i), m_model.segmentText(i),
                opstCode(m_result.assets[i]), answer == nullptr ? "" : answer->owner,
                reasonText(m_model, m_result, i)});
        }
        const bool cut = count > table.rows.size();
        put(std::move(table));
        if (cut)
            say("The first " + std::to_string(kMost) + " of " + std::to_string(count)
                + "; all are in annex A.");
    }
    section("5.8 Types of system components");
    std::map<std::pair<std::string, std::string>, std::size_t> types;
    for (const auto& row : m_inventory.rows) {
        constexpr std::size_t kType = 5;
        constexpr std::size_t kCategory = 8;
        if (row[kCategory] != toString(Category::Out))
            ++types[{row[kType].empty() ? "not known" : row[kType], row[kCategory]}];
    }
    Table table {"component-types", "In-scope system component types (4.7)",
        {{"type", "Type", 1.5, true}, {"role", "Role in scope", 1.5, true},
            {"number", "Number", 0.6, true}, {"product", "Vendor, product, version", 2, true}},
        {}, "Nothing is in scope."};
    for (const auto& [key, count] : types)
        table.rows.push_back({key.first, key.second, std::to_string(count), "to be stated"});
    put(std::move(table));
}

void ScopeChapters::segmentation()
{
    chapter("6 Segmentation");
    say("What reduces the scope, and on what evidence. PCI DSS 12.5.2, fifth element; section 3.2 "
        "of the report on compliance.");
    section("6.1 Controls");
    put(controls());
    section("6.2 Not segmented from account data");
    std::map<std::pair<std::int32_t, std::int32_t>, std::size_t> contaminated;
    for (std::size_t i = 0; i < m_model.assets.size(); ++i)
        for (const Proof& proof : m_result.assets[i].proofs)
            if (categoryOf(i) == Category::Contaminated && proof.reason == Reason::Contaminated) {
                const auto& segments = m_model.assets[i].segments;
                ++contaminated[{segments.empty() ? kNone : segments.front(), proof.asset}];
                break;
            }
    Table zones {"contaminated", "",
        {{"segment", "Segment", 1.5}, {"systems", "Systems", 0.6, true},
            {"because", "Because of", 2.5}},
        {}, "Every system outside the CDE is segmented from those that handle account data."};
    for (const auto& [key, count] : contaminated)
        zones.rows.push_back(
            {key.first == kNone ? "(none)" : segmentName(static_cast<std::size_t>(key.first)),
                std::to_string(count),
                key.second == kNone ? ""
                                    : nameOf(static_cast<std::size_t>(key.second))
                        + ", with no effective control between"});
    put(std::move(zones));
    section("6.3 Out-of-scope environments");
    put(outOfScope());
    section("6.4 On hold: in scope until there is evidence");
    put(heldBack());
    section("6.5 Upstream of indirectly connected systems");
    if (m_model.answers.strictIndirect)
        say("Strict: whoever administers an indirectly connected system is in scope as one "
            "itself.");
    else
        put(upstream());
    section("6.6 Attempts and denials at the border of the CDE");
    say("What was tried and refused, or never answered, connects nobody; it is evidence that "
        "controls deny (1.3.1, 1.3.2).");
    put(attempts());
}

/// One level further than the model goes.
Table ScopeChapters::upstream() const
{
    Table table {"upstream", "Not in scope: one level beyond what the model counts",
        {{"name", "System", 1.4}, {"addresses", "Addresses", 1.4}, {"segment", "Segment", 1},
            {"administers", "Administers", 2}},
        {}, "No system administers one that is connected indirectly."};
    for (std::size_t i = 0; i < m_model.assets.size(); ++i) {
        const AssetClass& a = m_result.assets[i];
        if (a.upstream.empty() || isInScope(a.category))
            continue;
        std::string names;
        for (const std::uint32_t target : a.upstream)
            appendItem(names, nameOf(target), ", ");
        table.rows.push_back({nameOf(i), m_model.addressText(i), m_model.segmentText(i), names});
    }
    return table;
}

/// By boundary, segments and service: scans would be a book.
Table ScopeChapters::attempts() const
{
    struct Row
    {
        std::set<std::uint32_t> clients {};
        std::set<std::uint32_t> servers {};
        std::uint64_t flows = 0;
        std::int64_t last = 0;
    };
    std::map<std::tuple<bool, std::string, std::string, Service, ConvState>, Row> rows;
    for (const std::uint32_t index : attemptsOf(m_model, m_result)) {
        const ModelConversation& c = m_model.conversations[index];
        Row& row
            = rows[{isCde(categoryOf(assetOf(c.client))), m_model.segmentText(assetOf(c.client)),
                m_model.segmentText(assetOf(c.server)), c.service, c.state}];
        row.clients.insert(c.client);
        row.servers.insert(c.server);
        row.flows += m_model.traffic->conversations[c.traffic].flows;
        row.last = std::max(row.last, m_model.traffic->conversations[c.traffic].last);
    }
    Table table {"attempts", "By segments and service",
        {{"boundary", "Boundary", 0.8, true}, {"from", "From", 1.3}, {"to", "To", 1.3},
            {"service", "Service", 0.9, true}, {"seen_as", "Seen as", 0.8, true},
            {"clients", "Clients", 0.6, true}, {"servers", "Servers", 0.6, true},
            {"flows", "Flows", 0.6, true}, {"last_seen", "Last seen", 1, true}},
        {}, "None was seen. That proves nothing: nobody may have tried, or no exporter looked."};
    for (const auto& [key, row] : rows) {
        const auto& [out, from, to, service, state] = key;
        table.rows.push_back({std::string(toString(out ? Boundary::CdeOut : Boundary::CdeIn)),
            from.empty() ? "no segment" : from, to.empty() ? "no segment" : to, toString(service),
            std::string(toString(state)), std::to_string(row.clients.size()),
            std::to_string(row.servers.size()), std::to_string(row.flows), minuteText(row.last)});
    }
    return table;
}

Table ScopeChapters::controls() const
{
    Table table {"controls", "Controls between segments, as stated",
        {{"from", "Between", 1.3}, {"to", "and", 1.3}, {"kind", "Kind", 0.8, true},
            {"default_deny", "Denies by default", 0.8, true}, {"device", "Device", 1.2},
            {"tested", "Tested", 0.9, true}, {"holds", "Counts as tested", 0.9, true}},
        {}, "No control was stated: nothing is segmented."};
    for (const ControlAnswer& c : m_model.answers.controls)
        table.rows.push_back(
            {c.everyOtherPair() ? "every other pair" : c.from, c.to, std::string(toString(c.kind)),
                c.defaultDeny ? (*c.defaultDeny ? "yes" : "no") : "not stated", c.device,
                c.tested ? toString(*c.tested) : "never",
                m_model.inTime(c.tested) ? "yes"
                    : c.tested           ? "no: too long ago"
                                         : "no"});
    return table;
}

Table ScopeChapters::outOfScope() const
{
    Table table {"out-of-scope", "Systems out of scope, by segment",
        {{"segment", "Segment", 1.3}, {"confirmed", "Confirmed", 0.7, true},
            {"candidate", "Candidate", 0.7, true}, {"exception", "Exception", 0.7, true},
            {"with_condition", "With condition", 0.7, true}, {"why", "Justification", 2.6, true}},
        {}, "Nothing is out of scope."};
    struct Count
    {
        std::array<std::size_t, 5> states {};
        std::size_t conditions = 0;
    };
    std::map<std::string, Count> counts;
    for (std::size_t i = 0; i < m_model.assets.size(); ++i) {
        if (categoryOf(i) != Category::Out)
            continue;
        Count& count = counts[m_model.segmentText(i)];
        ++count.states[static_cast<std::size_t>(m_result.assets[i].state)];
        count.conditions += m_result.assets[i].conditions.empty() ? 0 : 1;
    }
    for (const auto& [segment, count] : counts) {
        const std::size_t confirmed = count.states[static_cast<std::size_t>(AssetState::Confirmed)];
        const std::size_t candidate = count.states[static_cast<std::size_t>(AssetState::Candidate)];
        const std::size_t exception = count.states[static_cast<std::size_t>(AssetState::Exception)];
        std::string why;
        if (confirmed != 0)
            appendItem(
                why, "confirmed: tested control, full visibility, no account data (E1, E2)", "; ");
        if (candidate != 0)
            appendItem(why,
                "candidate: no connection with the CDE seen, evidence incomplete (annex C)", "; ");
        if (exception != 0)
            appendItem(why, "exception: only receives from the CDE, documented (annex E)", "; ");
        if (count.conditions != 0)
            appendItem(why,
                "condition: controls on connected systems must prevent a path to the CDE, verified "
                "yearly",
                "; ");
        table.rows.push_back({segment.empty() ? "(none)" : segment, std::to_string(confirmed),
            std::to_string(candidate), std::to_string(exception), std::to_string(count.conditions),
            why});
    }
    return table;
}

Table ScopeChapters::heldBack() const
{
    Table table {"hold", "",
        {{"name", "System", 1.4}, {"segment", "Segment", 1}, {"reason", "Open because", 2},
            {"settled_by", "Settled by", 2.2}, {"owner", "Owner", 0.8},
            {"until", "Until", 0.7, true}},
        {}, "Nothing is on hold."};
    for (std::size_t i = 0; i < m_model.assets.size(); ++i) {
        if (categoryOf(i) != Category::Undetermined)
            continue;
        std::string changes;
        for (const std::string& text : changesText(m_model, m_result, i))
            appendItem(changes, text, "; ");
        const AssetAnswer* const answer = m_model.answerOf(i);
        table.rows.push_back({nameOf(i), m_model.segmentText(i), reasonText(m_model, m_result, i),
            changes, answer == nullptr ? "" : answer->owner, ""});
    }
    return table;
}

void ScopeChapters::thirdParties()
{
    chapter("7 Third-party connections");
    say("Systems outside that exchange traffic with systems in scope, beside the register. "
        "PCI DSS 12.5.2, sixth element; 12.8.");
    struct Peer
    {
        std::set<std::string> addresses {};
        std::set<std::string> services {};
        std::set<std::size_t> ours {};
        bool cde = false;
        bool begins = false;
    };
    std::map<std::string, Peer> peers; ///< by name of the party; empty: in no register
    std::map<std::string, Peer> unknown; ///< peers of the CDE by address, others together
    for (const ModelConversation& c : m_model.conversations) {
        if (!c.visible() || m_model.hosts[c.client].asset == kNone
            || m_model.hosts[c.server].asset == kNone)
            continue;
        const bool begins = m_model.assets[assetOf(c.client)].external;
        const std::uint32_t peer = begins ? c.client : c.server;
        const std::size_t ours = assetOf(begins ? c.server : c.client);
        if (!m_model.assets[assetOf(peer)].external || !isInScope(categoryOf(ours)))
            continue;
        const ThirdParty* const party = m_model.thirdPartyOf(m_model.hosts[peer].address);
        const std::string address = m_model.hosts[peer].address.toString();
        Peer& entry = party != nullptr ? peers[party->name]
            : isCde(categoryOf(ours))  ? unknown[address]
                                       : unknown["with " + nameOf(ours)];
        entry.addresses.insert(address);
        entry.services.insert(toString(c.service));
        entry.ours.insert(ours);
        entry.cde = entry.cde || isCde(categoryOf(ours));
        entry.begins = entry.begins || begins;
    }
    const auto list = [](const std::set<std::string>& texts) {
        constexpr std::size_t kMost = 6;
        std::string text;
        std::size_t count = 0;
        for (const std::string& item : texts)
            if (++count <= kMost)
                appendItem(text, item, ", ");
        if (count > kMost)
            text += " and " + std::to_string(count - kMost) + " more";
        return text;
    };
    Table table {"third-parties", "",
        {{"party", "Party", 1.3}, {"registered", "Registered", 0.7, true},
            {"aoc", "AOC of", 0.8, true}, {"addresses", "Addresses", 1.6},
            {"with", "With ours", 1.5}, {"cde", "CDE", 0.4, true},
            {"begun_by", "Begun by", 0.6, true}, {"services", "Services", 1.2, true}},
        {},
        "No system in scope exchanged traffic with the outside, and no third party is registered."};
    const auto addRow = [&](const std::string& name, const Peer& peer, const ThirdParty* party) {
        std::set<std::string> ours;
        for (const std::size_t asset : peer.ours)
            ours.insert(nameOf(asset));
        table.rows.push_back({name, party != nullptr ? "yes" : "no",
            party == nullptr ? ""
                : party->aoc ? toString(*party->aoc)
                             : "none",
            list(peer.addresses), list(ours), peer.cde ? "yes" : "no",
            peer.addresses.empty() ? "not seen"
                : peer.begins      ? "them"
                                   : "us",
            list(peer.services)});
    };
    for (const ThirdParty& party : m_model.answers.thirdParties)
        addRow(party.name, peers[party.name], &party);
    for (const auto& [name, peer] : unknown)
        addRow("not registered", peer, nullptr);
    put(std::move(table));
}

} // namespace nb::report
