// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pivots/pivottext.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace nb::pivottext {

namespace {

/// Gives the texts their place in the translations.
class PivotText
{
    Q_DECLARE_TR_FUNCTIONS(nb::PivotText)
};

QString countText(std::uint64_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

QString addressText(const IpAddress& address)
{
    return QString::fromStdString(address.toString());
}

QString linkReason(const PivotAnalysis& analysis, const PivotLink& link, const HostNames& names,
    const FlowFormat& format)
{
    const auto& episodes = analysis.facts().episodes;
    const Episode& parent = episodes[link.parent];
    const Episode& child = episodes[link.child];
    const auto name = [&](PivotHost of) { return host(analysis.address(of), names); };
    const auto service
        = [&](EpisodeId id) { return QString::fromStdString(analysis.serviceName(id)); };
    const auto span = [&](std::int64_t us) {
        return format.duration(std::chrono::microseconds(std::max(std::int64_t {0}, us)));
    };
    QString text = link.type == LinkType::Tail
        ? PivotText::tr("%1 came into %2 by %3 at %4; %5 after that session had ended, %2 went on "
                        "to %6 by %7.")
        : PivotText::tr("%1 came into %2 by %3 at %4; %5 later, while that session was open, %2 "
                        "went on to %6 by %7.");
    text = text.arg(name(parent.client), name(parent.server), service(link.parent),
        format.time(fromMicroseconds(parent.start)),
        span(link.type == LinkType::Tail ? child.start - parent.end : child.start - parent.start),
        name(child.server), service(link.child));
    if (link.triangle)
        text += QLatin1Char(' ')
            + PivotText::tr("%1 had been in touch with %2 before, and few others ever were.")
                  .arg(name(parent.client), name(child.server));
    if (link.parents > 1)
        text += QLatin1Char(' ')
            + PivotText::tr("%Ln source(s) were in %1 at that time.", nullptr, link.parents)
                  .arg(name(parent.server));
    return text;
}

QString findingReason(
    const PivotAnalysis& analysis, const PivotFinding& finding, const HostNames& names)
{
    const auto name = [&](PivotHost of) { return host(analysis.address(of), names); };
    const QString from = name(finding.host);
    const int count = static_cast<int>(std::min<std::uint64_t>(finding.count, 1'000'000'000));
    switch (finding.kind) {
    case FindingKind::Sweep:
        return PivotText::tr(
            "%1 tried %2 at %Ln host(s) within a short time; %3 answered.", nullptr, count)
            .arg(from,
                QString::fromStdString(
                    analysis.facts().settings.services.name(finding.service.value_or(0))),
                countText(finding.answered));
    case FindingKind::Spread:
        return PivotText::tr("%1 controlled %Ln host(s) it had never controlled before, within 15 "
                             "minutes of one another.",
            nullptr, count)
            .arg(from);
    case FindingKind::ConnectBack:
        return PivotText::tr("%1 controlled %2, and meanwhile %2 opened %Ln connection(s) back to "
                             "%1.",
            nullptr, count)
            .arg(from, finding.others.empty() ? QString() : name(finding.others.front()));
    case FindingKind::Ambiguous:
        return PivotText::tr(
            "%1 went on %Ln time(s) while more sources were in it than can be told "
            "apart (%2); nobody can be named for it.",
            nullptr, count)
            .arg(from, countText(finding.sources));
    case FindingKind::Unconfirmed:
        break;
    }
    return PivotText::tr("%1 controlled %2 while it was in touch with the rare outside host %3; "
                         "nothing confirms that one led to the other.")
        .arg(from, finding.others.empty() ? QString() : name(finding.others.front()),
            finding.others.empty() ? QString() : name(finding.others.back()));
}

} // namespace

QString kind(PivotRowKind kind)
{
    switch (kind) {
    case PivotRowKind::Pivot:
        return PivotText::tr("Pivot");
    case PivotRowKind::Callback:
        return PivotText::tr("Callback");
    case PivotRowKind::Mixed:
        return PivotText::tr("Mixed");
    case PivotRowKind::Sweep:
        return PivotText::tr("Sweep");
    case PivotRowKind::Spread:
        return PivotText::tr("Spread");
    case PivotRowKind::ConnectBack:
        return PivotText::tr("Connect-back");
    case PivotRowKind::Ambiguous:
        return PivotText::tr("Ambiguous pivot");
    case PivotRowKind::Unconfirmed:
        return PivotText::tr("Unconfirmed");
    case PivotRowKind::Sequences:
        return PivotText::tr("Sequences");
    case PivotRowKind::Graph:
        break;
    }
    return PivotText::tr("Graph");
}

QString kindTip(PivotRowKind kind)
{
    switch (kind) {
    case PivotRowKind::Pivot:
        return PivotText::tr("Remote control all along: somebody came in and went on.");
    case PivotRowKind::Callback:
        return PivotText::tr("A new host contacts what the source had contacted before.");
    case PivotRowKind::Mixed:
        return PivotText::tr("Some steps are no remote control.");
    case PivotRowKind::Sweep:
        return PivotText::tr("One host tried one service at many others.");
    case PivotRowKind::Spread:
        return PivotText::tr("One host controls several others it never controlled before.");
    case PivotRowKind::ConnectBack:
        return PivotText::tr("The controlled host opens a connection to the controlling one.");
    case PivotRowKind::Ambiguous:
        return PivotText::tr("Too many sources at once to say who went on.");
    case PivotRowKind::Unconfirmed:
        return PivotText::tr("A session beside a rare outside channel.");
    case PivotRowKind::Sequences:
        return PivotText::tr("Flows whose starts are close, one after the other.");
    case PivotRowKind::Graph:
        break;
    }
    return PivotText::tr("Any remote control that leaves a host after one came in.");
}

QString verdict(const std::string& word)
{
    if (word == "approved")
        return PivotText::tr("approved");
    if (word == "known jump host")
        return PivotText::tr("known jump host");
    if (word == "ignored host")
        return PivotText::tr("ignored host");
    if (word == "ignored port")
        return PivotText::tr("ignored port");
    if (word == "ignored pair")
        return PivotText::tr("ignored pair");
    return QString::fromStdString(word);
}

QString verdictText(const std::string& text)
{
    const std::size_t equals = text.find('=');
    const std::string word = text.substr(0, equals);
    const QString what
        = equals == std::string::npos ? QString() : QString::fromStdString(text.substr(equals + 1));
    QString path = what;
    path.replace(u'>', QStringLiteral(" → "));
    if (word == "dc")
        return PivotText::tr("%1 is a domain controller").arg(what);
    if (word == "mgmt")
        return PivotText::tr("%1 is a management host").arg(what);
    if (word == "jump")
        return PivotText::tr("%1 is a known jump host").arg(what);
    if (word == "plain")
        return PivotText::tr("%1 is none of these").arg(what);
    if (word == "approve")
        return PivotText::tr("%1 is approved").arg(path);
    if (word == "ignore-port")
        return PivotText::tr("port %1 is ignored").arg(what);
    if (word == "ignore-host")
        return PivotText::tr("%1 is ignored").arg(what);
    if (word == "ignore-pair")
        return PivotText::tr("%1 is ignored").arg(path);
    return QString::fromStdString(text);
}

QString host(const IpAddress& address, const HostNames& names)
{
    const auto name = names.find(address);
    return name == names.end() || name->second.empty() ? addressText(address)
                                                       : plainLine(name->second);
}

QString shortHost(const IpAddress& address, const HostNames& names)
{
    const QString name = host(address, names);
    const qsizetype dot = name.indexOf(u'.');
    return dot > 0 && name.front().isLetter() ? name.left(dot) : name;
}

QString hosts(const PivotRow& row, const HostNames& names)
{
    constexpr std::size_t kNamed = 3; ///< others of a finding; more are counted
    if (row.hosts.empty())
        return {};
    const QString arrow = QStringLiteral(" → ");
    if (row.kind == PivotRowKind::Sweep)
        return shortHost(row.hosts.front(), names) + arrow
            + PivotText::tr("%Ln host(s)", nullptr, static_cast<int>(row.count));
    QStringList all;
    const bool path = row.kind <= PivotRowKind::Mixed || row.kind == PivotRowKind::Sequences;
    if (path) {
        for (const IpAddress& address : row.hosts)
            all << shortHost(address, names);
        QString text = all.join(arrow);
        if (row.alternatives > 0)
            text += QStringLiteral("  ")
                + PivotText::tr("+ %Ln more", nullptr, static_cast<int>(row.alternatives));
        return text;
    }
    for (std::size_t i = 1; i < row.hosts.size() && i <= kNamed; ++i)
        all << shortHost(row.hosts[i], names);
    const QString host = shortHost(row.hosts.front(), names);
    QString others = all.join(QStringLiteral(", "));
    if (row.hosts.size() > kNamed + 1)
        others += QStringLiteral("  ")
            + PivotText::tr("+ %Ln more", nullptr, static_cast<int>(row.hosts.size() - kNamed - 1));
    if (others.isEmpty())
        return host;
    // they came into an ambiguous pivot; from others it went to them
    return row.kind == PivotRowKind::Ambiguous ? others + arrow + host : host + arrow + others;
}

QString services(const PivotRow& row)
{
    QString text = QString::fromStdString(row.services);
    return text.replace(QStringLiteral(" > "), QStringLiteral(" → "));
}

QString reason(const PivotAnalysis& analysis, const PivotRow& row, const PivotLink* link,
    const HostNames& names, const FlowFormat& format)
{
    if (link != nullptr)
        return linkReason(analysis, *link, names, format);
    if (row.kind == PivotRowKind::Sequences)
        return PivotText::tr("%Ln sequence(s) of flows follow this path, each step soon after the "
                             "one before.",
            nullptr, static_cast<int>(std::min<std::uint64_t>(row.count, 1'000'000'000)));
    if (row.kind == PivotRowKind::Graph)
        return PivotText::tr(
            "Remote control flows that left these hosts after one had come in, however much "
            "later.");
    if (const PivotFinding* finding = findingOf(analysis, row))
        return findingReason(analysis, *finding, names);
    return {};
}

QStringList warnings(const LinkWarnings& warnings)
{
    QStringList all;
    if (warnings.sampled)
        all << PivotText::tr("Sampled: not every flow was seen.");
    if (warnings.leftCensored)
        all << PivotText::tr(
            "The first session was there when the data begin: its true start is unknown.");
    if (warnings.tie)
        all << PivotText::tr("Both sessions start at the same time.");
    if (warnings.skewDependent)
        all << PivotText::tr("Two exporters: a second between their clocks would change it.");
    return all;
}

std::vector<TermLine> terms(const LinkTerms& t, const PivotLink& link)
{
    const double sum = LinkTerms::kWeightU * t.u + LinkTerms::kWeightT * t.t
        + LinkTerms::kWeightC * t.c + LinkTerms::kWeightV * t.v + LinkTerms::kWeightR * t.r;
    return {
        {PivotText::tr("Surprise"),
            PivotText::tr("how unlikely it is that the pivot would have done it anyway"), t.u,
            LinkTerms::kWeightU},
        {PivotText::tr("Time"), PivotText::tr("how well the child lies in the time of the parent"),
            t.t, LinkTerms::kWeightT},
        {PivotText::tr("Services"), PivotText::tr("how telling the two services are together"), t.c,
            LinkTerms::kWeightC},
        {PivotText::tr("Novelty"),
            PivotText::tr("1 for the first session of its kind, less for each before"), t.v,
            LinkTerms::kWeightV},
        {PivotText::tr("Rarity"), PivotText::tr("how few others use the target's service"), t.r,
            LinkTerms::kWeightR},
        {PivotText::tr("Sum"), PivotText::tr("of value times weight"), sum, {}, true},
        {PivotText::tr("Sources at once"),
            PivotText::tr("1 by the root of %Ln source(s)", nullptr, link.parents), t.share, {}},
        {PivotText::tr("Sweep"), PivotText::tr("0.5 when the child is part of a sweep"), t.sweep,
            {}},
        {PivotText::tr("Management"), PivotText::tr("0.4 when the source is a management host"),
            t.management, {}},
        {PivotText::tr("Domain controller"),
            PivotText::tr("0.35 for SMB or RPC to a domain controller"), t.controller, {}},
        {PivotText::tr("SMB after SMB"), PivotText::tr("0.8 when SMB is followed by SMB or RPC"),
            t.smb, {}},
        {PivotText::tr("Common service"), PivotText::tr("0.6 for a web or application service"),
            t.common, {}},
        {PivotText::tr("Sources in all"),
            PivotText::tr("less for each of %Ln source(s) through the same pivot", nullptr,
                static_cast<int>(t.distinctSources)),
            t.sources, {}},
        {PivotText::tr("Score"), PivotText::tr("the sum times all factors"), t.score, {}, true},
    };
}

QString score(double score)
{
    return QLocale().toString(score, 'f', 3);
}

} // namespace nb::pivottext
