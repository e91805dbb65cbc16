// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/maptoolbar.h"

#include "ui/graph/graphsearchbox.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace nb {

MapToolbar::MapToolbar(GraphModel& model, GraphView& view, QWidget* parent)
    : QWidget(parent)
    , m_detail(new QComboBox(this))
    , m_outside(new QCheckBox(tr("Internet"), this))
    , m_search(new GraphSearchBox(model, view, this))
{
    m_detail->addItems({tr("Segments"), tr("Assets")});
    m_detail->setAccessibleName(tr("What the map shows"));
    m_detail->setToolTip(tr("Segments closed, or all their assets"));
    m_outside->setChecked(true);
    m_outside->setToolTip(tr("Show what is outside"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_detail);
    layout->addWidget(m_outside);
    m_worldBy = new QComboBox(this);
    m_worldBy->addItems({tr("By owner"), tr("By country")});
    m_worldBy->setAccessibleName(tr("How what is outside is put together"));
    m_worldBy->setToolTip(tr("What is outside by owner, or by the country where registries or the "
                             "files of the page Names say an address is; by owner where nobody "
                             "says"));
    layout->addWidget(m_worldBy);
    connect(m_worldBy, &QComboBox::currentIndexChanged, this, &MapToolbar::countryChanged);
    connect(m_outside, &QCheckBox::toggled, m_worldBy, &QWidget::setEnabled);
    createCompare();
    QToolButton* arrange = addButton(QStringLiteral("view-refresh"), tr("Arrange"),
        tr("Place everything anew; what is pinned stays"));
    QToolButton* fit = addButton({}, tr("Fit"), tr("Show the whole picture (0)"));
    createExport();
    layout->addStretch(1);
    layout->addWidget(m_search);
    connect(m_detail, &QComboBox::currentIndexChanged, this, &MapToolbar::detailChanged);
    connect(m_outside, &QCheckBox::toggled, this, &MapToolbar::detailChanged);
    connect(arrange, &QToolButton::clicked, this, &MapToolbar::arrangeRequested);
    connect(fit, &QToolButton::clicked, &view, &GraphView::fit);
}

QToolButton* MapToolbar::addButton(const QString& icon, const QString& text, const QString& tip)
{
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    if (!icon.isEmpty()) {
        button->setIcon(themeIcon(icon));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    layout()->addWidget(button);
    return button;
}

void MapToolbar::createCompare()
{
    m_compare = addButton({}, tr("Compare"), tr("What is new, what is gone"));
    auto* menu = new QMenu(m_compare);
    const auto add = [&](const QString& text, Comparison comparison) {
        connect(menu->addAction(text), &QAction::triggered, this,
            [this, comparison] { Q_EMIT comparisonRequested(comparison); });
    };
    add(tr("Compare with Nothing"), Comparison::None);
    add(tr("Only What Is New Since…"), Comparison::NewSince);
    add(tr("Compare Two Times…"), Comparison::Periods);
    m_compare->setMenu(menu);
    m_compare->setPopupMode(QToolButton::InstantPopup);
}

void MapToolbar::createExport()
{
    m_export = addButton(QStringLiteral("document-save"), tr("Export"), tr("Save the picture"));
    auto* menu = new QMenu(m_export);
    for (const char* format : {"svg", "png", "pdf", "dot", "graphml", "gexf"}) {
        const QString name = QString::fromLatin1(format);
        connect(menu->addAction(tr("As %1…").arg(name.toUpper())), &QAction::triggered, this,
            [this, name] { Q_EMIT exportRequested(name); });
    }
    m_export->setMenu(menu);
    m_export->setPopupMode(QToolButton::InstantPopup);
}

bool MapToolbar::showsAssets() const
{
    return m_detail->currentIndex() == 1;
}

void MapToolbar::setShowsAssets(bool assets)
{
    m_detail->setCurrentIndex(assets ? 1 : 0);
}

bool MapToolbar::showsOutside() const
{
    return m_outside->isChecked();
}

void MapToolbar::setShowsOutside(bool outside)
{
    m_outside->setChecked(outside);
}

bool MapToolbar::byCountry() const
{
    return m_worldBy->currentIndex() == 1;
}

void MapToolbar::setByCountry(bool country)
{
    m_worldBy->setCurrentIndex(country ? 1 : 0);
}

void MapToolbar::setComparison(Comparison comparison, const QString& words)
{
    m_compare->setText(comparison == Comparison::None ? tr("Compare") : words);
}

} // namespace nb
