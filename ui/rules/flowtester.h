// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowbatch.h"
#include "core/flow/flowfield.h"
#include "ui/rules/rulequeries.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace nb {

/// A flow that somebody makes up, and what each rule says of it. GUI thread.
class FlowTester : public QWidget
{
    Q_OBJECT
public:
    explicit FlowTester(QWidget* parent = nullptr);

    /// The flow as it is typed; nothing, and a sentence why, when a field is not understood. What
    /// is left empty is absent.
    [[nodiscard]] std::optional<Flow> flow();
    void setVerdict(const FlowVerdict& verdict, const std::vector<Rule>& rules);
    void setFailed(const QString& why);
    /// The rules changed: what is shown is no longer true.
    void setOutdated();
    [[nodiscard]] QString text() const;

    [[nodiscard]] QLineEdit* client() const { return m_client; }
    [[nodiscard]] QLineEdit* clientPort() const { return m_clientPort; }
    [[nodiscard]] QLineEdit* server() const { return m_server; }
    [[nodiscard]] QLineEdit* serverPort() const { return m_serverPort; }
    [[nodiscard]] QLineEdit* clientName() const { return m_clientName; }
    [[nodiscard]] QLineEdit* name() const { return m_name; }
    [[nodiscard]] QLineEdit* clientOwner() const { return m_clientOwner; }
    [[nodiscard]] QLineEdit* serverOwner() const { return m_serverOwner; }
    [[nodiscard]] QLineEdit* bytes() const { return m_bytes; }
    [[nodiscard]] QLineEdit* packets() const { return m_packets; }
    /// `field=value` words for what has no field of its own.
    [[nodiscard]] QLineEdit* further() const { return m_further; }
    [[nodiscard]] QComboBox* protocol() const { return m_protocol; }
    [[nodiscard]] QTreeWidget* list() const { return m_list; }

Q_SIGNALS:
    void testRequested();
    /// A rule of the verdict was chosen.
    void ruleChosen(std::size_t row);

private:
    void arrange();
    void tell(const QString& text, bool fault);
    [[nodiscard]] bool readAddress(QLineEdit* edit, IpAddress& address, const QString& what);
    [[nodiscard]] bool readPort(QLineEdit* edit, Port& port, const QString& what);
    [[nodiscard]] bool readCount(QLineEdit* edit, Flow& flow, FlowField field, const QString& what);
    [[nodiscard]] bool readFurther(Flow& flow);

    QLineEdit* m_client;
    QLineEdit* m_clientPort;
    QLineEdit* m_server;
    QLineEdit* m_serverPort;
    QLineEdit* m_clientName;
    QLineEdit* m_name;
    QLineEdit* m_clientOwner;
    QLineEdit* m_serverOwner;
    QLineEdit* m_packets;
    QLineEdit* m_bytes;
    QLineEdit* m_further;
    QComboBox* m_protocol;
    QPushButton* m_test;
    QLabel* m_text;
    QTreeWidget* m_list;
};

} // namespace nb
