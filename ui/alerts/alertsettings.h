// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "ui/alerts/channeldialog.h"
#include "ui/alerts/conditiondialog.h"
#include "ui/alerts/settingsmodels.h"
#include "ui/jobs/latestrequest.h"
#include "ui/mainwindow/workspacesession.h"

#include <QPointer>
#include <QThreadPool>
#include <QWidget>

class QLabel;
class QPushButton;

namespace nb {

class DataTable;
class UiStateStore;

/// When alerts are raised and where they are sent. What is changed is stored at once, in a worker.
/// GUI thread.
class AlertSettings : public QWidget
{
    Q_OBJECT
public:
    explicit AlertSettings(QWidget* parent = nullptr);
    ~AlertSettings() override;

    void setSession(const WorkspaceSessionPtr& session);
    void setFormat(const FlowFormat& format);
    void restoreState(const UiStateStore& state);
    void saveState(UiStateStore& state) const;
    /// Reads conditions, channels and how these do.
    void refresh();

    [[nodiscard]] DataTable* conditionsTable() const { return m_conditions; }
    [[nodiscard]] DataTable* channelsTable() const { return m_channels; }
    [[nodiscard]] ConditionDialog* conditionDialog() const { return m_conditionDialog; }
    [[nodiscard]] ChannelDialog* channelDialog() const { return m_channelDialog; }
    /// Asks for a condition; of flows that match the filter when one is given.
    void addCondition(const FilterPtr& filter = {});
    void addChannel(ChannelType type);
    void testChannel();
    [[nodiscard]] QString noteText() const;

Q_SIGNALS:
    void failed(const QString& text);
    void message(const QString& text);

private:
    struct Loaded
    {
        std::vector<AlertCondition> conditions;
        std::vector<ChannelState> channels;
    };
    void createConditions();
    void createChannels();
    void arrange();
    void editCondition(const AlertCondition& condition);
    void editChannel(const AlertChannel& channel);
    void saveChannel(const AlertChannel& channel, const std::optional<std::string>& secret);
    void removeCondition();
    void removeChannel();
    void update();
    void note(const QString& text);
    /// Does it in a worker; an error is told in the dialog that is open, else above.
    void run(std::function<Result<void>(AlertEngine&, AlertOutlet*)> work, const QString& done);
    void ended(const Result<bool>& result, const QString& done);
    [[nodiscard]] std::shared_ptr<Enrichment> enrichment() const;
    [[nodiscard]] QString obstacle() const;

    WorkspaceSessionPtr m_session;
    QThreadPool m_pool; ///< one thread: changes happen in their order
    QThreadPool m_testPool; ///< may wait for a network
    LatestRequest<Loaded> m_loading;
    LatestRequest<bool> m_changing;
    LatestRequest<bool> m_testing;
    FlowFormat m_format;

    QLabel* m_note = nullptr;
    ConditionsModel* m_conditionsModel = nullptr;
    DataTable* m_conditions = nullptr;
    QPushButton* m_addCondition = nullptr;
    QPushButton* m_editCondition = nullptr;
    QPushButton* m_removeCondition = nullptr;
    ChannelsModel* m_channelsModel = nullptr;
    DataTable* m_channels = nullptr;
    QLabel* m_noChannels = nullptr;
    QPushButton* m_addChannel = nullptr;
    QPushButton* m_editChannel = nullptr;
    QPushButton* m_removeChannel = nullptr;
    QPushButton* m_test = nullptr;
    QPointer<ConditionDialog> m_conditionDialog;
    QPointer<ChannelDialog> m_channelDialog;
};

} // namespace nb
