// SPDX-License-Identifier: GPL-3.0-or-later
// Annexes A to H.
#include "core/report/scopechapters.h"
#include "core/scope/snapshot.h"

#include <algorithm>

namespace nb::report {

using namespace scope;

void ScopeChapters::inventoryAnnex()
{
    chapter("A Inventory", true);
    Table table = printedTable(m_inventory, "inventory",
        "Inventory of 12.5.1: " + counted(m_inventory.rows.size(), "system"),
        {{"id", "Id", 0.6, true}, {"name", "Name", 1.5}, {"addresses", "Addresses", 1.4},
            {"segment", "Segment", 1.1}, {"type", "Type", 0.9, true},
            {"function", "Function, as seen", 1.4, true}, {"owner", "Owner", 0.9},
            {"category", "Category", 1.2, true}, {"opst", "OPST", 0.5, true},
            {"account_data", "Acc. data", 0.6, true}, {"evidence", "Evid.", 0.5, true},
            {"status", "Status", 0.9, true}});
    table.empty = "Nothing of the entity was observed or stated.";
    put(std::move(table));
}

void ScopeChapters::rulesAnnex()
{
    chapter("B Rules with their evidence", true);
    Table table = printedTable(m_rules, "rules",
        counted(m_rules.rows.size(), "rule") + " at all boundaries",
        {{"id", "Rule", 0.5, true}, {"boundary", "Boundary", 0.7, true},
            {"source_group", "From zone", 1}, {"source", "Source", 1.6},
            {"destination_group", "To zone", 1}, {"destination", "Destination", 1.6},
            {"protocol", "Proto.", 0.5, true}, {"ports", "Ports", 0.8, true},
            {"devices", "Devices", 0.8}, {"first_seen", "First seen", 0.8, true},
            {"last_seen", "Last seen", 0.8, true}, {"hits_per_day", "Flows a day", 0.6, true},
            {"observed", "Seen", 0.5, true}, {"permitted", "Permitted", 0.6, true},
            {"next_review", "Next review", 0.8, true}});
    table.empty = "No rule is needed.";
    put(std::move(table));
}

void ScopeChapters::neverSeenAnnex()
{
    chapter("D Permitted and never seen", true);
    Table unseen {"never-seen", "",
        {{"rule", "Rule", 0.5, true}, {"source", "Source", 2}, {"destination", "Destination", 2},
            {"service", "Service", 1, true}},
        {}, "The rules permit nothing that was not seen."};
    const auto text = [this](std::uint32_t host) {
        const std::string address = m_plan.planned.hosts[host].address.toString();
        const std::string& name = m_plan.planned.nameOfHost(host);
        return name == address ? address : name + " " + address;
    };
    for (const Rule& rule : m_plan.rules)
        for (const Cell& cell : rule.neverSeen)
            unseen.rows.push_back(
                {rule.id, text(cell.source), text(cell.destination), toString(cell.service)});
    put(std::move(unseen));
}

void ScopeChapters::proofsAnnex()
{
    chapter("C Proofs for each system", true);
    Table table {"proofs", "Why each system is what it is, and what would change it",
        {{"id", "Id", 0.5, true}, {"name", "System", 1.4}, {"category", "Category", 1.1, true},
            {"state", "State", 0.7, true}, {"proof", "Proof: the first decides", 3.6},
            {"change", "What would change it", 2.6}},
        {}, "Nothing of the entity was observed or stated."};
    std::size_t row = 0;
    for (std::size_t i = 0; i < m_model.assets.size(); ++i) {
        if (m_model.assets[i].external)
            continue;
        const AssetClass& a = m_result.assets[i];
        constexpr std::size_t kMost = 6;
        std::string proofs;
        for (std::size_t p = 0; p < std::min(kMost, a.proofs.size()); ++p)
            appendItem(proofs, proofText(m_model, i, a.proofs[p]), "; ");
        if (a.proofs.size() > kMost)
            proofs += "; and " + std::to_string(a.proofs.size() - kMost) + " more";
        if (!a.conditions.empty()) {
            const std::string reason = reasonText(m_model, m_result, i);
            if (const std::size_t at = reason.find("condition:"); at != std::string::npos)
                appendItem(proofs, std::string_view(reason).substr(at), "; ");
        }
        const std::vector<std::string> all = changesText(m_model, m_result, i);
        std::string changes;
        for (std::size_t c = 0; c < std::min(kMost, all.size()); ++c)
            appendItem(changes, all[c], "; ");
        if (all.size() > kMost)
            changes += "; and " + std::to_string(all.size() - kMost) + " more";
        table.rows.push_back({m_inventory.rows[row++].front(), nameOf(i),
            std::string(toString(a.category)), std::string(toString(a.state)), proofs, changes});
    }
    put(std::move(table));
}

void ScopeChapters::decisionsAnnex()
{
    chapter("E Decisions", true);
    Table table {"decisions", "Decisions over flows, as stated",
        {{"client", "Client", 1.3}, {"server", "Server", 1.3}, {"service", "Service", 0.9, true},
            {"decision", "Decision", 0.8, true}, {"account_data", "Account data", 0.7, true},
            {"justification", "Justification", 2.4}, {"evidence", "Evidence", 1},
            {"channel", "Channel", 0}, {"stages", "Stages", 0, true}},
        {}, "No decision was taken; undecided flows are in no rule."};
    for (const Decision& d : m_model.answers.decisions)
        table.rows.push_back({d.client.toString(), d.server.toString(),
            !d.protocol   ? std::string("any")
                : !d.port ? d.protocol->toString()
                          : toString(serviceOf(*d.protocol, *d.port)),
            std::string(toString(d.verdict)), std::string(toString(d.accountData)), d.justification,
            d.evidence, d.channel, stagesText(d.stages)});
    put(std::move(table));
}

void ScopeChapters::closingAnnexes()
{
    chapter("F Files");
    Table files {"files", "What was read and what was written, by its hash",
        {{"what", "What", 0.7, true}, {"file", "File", 1.6}, {"hash", "Hash", 3, true}}, {}, {}};
    for (const std::string& source : m_input.sources) {
        const std::size_t blank = source.rfind(' ');
        files.rows.push_back({"imported", source.substr(0, blank),
            blank == std::string::npos ? "" : source.substr(blank + 1)});
    }
    files.rows.push_back({"rules", "what all rules permit", rulesHashOf(m_plan)});
    for (const auto& [name, hash] : m_input.files)
        files.rows.push_back({"written", name, hash});
    put(std::move(files));

    chapter("G Glossary");
    put(Table {"", "", {{"term", "Term", 1.2, true}, {"meaning", "Meaning", 4, true}},
        {{"CDE",
             "Cardholder data environment: systems that handle account data, and all that is not "
             "segmented from them."},
            {"CDE/CHD", "Stores, processes or transmits account data."},
            {"CDE/Contaminated",
                "No account data, and no effective control between it and a system that has some."},
            {"Segmenting", "Provides the segmentation."},
            {"Connected/Security",
                "Serves the security of the CDE: names, time, logs, authentication, updates."},
            {"Connected/Communicating",
                "Exchanges traffic with the CDE through a control, whichever side begins."},
            {"Connected/Indirectly",
                "Reaches a connected system in a way that could lead on to the CDE, for example to "
                "administer it."},
            {"Undetermined (hold)", "In scope until there is evidence."},
            {"Out (candidate)", "No connection seen, evidence incomplete: not to be relied on."},
            {"Out (confirmed)", "Every condition of chapter 2 is met."},
            {"Boundary", "What a flow crosses, seen from the CDE: in, out, within, elsewhere."},
            {"Over-permission", "Share of what rules permit that was never seen and accepted."}},
        {}});

    chapter("H Licences and attribution");
    say("The categories and the order of the questions follow \"PCI DSS Scoping Model and "
        "Approach\", version 1.3 (August 2022), by Yves Desharnais, PCI Resources, published "
        "under CC BY-SA 4.0 (creativecommons.org/licenses/by-sa/4.0). Changed: described in other "
        "words, with states, evidence and caveats added, and applied by program to observed "
        "flows. The author does not endorse it.");
    say("PCI DSS is a standard of the PCI Security Standards Council, which has not reviewed this "
        "document. Requirements are cited by number and paraphrased.");
    say(std::string("Made with NetBehave ") + NB_VERSION
        + ", free software under the GNU General Public License, version 3 or later.");
}

} // namespace nb::report
