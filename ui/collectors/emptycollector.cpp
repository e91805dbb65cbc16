// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/collectors/emptycollector.h"

#include "ui/collectors/collectorcontroller.h"
#include "ui/collectors/collectortext.h"
#include "ui/collectors/sourcelist.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace nb {

namespace {

constexpr int kDefaultPort = 2055;

} // namespace

EmptyCollector::EmptyCollector(CollectorController& controller, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_add(new QPushButton(themeIcon(QStringLiteral("list-add")), tr("&Add a Source…"), this))
    , m_start(new QPushButton(themeIcon(QStringLiteral("media-start")), tr("&Start All"), this))
    , m_help(new QWidget(this))
    , m_device(new QComboBox(m_help))
    , m_example(new QPlainTextEdit(m_help))
    , m_copy(new QPushButton(themeIcon(QStringLiteral("edit-copy")), tr("&Copy"), m_help))
{
    setAccessibleName(tr("No exporters yet"));
    setFocusProxy(m_add);
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setBold(true);
    m_title->setFont(large);
    for (QLabel* label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_example->setReadOnly(true);
    m_example->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_example->setTabChangesFocus(true);
    m_example->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_example->setAccessibleName(tr("Commands for the exporter"));
    m_example->setFixedHeight(fontMetrics().height() * 14);
    auto* label = new QLabel(tr("Send from your &router or probe:"), m_help);
    label->setBuddy(m_device);
    auto* choose = new QHBoxLayout;
    choose->addWidget(label);
    choose->addWidget(m_device);
    choose->addWidget(m_copy);
    choose->addStretch();
    auto* help = new QVBoxLayout(m_help);
    help->setContentsMargins(0, 0, 0, 0);
    help->addLayout(choose);
    help->addWidget(m_example);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_start);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 8);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addLayout(buttons);
    column->addWidget(m_help);
    column->addStretch(1);
    connect(m_add, &QPushButton::clicked, this, &EmptyCollector::addRequested);
    connect(m_start, &QPushButton::clicked, this, &EmptyCollector::startRequested);
    connect(m_copy, &QPushButton::clicked, this, &EmptyCollector::copyExample);
    connect(m_device, &QComboBox::currentIndexChanged, this, &EmptyCollector::showExample);
    update();
}

QString EmptyCollector::nothingReceived(const QStringList& listening) const
{
    std::uint64_t offered = 0;
    std::uint64_t dropped = 0;
    for (const SourceStatus& status : m_controller.status().sources) {
        offered += status.offered;
        dropped += dropTotal(status.drops);
    }
    const QString ports = listening.join(QStringLiteral(", "));
    if (offered == 0)
        return tr("Nothing received on %1 yet.").arg(ports);
    return tr("%Ln datagram(s) came on %1, but none that could be read.", nullptr,
        static_cast<int>(std::min<std::uint64_t>(offered, 1'000'000'000)))
        .arg(ports);
}

void EmptyCollector::update()
{
    QStringList listening;
    SourceAddress address {QStringLiteral("udp"), {}, kDefaultPort};
    for (const CollectorSource& source : m_controller.sources()) {
        const SourceStatus* status = m_controller.statusOf(source);
        const std::string url = status ? status->url : source.settings.url;
        if (!source.running)
            continue;
        if (listening.isEmpty())
            address = SourceAddress::fromUrl(url);
        listening << sourceTitle(url);
    }
    const bool none = m_controller.sources().empty();
    const QString obstacle = m_controller.obstacle();
    if (!obstacle.isEmpty()) {
        m_title->setText(tr("Nothing can be collected here"));
        m_text->setText(obstacle);
    } else if (none) {
        m_title->setText(tr("Nothing is collected yet"));
        m_text->setText(
            tr("Routers, switches and probes can tell which flows they see, by NetFlow, "
               "IPFIX or sFlow. Add a source, which is a port to listen on; then let "
               "them send to it."));
    } else if (listening.isEmpty()) {
        m_title->setText(tr("The collector is stopped"));
        m_text->setText(
            tr("This workspace remembers its sources. Start them to go on collecting."));
    } else {
        m_title->setText(nothingReceived(listening));
        m_text->setText(
            tr("Exporters send when flows end, and templates every few minutes: the first data may "
               "take a moment. A firewall on this computer has to let the port through."));
    }
    m_add->setVisible(none && obstacle.isEmpty());
    m_start->setVisible(!none && listening.isEmpty() && obstacle.isEmpty());
    m_help->setVisible(!listening.isEmpty() && obstacle.isEmpty());
    const QString host
        = address.isAnyAddress() ? tr("ADDRESS-OF-THIS-COMPUTER") : plainLine(address.host);
    std::vector<ConfigExample> examples = configExamples(host, address.port);
    if (m_examples.size() == examples.size() && m_examples.front().text == examples.front().text)
        return;
    const int chosen = std::max(m_device->currentIndex(), 0);
    m_examples = std::move(examples);
    const QSignalBlocker quiet(m_device);
    m_device->clear();
    for (const ConfigExample& example : m_examples)
        m_device->addItem(example.name);
    m_device->setCurrentIndex(chosen);
    showExample();
}

void EmptyCollector::showExample()
{
    const int chosen = m_device->currentIndex();
    if (chosen >= 0)
        m_example->setPlainText(m_examples[static_cast<std::size_t>(chosen)].text);
}

void EmptyCollector::copyExample()
{
    QGuiApplication::clipboard()->setText(m_example->toPlainText());
    Q_EMIT message(tr("The commands are on the clipboard."));
}

QString EmptyCollector::text() const
{
    return m_title->text() + u'\n' + m_text->text();
}

QString EmptyCollector::example() const
{
    return m_example->toPlainText();
}

} // namespace nb
