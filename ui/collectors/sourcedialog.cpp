// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/collectors/sourcedialog.h"

#include "core/net/ipprefix.h"
#include "ui/collectors/pathfield.h"
#include "ui/collectors/sourcelist.h"
#include "ui/flows/flowformat.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QVBoxLayout>

#include <array>

namespace nb {

namespace {

constexpr std::array kSchemes {"udp", "tcp", "tls"};
constexpr std::array kUsualPorts {2055, 4739, 4740}; // NetFlow by habit; RFC 7011 §10.3.4
constexpr qint64 kMostPem = 1'000'000;

/// Whether the file has a PEM block whose label ends in `label` (RFC 7468).
enum class Pem
{
    Found,
    Unreadable,
    Other,
    Encrypted,
};

Pem pemKind(const QString& path, const QByteArray& label)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Pem::Unreadable;
    const QByteArray text = file.read(kMostPem);
    if (text.contains("ENCRYPTED"))
        return Pem::Encrypted;
    const qsizetype begin = text.indexOf("-----BEGIN ");
    return begin >= 0 && text.indexOf(label + "-----", begin) > begin ? Pem::Found : Pem::Other;
}

} // namespace

SourceDialog::SourceDialog(const SourceSettings& present, QWidget* parent)
    : QDialog(parent)
{
    const bool fresh = present.url.empty();
    setWindowTitle(fresh ? tr("Add a Source") : tr("Source"));
    createFields();
    m_ok->setText(fresh ? tr("&Add and Start") : tr("&Use These Settings"));
    show(present);
    transportChosen();
}

void SourceDialog::createFields()
{
    m_transport = new QComboBox(this);
    m_transport->addItems({tr("NetFlow, IPFIX or sFlow over UDP"), tr("IPFIX over TCP"),
        tr("IPFIX over TLS (encrypted, both sides prove who they are)")});
    m_address = new QComboBox(this);
    m_address->setEditable(true);
    m_address->addItems(
        {QStringLiteral("0.0.0.0"), QStringLiteral("::"), QStringLiteral("127.0.0.1")});
    m_port = new QSpinBox(this);
    m_port->setRange(1, 65535);
    m_port->setGroupSeparatorShown(false);
    m_allowed = new QLineEdit(this);
    m_allowed->setPlaceholderText(tr("everybody"));
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Protocol:"), m_transport);
    form->addRow(tr("&Address:"), m_address);
    addHelp(form, tr("0.0.0.0 is every IPv4 address of this computer, :: every IPv6 one."));
    form->addRow(tr("P&ort:"), m_port);
    addHelp(form,
        tr("The one the exporters send to. Usual are 2055 for NetFlow, 4739 for IPFIX and 6343 for "
           "sFlow; any port takes all of them over UDP."));
    form->addRow(tr("Allowed &senders:"), m_allowed);
    addHelp(form,
        tr("Addresses or prefixes, for example 192.0.2.1, 10.0.0.0/8. Whoever else sends is "
           "counted and not read. Empty lets everybody in."));
    createTlsFields(form);
    m_fault = new QLabel(this);
    m_fault->setTextFormat(Qt::PlainText);
    m_fault->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_fault);
    layout->addStretch();
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 84);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_transport, &QComboBox::currentIndexChanged, this, &SourceDialog::transportChosen);
    connect(m_address, &QComboBox::editTextChanged, this, &SourceDialog::check);
    connect(m_allowed, &QLineEdit::textChanged, this, &SourceDialog::check);
}

void SourceDialog::createTlsFields(QFormLayout* form)
{
    m_certificate = new PathField(tr("Certificate"), this);
    m_key = new PathField(tr("Private key"), this);
    m_authority = new PathField(tr("Authority of the exporters"), this);
    m_peers = new QLineEdit(this);
    m_peers->setPlaceholderText(tr("any that the authority signed"));
    const auto row = [&](const QString& text, QWidget* field) {
        auto* label = new QLabel(text, this);
        label->setBuddy(field);
        form->addRow(label, field);
        m_tlsWidgets << label << field;
    };
    row(tr("&Certificate:"), m_certificate);
    row(tr("Private &key:"), m_key);
    addHelp(form,
        tr("PEM files of this collector. The key must not need a password, and nobody else should "
           "be able to read it."),
        true);
    row(tr("Exporters' a&uthority:"), m_authority);
    addHelp(form, tr("The certificate that signed those of the exporters, as a PEM file."), true);
    row(tr("Exporter &names:"), m_peers);
    addHelp(form,
        tr("Names that a certificate must bear, for example router1.example.com. Empty accepts "
           "each that the authority signed."),
        true);
    for (PathField* field : {m_certificate, m_key, m_authority})
        connect(field, &PathField::changed, this, &SourceDialog::check);
}

void SourceDialog::addHelp(QFormLayout* form, const QString& text, bool tls)
{
    auto* help = new QLabel(text, this);
    help->setTextFormat(Qt::PlainText);
    help->setWordWrap(true);
    help->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(QString(), help);
    if (tls)
        m_tlsWidgets << help;
}

