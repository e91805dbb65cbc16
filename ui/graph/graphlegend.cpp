// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphlegend.h"

#include <QCheckBox>
#include <QEvent>
#include <QIcon>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPixmap>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <vector>

namespace nb {

namespace {

constexpr std::array kServices {"web", "remote control", "data", "infrastructure", "other"};
constexpr std::array kRoles {
    "server", "server and client", "client", "silent", "source", "pivot", "target"};
constexpr QSize kIconSize {26, 14};

template <typename Draw> QIcon drawn(const QWidget& widget, const Draw& draw)
{
    QPixmap pixmap(kIconSize * widget.devicePixelRatioF());
    pixmap.setDevicePixelRatio(widget.devicePixelRatioF());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    draw(painter);
    return QIcon(pixmap);
}

/// Something is shown while the set of what is switched off lacks it.
template <typename Set>
GraphLegend::Switch switchOf(Set GraphFilter::*off, const typename Set::value_type& item)
{
    return {[off, item](const GraphFilter& filter) { return !(filter.*off).contains(item); },
        [off, item](GraphFilter& filter, bool on) {
            if (on)
                (filter.*off).erase(item);
            else
                (filter.*off).insert(item);
        }};
}

} // namespace

GraphLegend::GraphLegend(GraphModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
{
    setAccessibleName(tr("Legend"));
    m_entries = new QVBoxLayout(this);
    m_entries->setContentsMargins(8, 4, 8, 4);
    m_entries->setSpacing(2);
    connect(&m_model, &GraphModel::geometryChanged, this, [this] {
        const GraphPtr now = m_model.geometry() ? m_model.geometry()->graphPtr() : nullptr;
        if (now != m_shown)
            fill();
    });
    connect(&m_model, &GraphModel::filterChanged, this, &GraphLegend::follow);
}

QString GraphLegend::text(const std::string& category)
{
    if (category == "web")
        return tr("Web");
    if (category == "remote control")
        return tr("Remote control");
    if (category == "data")
        return tr("Files and data");
    if (category == "infrastructure")
        return tr("Infrastructure");
    if (category == "other")
        return tr("Other services");
    if (category == "server")
        return tr("Server");
    if (category == "server and client")
        return tr("Server and client");
    if (category == "client")
        return tr("Client");
    if (category == "silent")
        return tr("Never answered");
    if (category == "source")
        return tr("Source");
    if (category == "pivot")
        return tr("Pivot");
    if (category == "target")
        return tr("Target");
    if (category == "internal")
        return tr("Internal");
    if (category == "dmz")
        return tr("DMZ");
    if (category == "wireless")
        return tr("Wireless");
    if (category == "guest")
        return tr("Guest");
    if (category == "internet")
        return tr("Internet");
    if (category == "third-party")
        return tr("Third party");
    if (category.empty())
        return tr("No trust given");
    return graphlook::pictureText(category);
}

QString GraphLegend::text(Change change)
{
    switch (change) {
    case Change::Added:
        return tr("New");
    case Change::Gone:
        return tr("Gone");
    case Change::Labelled:
        return tr("A rule labels it, as stored");
    case Change::Partly:
        return tr("Rules label part of it");
    case Change::Unlabelled:
        return tr("No rule labels it");
    case Change::Relabelled:
        return tr("Would be labelled otherwise");
    case Change::Same:
    case Change::None:
        break;
    }
    return tr("As before");
}

void GraphLegend::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill();
}

QIcon GraphLegend::lineIcon(const GraphEdge& edge) const
{
    return drawn(*this, [&](QPainter& painter) {
        painter.setPen(graphlook::edgePen(edge, isDark(palette())));
        painter.drawLine(QPointF(1, kIconSize.height() / 2.0),
            QPointF(kIconSize.width() - 1, kIconSize.height() / 2.0));
    });
}

QIcon GraphLegend::boxIcon(const std::string& trust) const
{
    return drawn(*this, [&](QPainter& painter) {
        const QColor color = themeColor(graphlook::trustColor(trust), this);
        painter.setPen(QPen(color, 1.4));
        painter.setBrush(graphlook::blended(themeColor(ColorRole::Surface, this), color, 0.25));
        painter.drawRoundedRect(QRectF(2, 1, kIconSize.width() - 4, kIconSize.height() - 2), 3, 3);
    });
}

void GraphLegend::addTitle(const QString& text)
{
    auto* label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    m_entries->addWidget(label);
}

void GraphLegend::addEntry(
    const QString& text, const QIcon& icon, std::size_t count, const Switch& entry)
{
    auto* box = new QCheckBox(
        tr("%1 (%2)").arg(text, locale().toString(static_cast<qulonglong>(count))), this);
    box->setIcon(icon);
    box->setIconSize(kIconSize);
    box->setChecked(entry.isOn(m_model.filter()));
    m_entries->addWidget(box);
    m_boxes.emplace_back(box, entry);
    connect(box, &QCheckBox::toggled, this, [this, set = entry.set](bool on) {
        GraphFilter filter = m_model.filter();
        set(filter, on);
        m_model.setFilter(std::move(filter));
    });
}

/// A step was taken back, perhaps.
void GraphLegend::follow()
{
    for (const auto& [box, entry] : m_boxes) {
        const QSignalBlocker blocker(box);
        box->setChecked(entry.isOn(m_model.filter()));
    }
}

void GraphLegend::fill()
{
    m_shown = m_model.geometry() ? m_model.geometry()->graphPtr() : nullptr;
    while (QLayoutItem* const item = m_entries->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_boxes.clear();
    if (!m_shown)
        return;
    addServices();
    addTrusts();
    addRoles();
    m_entries->addStretch();
    Q_EMIT filled();
}

void GraphLegend::addServices()
{
    std::map<std::string, std::size_t> services;
    std::map<Change, std::size_t> changes;
    for (const GraphEdge& edge : m_shown->edges) {
        ++services[edge.category];
        ++changes[edge.change];
    }
    addTitle(tr("Connections"));
    for (const char* service : kServices) {
        const auto found = services.find(service);
        if (found == services.end())
            continue;
        GraphEdge sample;
        sample.category = service;
        sample.weight = 1e6;
        addEntry(text(service), lineIcon(sample), found->second,
            switchOf(&GraphFilter::edges, std::string(service)));
    }
    if (changes.size() == 1 && changes.contains(Change::None))
        return;
    const bool drafts = std::ranges::any_of(
        changes, [](const auto& entry) { return entry.first >= Change::Labelled; });
    addTitle(drafts ? tr("Draft of the rules") : tr("Compared"));
    const std::vector<Change> order = drafts
        ? std::vector {Change::Relabelled, Change::Labelled, Change::Partly, Change::Unlabelled}
        : std::vector {Change::Added, Change::Gone, Change::Same};
    for (const Change change : order) {
        GraphEdge sample;
        sample.change = change;
        sample.weight = 1e6;
        addEntry(text(change), lineIcon(sample), changes[change],
            switchOf(&GraphFilter::changes, change));
    }
}

void GraphLegend::addTrusts()
{
    std::map<std::string, std::size_t> trusts;
    for (const GraphNode& node : m_shown->nodes)
        if (node.kind == NodeKind::Segment)
            ++trusts[node.category];
    if (trusts.empty())
        return;
    addTitle(tr("Segments"));
    for (const auto& [trust, count] : trusts)
        addEntry(text(trust), boxIcon(trust), count, switchOf(&GraphFilter::nodes, trust));
}

void GraphLegend::addRoles()
{
    std::map<std::string, std::size_t> roles;
    for (const GraphNode& node : m_shown->nodes)
        if (node.kind == NodeKind::Asset)
            ++roles[node.category];
    if (roles.empty())
        return;
    addTitle(tr("Assets"));
    for (const char* role : kRoles) {
        const auto found = roles.find(role);
        if (found == roles.end())
            continue;
        const QIcon icon = drawn(*this, [&](QPainter& painter) {
            const QColor color = themeColor(ColorRole::TextMuted, this);
            painter.setPen(QPen(color, 1));
            painter.setBrush(
                graphlook::onlyAsks(found->first) ? QBrush(Qt::NoBrush) : QBrush(color));
            painter.drawPolygon(graphlook::roleMark(found->first, QRectF(9, 3, 8, 8)));
        });
        addEntry(text(role), icon, found->second, switchOf(&GraphFilter::nodes, std::string(role)));
    }
}

} // namespace nb
