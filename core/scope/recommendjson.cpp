// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/jsonwriter.h"
#include "core/scope/recommend.h"

#include <cstdio>

namespace nb::scope {

namespace {

class RecommendationWriter
{
public:
    explicit RecommendationWriter(const Recommendation& r)
        : m_r(r)
        , m_model(r.planned)
    {
    }
    std::string write();

private:
    void writeMoves();
    void writeZones();
    void writeRule(const Rule& rule, const std::vector<Triple>& triples);
    void writeRules(
        std::string_view name, const std::vector<Rule>& rules, const std::vector<Triple>& triples);
    void writeEvidence(const Rule& rule, const std::vector<Triple>& triples);
    void writeCurve();
    void writeMeasures();
    void writeCategories(
        std::string_view name, const std::array<std::size_t, kCategoryCount>& counts);
    void writeClosing();
    void writeAlternatives();
    void writeResidual();
    void writeTime(std::string_view name, std::int64_t time);
    [[nodiscard]] std::string address(std::uint32_t host) const
    {
        return m_model.hosts[host].address.toString();
    }
    [[nodiscard]] std::vector<std::string> addresses(const std::vector<std::uint32_t>& hosts) const
    {
        std::vector<std::string> texts;
        for (const std::uint32_t host : hosts)
            texts.push_back(address(host));
        return texts;
    }
    [[nodiscard]] static std::vector<std::string> texts(const std::vector<IpPrefix>& networks)
    {
        std::vector<std::string> texts;
        for (const IpPrefix& network : networks)
            texts.push_back(network.toString());
        return texts;
    }
    [[nodiscard]] std::vector<std::string> zones(const std::vector<std::int32_t>& indexes) const
    {
        std::vector<std::string> texts;
        for (const std::int32_t zone : indexes)
            texts.push_back(m_r.triples.zoneNames[static_cast<std::size_t>(zone)]);
        return texts;
    }
    [[nodiscard]] std::vector<std::string> names(const std::vector<std::uint32_t>& assets) const
    {
        std::vector<std::string> texts;
        for (const std::uint32_t asset : assets)
            texts.push_back(m_model.assets[asset].name);
        return texts;
    }

