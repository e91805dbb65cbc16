// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/filterstatemark.h"

#include <QEvent>

namespace nb {

namespace {

struct Look
{
    QString icon;
    QString glyph; ///< where there is no icon
    QString words;
};

Look lookOf(FilterTextState state)
{
    switch (state) {
    case FilterTextState::Valid:
        return {QStringLiteral("view-filter"), QStringLiteral("✓"),
            FilterStateMark::tr("The text is a filter")};
    case FilterTextState::Doubtful:
        return {QStringLiteral("dialog-warning"), QStringLiteral("!"),
            FilterStateMark::tr("The filter may not mean what it seems to")};
    case FilterTextState::Invalid:
        return {QStringLiteral("dialog-error"), QStringLiteral("✕"),
            FilterStateMark::tr("The text is not a filter")};
    case FilterTextState::Empty:
        break;
    }
    return {QStringLiteral("edit-find"), QStringLiteral("…"), FilterStateMark::tr("No filter")};
}

} // namespace

ColorRole backgroundOf(FilterTextState state)
{
    switch (state) {
    case FilterTextState::Valid:
        return ColorRole::ValidBackground;
    case FilterTextState::Doubtful:
        return ColorRole::WarningBackground;
    case FilterTextState::Invalid:
        return ColorRole::ErrorBackground;
    case FilterTextState::Empty:
        break;
    }
    return ColorRole::Surface;
}

FilterStateMark::FilterStateMark(QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setState(m_state);
}

void FilterStateMark::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange)
        setState(m_state);
}

void FilterStateMark::setState(FilterTextState state)
{
    m_state = state;
    const Look look = lookOf(state);
    const int side = fontMetrics().height();
    const QIcon icon = themeIcon(look.icon);
    if (icon.isNull())
        setText(look.glyph);
    else
        setPixmap(icon.pixmap(QSize(side, side), devicePixelRatioF()));
    setFixedWidth(side);
    setToolTip(look.words);
    setAccessibleName(look.words);
}

} // namespace nb
