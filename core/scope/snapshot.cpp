// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/snapshot.h"

#include "core/scope/jsonreader.h"
#include "core/scope/jsonwriter.h"
#include "core/scope/ruletable.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>
#include <set>

namespace nb::scope {

namespace {

std::string boxText(const Model& model, const Rule& rule)
{
    std::string text = sideText(model, rule.box.sources, rule.sourceNetworks);
    text += " -> ";
    text += sideText(model, rule.box.destinations, rule.destinationNetworks);
    for (const Service& service : rule.box.services)
        appendItem(text, toString(service));
    return text;
}

/// Segments with a visible flow to or from the CDE.
std::vector<std::string> connectedSegments(const Model& model, const Classification& result)
{
    std::set<std::string> names;
    for (const ModelConversation& c : model.conversations) {
        if (!c.visible() || c.verdict == Verdict::Exception)
            continue;
        const auto cde = [&](std::uint32_t host) {
            return isCde(result.assets[static_cast<std::size_t>(model.hosts[host].asset)].category);
        };
        if (cde(c.client) == cde(c.server))
            continue;
        const std::int32_t segment = model.hosts[cde(c.client) ? c.server : c.client].segment;
        names.insert(segment == kNone
                ? std::string("(outside)")
                : model.answers.segments[static_cast<std::size_t>(segment)].name);
    }
    return {names.begin(), names.end()};
}

void addRow(
    TextTable& table, std::string kind, std::string subject, std::string before, std::string after)
{
    table.rows.push_back(
        {std::move(kind), std::move(subject), std::move(before), std::move(after)});
}

std::string categoryText(const Snapshot::AssetEntry& entry)
{
    return entry.state.empty() ? entry.category : entry.category + " (" + entry.state + ")";
}

void compareAssets(TextTable& table, const Snapshot& before, const Snapshot& after)
{
    std::set<std::string> names;
    for (const auto& [name, entry] : before.assets)
        names.insert(name);
    for (const auto& [name, entry] : after.assets)
        names.insert(name);
    for (const std::string& name : names) {
        const auto a = before.assets.find(name);
        const auto b = after.assets.find(name);
        const std::string was = a == before.assets.end() ? "" : categoryText(a->second);
        const std::string is = b == after.assets.end() ? "" : categoryText(b->second);
        if (was != is)
            addRow(table,
                was.empty()      ? "asset added"
                    : is.empty() ? "asset removed"
                                 : "asset changed",
                name, was, is);
    }
}

std::string signedDifference(std::size_t before, std::size_t after)
{
    std::string text(1, after >= before ? '+' : '-');
    text += std::to_string(after >= before ? after - before : before - after);
    return text;
}

void compareCounts(TextTable& table, const Snapshot& before, const Snapshot& after)
{
    for (const auto& [category, count] : after.counts) {
        const auto at = before.counts.find(category);
        const std::size_t was = at == before.counts.end() ? 0 : at->second;
        if (was != count)
            addRow(table, "count", category + " " + signedDifference(was, count),
                std::to_string(was), std::to_string(count));
    }
}

void compareRules(TextTable& table, const Snapshot& before, const Snapshot& after)
{
    for (const auto& [rule, boundary] : before.rules)
        if (!after.rules.contains(rule))
            addRow(table, "rule removed", rule, boundary, "");
    for (const auto& [rule, boundary] : after.rules)
        if (!before.rules.contains(rule))
            addRow(table, "rule added", rule, "", boundary);
}

/// New networks connected, new account data, another entity type: what asks for a new confirmation.
std::string significance(const Snapshot& before, const Snapshot& after)
{
    std::string why;
    for (const std::string& segment : after.connectedSegments)
        if (!std::ranges::binary_search(before.connectedSegments, segment)) {
            appendItem(why, "new segment connected", ", ");
            break;
        }
    for (const auto& [name, entry] : after.assets) {
        const auto at = before.assets.find(name);
        if (entry.category == "CDE/CHD"
            && (at == before.assets.end() || at->second.category != "CDE/CHD")) {
            appendItem(why, "new account data system", ", ");
            break;
        }
    }
    const auto segmenting = [](const Snapshot& s) {
        const auto at = s.counts.find("Segmenting");
        return at == s.counts.end() ? std::size_t {0} : at->second;
    };
    if (segmenting(before) != segmenting(after))
        appendItem(why, "segmentation changed", ", ");
    return why;
}

} // namespace

std::string rulesHashOf(const Recommendation& r)
{
    std::set<std::string> texts;
    for (const Rule& rule : r.rules)
        texts.insert(boxText(r.planned, rule));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const std::string& text : texts)
        hash.addData(QByteArray::fromStdString(text + "\n"));
    return hash.result().toHex().toStdString();
}

