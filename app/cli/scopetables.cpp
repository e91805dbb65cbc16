// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/scopetables.h"

namespace nb::cli {

namespace {

std::string joined(const std::vector<std::string>& texts)
{
    std::string all;
    for (const std::string& text : texts)
        all += (all.empty() ? "" : "; ") + text;
    return all;
}

} // namespace

ResultTable classTable(const scope::Model& model, const scope::Classification& result, bool why)
{
    ResultTable table;
    for (const char* const name :
        {"asset", "ip", "segment", "category", "state", "pci_ssc", "opst"})
        table.columns.push_back({name, CellType::Text});
    table.columns.push_back({"in_scope", CellType::Boolean});
    table.columns.push_back({"reason", CellType::Text});
    if (why) {
        table.columns.push_back({"proofs", CellType::Text});
        table.columns.push_back({"changes", CellType::Text});
    }
    for (std::size_t i = 0; i < model.assets.size(); ++i) {
        const scope::AssetClass& a = result.assets[i];
        std::vector<std::string> row {model.assets[i].name, model.addressText(i),
            model.segmentText(i), std::string(toString(a.category)), std::string(toString(a.state)),
            pciCategory(a), opstCode(a), isInScope(a.category) ? "true" : "false",
            reasonText(model, result, i)};
        if (why) {
            std::vector<std::string> proofs;
            for (const scope::Proof& proof : a.proofs)
                proofs.push_back(proofText(model, i, proof));
            row.push_back(joined(proofs));
            row.push_back(joined(changesText(model, result, i)));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

ResultTable questionTable(const std::vector<scope::Question>& questions)
{
    ResultTable table;
    table.columns = {{"kind", CellType::Text}, {"subject", CellType::Text},
        {"dependants", CellType::Number}, {"text", CellType::Text}};
    for (const scope::Question& q : questions)
        table.rows.push_back({q.kind, q.subject, std::to_string(q.dependants), q.text});
    return table;
}

ResultTable findingTable(const std::vector<scope::Finding>& findings)
{
    ResultTable table;
    for (const char* const name : {"severity", "requirement", "subject", "text"})
        table.columns.push_back({name, CellType::Text});
    for (const scope::Finding& f : findings)
        table.rows.push_back({std::string(toString(f.severity)), f.requirement, f.subject, f.text});
    return table;
}

ResultTable caveatTable(const std::vector<scope::Caveat>& caveats)
{
    ResultTable table;
    for (const char* const name : {"caveat", "subject", "value", "text"})
        table.columns.push_back({name, CellType::Text});
    for (const scope::Caveat& c : caveats)
        table.rows.push_back({c.kind, c.subject, c.value, c.text});
    return table;
}

ResultTable textTable(const scope::TextTable& table)
{
    ResultTable result;
    for (const std::string& name : table.columns)
        result.columns.push_back({name, CellType::Text});
    result.rows = table.rows;
    return result;
}

} // namespace nb::cli
