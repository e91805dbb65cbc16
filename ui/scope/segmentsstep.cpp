// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/answersteps.h"
#include "ui/scope/scopeform.h"
#include "ui/scope/scopetables.h"
#include "ui/scope/scopewords.h"
#include "ui/text/coretext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace nb {

namespace {

constexpr std::size_t kTrusts = 6;
constexpr std::size_t kKinds = 6;

scope::Trust trustOf(SegmentTrust trust)
{
    switch (trust) {
    case SegmentTrust::Dmz:
        return scope::Trust::Dmz;
    case SegmentTrust::Wireless:
        return scope::Trust::Wireless;
    case SegmentTrust::Guest:
        return scope::Trust::Guest;
    case SegmentTrust::Internet:
        return scope::Trust::Internet;
    case SegmentTrust::ThirdParty:
        return scope::Trust::ThirdParty;
    case SegmentTrust::Internal:
        break;
    }
    return scope::Trust::Internal;
}

/// Nothing when one of them is none.
std::optional<std::vector<IpPrefix>> prefixesOf(const QString& text)
{
    std::vector<IpPrefix> prefixes;
    for (const QString& item :
        text.split(QRegularExpression(QStringLiteral("[,;\\s]+")), Qt::SkipEmptyParts)) {
        const auto prefix = IpPrefix::fromString(item.toStdString());
        if (!prefix)
            return std::nullopt;
        prefixes.push_back(*prefix);
    }
    return prefixes;
}

} // namespace

SegmentsStep::SegmentsStep(ScopeEngine& engine, UiStateStore& state, QWidget* parent)
    : ScopeStep(engine, state, tr("Segments and controls"),
        tr("Which networks are there, and what stands between them? Flows show what passed, never "
           "what is prevented: only you can say that a firewall separates two segments, and when "
           "that was tested. Where nothing does, account data contaminates both."),
        parent)
{
    m_segments = addTable(QStringLiteral("segments"), tr("Segments"));
    m_controls = addTable(QStringLiteral("controls"), tr("Controls between segments"));
    m_exporters = addTable(QStringLiteral("exporters"), tr("Who sees what"));
    m_rules = addTable(QStringLiteral("firewallrules"), tr("Rules that firewalls have"));
    auto* tabs = new QTabWidget(this);
    tabs->addTab(m_segments, tr("&Segments"));
    tabs->addTab(m_controls, tr("C&ontrols"));
    tabs->addTab(m_exporters, tr("&Exporters"));
    tabs->addTab(m_rules, tr("Firewall R&ules"));
    content()->addWidget(tabs, 1);
    createSegments();
    createControls();
    createRules();
}

void SegmentsStep::createSegments()
{
    m_segments->setEmptyText(tr("No segment is stated, and no internal address was seen."));
    addEdit(m_segments, tr("&Confirm"), true, [this] { confirmSegments(); });
    addEdit(m_segments, tr("Ed&it…"), true, [this] { askSegment(m_segments->current()); });
    addEdit(m_segments, tr("&Remove"), true, [this] { removeSegments(); });
    addEdit(m_segments, tr("&Add…"), false, [this] { askSegment(-1); });
    addEdit(m_segments, tr("Take Those of the &Workspace"), false, [this] { takeFromWorkspace(); });
    connect(m_segments, &ScopeTableView::activated, this, &SegmentsStep::askSegment);
}

void SegmentsStep::createControls()
{
    m_controls->setEmptyText(tr("State at least two segments first."));
    addEdit(m_controls, tr("&Set Control…"), true, [this] { askControls(); });
    connect(m_controls, &ScopeTableView::activated, this, [this] { askControls(); });
    m_exporters->setEmptyText(tr("No flow names an exporter."));
    addEdit(m_exporters, tr("&Set What It Sees…"), true, [this] { askExporter(); });
    connect(m_exporters, &ScopeTableView::activated, this, [this] { askExporter(); });
}

ScopeStep::Make SegmentsStep::maker() const
{
    return [](const ScopeStatePtr& state, const ScopePlanPtr&) {
        return Tables {
            segmentRows(state), controlRows(state), exporterRows(state), firewallRows(state)};
    };
}

