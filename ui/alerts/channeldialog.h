// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"
#include "ui/jobs/latestrequest.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace nb {

class AlertOutlet;
class PathField;

/// Where alerts are sent, with a form for each kind of channel, and a test of what is typed. GUI
/// thread.
class ChannelDialog : public QDialog
{
    Q_OBJECT
public:
    /// `outlet` outlives the dialog; it is used in workers of `pool`.
    ChannelDialog(const AlertChannel& channel, AlertOutlet& outlet, QThreadPool& pool,
        QWidget* parent = nullptr);

    [[nodiscard]] AlertChannel channel() const;
    /// A password or token that was typed.
    [[nodiscard]] std::optional<std::string> secret() const;
    /// Shows why it could not be kept.
    void setFault(const QString& text);

    [[nodiscard]] QLineEdit* nameField() const { return m_name; }
    [[nodiscard]] QLineEdit* addressField() const { return m_address; }
    [[nodiscard]] QLineEdit* fromField() const { return m_from; }
    [[nodiscard]] QLineEdit* toField() const { return m_to; }
    [[nodiscard]] QLineEdit* secretField() const { return m_secret; }
    [[nodiscard]] QPushButton* saveButton() const { return m_save; }
    [[nodiscard]] QPushButton* testButton() const { return m_test; }
    [[nodiscard]] QLabel* resultLabel() const { return m_result; }

Q_SIGNALS:
    void saveRequested(const nb::AlertChannel& channel, const std::optional<std::string>& secret);

private:
    void createFields();
    void createTypeFields();
    void createMailFields();
    void createFileFields();
    QLabel* addHelp(const QString& text);
    void fill();
    void check();
    void test();

    AlertChannel m_channel;
    AlertOutlet& m_outlet;
    QThreadPool& m_pool;
    LatestRequest<bool> m_testing;
    QFormLayout* m_form = nullptr;
    QLineEdit* m_name = nullptr;
    QComboBox* m_least = nullptr;
    QLineEdit* m_address = nullptr;
    QComboBox* m_transport = nullptr; ///< syslog
    QLineEdit* m_from = nullptr;
    QLineEdit* m_to = nullptr;
    QComboBox* m_security = nullptr;
    QLineEdit* m_user = nullptr;
    QLineEdit* m_secret = nullptr;
    PathField* m_certificates = nullptr;
    QLabel* m_result = nullptr;
    QPushButton* m_test = nullptr;
    QPushButton* m_save = nullptr;
};

} // namespace nb
