// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filtercompletion.h"
#include "core/storage/flowstore.h"
#include "ui/filter/completionpopup.h"
#include "ui/jobs/latestrequest.h"

#include <QObject>
#include <QStringList>

namespace nb {

class FilterEditor;

/// Offers what can stand at the cursor of a filter editor: fields, operators, values, connectives.
/// Values of the data come from the store in the background, most used first, and join the list
/// when they arrive. Also shows the history. GUI thread.
class FilterCompleter : public QObject
{
    Q_OBJECT
public:
    explicit FilterCompleter(FilterEditor* editor);

    void setStore(FlowStorePtr store) { m_store = std::move(store); }
    void setHistory(const QStringList& history) { m_history = history; }
    [[nodiscard]] const FlowStorePtr& store() const { return m_store; }
    [[nodiscard]] CompletionPopup* popup() const { return m_popup; }
    /// Pixels under the editor that the list leaves free, for a message about the text.
    void setClearance(int pixels) { m_clearance = pixels; }
    void complete();
    void showHistory();
    void close();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);
    void onTextEdited();
    void accept(int row);
    void requestValues();
    void addValues(const std::vector<FrequentValue>& values);
    void showEntries();
    /// How often a value is in the data; 0: not known.
    [[nodiscard]] static QString useText(std::uint64_t flows);

    FilterEditor* m_editor;
    CompletionPopup* m_popup;
    FlowStorePtr m_store;
    QStringList m_history;
    FilterCompletion m_completion;
    std::vector<CompletionEntry> m_entries;
    LatestRequest<std::vector<FrequentValue>> m_request;
    int m_clearance = 0;
    bool m_historyShown = false;
    bool m_moved = false; ///< a row was chosen by arrow keys
};

} // namespace nb