    const Recommendation& m_r;
    const Model& m_model;
    JsonWriter m_json;
};

void RecommendationWriter::writeTime(std::string_view name, std::int64_t time)
{
    m_json.key(name);
    if (time == 0)
        m_json.null();
    else
        m_json.text(toString(fromMicroseconds(time)));
}

void RecommendationWriter::writeMoves()
{
    m_json.texts("enclave", names(m_r.enclave));
    m_json.key("moves").beginArray();
    for (const Move& move : m_r.moves) {
        m_json.beginObject().key("asset").text(m_model.assets[move.asset].name);
        m_json.key("ip").text(m_model.addressText(move.asset));
        m_json.key("from").text(move.from).key("to").text(move.to);
        m_json.key("why").text(move.why).endObject();
    }
    m_json.endArray();
}

void RecommendationWriter::writeZones()
{
    m_json.key("zones").beginArray();
    for (const TargetZone& zone : m_r.zones)
        m_json.beginObject()
            .key("name")
            .text(zone.name)
            .texts("assets", names(zone.assets))
            .endObject();
    m_json.endArray();
}

void RecommendationWriter::writeEvidence(const Rule& rule, const std::vector<Triple>& triples)
{
    m_json.key("evidence").beginObject().key("observed").number(rule.triples.size());
    m_json.key("permitted").number(cellsOf(rule.box));
    m_json.key("hits").number(rule.hits).key("bytes").number(rule.bytes);
    writeTime("first_seen", rule.first);
    writeTime("last_seen", rule.last);
    m_json.key("triples").beginArray();
    for (const std::uint32_t index : rule.triples) {
        const Triple& t = triples[index];
        m_json.beginArray(true).text(address(t.cell.source)).text(address(t.cell.destination));
        m_json.text(toString(t.cell.service)).number(t.hits).endArray();
    }
    m_json.endArray().endObject();
}

void RecommendationWriter::writeRule(const Rule& rule, const std::vector<Triple>& triples)
{
    m_json.beginObject().key("id").text(rule.id);
    m_json.texts("sources", addresses(rule.box.sources));
    m_json.texts("destinations", addresses(rule.box.destinations));
    if (rule.addresses > 0) {
        if (!rule.sourceNetworks.empty())
            m_json.texts("source_networks", texts(rule.sourceNetworks));
        if (!rule.destinationNetworks.empty())
            m_json.texts("destination_networks", texts(rule.destinationNetworks));
        m_json.key("address_slack").real(rule.slack / rule.addresses);
    }
    std::vector<std::string> services;
    for (const Service& service : rule.box.services)
        services.push_back(toString(service));
    m_json.texts("services", services);
    m_json.key("boundary").text(toString(rule.boundary));
    m_json.texts("from_zones", zones(rule.fromZones)).texts("to_zones", zones(rule.toZones));
    m_json.key("range").boolean(rule.range);
    m_json.key("permissiveness").number(rule.permissiveness);
    writeEvidence(rule, triples);
    m_json.key("never_seen").beginArray();
    for (const Cell& cell : rule.neverSeen)
        m_json.beginObject()
            .key("source")
            .text(address(cell.source))
            .key("destination")
            .text(address(cell.destination))
            .key("service")
            .text(toString(cell.service))
            .endObject();
    m_json.endArray().endObject();
}

void RecommendationWriter::writeRules(
    std::string_view name, const std::vector<Rule>& rules, const std::vector<Triple>& triples)
{
    m_json.key(name).beginArray();
    for (const Rule& rule : rules)
        writeRule(rule, triples);
    m_json.endArray();
}

void RecommendationWriter::writeCurve()
{
    m_json.key("curve").beginArray();
    for (const CurvePoint& point : m_r.curve)
        m_json.beginObject()
            .key("rules")
            .number(point.rules)
            .key("over_permission")
            .real(point.overPermission)
            .endObject();
    m_json.endArray();
}

void RecommendationWriter::writeCategories(
    std::string_view name, const std::array<std::size_t, kCategoryCount>& counts)
{
    m_json.key(name).beginObject();
    for (std::size_t c = 0; c < kCategoryCount; ++c)
        m_json.key(toString(static_cast<Category>(c))).number(counts[c]);
    m_json.endObject();
}

void RecommendationWriter::writeMeasures()
{
    const Measures& m = m_r.measures;
    m_json.key("measures").beginObject();
    m_json.key("coverage").real(m.coverage).key("rejected_leak").real(m.rejectedLeak);
    m_json.key("over_permission").real(m.overPermission);
    m_json.key("over_permitted").number(m.extra).key("accepted").number(m.accepted);
    m_json.key("allowed").number(m.allowed).key("rules").number(m.rules);
    m_json.key("boundaries").beginObject();
    for (std::size_t b = 0; b < kBoundaryCount; ++b)
        m_json.key(toString(static_cast<Boundary>(b)))
            .beginObject()
            .key("rules")
            .number(m.rulesOf[b])
            .key("coverage")
            .real(m.coverageOf[b])
            .key("over_permission")
            .real(m.overPermissionOf[b])
            .endObject();
    m_json.endObject();
    m_json.key("address_slack").real(m.addressSlack);
    m_json.key("exposure_reduction").real(m.exposureReduction);
    m_json.key("hosts").number(m.hosts).key("services").number(m.services);
    m_json.key("objects").number(m.objects);
    m_json.key("reach_cde_before").number(m.reachBefore);
    m_json.key("reach_cde_after").number(m.reachAfter);
    m_json.key("in_scope_before").number(m.inScopeBefore);
    m_json.key("in_scope_after").number(m.inScopeAfter);
    m_json.key("in_scope_best").number(m_r.after.inScopeBest);
    m_json.key("in_scope_worst").number(m_r.after.inScopeWorst);
    writeCategories("categories_before", m.before);
    writeCategories("categories_after", m.after);
    m_json.key("effort_before").real(m.effortBefore).key("effort_after").real(m.effortAfter);
    m_json.key("moves").number(m.moves).key("holes").number(m.holes);
    m_json.key("undecided").number(m_r.triples.undecided.size());
    m_json.key("generalisation").real(m.generalisation);
    m_json.key("new_denials_per_day").real(m.newDenialsPerDay).endObject();
}

void RecommendationWriter::writeClosing()
{
    m_json.key("close_flows").beginArray();
    for (const CloseProposal& proposal : m_r.closeFlows) {
        m_json.beginObject().key("flows").beginArray();
        for (const std::uint32_t index : proposal.conversations) {
            const ModelConversation& c = m_model.conversations[index];
            m_json.beginObject().key("client").text(address(c.client));
            m_json.key("server").text(address(c.server));
            m_json.key("service").text(toString(c.service)).endObject();
        }
        m_json.endArray().texts("lost", names(proposal.lost)).endObject();
    }
    m_json.endArray();
}

void RecommendationWriter::writeAlternatives()
{
    m_json.key("alternatives").beginArray();
    for (const Alternative& a : m_r.alternatives) {
        m_json.beginObject().key("kind").text(toString(a.kind)).key("subject").text(a.subject);
        m_json.key("recommended").boolean(a.recommended).key("moves").number(a.moves);
        m_json.key("added").number(a.added).texts("lost", names(a.lost));
        m_json.key("holes_less").number(a.holes).key("text").text(alternativeText(a)).endObject();
    }
    m_json.endArray();
}

/// What is in no rule, and has to be looked at.
void RecommendationWriter::writeResidual()
{
    const auto flows = [this](const std::vector<std::uint32_t>& conversations) {
        std::vector<std::string> texts;
        for (const std::uint32_t index : conversations)
            texts.push_back(conversationText(m_model, index));
        return texts;
    };
    m_json.texts("undecided", flows(m_r.triples.undecided));
    m_json.texts("blocked", flows(m_r.triples.forbidden));
    std::vector<std::uint32_t> rejected;
    std::vector<std::uint32_t> fresh;
    for (const Denial& denial : m_r.denials)
        if (denial.reason == DenialReason::Rejected)
            rejected.push_back(denial.conversation);
        else if (denial.reason == DenialReason::New)
            fresh.push_back(denial.conversation);
    m_json.texts("rejected_seen", flows(rejected)).texts("new_in_hold_out", flows(fresh));
    m_json.key("noise").number(m_r.triples.noise.size());
}

std::string RecommendationWriter::write()
{
    m_json.beginObject();
    writeMoves();
    writeZones();
    writeRules("rules", m_r.rules, m_r.triples.accepted);
    writeRules("inside", m_r.inside, m_r.triples.inside);
    writeCurve();
    writeMeasures();
    writeClosing();
    writeAlternatives();
    writeResidual();
    return m_json.endObject().take();
}

} // namespace

std::string toJson(const Recommendation& recommendation)
{
    return RecommendationWriter(recommendation).write();
}

} // namespace nb::scope
