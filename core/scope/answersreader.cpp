// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/trimmed.h"
#include "core/scope/answers.h"
#include "core/scope/firewall/firewalljson.h"
#include "core/scope/jsonkeys.h"
#include "core/scope/jsonreader.h"

#include <QJsonDocument>

#include <algorithm>
#include <set>

namespace nb::scope {

namespace {

class AnswersReader
{
public:
    explicit AnswersReader(JsonReader& json)
        : m_json(json)
    {
    }
    Answers read(const QJsonValue& root);

private:
    void readTop(const QJsonObject& top);
    void readLists(const QJsonObject& top);
    Entity entity(const QJsonValue& value);
    SegmentAnswer segment(const QJsonValue& value);
    ControlAnswer control(const QJsonValue& value);
    void between(const QJsonValue& value, ControlAnswer& control);
    AssetAnswer asset(const QJsonValue& value);
    CategoryOverride override(const QJsonValue& value);
    std::uint8_t accountData(const QJsonValue& value);
    ExporterAnswer exporter(const QJsonValue& value);
    Decision decision(const QJsonValue& value);
    void readService(const QJsonObject& o, Decision& read);
    void readData(const QJsonObject& o, Decision& read);
    Mitigation mitigation(const QJsonValue& value);
    ThirdParty thirdParty(const QJsonValue& value);

    std::string text(const QJsonObject& o, std::string_view name);
    std::optional<Day> day(const QJsonObject& o, std::string_view name);
    std::vector<IpPrefix> networks(const QJsonObject& o, std::string_view name);
    std::string segmentName(const QJsonValue& value);
    void require(bool there, std::string_view name);
    void once(std::set<std::string>& known, const std::string& name, std::string_view member);