void SegmentsStep::confirmSegments()
{
    const ScopeStatePtr state = m_segments->table()->state;
    edit(tr("Confirm segments"),
        [state, ids = m_segments->selected()](scope::Answers& answers) -> Result<void> {
            const auto proposed = scope::proposeSegments(*state->model);
            const auto& known = state->model->answers.segments;
            for (const std::uint32_t id : ids) {
                scope::SegmentAnswer segment
                    = id < known.size() ? known[id] : proposed.at(id - known.size()).segment;
                segment.confirmed = true;
                const std::string name = segment.name;
                if (const auto set = scope::setSegment(answers, name, std::move(segment)); !set)
                    return set.error();
            }
            return {};
        });
}

void SegmentsStep::takeFromWorkspace()
{
    const auto enrichment = engine().session() ? engine().session()->enrichment() : nullptr;
    const auto table = enrichment ? enrichment->segments() : nullptr;
    if (!table || table->segments().empty()) {
        Q_EMIT message(tr("The workspace has no segments; the page Segments makes them."));
        return;
    }
    edit(
        tr("Take the segments of the workspace"), [table](scope::Answers& answers) -> Result<void> {
            for (const Segment& segment : table->segments()) {
                if (segment.prefixes.empty())
                    continue;
                const auto set = scope::setSegment(answers, segment.name,
                    {segment.name, segment.prefixes, trustOf(segment.trust), !segment.proposed});
                if (!set)
                    return set.error();
            }
            return {};
        });
}

void SegmentsStep::removeSegments()
{
    const ScopeStatePtr state = m_segments->table()->state;
    edit(tr("Remove segments"),
        [state, ids = m_segments->selected()](scope::Answers& answers) -> Result<void> {
            for (const std::uint32_t id : ids)
                if (id < state->model->answers.segments.size())
                    scope::removeSegment(answers, state->model->answers.segments[id].name);
            return {};
        });
}

void SegmentsStep::askSegment(std::int64_t id)
{
    if (!engine().lockedReason().isEmpty() || !engine().state())
        return;
    const scope::Model& model
        = *(m_segments->table() ? m_segments->table()->state : engine().state())->model;
    const auto& known = model.answers.segments;
    scope::SegmentAnswer segment;
    if (id >= 0) {
        const auto at = static_cast<std::size_t>(id);
        const auto proposed = scope::proposeSegments(model);
        segment = at < known.size() ? known[at] : proposed.at(at - known.size()).segment;
    }
    auto* form = new ScopeForm(id < 0 ? tr("Add a Segment") : tr("Edit the Segment"),
        tr("A segment is a set of networks with the same protection: a VLAN, a subnet, a cloud "
           "network."),
        tr("Keep"), this);
    QLineEdit* const name = form->addText(tr("&Name:"), QString::fromStdString(segment.name));
    QStringList networks;
    for (const IpPrefix& prefix : segment.prefixes)
        networks.append(QString::fromStdString(prefix.toString()));
    QLineEdit* const prefixes = form->addText(
        tr("Net&works:"), networks.join(QStringLiteral(", ")), QStringLiteral("10.10.1.0/24"));
    QComboBox* const trust = form->addChoice(
        tr("&Trust:"), scopeWords<scope::Trust>(kTrusts), static_cast<int>(segment.trust));
    QCheckBox* const confirmed
        = form->addCheck(tr("&Confirmed by somebody who knows"), segment.confirmed);
    form->onDone([this, name, prefixes, trust, confirmed, before = segment.name]() -> QString {
        const auto given = prefixesOf(prefixes->text());
        if (!given)
            return tr("Networks are written like 10.10.1.0/24, with commas between them.");
        scope::SegmentAnswer changed {name->text().trimmed().toStdString(), *given,
            static_cast<scope::Trust>(trust->currentIndex()), confirmed->isChecked()};
        scope::Answers tried = engine().answers();
        if (const auto set = scope::setSegment(tried, before, changed); !set)
            return coreText(set.error().detail);
        edit(tr("Change a segment"), [before, changed](scope::Answers& answers) {
            return scope::setSegment(answers, before, changed);
        });
        return {};
    });
    form->open();
}

