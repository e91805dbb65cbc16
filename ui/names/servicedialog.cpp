// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/names/servicedialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace nb {

namespace {

constexpr int kMostText = 200;

} // namespace

ServiceDialog::ServiceDialog(const std::optional<ServiceEntry>& entry, QWidget* parent)
    : QDialog(parent)
    , m_port(new QSpinBox(this))
    , m_protocol(new QComboBox(this))
    , m_address(new QLineEdit(this))
    , m_name(new QLineEdit(this))
    , m_description(new QLineEdit(this))
    , m_note(new QLabel(this))
{
    setWindowTitle(entry ? tr("Change a Service") : tr("Name a Service"));
    m_port->setRange(1, 65535);
    for (const char* protocol : {"tcp", "udp", "sctp", "dccp"})
        m_protocol->addItem(QString::fromLatin1(protocol));
    m_address->setPlaceholderText(tr("every server"));
    for (QLineEdit* edit : {m_name, m_description})
        edit->setMaxLength(kMostText);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    auto* form = new QFormLayout;
    form->addRow(tr("&Port:"), m_port);
    form->addRow(tr("P&rotocol:"), m_protocol);
    form->addRow(tr("&Server’s address:"), m_address);
    form->addRow(tr("&Name:"), m_name);
    form->addRow(tr("&Description:"), m_description);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_note);
    layout->addWidget(buttons);
    if (entry) {
        m_port->setValue(entry->port.number());
        m_protocol->setCurrentText(QString::fromStdString(entry->protocol.toString()));
        m_address->setText(
            entry->address ? QString::fromStdString(entry->address->toString()) : QString());
        m_name->setText(QString::fromStdString(entry->name));
        m_description->setText(QString::fromStdString(entry->description));
        for (QWidget* fixed : std::initializer_list<QWidget*> {m_port, m_protocol, m_address})
            fixed->setEnabled(false);
        m_name->setFocus();
    }
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &ServiceDialog::update);
    connect(m_address, &QLineEdit::textChanged, this, &ServiceDialog::update);
    setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    update();
}

ServiceEntry ServiceDialog::entry() const
{
    ServiceEntry entry;
    entry.port = Port(static_cast<std::uint16_t>(m_port->value()));
    entry.protocol
        = Protocol::fromString(m_protocol->currentText().toStdString()).value_or(Protocol {});
    entry.address = IpAddress::fromString(m_address->text().trimmed().toStdString());
    entry.name = m_name->text().trimmed().toStdString();
    entry.description = m_description->text().trimmed().toStdString();
    return entry;
}

void ServiceDialog::update()
{
    const QString address = m_address->text().trimmed();
    const bool known
        = address.isEmpty() || IpAddress::fromString(address.toStdString()).has_value();
    const bool named = !m_name->text().trimmed().isEmpty();
    m_save->setEnabled(known && named);
    m_note->setText(!known ? tr("Addresses are written like 10.0.0.7 or 2001:db8::1.")
            : !named       ? tr("Give the service a name.")
                           : tr("Flows that come from now on bear it. Stored ones get it when "
                                      "they are labelled again."));
}

} // namespace nb
