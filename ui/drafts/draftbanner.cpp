// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/draftbanner.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace nb {

DraftBanner::DraftBanner(const QString& text, QWidget* parent)
    : QFrame(parent)
    , m_text(new QLabel(text, this))
    , m_end(new QPushButton(tr("&End Draft"), this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_end->setToolTip(tr("Shows the labels that are stored again"));
    connect(m_end, &QPushButton::clicked, this, &DraftBanner::endRequested);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 3, 8, 3);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_end);
    hide();
    updateColors();
}

QString DraftBanner::text() const
{
    return m_text->text();
}

void DraftBanner::updateColors()
{
    if (!parentWidget())
        return;
    QPalette colors = parentWidget()->palette();
    const bool dark = isDark(colors);
    colors.setColor(QPalette::Window, themeColor(ColorRole::WarningBackground, dark));
    colors.setColor(QPalette::WindowText, themeColor(ColorRole::WarningText, dark));
    if (colors != palette())
        setPalette(colors);
}

void DraftBanner::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ParentChange)
        updateColors();
}

} // namespace nb
