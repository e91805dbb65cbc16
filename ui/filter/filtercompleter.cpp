// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/filtercompleter.h"

#include "ui/filter/filtereditor.h"
#include "ui/filter/frequentvalues.h"
#include "ui/filter/textoffset.h"
#include "ui/text/coretext.h"

#include <QKeyEvent>
#include <QLocale>

#include <algorithm>

namespace nb {

namespace {

constexpr std::size_t kEntries = 60;

} // namespace

FilterCompleter::FilterCompleter(FilterEditor* editor)
    : QObject(editor)
    , m_editor(editor)
    , m_popup(new CompletionPopup(editor))
{
    editor->installEventFilter(this);
    connect(editor, &FilterEditor::textEdited, this, &FilterCompleter::onTextEdited);
    connect(editor, &FilterEditor::completionRequested, this, &FilterCompleter::complete);
    connect(editor, &FilterEditor::historyRequested, this, &FilterCompleter::showHistory);
    connect(m_popup, &CompletionPopup::chosen, this, &FilterCompleter::accept);
}

void FilterCompleter::complete()
{
    m_historyShown = false;
    m_moved = false;
    const QString text = m_editor->text();
    m_completion
        = completeFilter(text.toStdString(), byteOfPosition(text, m_editor->cursorPosition()));
    m_entries.clear();
    for (const FilterCompletionItem& item : m_completion.items)
        if (m_entries.size() < kEntries)
            m_entries.push_back({QString::fromStdString(item.text), coreText(item.description)});
    requestValues();
    showEntries();
}

void FilterCompleter::requestValues()
{
    m_request.cancel();
    if (!m_completion.valueField || !m_store)
        return;
    m_request.start(
        *QThreadPool::globalInstance(), this,
        [store = m_store, field = *m_completion.valueField, part = m_completion.partial](
            std::stop_token stop) -> Result<std::vector<FrequentValue>> {
            return frequentValuesOf(*store, field, part, stop);
        },
        [this](const Result<std::vector<FrequentValue>>& values) {
            if (values)
                addValues(*values);
        });
}

QString FilterCompleter::useText(std::uint64_t flows)
{
    if (flows == 0)
        return tr("in the data");
    if (flows == 1)
        return tr("1 flow");
    return tr("%1 flows").arg(QLocale().toString(qulonglong {flows}));
}

void FilterCompleter::addValues(const std::vector<FrequentValue>& values)
{
    // What the data holds comes first; what the grammar alone knows follows.
    std::vector<CompletionEntry> entries;
    for (const FrequentValue& value : values)
        if (!value.value.empty())
            entries.push_back(
                {QString::fromStdString(completionValue(*m_completion.valueField, value.value)),
                    useText(value.flows)});
    for (const CompletionEntry& entry : m_entries)
        if (std::ranges::find(entries, entry.text, &CompletionEntry::text) == entries.end())
            entries.push_back(entry);
    m_entries = std::move(entries);
    if (m_editor->hasFocus())
        showEntries();
}

void FilterCompleter::showEntries()
{
    if (m_entries.empty()) {
        m_popup->hide();
        return;
    }
    m_popup->setEntries(m_entries, m_moved && !m_historyShown);
    QRect place = m_editor->cursorRect();
    if (!m_historyShown) {
        // Under the beginning of the word, so that the list does not run along with the typing.
        QTextCursor word = m_editor->textCursor();
        word.setPosition(
            static_cast<int>(positionOfByte(m_editor->text(), m_completion.replaceFrom)));
        place = m_editor->cursorRect(word);
    }
    place.setTop(0);
    place.setBottom(m_editor->height() - 1 + m_clearance);
    place.setLeft(std::max(place.left(), 0));
    m_popup->showAt(place);
}

void FilterCompleter::showHistory()
{
    m_request.cancel();
    m_historyShown = true;
    m_moved = true; // Enter takes the row
    m_entries.clear();
    for (const QString& text : m_history)
        m_entries.push_back({text, {}});
    showEntries();
}

void FilterCompleter::close()
{
    m_request.cancel();
    m_popup->hide();
}

void FilterCompleter::onTextEdited()
{
    if (m_editor->text().trimmed().isEmpty())
        close();
    else
        complete();
}

void FilterCompleter::accept(int row)
{
    if (row < 0 || static_cast<std::size_t>(row) >= m_popup->entries().size())
        return;
    const QString chosen = m_popup->entries()[static_cast<std::size_t>(row)].text;
    if (m_historyShown) {
        m_editor->setText(chosen);
        close();
        return;
    }
    const QString text = m_editor->text();
    const qsizetype from = positionOfByte(text, m_completion.replaceFrom);
    const qsizetype to
        = positionOfByte(text, m_completion.replaceFrom + m_completion.replaceLength);
    QString inserted = m_completion.needsSpaceBefore ? QLatin1Char(' ') + chosen : chosen;
    const bool blankFollows = to < text.size() && text.at(to).isSpace();
    const bool listValue = m_completion.inList && m_completion.valueField;
    if (!blankFollows && !listValue)
        inserted += QLatin1Char(' ');
    m_editor->replace(from, to - from, inserted);
    if (blankFollows)
        m_editor->setCursorPosition(m_editor->cursorPosition() + 1);
    complete(); // the next step of the sentence
}

bool FilterCompleter::handleKey(int key, Qt::KeyboardModifiers modifiers)
{
    switch (key) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        m_moved = true;
        m_popup->step(key == Qt::Key_Down ? 1 : -1);
        return true;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        m_moved = true;
        m_popup->step(key == Qt::Key_PageDown ? 9 : -9);
        return true;
    case Qt::Key_Tab:
        accept(m_popup->currentRow());
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // A filter that is complete as typed is applied, not lengthened by a row nobody chose.
        if (!modifiers.testFlag(Qt::ControlModifier)
            && (m_moved || !parseFilter(m_editor->text().toStdString()).ok())) {
            accept(m_popup->currentRow());
            return true;
        }
        close();
        return false;
    default:
        return false;
    }
}

bool FilterCompleter::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_editor)
        return QObject::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride && m_popup->isVisible()
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept(); // closes the list before anything else gets it
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (m_popup->isVisible() && handleKey(key->key(), key->modifiers()))
            return true;
    } else if (event->type() == QEvent::FocusOut || event->type() == QEvent::Resize) {
        close();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace nb
