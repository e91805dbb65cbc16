// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/collector.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace nb {

class PathField;

/// Asks what to listen on: protocol, address, port, who may send, and for TLS the certificates.
/// What is wrong is said below while typing, and the button waits for it. GUI thread.
class SourceDialog : public QDialog
{
    Q_OBJECT
public:
    /// `present` are the settings to change; the default for a new source.
    explicit SourceDialog(const SourceSettings& present = {}, QWidget* parent = nullptr);

    [[nodiscard]] SourceSettings settings() const;
    /// Why these settings cannot work; empty when they may.
    [[nodiscard]] QString fault() const;

private:
    enum Transport
    {
        Udp,
        Tcp,
        Tls,
    };
    void createFields();
    void createTlsFields(QFormLayout* form);
    void addHelp(QFormLayout* form, const QString& text, bool tls = false);
    void show(const SourceSettings& settings);
    void transportChosen();
    void check();
    [[nodiscard]] QString addressFault() const;
    [[nodiscard]] QString allowedFault() const;
    [[nodiscard]] QString tlsFault() const;
    [[nodiscard]] static QStringList listOf(const QString& text);

    QComboBox* m_transport = nullptr;
    QComboBox* m_address = nullptr;
    QSpinBox* m_port = nullptr;
    QLineEdit* m_allowed = nullptr;
    PathField* m_certificate = nullptr;
    PathField* m_key = nullptr;
    PathField* m_authority = nullptr;
    QLineEdit* m_peers = nullptr;
    QList<QWidget*> m_tlsWidgets;
    QLabel* m_fault = nullptr;
    QPushButton* m_ok = nullptr;
};

} // namespace nb
