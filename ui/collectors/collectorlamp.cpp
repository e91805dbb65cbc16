// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/collectors/collectorlamp.h"

#include "ui/collectors/collectorcontroller.h"
#include "ui/collectors/collectortext.h"
#include "ui/collectors/sourcelist.h"
#include "ui/theme/theme.h"

#include <QStringList>

namespace nb {

namespace {

constexpr int kPortsNamed = 3;

} // namespace

CollectorLamp::CollectorLamp(CollectorController& controller, QWidget* parent)
    : QToolButton(parent)
    , m_controller(controller)
{
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::TabFocus);
    connect(&controller, &CollectorController::sourcesChanged, this, &CollectorLamp::update);
    connect(&controller, &CollectorController::statusChanged, this, &CollectorLamp::update);
    update();
}

void CollectorLamp::setFormat(const FlowFormat& format)
{
    m_format = format;
    update();
}

QString CollectorLamp::listeningText() const
{
    QStringList ports;
    for (const CollectorSource& source : m_controller.sources()) {
        if (!source.running)
            continue;
        const SourceStatus* status = m_controller.statusOf(source);
        const QString port = QString::number(
            SourceAddress::fromUrl(status ? status->url : source.settings.url).port);
        if (!ports.contains(port))
            ports << port;
    }
    const auto more = static_cast<int>(ports.size()) - kPortsNamed;
    if (more > 0) {
        ports = ports.mid(0, kPortsNamed);
        ports << tr("%Ln more", nullptr, more);
    }
    return tr("listening on %1").arg(ports.join(QStringLiteral(", ")));
}

void CollectorLamp::update()
{
    setVisible(!m_controller.sources().empty());
    QString text = tr("not collecting");
    QString icon = QStringLiteral("media-stop");
    if (m_controller.isCollecting()) {
        const CollectorStatus& status = m_controller.status();
        text = tr("%1, %2, %3")
                   .arg(listeningText(), rateText(m_controller.flowsPerSecond(), m_format),
                       lossText(status, m_format));
        const std::uint64_t dropped = dropTotal(status.drops);
        if (dropped > 0)
            text += QStringLiteral(", ") + tr("%1 dropped").arg(m_format.count(dropped));
        icon = QStringLiteral("media-record");
    }
    for (const CollectorSource& source : m_controller.sources())
        if (source.problem)
            icon = QStringLiteral("dialog-warning");
    setIcon(themeIcon(icon));
    setText(text);
    setToolTip(tr("Show the collectors"));
    setAccessibleName(tr("Collector: %1").arg(text));
}

} // namespace nb
