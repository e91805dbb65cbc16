// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/filterhelp.h"

#include "core/filter/filterexpression.h"
#include "core/flow/flowfield.h"
#include "ui/text/coretext.h"

#include <QKeyEvent>
#include <QScreen>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

namespace nb {

namespace {

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text);
}

QString link(const QString& filter)
{
    return QStringLiteral("<a href=\"filter:%1\"><code>%2</code></a>")
        .arg(QString::fromLatin1(QUrl::toPercentEncoding(filter)), filter.toHtmlEscaped());
}

QString row(const QStringList& cells)
{
    return QStringLiteral("<tr><td>%1</td></tr>").arg(cells.join(QStringLiteral("</td><td>")));
}

QString operatorsText(FieldType type)
{
    QStringList texts;
    for (const FilterOperator op : operatorsFor(type))
        if (op != FilterOperator::Present)
            texts << QString::fromStdString(printOperator(op)).toHtmlEscaped();
    return texts.join(QStringLiteral("&nbsp; "));
}

} // namespace

std::vector<ReadyFilter> readyFilters()
{
    return {
        {QStringLiteral("state = attempt"),
            FilterHelp::tr("Connection attempts without an answer")},
        {QStringLiteral("state = rejected"), FilterHelp::tr("Connections that were refused")},
        {QStringLiteral("dst_port in {22, 3389, 5985..5986}"),
            FilterHelp::tr("Remote administration: SSH, remote desktop, WinRM")},
        {QStringLiteral("dst_port in {21, 23, 80, 110, 143}"),
            FilterHelp::tr("Services that are usually not encrypted")},
        {QStringLiteral("external = true and bytes_total > 100M"),
            FilterHelp::tr("Large transfers with public addresses")},
        {QStringLiteral("internal = true and dst_port = 445"),
            FilterHelp::tr("Windows file sharing inside the network")},
        {QStringLiteral("duration > 1h"), FilterHelp::tr("Connections open for over an hour")},
        {QStringLiteral("protocol in {icmp, ipv6-icmp}"), FilterHelp::tr("Ping and other ICMP")},
        {QStringLiteral("dst_port in {53, 853}"), FilterHelp::tr("Name lookups")},
        {QStringLiteral("reverse_packets = 0"), FilterHelp::tr("Flows that got nothing back")},
    };
}

FilterHelp::FilterHelp(QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_page(new QTextBrowser(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Filter language"));
    m_page->setAccessibleName(tr("Filter language"));
    m_page->setOpenLinks(false);
    m_page->setFrameShape(QFrame::NoFrame);
    m_page->setHtml(page()); // made from the field table alone, no foreign text
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_page);
    setFocusProxy(m_page);
    connect(m_page, &QTextBrowser::anchorClicked, this, [this](const QUrl& target) {
        close();
        Q_EMIT filterChosen(QUrl::fromPercentEncoding(target.path(QUrl::FullyEncoded).toLatin1()));
    });
}

QString FilterHelp::page() const
{
    QString html = QStringLiteral("<h3>%1</h3><table cellspacing=\"6\">").arg(tr("Ready filters"));
    for (const ReadyFilter& ready : readyFilters())
        html += row({link(ready.text), ready.meaning.toHtmlEscaped()});
    html += QStringLiteral("</table><h3>%1</h3><p>%2</p><p>%3</p><p>%4</p>")
                .arg(tr("How it is written"),
                    tr("A condition is field, operator, value. Join conditions with "
                       "<code>and</code>, "
                       "<code>or</code>, <code>not</code> and parentheses."),
                    tr("Several values: <code>in {22, 80, 8000..8999}</code>. Ranges: "
                       "<code>a..b</code>. Numbers take <code>k</code>, <code>M</code>, "
                       "<code>G</code>; durations <code>s</code>, <code>m</code>, <code>h</code>; "
                       "addresses a prefix such as <code>10.0.0.0/8</code>."),
                    tr("<code>~</code> compares with wildcards <code>*</code> and <code>?</code>; "
                       "<code>!~</code> is the opposite. A field alone means that it has a value. "
                       "A field may be compared with a field: <code>src_port &lt; "
                       "dst_port</code>."));
    html += QStringLiteral("<h3>%1</h3><table cellspacing=\"6\">").arg(tr("Fields"));
    for (const FieldInfo& info : allFields()) {
        const QString example
            = QStringLiteral("%1 = %2").arg(fromUtf8(info.name), fromUtf8(info.example));
        const QString shown = info.example.find('*') == std::string_view::npos
            ? example
            : QStringLiteral("%1 ~ %2").arg(fromUtf8(info.name), fromUtf8(info.example));
        html += row({QStringLiteral("<b>%1</b>").arg(fromUtf8(info.name).toHtmlEscaped()),
            coreText(info.description).toHtmlEscaped(), operatorsText(info.type), link(shown)});
    }
    return html + QStringLiteral("</table>");
}

void FilterHelp::showUnder(const QWidget& anchor)
{
    const QRect screen = anchor.screen()->availableGeometry();
    const int unit = fontMetrics().averageCharWidth();
    resize(QSize(unit * 110, unit * 80).boundedTo(screen.size() * 0.8));
    const QPoint corner = anchor.mapToGlobal(QPoint(anchor.width(), anchor.height() + 2));
    const int x = std::clamp(
        corner.x() - width(), screen.left(), std::max(screen.left(), screen.right() - width()));
    const int y
        = std::clamp(corner.y(), screen.top(), std::max(screen.top(), screen.bottom() - height()));
    move(x, y);
    show();
    m_page->setFocus();
}

void FilterHelp::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

} // namespace nb
