// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/scopecounts.h"

#include "ui/scope/scopewords.h"
#include "ui/text/coretext.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

namespace nb {

namespace {

/// The category in the other two schemes: PCI SSC, OPST.
QString otherSchemes(scope::Category category)
{
    if (category == scope::Category::External)
        return {};
    scope::AssetClass asset;
    asset.category = category;
    QString opst = QString::fromStdString(scope::opstCode(asset));
    if (category == scope::Category::Communicating)
        opst = QStringLiteral("2b, 2c");
    if (category == scope::Category::Segmenting)
        opst = QStringLiteral("2a, 1a");
    const QString pci = coreText(scope::pciCategory(asset));
    return category == scope::Category::Undetermined ? pci : pci + QStringLiteral(" · ") + opst;
}

} // namespace

ScopeCounts::ScopeCounts(QWidget* parent)
    : QFrame(parent)
    , m_total(new QLabel(this))
    , m_cases(new QLabel(this))
{
    setAccessibleName(tr("What is in scope"));
    auto* total = new QVBoxLayout;
    QFont font = m_total->font();
    font.setPointSizeF(font.pointSizeF() * 1.3);
    font.setBold(true);
    m_total->setFont(font);
    for (QLabel* label : {m_total, m_cases}) {
        label->setTextFormat(Qt::PlainText);
        total->addWidget(label);
    }
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(6);
    layout->addLayout(total);
    layout->addStretch(1);
    for (const scope::Category category : {scope::Category::Chd, scope::Category::Contaminated,
             scope::Category::Segmenting, scope::Category::Security, scope::Category::Communicating,
             scope::Category::Indirect, scope::Category::Undetermined, scope::Category::Out})
        addTile(category);
    updateColors();
    setState(nullptr, false);
}

void ScopeCounts::addTile(scope::Category category)
{
    Tile tile {new QFrame(this), new QLabel(this)};
    tile.frame->setAutoFillBackground(true);
    QString name = scopeWord(category);
    auto* label = new QLabel(name.replace(u'/', QStringLiteral("\n")), tile.frame);
    auto* other = new QLabel(otherSchemes(category), tile.frame);
    QFont bold = tile.count->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.2);
    tile.count->setFont(bold);
    QFont small = other->font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    other->setFont(small);
    label->setFont(small);
    label->setAlignment(Qt::AlignCenter);
    auto* column = new QVBoxLayout(tile.frame);
    column->setContentsMargins(6, 2, 6, 2);
    column->setSpacing(0);
    for (QLabel* each : {tile.count, label, other}) {
        each->setTextFormat(Qt::PlainText);
        each->setAlignment(Qt::AlignCenter);
        column->addWidget(each);
    }
    tile.frame->setToolTip(tr("%1 in the model of Desharnais; below, the category of the PCI SSC "
                              "and the code of the Open PCI Scoping Toolkit.")
                               .arg(scopeWord(category)));
    layout()->addWidget(tile.frame);
    m_tiles.emplace_back(category, tile);
}

void ScopeCounts::setState(const ScopeStatePtr& state, bool busy)
{
    const QLocale locale;
    const auto count
        = [&locale](std::size_t n) { return locale.toString(static_cast<qlonglong>(n)); };
    for (const auto& [category, tile] : m_tiles)
        tile.count->setText(state ? count(state->result.counts[static_cast<std::size_t>(category)])
                                  : QStringLiteral("–"));
    m_total->setText(state
            ? tr("%Ln system(s) in scope", nullptr, static_cast<int>(state->result.inScope))
            : tr("Scope not known yet"));
    m_cases->setText(busy ? tr("Working it out…")
            : state       ? tr("best case %1, worst case %2")
                          .arg(count(state->result.inScopeBest), count(state->result.inScopeWorst))
                    : QString());
}

QString ScopeCounts::text() const
{
    return m_total->text() + QStringLiteral(", ") + m_cases->text();
}

void ScopeCounts::updateColors()
{
    for (const auto& [category, tile] : m_tiles) {
        const bool cde = scope::isCde(category);
        const bool open = category == scope::Category::Undetermined;
        const bool out = category == scope::Category::Out;
        QPalette colours = palette();
        colours.setColor(QPalette::Window,
            themeColor(cde ? ColorRole::ErrorBackground
                    : open ? ColorRole::WarningBackground
                    : out  ? ColorRole::ValidBackground
                           : ColorRole::Raised,
                this));
        colours.setColor(QPalette::WindowText,
            themeColor(cde ? ColorRole::ErrorText
                    : open ? ColorRole::WarningText
                    : out  ? ColorRole::ValidText
                           : ColorRole::Text,
                this));
        tile.frame->setPalette(colours);
    }
}

void ScopeCounts::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && !m_tiles.empty())
        updateColors();
    QFrame::changeEvent(event);
}

} // namespace nb
