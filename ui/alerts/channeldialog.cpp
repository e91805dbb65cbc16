// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/channeldialog.h"

#include "core/alerts/alertoutlet.h"
#include "ui/alerts/alerttext.h"
#include "ui/alerts/conditiondialog.h"
#include "ui/collectors/pathfield.h"
#include "ui/flows/flowformat.h"
#include "ui/text/coretext.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSystemTrayIcon>
#include <QVBoxLayout>

namespace nb {

namespace {

const QString kSchemeEnd = QStringLiteral("://");

QString withoutScheme(const std::string& url)
{
    const QString text = QString::fromStdString(url);
    const qsizetype at = text.indexOf(kSchemeEnd);
    return at < 0 ? text : text.mid(at + kSchemeEnd.size());
}

} // namespace

ChannelDialog::ChannelDialog(
    const AlertChannel& channel, AlertOutlet& outlet, QThreadPool& pool, QWidget* parent)
    : QDialog(parent)
    , m_channel(channel)
    , m_outlet(outlet)
    , m_pool(pool)
{
    setWindowTitle(tr("Channel: %1").arg(channelText(channel.type)));
    m_form = new QFormLayout;
    createFields();
    m_result = new QLabel(this);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    m_test = buttons->addButton(tr("Send a &Test"), QDialogButtonBox::ActionRole);
    m_test->setAutoDefault(false);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(m_form);
    layout->addWidget(m_result);
    layout->addStretch();
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 80);
    connect(buttons, &QDialogButtonBox::accepted, this,
        [this] { Q_EMIT saveRequested(this->channel(), secret()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_test, &QPushButton::clicked, this, &ChannelDialog::test);
    fill();
    check();
}

QLabel* ChannelDialog::addHelp(const QString& text)
{
    auto* help = new QLabel(text, this);
    help->setTextFormat(Qt::PlainText);
    help->setWordWrap(true);
    help->setForegroundRole(QPalette::PlaceholderText);
    m_form->addRow(QString(), help);
    return help;
}

void ChannelDialog::createFields()
{
    const auto line = [this] {
        auto* field = new QLineEdit(this);
        connect(field, &QLineEdit::textChanged, this, &ChannelDialog::check);
        return field;
    };
    m_name = line();
    m_name->setMaxLength(128);
    m_form->addRow(tr("&Name:"), m_name);
    m_address = line();
    m_from = line();
    m_to = line();
    m_user = line();
    m_secret = line();
    m_secret->setEchoMode(QLineEdit::Password);
    m_transport = new QComboBox(this);
    m_transport->addItem(tr("UDP"), QStringLiteral("udp"));
    m_transport->addItem(tr("TCP"), QStringLiteral("tcp"));
    m_transport->addItem(tr("TLS"), QStringLiteral("tls"));
    m_security = new QComboBox(this);
    m_security->addItems({tr("STARTTLS, refused when the server cannot"),
        tr("TLS from the first byte"), tr("none: mail and password can be read on the way")});
    m_certificates = new PathField(tr("Authorities"), this);
    for (QComboBox* box : {m_transport, m_security})
        connect(box, &QComboBox::currentIndexChanged, this, &ChannelDialog::check);
    connect(m_certificates, &PathField::changed, this, &ChannelDialog::check);
    for (QWidget* field : std::initializer_list<QWidget*> {
             m_address, m_from, m_to, m_user, m_secret, m_transport, m_security, m_certificates})
        field->hide(); // those of other kinds
    if (!m_channel.secret.empty())
        m_secret->setPlaceholderText(tr("kept; type another to replace it"));
    createTypeFields();
    m_least = new QComboBox(this);
    addSeverities(*m_least);
    m_form->addRow(tr("From se&verity:"), m_least);
    for (int row = 0; row < m_form->rowCount(); ++row)
        if (QLayoutItem* item = m_form->itemAt(row, QFormLayout::FieldRole))
            if (item->widget())
                item->widget()->show();
}

void ChannelDialog::createTypeFields()
{
    switch (m_channel.type) {
    case ChannelType::Mail:
        createMailFields();
        break;
    case ChannelType::Webhook:
        m_form->addRow(tr("&Address:"), m_address);
        m_address->setPlaceholderText(QStringLiteral("https://chat.example.com/hooks/…"));
        addHelp(tr("Alerts are posted there as JSON. Redirects are not followed."));
        m_form->addRow(tr("&User:"), m_user);
        m_form->addRow(tr("&Password or token:"), m_secret);
        break;
    case ChannelType::Syslog:
        m_form->addRow(tr("&Transport:"), m_transport);
        m_form->addRow(tr("&Server:"), m_address);
        m_address->setPlaceholderText(QStringLiteral("log.example.com:514"));
        break;
    case ChannelType::File:
        createFileFields();
        break;
    case ChannelType::Desktop:
        addHelp(QSystemTrayIcon::isSystemTrayAvailable()
                ? tr("A notification of this desktop, while the window is open.")
                : tr("This desktop has no tray, so no notification can be shown here. The channel "
                     "works where there is one."));
        break;
    }
    if (m_channel.type == ChannelType::Mail || m_channel.type == ChannelType::Webhook
        || m_channel.type == ChannelType::Syslog) {
        m_form->addRow(tr("&Certificates:"), m_certificates);
        addHelp(tr("A PEM file of authorities to trust instead of the system's; mostly empty."));
    }
}

void ChannelDialog::createFileFields()
{
    m_form->addRow(tr("&File:"), m_address);
    auto* choose = m_address->addAction(
        themeIcon(QStringLiteral("folder-open")), QLineEdit::TrailingPosition);
    choose->setText(tr("Choose a file"));
    connect(choose, &QAction::triggered, this, [this] {
        auto* dialog = new QFileDialog(this, tr("Append Alerts To"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setOption(QFileDialog::DontConfirmOverwrite); // it is appended to
        connect(dialog, &QFileDialog::fileSelected, m_address, &QLineEdit::setText);
        dialog->open();
    });
    addHelp(tr("A JSON object a line is appended, as the file ipam.new of NetBehave has it."));
}

void ChannelDialog::createMailFields()
{
    m_form->addRow(tr("&Server:"), m_address);
    m_address->setPlaceholderText(QStringLiteral("mail.example.com:587"));
    m_form->addRow(tr("&Encryption:"), m_security);
    m_form->addRow(tr("&From:"), m_from);
    m_from->setPlaceholderText(QStringLiteral("netbehave@example.com"));
    m_form->addRow(tr("&To:"), m_to);
    m_to->setPlaceholderText(tr("addresses, separated by commas"));
    m_form->addRow(tr("&User:"), m_user);
    m_user->setPlaceholderText(tr("empty: no log-in"));
    m_form->addRow(tr("&Password:"), m_secret);
    addHelp(tr("Passwords are kept in the keychain, never in the workspace."));
}

void ChannelDialog::fill()
{
    m_name->setText(QString::fromStdString(m_channel.name));
    m_least->setCurrentIndex(static_cast<int>(m_channel.least));
    const bool server
        = m_channel.type == ChannelType::Mail || m_channel.type == ChannelType::Syslog;
    m_address->setText(
        server ? withoutScheme(m_channel.url) : QString::fromStdString(m_channel.url));
    const QString scheme = QString::fromStdString(m_channel.url).section(kSchemeEnd, 0, 0);
    m_transport->setCurrentIndex(std::max(0, m_transport->findData(scheme)));
    m_from->setText(QString::fromStdString(m_channel.from));
    QStringList to;
    for (const std::string& address : m_channel.to)
        to << QString::fromStdString(address);
    m_to->setText(to.join(QStringLiteral(", ")));
    m_security->setCurrentIndex(
        scheme == QStringLiteral("smtps") ? 1 : static_cast<int>(m_channel.security));
    m_user->setText(QString::fromStdString(m_channel.user));
    m_certificates->setPath(QString::fromStdString(m_channel.certificates));
}

AlertChannel ChannelDialog::channel() const
{
    AlertChannel channel = m_channel;
    channel.name = m_name->text().trimmed().toStdString();
    channel.least = static_cast<AlertSeverity>(m_least->currentData().toInt());
    const QString address = m_address->text().trimmed();
    channel.user = m_user->text().trimmed().toStdString();
    channel.certificates = m_certificates->path().toStdString();
    channel.security = static_cast<MailSecurity>(m_security->currentIndex());
    channel.url = address.toStdString();
    if (channel.type == ChannelType::Mail) {
        const bool tls = channel.security == MailSecurity::Tls;
        channel.url = ((tls ? QStringLiteral("smtps://") : QStringLiteral("smtp://")) + address)
                          .toStdString();
        channel.from = m_from->text().trimmed().toStdString();
        channel.to.clear();
        static const QRegularExpression separators(QStringLiteral("[,;\\s]+"));
        for (const QString& to : m_to->text().split(separators, Qt::SkipEmptyParts))
            channel.to.push_back(to.toStdString());
    } else if (channel.type == ChannelType::Syslog) {
        channel.url = (m_transport->currentData().toString() + kSchemeEnd + address).toStdString();
    } else if (channel.type == ChannelType::Desktop) {
        channel.url.clear();
    }
    return channel;
}

std::optional<std::string> ChannelDialog::secret() const
{
    const QString typed = m_secret->text();
    return typed.isEmpty() ? std::nullopt : std::optional(typed.toStdString());
}

void ChannelDialog::check()
{
    if (!m_save)
        return;
    const bool server
        = m_channel.type == ChannelType::Mail || m_channel.type == ChannelType::Syslog;
    const auto good = nb::check(channel());
    QString fault = good ? QString() : plainLine(coreText(good.error().detail));
    if (server && m_address->text().trimmed().isEmpty())
        fault
            = tr("Type the server as name:port, for example %1.").arg(m_address->placeholderText());
    setFault(fault);
    for (QPushButton* button : {m_save, m_test}) {
        button->setEnabled(fault.isEmpty() && (button != m_test || !m_testing.isRunning()));
        button->setToolTip(fault.toHtmlEscaped());
    }
}

void ChannelDialog::setFault(const QString& text)
{
    m_result->setText(text);
    m_result->setVisible(!text.isEmpty());
}

void ChannelDialog::test()
{
    setFault(tr("Sending…"));
    m_test->setEnabled(false);
    m_testing.start(
        m_pool, this,
        [&outlet = m_outlet, channel = channel(), secret = secret()](
            std::stop_token stop) -> Result<bool> {
            const auto done = outlet.test(channel, secret, std::move(stop));
            return done ? Result<bool>(true) : Result<bool>(done.error());
        },
        [this](const Result<bool>& done) {
            m_test->setEnabled(true);
            setFault(done ? tr("The test was sent. Look whether it arrived.")
                          : tr("The test could not be sent: %1")
                                .arg(plainLine(coreText(done.error().detail))));
        });
}

} // namespace nb