void SourceDialog::show(const SourceSettings& settings)
{
    const SourceAddress address = SourceAddress::fromUrl(settings.url);
    for (std::size_t i = 0; i < kSchemes.size(); ++i)
        if (address.scheme == QLatin1String(kSchemes[i]))
            m_transport->setCurrentIndex(static_cast<int>(i));
    m_port->setValue(settings.url.empty() ? kUsualPorts.front() : address.port);
    if (!address.host.isEmpty())
        m_address->setEditText(address.host);
    QStringList allowed;
    for (const std::string& sender : settings.allowed)
        allowed << QString::fromStdString(sender);
    m_allowed->setText(allowed.join(QStringLiteral(", ")));
    m_certificate->setPath(settings.certificateFile);
    m_key->setPath(settings.keyFile);
    m_authority->setPath(settings.authorityFile);
    QStringList peers;
    for (const std::string& name : settings.peerNames)
        peers << QString::fromStdString(name);
    m_peers->setText(peers.join(QStringLiteral(", ")));
}

void SourceDialog::transportChosen()
{
    const int transport = m_transport->currentIndex();
    for (QWidget* widget : m_tlsWidgets)
        widget->setVisible(transport == Tls);
    // a usual port follows the protocol; one that was chosen stays
    for (const int usual : kUsualPorts)
        if (m_port->value() == usual) {
            m_port->setValue(kUsualPorts[static_cast<std::size_t>(transport)]);
            break;
        }
    check();
    adjustSize();
}

QStringList SourceDialog::listOf(const QString& text)
{
    static const QRegularExpression separators(QStringLiteral("[,;\\s]+"));
    return text.split(separators, Qt::SkipEmptyParts);
}

SourceSettings SourceDialog::settings() const
{
    const auto transport = static_cast<std::size_t>(m_transport->currentIndex());
    SourceSettings settings;
    settings.url = SourceAddress {QLatin1String(kSchemes[transport]),
        m_address->currentText().trimmed(), m_port->value()}
                       .toUrl();
    for (const QString& sender : listOf(m_allowed->text()))
        settings.allowed.push_back(sender.toStdString());
    if (transport != Tls)
        return settings;
    settings.certificateFile = m_certificate->path();
    settings.keyFile = m_key->path();
    settings.authorityFile = m_authority->path();
    for (const QString& name : listOf(m_peers->text()))
        settings.peerNames.push_back(name.toStdString());
    return settings;
}

QString SourceDialog::fault() const
{
    for (const QString& found : {addressFault(), allowedFault(), tlsFault()})
        if (!found.isEmpty())
            return found;
    return {};
}

QString SourceDialog::addressFault() const
{
    const QString address = m_address->currentText().trimmed();
    if (address.isEmpty())
        return tr("Type the address to listen on; 0.0.0.0 is every IPv4 address.");
    if (!IpAddress::fromString(address.toStdString()))
        return tr("“%1” is not an address. Type one of this computer's, such as 192.0.2.10.")
            .arg(plainLine(address));
    return {};
}

QString SourceDialog::allowedFault() const
{
    for (const QString& sender : listOf(m_allowed->text()))
        if (!IpPrefix::fromString(sender.toStdString()))
            return tr("“%1” is neither an address nor a prefix.").arg(plainLine(sender));
    return {};
}

QString SourceDialog::tlsFault() const
{
    if (m_transport->currentIndex() != Tls)
        return {};
    struct Wanted
    {
        const PathField* field;
        QByteArray label;
        QString missing;
        QString other;
    };
    const std::array wanted {
        Wanted {m_certificate, "CERTIFICATE", tr("Choose the certificate of this collector."),
            tr("%1 holds no PEM certificate.")},
        Wanted {m_key, "PRIVATE KEY", tr("Choose the private key of this collector."),
            tr("%1 holds no PEM private key.")},
        Wanted {m_authority, "CERTIFICATE",
            tr("Choose the certificate of the authority that signed the exporters'."),
            tr("%1 holds no PEM certificate.")},
    };
    for (const Wanted& file : wanted) {
        const QString path = file.field->path();
        if (path.isEmpty())
            return file.missing;
        switch (pemKind(path, file.label)) {
        case Pem::Found:
            break;
        case Pem::Unreadable:
            return tr("%1 cannot be read.").arg(plainLine(path));
        case Pem::Encrypted:
            return tr("%1 needs a password. Save the key without one, readable only by you.")
                .arg(plainLine(path));
        case Pem::Other:
            return file.other.arg(plainLine(path));
        }
    }
    return {};
}

void SourceDialog::check()
{
    const QString found = fault();
    m_fault->setText(found);
    m_fault->setVisible(!found.isEmpty());
    m_ok->setEnabled(found.isEmpty());
    m_ok->setToolTip(found.toHtmlEscaped());
    m_ok->setAccessibleDescription(found);
}

} // namespace nb