Snapshot freeze(const Model& model, const Recommendation& r, const std::string& name)
{
    Snapshot s;
    s.name = name;
    s.asOf = toString(model.asOf);
    s.nextDue = toString(monthsLater(model.asOf, model.testMonths()));
    s.entity = model.answers.entity.name;
    s.serviceProvider = model.answers.entity.serviceProvider;
    for (std::size_t i = 0; i < model.assets.size(); ++i) {
        const AssetClass& a = r.before.assets[i];
        if (model.assets[i].external)
            continue;
        std::string key = model.assets[i].name;
        if (const std::string ip = model.addressText(i); !ip.empty() && ip != key)
            key += " " + ip;
        s.assets[key] = {std::string(toString(a.category)), std::string(toString(a.state)),
            model.segmentText(i)};
    }
    for (std::size_t c = 0; c < kCategoryCount; ++c)
        s.counts[std::string(toString(static_cast<Category>(c)))] = r.before.counts[c];
    s.counts["in scope"] = r.before.inScope;
    for (const Rule& rule : r.rules)
        s.rules[boxText(r.planned, rule)] = std::string(toString(rule.boundary));
    s.connectedSegments = connectedSegments(model, r.before);
    s.answers = toJson(model.answers);
    s.rulesHash = rulesHashOf(r);
    return s;
}

std::string toJson(const Snapshot& s)
{
    JsonWriter json;
    json.beginObject().key("snapshot").text(s.name).key("as_of").text(s.asOf);
    json.key("next_due").text(s.nextDue).key("entity").text(s.entity);
    json.key("service_provider").boolean(s.serviceProvider).key("assets").beginArray();
    for (const auto& [name, entry] : s.assets)
        json.beginArray(true)
            .text(name)
            .text(entry.category)
            .text(entry.state)
            .text(entry.segment)
            .endArray();
    json.endArray().key("rules").beginArray();
    for (const auto& [rule, boundary] : s.rules)
        json.beginArray(true).text(rule).text(boundary).endArray();
    json.endArray().key("counts").beginObject();
    for (const auto& [category, count] : s.counts)
        json.key(category).number(count);
    json.endObject().texts("connected_segments", s.connectedSegments);
    json.key("rules_sha256").text(s.rulesHash).key("answers").text(s.answers);
    return json.endObject().take();
}

Result<Snapshot> snapshotFromJson(std::string_view text)
{
    QJsonParseError error {};
    const auto document = QJsonDocument::fromJson(
        QByteArray(text.data(), static_cast<qsizetype>(text.size())), &error);
    const QJsonObject o = document.object();
    if (error.error != QJsonParseError::NoError || !o.contains(QLatin1String("snapshot")))
        return Error {ErrorCode::Invalid, "not a frozen scope"};
    const auto member = [&o](const char* name) { return o.value(QLatin1String(name)); };
    const auto textOf = [](const QJsonValue& value) { return value.toString().toStdString(); };
    Snapshot s;
    s.name = textOf(member("snapshot"));
    s.asOf = textOf(member("as_of"));
    s.nextDue = textOf(member("next_due"));
    s.entity = textOf(member("entity"));
    s.serviceProvider = member("service_provider").toBool();
    for (const QJsonValue& row : member("assets").toArray()) {
        const QJsonArray cells = row.toArray();
        s.assets[textOf(cells.at(0))]
            = {textOf(cells.at(1)), textOf(cells.at(2)), textOf(cells.at(3))};
    }
    for (const QJsonValue& row : member("rules").toArray())
        s.rules[textOf(row.toArray().at(0))] = textOf(row.toArray().at(1));
    const QJsonObject counts = member("counts").toObject();
    for (auto it = counts.begin(); it != counts.end(); ++it)
        s.counts[it.key().toStdString()]
            = static_cast<std::size_t>(std::max(it.value().toDouble(), 0.0));
    for (const QJsonValue& name : member("connected_segments").toArray())
        s.connectedSegments.push_back(textOf(name));
    std::ranges::sort(s.connectedSegments);
    s.rulesHash = textOf(member("rules_sha256"));
    s.answers = textOf(member("answers"));
    return s;
}

TextTable difference(const Snapshot& before, const Snapshot& after)
{
    TextTable table;
    table.columns = {"kind", "subject", "before", "after"};
    compareCounts(table, before, after);
    compareAssets(table, before, after);
    compareRules(table, before, after);
    for (const std::string& segment : after.connectedSegments)
        if (!std::ranges::binary_search(before.connectedSegments, segment))
            addRow(table, "segment connected", segment, "", "connected");
    for (const std::string& segment : before.connectedSegments)
        if (!std::ranges::binary_search(after.connectedSegments, segment))
            addRow(table, "segment disconnected", segment, "connected", "");
    const std::string why = significance(before, after);
    addRow(table, "significant change", why, "", why.empty() ? "no" : "yes (" + why + ")");
    addRow(table, "due date", after.serviceProvider ? "6 months" : "12 months", before.nextDue,
        after.nextDue);
    return table;
}

} // namespace nb::scope
