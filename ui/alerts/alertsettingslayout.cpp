// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of conditions and channels with their buttons.
#include "core/alerts/alertengine.h"
#include "ui/alerts/alertsettings.h"
#include "ui/alerts/alerttext.h"
#include "ui/pages/datatable.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace nb {

void AlertSettings::createConditions()
{
    m_conditions = new DataTable(tr("Conditions"), this);
    m_conditions->setModel(m_conditionsModel);
    m_conditions->setSelectionMode(QAbstractItemView::SingleSelection);
    m_conditions->horizontalHeader()->setStretchLastSection(true);
    m_addCondition
        = new QPushButton(themeIcon(QStringLiteral("list-add")), tr("Add &Condition…"), this);
    m_editCondition = new QPushButton(tr("Chan&ge…"), this);
    m_editCondition->setAccessibleName(tr("Change the condition"));
    m_removeCondition = new QPushButton(tr("&Remove"), this);
    m_removeCondition->setAccessibleName(tr("Remove the condition"));
    const auto edit = [this] {
        const AlertCondition* condition = m_conditionsModel->at(m_conditions->currentIndex().row());
        if (condition && m_editCondition->isEnabled())
            editCondition(*condition);
    };
    connect(m_addCondition, &QPushButton::clicked, this, [this] { addCondition(); });
    connect(m_editCondition, &QPushButton::clicked, this, edit);
    connect(m_removeCondition, &QPushButton::clicked, this, &AlertSettings::removeCondition);
    connect(m_conditions, &DataTable::rowOpened, this, edit);
    connect(m_conditions->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &AlertSettings::update);
    connect(m_conditionsModel, &ConditionsModel::switched, this,
        [this](const AlertCondition& condition) {
            run(
                [condition](AlertEngine& engine, AlertOutlet*) -> Result<void> {
                    const auto saved = engine.save(condition);
                    return saved ? Result<void>() : Result<void>(saved.error());
                },
                (condition.enabled ? tr("“%1” is on.") : tr("“%1” is off."))
                    .arg(plainLine(condition.name)));
        });
}

void AlertSettings::createChannels()
{
    m_channels = new DataTable(tr("Channels"), this);
    m_channels->setModel(m_channelsModel);
    m_channels->setSelectionMode(QAbstractItemView::SingleSelection);
    m_channels->horizontalHeader()->setStretchLastSection(true);
    m_addChannel = new QPushButton(themeIcon(QStringLiteral("list-add")), tr("Add C&hannel"), this);
    auto* menu = new QMenu(m_addChannel);
    for (const ChannelType type : {ChannelType::Desktop, ChannelType::Mail, ChannelType::Webhook,
             ChannelType::Syslog, ChannelType::File})
        menu->addAction(tr("%1…").arg(channelText(type)), this, [this, type] { addChannel(type); });
    m_addChannel->setMenu(menu);
    m_editChannel = new QPushButton(tr("Cha&nge…"), this);
    m_editChannel->setAccessibleName(tr("Change the channel"));
    m_removeChannel = new QPushButton(tr("Remo&ve"), this);
    m_removeChannel->setAccessibleName(tr("Remove the channel"));
    m_test = new QPushButton(tr("Send a &Test"), this);
    m_noChannels = new QLabel(
        tr("Alerts are kept in the history and sent nowhere. Add a channel to be told."), this);
    m_noChannels->setWordWrap(true);
    m_noChannels->setForegroundRole(QPalette::PlaceholderText);
    const auto edit = [this] {
        const ChannelState* state = m_channelsModel->at(m_channels->currentIndex().row());
        if (state && m_editChannel->isEnabled())
            editChannel(state->channel);
    };
    connect(m_editChannel, &QPushButton::clicked, this, edit);
    connect(m_channels, &DataTable::rowOpened, this, edit);
    connect(m_removeChannel, &QPushButton::clicked, this, &AlertSettings::removeChannel);
    connect(m_test, &QPushButton::clicked, this, &AlertSettings::testChannel);
    connect(m_channels->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &AlertSettings::update);
    connect(m_channelsModel, &ChannelsModel::switched, this, [this](const AlertChannel& channel) {
        run(
            [channel](AlertEngine& engine, AlertOutlet*) -> Result<void> {
                const auto saved = engine.save(channel);
                return saved ? Result<void>() : Result<void>(saved.error());
            },
            (channel.enabled ? tr("“%1” is on.") : tr("“%1” is off."))
                .arg(plainLine(channel.name)));
    });
}

void AlertSettings::arrange()
{
    const auto pane = [this](const QString& title, const QString& help, DataTable* table,
                          const QList<QWidget*>& buttons, QLabel* below) {
        auto* widget = new QWidget(this);
        auto* label = new QLabel(title, widget);
        QFont bold = label->font();
        bold.setBold(true);
        label->setFont(bold);
        auto* words = new QLabel(help, widget);
        words->setForegroundRole(QPalette::PlaceholderText);
        words->setWordWrap(true);
        auto* row = new QHBoxLayout;
        for (QWidget* button : buttons)
            row->addWidget(button);
        row->addStretch();
        auto* layout = new QVBoxLayout(widget);
        layout->setContentsMargins(0, 4, 0, 4);
        layout->addWidget(label);
        layout->addWidget(words);
        layout->addWidget(table, 1);
        if (below)
            layout->addWidget(below);
        layout->addLayout(row);
        return widget;
    };
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(pane(tr("Conditions"),
        tr("What is worth telling. The check box switches a condition on and off."), m_conditions,
        {m_addCondition, m_editCondition, m_removeCondition}, nullptr));
    splitter->addWidget(pane(tr("Channels"),
        tr("Where it is sent, besides the history. What cannot be sent waits and is tried again."),
        m_channels, {m_addChannel, m_test, m_editChannel, m_removeChannel}, m_noChannels));
    splitter->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->addWidget(m_note);
    layout->addWidget(splitter, 1);
}

} // namespace nb
