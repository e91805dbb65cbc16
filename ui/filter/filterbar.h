// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "core/storage/flowstore.h"
#include "ui/filter/filterstatemark.h"

#include <QWidget>

#include <functional>

class QLabel;
class QToolButton;

namespace nb {

class FilterCompleter;
class FilterEditor;
class FilterLibrary;
class FilterMessageLine;
class SavedFilters;
class UiStateStore;

/// Where a filter is typed, chosen, saved and taken away. Colour, icon and words say whether the
/// text is a filter; a text that is not one never changes the filter that is applied. Enter
/// applies; Esc closes the suggestions, then brings back the text that is applied (what was typed
/// can be had again by undo), then leaves. A chosen time shows beside the counts and is taken away
/// there. GUI thread; values for completion are fetched in the background.
class FilterBar : public QWidget
{
    Q_OBJECT
public:
    using TextState = FilterTextState;

    /// `library` is shared with another bar; without one the bar has its own, kept in `state`.
    explicit FilterBar(
        UiStateStore& state, QWidget* parent = nullptr, FilterLibrary* library = nullptr);
    ~FilterBar() override;

    /// The filter that is applied; null shows everything.
    [[nodiscard]] FilterPtr filter() const { return m_filter; }
    /// Shows a filter that came from elsewhere, without filterChanged(). Text that means the same
    /// keeps its spelling.
    void setFilter(const FilterPtr& filter);
    /// Values for completion come from it.
    void setStore(FlowStorePtr store);
    /// How much of the whole is shown, `1,204 of 88,310 shown`.
    void setCounts(const QString& text);
    /// The time that is chosen, in words short and long; empty when all time is shown.
    void setTimeRange(const QString& text, const QString& tip);
    void focusEditor();

    [[nodiscard]] FilterEditor* editor() const { return m_editor; }
    [[nodiscard]] FilterCompleter* completer() const { return m_completer; }
    [[nodiscard]] FilterLibrary* library() const { return m_library; }
    [[nodiscard]] TextState textState() const { return m_mark->state(); }
    /// What the bar says about the text; empty when there is nothing to say.
    [[nodiscard]] QString message() const;

    /// Applies the text when it is a filter; else puts the cursor at the fault.
    void apply();
    void clear();
    void openBuilder();
    void openHelp();

Q_SIGNALS:
    void filterChanged(nb::FilterPtr filter);
    /// The time limit was taken away.
    void timeRangeCleared();
    /// Esc with nothing left to close or restore.
    void left();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void createWidgets();
    void arrange();
    void connectSignals();
    void updateState();
    void updateTint();
    /// A filter or a time limit is on.
    [[nodiscard]] bool hidesFlows() const;
    void showFault(const Error& error);
    void showWarning(const FilterWarning& warning);
    void setTextState(TextState state);
    void setMessage(
        const QString& text, ColorRole role, const QString& link, std::function<void()> action);
    void placeMessage();
    void takeDropped(const QString& text);
    void chooseText(const QString& text, bool applyNow);
    void saveCurrent();
    void leaveEditor();

    FilterLibrary* m_library;
    FilterEditor* m_editor = nullptr;
    FilterCompleter* m_completer = nullptr;
    SavedFilters* m_saved = nullptr;
    FilterStateMark* m_mark = nullptr;
    QToolButton* m_apply = nullptr;
    QToolButton* m_save = nullptr;
    QToolButton* m_savedButton = nullptr;
    QToolButton* m_help = nullptr;
    QToolButton* m_builder = nullptr;
    FilterMessageLine* m_message = nullptr;
    QLabel* m_counts = nullptr;
    QToolButton* m_time = nullptr;
    QToolButton* m_clear = nullptr;
    FilterPtr m_filter;
    QString m_appliedText; ///< m_filter as it was spelt
};

} // namespace nb