    JsonReader& m_json;
    Answers m_answers;
    std::set<std::string> m_segments;
    std::set<std::string> m_assets;
    std::set<IpAddress> m_addresses;
    std::set<IpPrefix> m_networks;
    std::set<std::pair<std::string, std::string>> m_pairs;
};

std::string AnswersReader::text(const QJsonObject& o, std::string_view name)
{
    std::string read;
    m_json.member(o, name, [&](const QJsonValue& v) { read = m_json.text(v); });
    return read;
}

std::optional<Day> AnswersReader::day(const QJsonObject& o, std::string_view name)
{
    std::optional<Day> read;
    m_json.member(o, name,
        [&](const QJsonValue& v) { read = m_json.parsed(v, dayFromString, "a date, YYYY-MM-DD"); });
    return read;
}

std::vector<IpPrefix> AnswersReader::networks(const QJsonObject& o, std::string_view name)
{
    std::vector<IpPrefix> read;
    const auto item = [&](const QJsonValue& v, std::size_t) {
        if (const auto prefix
            = m_json.parsed(v, IpPrefix::fromString, "an address or a prefix as 10.0.0.0/8"))
            read.push_back(*prefix);
    };
    m_json.member(o, name, [&](const QJsonValue& v) { m_json.array(v, item); });
    return read;
}

void AnswersReader::require(bool there, std::string_view name)
{
    if (!there)
        m_json.failAt(name, "is missing");
}

void AnswersReader::once(
    std::set<std::string>& known, const std::string& name, std::string_view member)
{
    if (!m_json.good())
        return;
    if (name.empty())
        m_json.failAt(member, "is missing or empty");
    else if (!known.insert(name).second)
        m_json.failAt(member, "\"" + name + "\" is there twice");
}

Entity AnswersReader::entity(const QJsonValue& value)
{
    Entity read;
    const auto type = [](std::string_view t) -> std::optional<bool> {
        if (t == "merchant")
            return false;
        if (t == "service-provider" || t == "service provider" || t == "service_provider")
            return true;
        return std::nullopt;
    };
    m_json.object(value, "name type", [&](const QJsonObject& o) {
        read.name = text(o, "name");
        m_json.member(o, "type", [&](const QJsonValue& v) {
            read.serviceProvider
                = m_json.parsed(v, type, "merchant or service-provider").value_or(false);
        });
    });
    return read;
}

SegmentAnswer AnswersReader::segment(const QJsonValue& value)
{
    SegmentAnswer read;
    m_json.object(value, "name prefixes trust confirmed", [&](const QJsonObject& o) {
        read.name = text(o, "name");
        once(m_segments, read.name, "name");
        read.prefixes = networks(o, "prefixes");
        for (const IpPrefix& prefix : read.prefixes)
            if (!m_networks.insert(prefix).second)
                m_json.failAt("prefixes", prefix.toString() + " belongs to another segment");
        m_json.member(o, "trust", [&](const QJsonValue& v) {
            read.trust = m_json
                             .parsed(v, trustFromString,
                                 "internal, dmz, wireless, guest, thirdparty or internet")
                             .value_or(Trust::Internal);
        });
        m_json.member(
            o, "confirmed", [&](const QJsonValue& v) { read.confirmed = m_json.boolean(v); });
    });
    return read;
}

std::string AnswersReader::segmentName(const QJsonValue& value)
{
    std::string name = m_json.text(value);
    if (m_json.good() && !m_segments.contains(name))
        m_json.fail("there is no segment \"" + name + '"');
    return name;
}

void AnswersReader::between(const QJsonValue& value, ControlAnswer& read)
{
    if (value.isString()) {
        if (value.toString() != QStringLiteral("*"))
            m_json.fail("expected \"*\" or two segments");
    } else if (!value.isArray() || value.toArray().size() != 2) {
        m_json.fail("expected \"*\" or two segments");
    } else {
        m_json.array(value, [&](const QJsonValue& v, std::size_t i) {
            (i == 0 ? read.from : read.to) = segmentName(v);
        });
        if (m_json.good() && read.from == read.to)
            m_json.fail("the two segments are the same");
    }
    if (m_json.good() && !m_pairs.insert(std::minmax(read.from, read.to)).second)
        m_json.fail("this pair has a control already");
}

ControlAnswer AnswersReader::control(const QJsonValue& value)
{
    ControlAnswer read;
    m_json.object(value, "between kind default_deny device tested", [&](const QJsonObject& o) {
        require(
            m_json.member(o, "between", [&](const QJsonValue& v) { between(v, read); }), "between");
        require(m_json.member(o, "kind",
                    [&](const QJsonValue& v) {
                        read.kind = m_json
                                        .parsed(v, controlKindFromString,
                                            "none, any, unknown, acl, stateful or isolated")
                                        .value_or(ControlKind::Unknown);
                    }),
            "kind");
        m_json.member(
            o, "default_deny", [&](const QJsonValue& v) { read.defaultDeny = m_json.boolean(v); });
        read.device = text(o, "device");
        read.tested = day(o, "tested");
    });
    return read;
}

std::uint8_t AnswersReader::accountData(const QJsonValue& value)
{
    std::uint8_t read = 0;
    const auto use = [](std::string_view t) -> std::optional<std::uint8_t> {
        if (t == "stores")
            return kStores;
        if (t == "processes")
            return kProcesses;
        if (t == "transmits")
            return kTransmits;
        return std::nullopt;
    };
    m_json.array(value, [&](const QJsonValue& v, std::size_t) {
        read = static_cast<std::uint8_t>(
            read | m_json.parsed(v, use, "stores, processes or transmits").value_or(0));
    });
    return read;
}

CategoryOverride AnswersReader::override(const QJsonValue& value)
{
    CategoryOverride read;
    const auto category = [](std::string_view text) {
        const auto known = categoryFromString(text);
        return known == Category::Undetermined || known == Category::External ? std::nullopt
                                                                              : known;
    };
    const auto grade = [](std::string_view text) {
        const auto known = gradeFromString(text);
        return known == Grade::None ? std::nullopt : known;
    };
    m_json.object(value, "category reason evidence", [&](const QJsonObject& o) {
        require(m_json.member(o, "category",
                    [&](const QJsonValue& v) {
                        read.category
                            = m_json
                                  .parsed(v, category,
                                      "CDE/CHD, CDE/Contaminated, Segmenting, Connected/Security, "
                                      "Connected/Communicating, Connected/Indirectly or Out")
                                  .value_or(Category::Out);
                    }),
            "category");
        read.reason = text(o, "reason");
        if (trimmed(read.reason).empty())
            m_json.failAt("reason", "an override needs its reason");
        require(m_json.member(o, "evidence",
                    [&](const QJsonValue& v) {
                        read.evidence
                            = m_json.parsed(v, grade, "E1, E2 or E3").value_or(Grade::None);
                    }),
            "evidence");
    });
    return read;
}

AssetAnswer AnswersReader::asset(const QJsonValue& value)
{
    AssetAnswer read;
    const auto fill = [&](const QJsonObject& o) {
        read.name = text(o, "name");
        once(m_assets, read.name, "name");
        m_json.member(o, "addresses", [&](const QJsonValue& list) {
            m_json.array(list, [&](const QJsonValue& v, std::size_t) {
                const auto address = m_json.parsed(v, IpAddress::fromString, "an address");
                if (address && !m_addresses.insert(*address).second)
                    m_json.fail(address->toString() + " belongs to another asset");
                if (address)
                    read.addresses.push_back(*address);
            });
        });
        m_json.member(
            o, "account_data", [&](const QJsonValue& v) { read.accountData = accountData(v); });
        m_json.member(o, "data_state", [&](const QJsonValue& v) {
            read.dataState = m_json
                                 .parsed(v, dataStateFromString,
                                     "clear, cipher-no-key, token, none or unknown")
                                 .value_or(DataState::Unknown);
        });
        m_json.member(o, "roles", [&](const QJsonValue& list) {
            m_json.array(list, [&](const QJsonValue& v, std::size_t) {
                if (const auto role = m_json.parsed(v, roleFromString,
                        "segmenting, security-service, jump, vpn, proxy, pam, admin-workstation, "
                        "pass-through, nat or load-balancer"))
                    read.roles = static_cast<std::uint16_t>(read.roles | bit(*role));
            });
        });
        read.owner = text(o, "owner");
        m_json.member(o, "evidence", [&](const QJsonValue& v) {
            read.evidence = m_json.parsed(v, gradeFromString, "E1, E2, E3 or an empty text")
                                .value_or(Grade::None);
        });
        read.natMembers = networks(o, "nat_members");
        read.hostControlTested = day(o, "host_control_tested");
        m_json.member(
            o, "override", [&](const QJsonValue& v) { read.categoryOverride = override(v); });
    };
    m_json.object(value,
        "name addresses account_data data_state roles owner evidence nat_members "
        "host_control_tested override",
        fill);
    return read;
}

ExporterAnswer AnswersReader::exporter(const QJsonValue& value)
{
    ExporterAnswer read;
    m_json.object(value, "address sees sampling", [&](const QJsonObject& o) {
        read.address = text(o, "address");
        m_json.member(o, "sees", [&](const QJsonValue& list) {
            m_json.array(list, [&](const QJsonValue& v, std::size_t) {
                read.sees.push_back(
                    v.toString() == QStringLiteral("*") ? std::string("*") : segmentName(v));
            });
        });
        m_json.member(o, "sampling", [&](const QJsonValue& v) {
            read.sampling = static_cast<std::uint32_t>(m_json.number(v, 1, 1'000'000'000));
        });
    });
    return read;
}

void AnswersReader::readService(const QJsonObject& o, Decision& read)
{
    const auto any
        = [](const QJsonValue& v) { return v.isString() && v.toString() == QStringLiteral("any"); };
    require(m_json.member(o, "client",
                [&](const QJsonValue& v) {
                    read.client = m_json.parsed(v, IpPrefix::fromString, "an address or a prefix")
                                      .value_or(IpPrefix {});
                }),
        "client");
    require(m_json.member(o, "server",
                [&](const QJsonValue& v) {
                    read.server = m_json.parsed(v, IpPrefix::fromString, "an address or a prefix")
                                      .value_or(IpPrefix {});
                }),
        "server");
    m_json.member(o, "protocol", [&](const QJsonValue& v) {
        if (!any(v))
            read.protocol
                = m_json.parsed(v, Protocol::fromString, "a protocol's name or number, or any");
    });
    m_json.member(o, "port", [&](const QJsonValue& v) {
        if (!any(v))
            read.port = static_cast<std::uint16_t>(m_json.number(v, 0, 65'535));
    });
}

void AnswersReader::readData(const QJsonObject& o, Decision& read)
{
    m_json.member(o, "account_data", [&](const QJsonValue& v) {
        if (v.isString() && v.toString().isEmpty())
            return;
        read.accountData = m_json.parsed(v, carriesFromString, "yes, no, token or unknown")
                               .value_or(Carries::Unknown);
    });
    read.channel = text(o, "channel");
    m_json.member(o, "stages", [&](const QJsonValue& list) {
        m_json.array(list, [&](const QJsonValue& v, std::size_t) {
            if (const auto stage = m_json.parsed(v, stageFromString,
                    "authorisation, capture, settlement, chargeback, refund, backup or other"))
                read.stages = static_cast<std::uint8_t>(read.stages | bit(*stage));
        });
    });
}

Mitigation AnswersReader::mitigation(const QJsonValue& value)
{
    Mitigation read;
    m_json.object(value, "feature owner until", [&](const QJsonObject& o) {
        read.feature = text(o, "feature");
        if (trimmed(read.feature).empty())
            m_json.failAt("feature", "a mitigation needs the feature that makes it safe");
        read.owner = text(o, "owner");
        read.until = day(o, "until");
    });
    return read;
}

Decision AnswersReader::decision(const QJsonValue& value)
{
    Decision read;
    const auto fill = [&](const QJsonObject& o) {
        readService(o, read);
        require(m_json.member(o, "decision",
                    [&](const QJsonValue& v) {
                        read.verdict
                            = m_json
                                  .parsed(v, verdictFromString,
                                      "accepted, rejected, temporary, exception or undecided")
                                  .value_or(Verdict::Undecided);
                    }),
            "decision");
        read.justification = text(o, "justification");
        readData(o, read);
        read.evidence = text(o, "evidence");
        m_json.member(
            o, "mitigation", [&](const QJsonValue& v) { read.mitigation = mitigation(v); });
        read.approvedBy = text(o, "approved_by");
        read.approvedOn = day(o, "approved_on");
        if (read.verdict == Verdict::Exception
            && read.justification.find_first_not_of(" \t\r\n") == std::string::npos)
            m_json.failAt("justification", "an exception needs its reason");
    };
    m_json.object(value,
        "client server protocol port decision justification account_data evidence channel stages "
        "mitigation approved_by approved_on",
        fill);
    return read;
}

ThirdParty AnswersReader::thirdParty(const QJsonValue& value)
{
    ThirdParty read;
    m_json.object(value, "name prefixes aoc", [&](const QJsonObject& o) {
        read.name = text(o, "name");
        require(!read.name.empty(), "name");
        read.prefixes = networks(o, "prefixes");
        read.aoc = day(o, "aoc");
    });
    return read;
}

void AnswersReader::readTop(const QJsonObject& top)
{
    m_answers.asOf = day(top, "as_of");
    m_json.member(top, "entity", [&](const QJsonValue& v) { m_answers.entity = entity(v); });
    m_json.member(top, "default_decision", [&](const QJsonValue& v) {
        m_answers.defaultDecision
            = m_json.parsed(v, verdictFromString, "accepted, rejected or undecided")
                  .value_or(Verdict::Undecided);
        if (m_answers.defaultDecision == Verdict::Exception)
            m_json.fail("an exception is for one flow, with its reason");
    });
    const auto strict = [](std::string_view text) -> std::optional<bool> {
        if (text == "strict" || text == "one-level")
            return text == "strict";
        return std::nullopt;
    };
    m_json.member(top, "indirect", [&](const QJsonValue& v) {
        m_answers.strictIndirect = m_json.parsed(v, strict, "one-level or strict").value_or(false);
    });
    readLists(top);
}

void AnswersReader::readLists(const QJsonObject& top)
{
    const auto all = [&](std::string_view name, auto& items, auto readOne) {
        m_json.member(top, name, [&](const QJsonValue& list) {
            m_json.array(list,
                [&](const QJsonValue& v, std::size_t) { items.push_back((this->*readOne)(v)); });
        });
    };
    all("segments", m_answers.segments, &AnswersReader::segment);
    all("controls", m_answers.controls, &AnswersReader::control);
    all("assets", m_answers.assets, &AnswersReader::asset);
    all("exporters", m_answers.exporters, &AnswersReader::exporter);
    all("decisions", m_answers.decisions, &AnswersReader::decision);
    all("third_parties", m_answers.thirdParties, &AnswersReader::thirdParty);
    m_json.member(top, "firewall_rules", [&](const QJsonValue& list) {
        m_json.array(list, [&](const QJsonValue& v, std::size_t) {
            m_answers.firewallRules.push_back(readFirewallRule(m_json, v));
        });
    });
}

Answers AnswersReader::read(const QJsonValue& root)
{
    m_json.object(root,
        "as_of entity segments controls assets exporters decisions default_decision third_parties "
        "indirect firewall_rules",
        [this](const QJsonObject& top) { readTop(top); });
    return std::move(m_answers);
}

} // namespace

Result<Answers> answersFromJson(std::string_view json)
{
    constexpr std::size_t kMost = std::size_t {256} << 20;
    if (json.size() > kMost)
        return Error {ErrorCode::LimitExceeded, "the answers are larger than 256 MiB"};
    QJsonParseError error {};
    const auto document = QJsonDocument::fromJson(
        QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size())), &error);
    if (error.error != QJsonParseError::NoError)
        return Error {ErrorCode::Invalid, "$: no JSON: " + error.errorString().toStdString(),
            static_cast<std::uint64_t>(std::max(error.offset, 0))};
    if (!document.isObject())
        return Error {ErrorCode::Invalid, "$: expected an object"};
    if (const auto twice = repeatedKey(json))
        return Error {ErrorCode::Invalid, *twice + ": the key is there twice"};
    JsonReader reader;
    Answers answers = AnswersReader(reader).read(document.object());
    if (reader.problem())
        return *reader.problem();
    return answers;
}

} // namespace nb::scope
