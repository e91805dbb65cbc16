// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/filterbar.h"

#include "ui/filter/droppedfilter.h"
#include "ui/filter/filterbuilderdialog.h"
#include "ui/filter/filtercompleter.h"
#include "ui/filter/filtereditor.h"
#include "ui/filter/filterhelp.h"
#include "ui/filter/filterlibrary.h"
#include "ui/filter/filtermessageline.h"
#include "ui/filter/savedfilters.h"
#include "ui/filter/textoffset.h"
#include "ui/text/coretext.h"

#include <QDragEnterEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace nb {

namespace {

QToolButton* toolButton(
    QWidget* parent, const QString& icon, const QString& text, const QString& tip)
{
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setIcon(themeIcon(icon));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAutoRaise(true);
    return button;
}

} // namespace

FilterBar::FilterBar(UiStateStore& state, QWidget* parent, FilterLibrary* library)
    : QWidget(parent)
    , m_library(library != nullptr ? library : new FilterLibrary(state, this))
{
    createWidgets();
    arrange();
    connectSignals();
    setAcceptDrops(true);
    setAccessibleName(tr("Filter bar"));
    m_completer->setHistory(m_library->history());
    updateState();
}

FilterBar::~FilterBar() = default;

void FilterBar::createWidgets()
{
    m_mark = new FilterStateMark(this);
    m_editor = new FilterEditor(this);
    m_editor->setPlaceholderText(tr("Filter, for example dst_port = 443  (Ctrl+Space helps)"));
    m_editor->setAccessibleName(tr("Filter"));
    m_completer = new FilterCompleter(m_editor);
    m_apply = toolButton(this, {}, tr("Apply"), tr("Apply the filter (Enter)"));
    m_save = toolButton(
        this, QStringLiteral("star"), QStringLiteral("★"), tr("Save this filter under a name"));
    m_savedButton = toolButton(this, {}, tr("Saved"), tr("Saved and recent filters"));
    m_builder = toolButton(this, {}, tr("Builder…"), tr("Build the filter from rows"));
    m_help = toolButton(
        this, QStringLiteral("help-contents"), QStringLiteral("?"), tr("How filters are written"));
    m_saved = new SavedFilters(*m_library, m_savedButton, this);
    m_message = new FilterMessageLine(this);
    m_counts = new QLabel(this);
    m_counts->setTextFormat(Qt::PlainText);
    m_time = toolButton(this, {}, {}, tr("Show flows of all times again"));
    m_time->setAutoRaise(false);
    m_time->hide();
    m_clear
        = toolButton(this, QStringLiteral("edit-clear"), tr("Clear"), tr("Take the filter away"));
    m_clear->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
}

