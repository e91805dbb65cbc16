// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/flowstore.h"
#include "ui/filter/filteredit.h"
#include "ui/flows/flowformat.h"
#include "ui/flows/toptalkersmodel.h"
#include "ui/jobs/latestrequest.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QModelIndex;
class QPushButton;
class QStackedLayout;
class QTimer;
class QTreeView;

namespace nb {

/// Who talks most among the flows of a query: hosts, clients, servers, ports, pairs, by bytes,
/// packets or flows. Click filters for a row, Alt+click leaves it out, Ctrl+click shows it alone;
/// Enter does the same from the keyboard. Sums are made in the background while the panel is
/// visible; a new query stops the one before. GUI thread.
class TopTalkers : public QWidget
{
    Q_OBJECT
public:
    explicit TopTalkers(QWidget* parent = nullptr);
    ~TopTalkers() override;

    void setStoreAndQuery(FlowStorePtr store, FlowQuery query);
    void setFormat(const DisplayOptions& options);
    /// Lists client, server, protocol and port.
    void listConversations();
    [[nodiscard]] bool isBusy() const { return m_request.isRunning(); }

Q_SIGNALS:
    void filterRequested(const nb::FilterPtr& filter, nb::FilterEdit edit, bool apply);
    void addressRequested(nb::AddressAction action, const nb::AddressTarget& target);

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void createControls();
    void connectSignals();
    void refresh();
    void showAnswer(const Result<TalkerListPtr>& answer);
    void showMessage(const QString& text, bool retry);
    void requestFilter(const QModelIndex& index, FilterEdit edit);
    void requestByModifiers(const QModelIndex& index, Qt::KeyboardModifiers modifiers);
    void showMenu(const QModelIndex& index, const QPoint& position);
    void copyRow(const QModelIndex& index);

    FlowStorePtr m_store;
    FlowQuery m_query;
    bool m_stale = false; ///< the query changed while the panel was hidden
    LatestRequest<TalkerListPtr> m_request;
    std::vector<TalkerGrouping> m_groupings;
    TopTalkersModel* m_model = nullptr;
    QComboBox* m_by = nullptr;
    QComboBox* m_metric = nullptr;
    QTreeView* m_view = nullptr;
    QStackedLayout* m_pages = nullptr;
    QWidget* m_messagePage = nullptr;
    QLabel* m_message = nullptr;
    QPushButton* m_retry = nullptr;
    QLabel* m_caption = nullptr; ///< why the shares add up to more than the whole
    QTimer* m_slow = nullptr; ///< words appear only when the answer takes a while
};

} // namespace nb
