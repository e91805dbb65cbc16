// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/filterbar.h"

#include "ui/filter/filterbuilderdialog.h"
#include "ui/filter/filtercompleter.h"
#include "ui/filter/filtereditor.h"
#include "ui/filter/filterhelp.h"
#include "ui/filter/filterlibrary.h"
#include "ui/filter/filtermessageline.h"
#include "ui/filter/savedfilters.h"
#include "ui/filter/textoffset.h"

#include <QDragEnterEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
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

/// The one list of filters among what is dragged; empty when it is anything else.
QString filterFile(const QMimeData* data)
{
    const QList<QUrl> urls = data->urls();
    const bool one = urls.size() == 1 && urls.front().isLocalFile()
        && urls.front().path().endsWith(QStringLiteral(".nbfilters"), Qt::CaseInsensitive);
    return one ? urls.front().toLocalFile() : QString();
}

} // namespace

FilterBar::FilterBar(UiStateStore& state, QWidget* parent)
    : QWidget(parent)
    , m_library(new FilterLibrary(state, this))
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
    m_icon = new QLabel(this);
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
    below->addWidget(m_counts);
    below->addWidget(m_clear);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(6, 4, 6, 2);
    layout->setVerticalSpacing(2);
    layout->addWidget(m_icon, 0, 0);
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
    QFont weight = m_counts->font();
    weight.setBold(m_filter != nullptr);
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
    setMessage(tr("Column %1: %2").arg(from + 1).arg(QString::fromStdString(error.detail)),
        ColorRole::ErrorText, {}, {});
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
    setMessage(QString::fromStdString(warning.text), ColorRole::WarningText,
        fix ? tr("Fix") : QString(), fix);
}

void FilterBar::setTextState(TextState state)
{
    m_textState = state;
    struct Look
    {
        ColorRole background;
        QString icon;
        QString glyph;
        QString name;
    };
    const Look look = state == TextState::Valid
        ? Look {ColorRole::ValidBackground, QStringLiteral("view-filter"), QStringLiteral("✓"),
            tr("The text is a filter")}
        : state == TextState::Doubtful
        ? Look {ColorRole::WarningBackground, QStringLiteral("dialog-warning"), QStringLiteral("!"),
            tr("The filter may not mean what it seems to")}
        : state == TextState::Invalid ? Look {ColorRole::ErrorBackground,
              QStringLiteral("dialog-error"), QStringLiteral("✕"), tr("The text is not a filter")}
                                      : Look {ColorRole::Surface, QStringLiteral("edit-find"),
                                          QStringLiteral("…"), tr("No filter")};
    m_editor->setBackground(look.background);
    const int side = fontMetrics().height();
    const QIcon icon = themeIcon(look.icon);
    if (icon.isNull())
        m_icon->setText(look.glyph);
    else
        m_icon->setPixmap(icon.pixmap(QSize(side, side), devicePixelRatioF()));
    m_icon->setFixedWidth(side);
    m_icon->setToolTip(look.name);
    m_icon->setAccessibleName(look.name);
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
    // Back to what is applied; a second Esc leaves the bar.
    const auto typed = parseFilter(m_editor->text().toStdString());
    if (typed && equal(*typed, m_filter))
        m_editor->clearFocus();
    else
        m_editor->setText(QString::fromStdString(printFilter(m_filter)));
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
    if (m_filter) // a filter left on must not be overlooked
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
    if (!filterFile(event->mimeData()).isEmpty()
        || (event->mimeData()->hasText() && !event->mimeData()->hasUrls()))
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
    if (const QString file = filterFile(event->mimeData()); !file.isEmpty()) {
        m_saved->importFile(file);
        event->acceptProposedAction();
    } else if (event->mimeData()->hasText() && !event->mimeData()->hasUrls()) {
        takeDropped(event->mimeData()->text().simplified());
        event->acceptProposedAction();
    }
}

} // namespace nb