void FilterBar::arrange()
{
    // Chips and message share a line of constant height: nothing below ever jumps.
    auto* below = new QHBoxLayout;
    below->addWidget(m_message, 1);
    below->addWidget(m_saved, 1);
    below->addWidget(m_time);
    below->addSpacing(fontMetrics().averageCharWidth());
    below->addWidget(m_counts);
    below->addWidget(m_clear);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(6, 4, 6, 2);
    layout->setVerticalSpacing(2);
    layout->addWidget(m_mark, 0, 0);
    layout->addWidget(m_editor, 0, 1);
    int column = 2;
    for (QToolButton* button : {m_apply, m_save, m_savedButton, m_builder, m_help})
        layout->addWidget(button, 0, column++);
    layout->addLayout(below, 1, 1, 1, column - 1);
    layout->setColumnStretch(1, 1);
    const int lineHeight
        = std::max(m_clear->sizeHint().height(), m_savedButton->sizeHint().height());
    layout->setRowMinimumHeight(1, lineHeight);
    m_message->setFixedHeight(lineHeight);
    m_completer->setClearance(lineHeight + layout->verticalSpacing());
    m_saved->setFixedHeight(lineHeight);
    setFocusProxy(m_editor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void FilterBar::connectSignals()
{
    connect(m_editor, &FilterEditor::textChanged, this, &FilterBar::updateState);
    connect(m_editor, &FilterEditor::cursorPositionChanged, this, &FilterBar::placeMessage);
    connect(m_editor, &FilterEditor::submitted, this, &FilterBar::apply);
    connect(m_editor, &FilterEditor::filterDropped, this, &FilterBar::takeDropped);
    connect(m_editor, &FilterEditor::escaped, this, &FilterBar::leaveEditor);
    connect(m_apply, &QToolButton::clicked, this, &FilterBar::apply);
    connect(m_clear, &QToolButton::clicked, this, &FilterBar::clear);
    connect(m_time, &QToolButton::clicked, this, &FilterBar::timeRangeCleared);
    connect(m_save, &QToolButton::clicked, this, &FilterBar::saveCurrent);
    connect(m_builder, &QToolButton::clicked, this, &FilterBar::openBuilder);
    connect(m_help, &QToolButton::clicked, this, &FilterBar::openHelp);
    connect(m_message, &FilterMessageLine::linkClicked, this,
        [this](const std::function<void()>& action) {
            updateState();
            if (action)
                action();
        });
    connect(m_library, &FilterLibrary::historyChanged, this,
        [this] { m_completer->setHistory(m_library->history()); });
    connect(m_saved, &SavedFilters::chosen, this,
        [this](const QString& text) { chooseText(text, true); });
    connect(m_saved, &SavedFilters::saveRequested, this, &FilterBar::saveCurrent);
    connect(m_saved, &SavedFilters::message, this,
        [this](const QString& text, bool failed, const std::function<void()>& undo) {
            setMessage(text, failed ? ColorRole::WarningText : ColorRole::Text,
                undo ? tr("Undo") : QString(), undo);
        });
}

void FilterBar::setFilter(const FilterPtr& filter)
{
    if (equal(filter, m_filter))
        return; // whatever is being typed stays
    m_filter = filter;
    const auto typed = parseFilter(m_editor->text().toStdString());
    if (!typed || !equal(*typed, filter))
        m_editor->setText(QString::fromStdString(printFilter(filter)));
    m_appliedText = m_editor->text();
    updateState();
}

void FilterBar::setStore(FlowStorePtr store)
{
    m_completer->setStore(std::move(store));
}

void FilterBar::setCounts(const QString& text)
{
    m_counts->setText(text);
}

void FilterBar::setTimeRange(const QString& text, const QString& tip)
{
    m_time->setText(text.isEmpty() ? QString() : tr("%1  ✕").arg(text));
    m_time->setToolTip(
        QStringLiteral("<p>%1</p>")
            .arg(tr("Only flows of %1. Click to show all times again.").arg(tip).toHtmlEscaped()));
    m_time->setAccessibleName(tr("Time limited to %1; show all times again").arg(tip));
    m_time->setVisible(!text.isEmpty());
    updateTint();
}

void FilterBar::focusEditor()
{
    m_editor->setFocus(Qt::ShortcutFocusReason);
    m_editor->selectAll();
}

QString FilterBar::message() const
{
    return m_message->text();
}

void FilterBar::updateState()
{
    const QString text = m_editor->text();
    m_editor->clearMark();
    setMessage({}, ColorRole::Text, {}, {});
    const auto parsed = parseFilter(text.toStdString());
    const bool changed = parsed.ok() && !equal(*parsed, m_filter);
    if (!parsed) {
        showFault(parsed.error());
    } else if (const auto warnings = filterWarnings(text.toStdString()); !warnings.empty()) {
        showWarning(warnings.front());
    } else {
        setTextState(*parsed ? TextState::Valid : TextState::Empty);
        if (changed)
            setMessage(*parsed ? tr("Enter applies it") : tr("Enter shows all flows again"),
                ColorRole::TextMuted, {}, {});
    }
    m_apply->setEnabled(parsed.ok());
    m_apply->setToolTip(parsed.ok() ? tr("Apply the filter (Enter)")
                                    : tr("The text is not a filter yet; the message says where"));
    const bool savable = parsed.ok() && *parsed;
    m_save->setEnabled(savable);
    m_save->setToolTip(savable ? tr("Save this filter under a name")
                               : tr("Type a filter first, then save it under a name"));
    m_clear->setVisible(m_filter != nullptr);
    updateTint();
}

bool FilterBar::hidesFlows() const
{
    return m_filter || !m_time->isHidden();
}

void FilterBar::updateTint()
{
    QFont weight = m_counts->font();
    weight.setBold(hidesFlows());
    m_counts->setFont(weight);
    update();
}

void FilterBar::showFault(const Error& error)
{
    const QString text = m_editor->text();
    const qsizetype from = positionOfByte(text, error.offset.value_or(0));
    const qsizetype to = positionOfByte(text, error.offset.value_or(0) + error.length);
    m_editor->markSpot(from, to - from, ColorRole::ErrorText);
    setTextState(TextState::Invalid);
    setMessage(tr("Column %1: %2").arg(from + 1).arg(coreText(error.detail)), ColorRole::ErrorText,
        {}, {});
}

void FilterBar::showWarning(const FilterWarning& warning)
{
    const QString text = m_editor->text();
    setTextState(TextState::Doubtful);
    std::function<void()> fix;
    if (warning.offset) {
        const qsizetype from = positionOfByte(text, *warning.offset);
        const qsizetype length = positionOfByte(text, *warning.offset + warning.length) - from;
        m_editor->markSpot(from, length, ColorRole::WarningText);
        if (!warning.replacement.empty())
            fix = [this, from, length, by = QString::fromStdString(warning.replacement)] {
                m_editor->replace(from, length, by);
                m_editor->setFocus();
            };
    }
    setMessage(coreText(warning.text), ColorRole::WarningText, fix ? tr("Fix") : QString(), fix);
}

void FilterBar::setTextState(TextState state)
{
    m_editor->setBackground(backgroundOf(state));
    m_mark->setState(state);
}

void FilterBar::setMessage(
    const QString& text, ColorRole role, const QString& link, std::function<void()> action)
{
    m_message->setMessage(text, role, link, std::move(action));
    m_saved->setVisible(text.isEmpty());
    m_editor->setAccessibleDescription(text);
    placeMessage();
}

void FilterBar::placeMessage()
{
    m_message->placeAt(m_editor->cursorRect().left());
}

void FilterBar::apply()
{
    m_completer->close();
    const QString text = m_editor->text();
    const auto parsed = parseFilter(text.toStdString());
    if (!parsed) {
        m_editor->setCursorPosition(positionOfByte(text, parsed.error().offset.value_or(0)));
        m_editor->setFocus();
        return;
    }
    m_filter = *parsed;
    m_appliedText = text;
    m_library->remember(text);
    updateState();
    Q_EMIT filterChanged(m_filter);
}

void FilterBar::clear()
{
    m_editor->setText({});
    apply();
}

void FilterBar::chooseText(const QString& text, bool applyNow)
{
    m_editor->setText(text);
    m_editor->setFocus();
    if (applyNow)
        apply();
}

void FilterBar::saveCurrent()
{
    const auto parsed = parseFilter(m_editor->text().toStdString());
    if (parsed && *parsed)
        m_saved->saveText(m_editor->text().trimmed());
    else
        setMessage(
            tr("Type a filter first, then save it under a name"), ColorRole::WarningText, {}, {});
}

void FilterBar::leaveEditor()
{
    const auto typed = parseFilter(m_editor->text().toStdString());
    if (typed && equal(*typed, m_filter)) {
        Q_EMIT left();
        return;
    }
    m_editor->setText(m_appliedText);
    setMessage(tr("%1 brings back what was typed")
                   .arg(QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText)),
        ColorRole::TextMuted, {}, {});
}

void FilterBar::openBuilder()
{
    const auto typed = parseFilter(m_editor->text().toStdString());
    auto* dialog = new FilterBuilderDialog(typed ? *typed : m_filter, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setStore(m_completer->store());
    connect(dialog, &FilterBuilderDialog::accepted, this, [this, dialog] {
        chooseText(QString::fromStdString(printFilter(dialog->filter())), true);
    });
    dialog->open();
}

void FilterBar::openHelp()
{
    auto* help = new FilterHelp(this);
    help->setAttribute(Qt::WA_DeleteOnClose);
    connect(help, &FilterHelp::filterChosen, this,
        [this](const QString& text) { chooseText(text, false); });
    help->showUnder(*m_help);
}

void FilterBar::paintEvent(QPaintEvent* event)
{
    QWidget::paintEvent(event);
    if (hidesFlows()) // a filter left on must not be overlooked
        QPainter(this).fillRect(rect(), themeColor(ColorRole::SelectionBand, this));
}

void FilterBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange && m_editor)
        updateState();
}

void FilterBar::dragEnterEvent(QDragEnterEvent* event)
{
    if (!DroppedFilter::of(event->mimeData()).isNothing())
        event->acceptProposedAction();
}

void FilterBar::takeDropped(const QString& text)
{
    const auto dropped = parseFilter(text.toStdString());
    const auto typed = parseFilter(m_editor->text().toStdString());
    if (dropped && *dropped && typed) {
        // a condition joins the filter that is there
        chooseText(QString::fromStdString(printFilter(both(*typed, *dropped))), true);
        return;
    }
    m_editor->setFocus();
    m_editor->insertPlainText(text);
}

void FilterBar::dropEvent(QDropEvent* event)
{
    const DroppedFilter dropped = DroppedFilter::of(event->mimeData());
    if (dropped.isNothing())
        return;
    event->acceptProposedAction();
    if (dropped.file.isEmpty())
        takeDropped(dropped.text);
    else
        m_saved->importFile(dropped.file);
}

} // namespace nb
