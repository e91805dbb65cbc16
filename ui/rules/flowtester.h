// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowbatch.h"
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
    [[nodiscard]] QLineEdit* name() const { return m_name; }
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

    QLineEdit* m_client;
    QLineEdit* m_clientPort;
    QLineEdit* m_server;
    QLineEdit* m_serverPort;
    QLineEdit* m_name;
    QComboBox* m_protocol;
    QPushButton* m_test;
    QLabel* m_text;
    QTreeWidget* m_list;
};

} // namespace nb
