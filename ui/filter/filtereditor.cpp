// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/filtereditor.h"

#include "core/filter/filterexpression.h"

#include <QCoreApplication>
#include <QDropEvent>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>

#include <algorithm>
#include <cmath>

namespace nb {

namespace {

constexpr qreal kMargin = 4;

/// Line ends and other control characters become blanks: the filter is one line.
QString oneLine(QString text)
{
    for (QChar& c : text)
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator)
            c = QLatin1Char(' ');
    return text;
}

/// Files are for the bar, else for the window; the editor takes texts only.
bool handOver(QWidget* editor, QDropEvent* event)
{
    if (!event->mimeData()->hasUrls())
        return false;
    event->ignore();
    for (QWidget* target : {editor->parentWidget(), editor->window()})
        if (target && target != editor && !event->isAccepted())
            QCoreApplication::sendEvent(target, event);
    return true;
}

} // namespace

FilterEditor::FilterEditor(QWidget* parent)
    : QPlainTextEdit(parent)
{
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(kMargin);
    applyColors();
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_replacing)
            Q_EMIT textEdited();
    });
}

void FilterEditor::setText(const QString& text)
{
    replace(0, toPlainText().size(), text);
}

void FilterEditor::replace(qsizetype from, qsizetype length, const QString& by)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(static_cast<int>(from));
    cursor.setPosition(static_cast<int>(from + length), QTextCursor::KeepAnchor);
    m_replacing = true;
    cursor.insertText(oneLine(by));
    m_replacing = false;
    setTextCursor(cursor);
}

void FilterEditor::setCursorPosition(qsizetype position)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(static_cast<int>(std::clamp<qsizetype>(position, 0, text().size())));
    setTextCursor(cursor);
}

void FilterEditor::setBackground(ColorRole role)
{
    m_background = role;
    applyColors();
}

void FilterEditor::applyColors()
{
    QPalette colors = QPalette();
    const QColor background = themeColor(m_background, this);
    if (palette().color(QPalette::Base) == background)
        return;
    colors.setColor(QPalette::Base, background);
    setPalette(colors);
}

void FilterEditor::markSpot(qsizetype from, qsizetype length, ColorRole role)
{
    const qsizetype end = text().size();
    from = std::clamp<qsizetype>(from, 0, std::max<qsizetype>(end - 1, 0));
    const qsizetype to = std::clamp<qsizetype>(from + std::max<qsizetype>(length, 1), from, end);
    QTextEdit::ExtraSelection spot;
    spot.cursor = QTextCursor(document());
    spot.cursor.setPosition(static_cast<int>(from));
    spot.cursor.setPosition(static_cast<int>(to), QTextCursor::KeepAnchor);
    spot.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    spot.format.setUnderlineColor(themeColor(role, this));
    setExtraSelections({spot});
}

void FilterEditor::clearMark()
{
    setExtraSelections({});
}

QSize FilterEditor::sizeHint() const
{
    const QFontMetricsF metrics(font());
    const auto height
        = static_cast<int>(std::ceil(metrics.height() + 2 * kMargin + 2 * frameWidth() + 2));
    return {static_cast<int>(metrics.averageCharWidth() * 60), height};
}

QSize FilterEditor::minimumSizeHint() const
{
    return {static_cast<int>(QFontMetricsF(font()).averageCharWidth() * 16), sizeHint().height()};
}

void FilterEditor::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT submitted();
        return;
    case Qt::Key_Escape:
        Q_EMIT escaped();
        return;
    case Qt::Key_Down:
        if (text().isEmpty()) {
            Q_EMIT historyRequested();
            return;
        }
        break;
    case Qt::Key_Space:
        if (event->modifiers().testFlag(Qt::ControlModifier)) {
            Q_EMIT completionRequested();
            return;
        }
        break;
    default:
        break;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void FilterEditor::dragEnterEvent(QDragEnterEvent* event)
{
    if (!handOver(this, event))
        QPlainTextEdit::dragEnterEvent(event);
}

void FilterEditor::dragMoveEvent(QDragMoveEvent* event)
{
    if (!handOver(this, event))
        QPlainTextEdit::dragMoveEvent(event);
}

void FilterEditor::dropEvent(QDropEvent* event)
{
    if (handOver(this, event))
        return;
    const QString text = oneLine(event->mimeData()->text());
    const bool ours = event->source() == this || event->source() == viewport();
    const auto dropped = parseFilter(text.toStdString());
    if (ours || !dropped || !*dropped) {
        QPlainTextEdit::dropEvent(event);
        return;
    }
    event->setDropAction(Qt::CopyAction);
    event->accept();
    // the base class ends its drag cursor only when a drag leaves or drops
    QDragLeaveEvent leave;
    QPlainTextEdit::dragLeaveEvent(&leave);
    Q_EMIT filterDropped(text);
}

bool FilterEditor::canInsertFromMimeData(const QMimeData* source) const
{
    return source->hasText() && !source->hasUrls();
}

void FilterEditor::insertFromMimeData(const QMimeData* source)
{
    if (source->hasText())
        textCursor().insertText(oneLine(source->text()));
}

void FilterEditor::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange
        || event->type() == QEvent::StyleChange)
        applyColors();
}

void FilterEditor::wheelEvent(QWheelEvent* event)
{
    event->ignore(); // one line has nothing to scroll
}

} // namespace nb