void SegmentsStep::askControls()
{
    const std::vector<std::uint32_t> ids = m_controls->selected();
    if (ids.empty() || !engine().lockedReason().isEmpty())
        return;
    const ScopeStatePtr state = m_controls->table()->state;
    const scope::Model& model = *state->model;
    const std::size_t count = model.segmentCount();
    scope::ControlAnswer before;
    before.kind = scope::ControlKind::Stateful;
    for (const scope::ControlAnswer& control : model.answers.controls)
        if (control.everyOtherPair() == (ids.front() == count * count))
            before = control;
    if (ids.front() < count * count)
        if (const std::int32_t at = model.control(ids.front() / count, ids.front() % count).answer;
            at != scope::kNone)
            before = model.answers.controls[static_cast<std::size_t>(at)];
    auto* form = new ScopeForm(tr("What Stands Between Them"),
        tr("For %Ln pair(s) of segments. A control counts when it denies what it does not know, "
           "and "
           "a test of it (11.4.5) counts for 12 months, for service providers 6.",
            nullptr, static_cast<int>(ids.size())),
        tr("Keep"), this);
    QComboBox* const kind = form->addChoice(
        tr("&Control:"), scopeWords<scope::ControlKind>(kKinds), static_cast<int>(before.kind));
    QComboBox* const deny
        = form->addChoice(tr("Denies by &default:"), {tr("not said"), tr("yes"), tr("no")},
            !before.defaultDeny       ? 0
                : *before.defaultDeny ? 1
                                      : 2);
    QLineEdit* const device = form->addText(tr("De&vice:"), QString::fromStdString(before.device));
    const ScopeForm::DateField tested = form->addDate(tr("&Tested on"), before.tested);
    form->onDone([this, state, ids, kind, deny, device, tested, count]() -> QString {
        scope::ControlAnswer control;
        control.kind = static_cast<scope::ControlKind>(kind->currentIndex());
        if (deny->currentIndex() != 0)
            control.defaultDeny = deny->currentIndex() == 1;
        control.device = device->text().trimmed().toStdString();
        control.tested = tested.day();
        edit(tr("Change controls"),
            [state, ids, control, count](scope::Answers& answers) -> Result<void> {
                for (const std::uint32_t id : ids) {
                    scope::ControlAnswer each = control;
                    if (id < count * count) {
                        each.from = state->model->answers.segments[id / count].name;
                        each.to = state->model->answers.segments[id % count].name;
                    }
                    scope::setControl(answers, std::move(each));
                }
                return {};
            });
        return {};
    });
    form->open();
}

void SegmentsStep::askExporter()
{
    if (m_exporters->selected().empty() || !engine().lockedReason().isEmpty())
        return;
    const ScopeStatePtr state = m_exporters->table()->state;
    std::vector<std::string> names;
    scope::ExporterAnswer before;
    before.sees = {"*"};
    for (const std::uint32_t id : m_exporters->selected()) {
        const QVariant name = m_exporters->table()->rows.at(id).cells.front();
        names.push_back(name.toString().toStdString());
        for (const scope::ExporterAnswer& answer : engine().answers().exporters)
            if (answer.address == names.back())
                before = answer;
    }
    QStringList sees;
    for (const std::string& name : before.sees)
        sees.append(QString::fromStdString(name));
    auto* form = new ScopeForm(tr("What the Exporter Sees"),
        tr("Traffic between which segments passes it? Name them with commas, or * for all. Where "
           "nobody looks, “no flow seen” means nothing."),
        tr("Keep"), this);
    QLineEdit* const segments = form->addText(tr("&Segments:"), sees.join(QStringLiteral(", ")));
    QLineEdit* const sampling
        = form->addText(tr("Sam&pling, 1 in:"), QString::number(before.sampling));
    form->onDone([this, names, segments, sampling]() -> QString {
        bool ok = false;
        const uint rate = sampling->text().toUInt(&ok);
        if (!ok || rate == 0)
            return tr("Sampling is a whole number: 1 means every packet.");
        std::vector<std::string> seen;
        for (const QString& item : segments->text().split(u',', Qt::SkipEmptyParts)) {
            const std::string name = item.trimmed().toStdString();
            const auto& known = engine().answers().segments;
            if (name != "*"
                && std::ranges::find(known, name, &scope::SegmentAnswer::name) == known.end())
                return tr("There is no segment called %1.").arg(item.trimmed());
            seen.push_back(name);
        }
        edit(tr("Change what exporters see"),
            [names, seen, rate](scope::Answers& answers) -> Result<void> {
                for (const std::string& name : names)
                    scope::setExporter(answers, {name, seen, rate});
                return {};
            });
        return {};
    });
    form->open();
}

} // namespace nb
