// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"
#include "ui/flows/flowformat.h"

#include <QAbstractTableModel>

namespace nb {

/// When alerts are raised; a check box switches a condition on and off. GUI thread.
class ConditionsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Name,
        Kind,
        Severity,
        Details,
        ColumnCount,
    };
    explicit ConditionsModel(QObject* parent = nullptr);

    void setConditions(std::vector<AlertCondition> conditions);
    void setFormat(const FlowFormat& format);
    void setEditable(bool editable);
    /// Null when there is no such row.
    [[nodiscard]] const AlertCondition* at(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void switched(const nb::AlertCondition& condition);

private:
    [[nodiscard]] QString details(const AlertCondition& condition) const;
    std::vector<AlertCondition> m_conditions;
    FlowFormat m_format;
    bool m_editable = false;
};

/// A channel with how it does.
struct ChannelState
{
    AlertChannel channel {};
    std::uint64_t waiting = 0; ///< alerts not sent yet
    std::string problem {}; ///< why sending fails at present
};

/// Where alerts are sent; a check box switches a channel on and off. GUI thread.
class ChannelsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Name,
        Kind,
        Where,
        Least,
        State,
        ColumnCount,
    };
    explicit ChannelsModel(QObject* parent = nullptr);

    void setChannels(std::vector<ChannelState> channels);
    void setFormat(const FlowFormat& format);
    void setEditable(bool editable);
    /// Null when there is no such row.
    [[nodiscard]] const ChannelState* at(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void switched(const nb::AlertChannel& channel);

private:
    [[nodiscard]] QString text(const ChannelState& state, int column) const;
    std::vector<ChannelState> m_channels;
    FlowFormat m_format;
    bool m_editable = false;
};

} // namespace nb
