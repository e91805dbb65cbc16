// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/servicestore.h"

#include <QDialog>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace nb {

/// Asks what a port is called, everywhere or at one server. GUI thread.
class ServiceDialog : public QDialog
{
    Q_OBJECT
public:
    /// Of an entry its port, protocol and address stay as they are.
    explicit ServiceDialog(const std::optional<ServiceEntry>& entry, QWidget* parent = nullptr);

    [[nodiscard]] ServiceEntry entry() const;

private:
    void update();

    QSpinBox* m_port = nullptr;
    QComboBox* m_protocol = nullptr;
    QLineEdit* m_address = nullptr;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_description = nullptr;
    QLabel* m_note = nullptr;
    QPushButton* m_save = nullptr;
};

} // namespace nb
