// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/flowtester.h"

#include "core/filter/filterexpression.h"
#include "core/rules/typedflow.h"
#include "ui/flows/flowformat.h"
#include "ui/text/coretext.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

#include <algorithm>

namespace nb {

namespace {

struct VerdictColumn
{
    enum
    {
        Number,
        Name,
        Verdict,
        Condition,
    };
};

QLineEdit* edit(QWidget* parent, const QString& example, int characters)
{
    auto* line = new QLineEdit(parent);
    line->setPlaceholderText(example);
    line->setMinimumWidth(line->fontMetrics().averageCharWidth() * characters);
    return line;
}

/// A protocol by name or number, as filters take it.
std::optional<Protocol> protocolFromText(const QString& text)
{
    const auto condition
        = parseCondition(FlowField::Protocol, FilterOperator::Equal, text.trimmed().toStdString());
    if (!condition || (*condition)->condition.values.size() != 1)
        return std::nullopt;
    const auto* range = std::get_if<NumberRange>(&(*condition)->condition.values.front());
    if (!range || range->low != range->high || range->low > 255)
        return std::nullopt;
    return Protocol(static_cast<std::uint8_t>(range->low));
}

} // namespace

FlowTester::FlowTester(QWidget* parent)
    : QWidget(parent)
    , m_client(edit(this, QStringLiteral("10.0.0.5"), 18))
    , m_clientPort(edit(this, QStringLiteral("50000"), 8))
    , m_server(edit(this, QStringLiteral("192.0.2.7"), 18))
    , m_serverPort(edit(this, QStringLiteral("443"), 8))
    , m_clientName(edit(this, QStringLiteral("pc-5.example.net"), 18))
    , m_name(edit(this, QStringLiteral("www.example.com"), 18))
    , m_clientOwner(edit(this, QStringLiteral("EXAMPLE-NET"), 14))
    , m_serverOwner(edit(this, QStringLiteral("GOOGLE"), 14))
    , m_packets(edit(this, QStringLiteral("12"), 10))
    , m_bytes(edit(this, QStringLiteral("10k"), 10))
    , m_further(edit(this, QStringLiteral("application=SSH vlan=120"), 24))
    , m_protocol(new QComboBox(this))
    , m_test(new QPushButton(themeIcon(QStringLiteral("media-start")), tr("&Test Flow"), this))
    , m_text(new QLabel(this))
    , m_list(new QTreeWidget(this))
{
    m_protocol->setEditable(true);
    m_protocol->addItems({QStringLiteral("tcp"), QStringLiteral("udp"), QStringLiteral("icmp"),
        QStringLiteral("ipv6-icmp"), QStringLiteral("gre"), QStringLiteral("esp")});
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setText(tr("Type a flow and see which rule labels it; what is left empty is absent."));
    m_list->setAccessibleName(tr("What each rule says of the flow"));
    m_list->setHeaderLabels(
        {tr("No."), tr("Rule"), tr("Verdict"), tr("First condition that does not hold")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    const int width = fontMetrics().averageCharWidth();
    for (const auto& [column, characters] : {std::pair {VerdictColumn::Number, 8},
             {VerdictColumn::Name, 26}, {VerdictColumn::Verdict, 24}})
        m_list->setColumnWidth(column, characters * width);
    arrange();
    for (QLineEdit* line : {m_client, m_clientPort, m_clientName, m_clientOwner, m_server,
             m_serverPort, m_name, m_serverOwner, m_packets, m_bytes, m_further})
        connect(line, &QLineEdit::returnPressed, this, &FlowTester::testRequested);
    connect(m_test, &QPushButton::clicked, this, &FlowTester::testRequested);
    connect(m_list, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* item) {
        Q_EMIT ruleChosen(item->data(VerdictColumn::Number, Qt::UserRole).toULongLong());
    });
}

void FlowTester::arrange()
{
    auto* fields = new QGridLayout;
    const auto add = [this, fields](int row, int column, const QString& title, QWidget* field) {
        auto* label = new QLabel(title, this);
        label->setBuddy(field);
        field->setAccessibleName(QString(title).remove(u'&'));
        fields->addWidget(label, 2 * row, column);
        fields->addWidget(field, 2 * row + 1, column);
    };
    add(0, 0, tr("&Client"), m_client);
    add(0, 1, tr("Client po&rt"), m_clientPort);
    add(0, 2, tr("Client &name"), m_clientName);
    add(0, 3, tr("Client owner"), m_clientOwner);
    add(0, 4, tr("Pac&kets"), m_packets);
    add(0, 5, tr("Pr&otocol"), m_protocol);
    add(1, 0, tr("Ser&ver"), m_server);
    add(1, 1, tr("Server &port"), m_serverPort);
    add(1, 2, tr("Server na&me"), m_name);
    add(1, 3, tr("Server owner"), m_serverOwner);
    add(1, 4, tr("Bytes"), m_bytes);
    add(1, 5, tr("Further fields"), m_further);
    const QString own = tr("What is left empty is what a flow stored now would get, or absent.");
    for (QLineEdit* const line : {m_clientOwner, m_serverOwner})
        line->setToolTip(own);
    for (QLineEdit* const line : {m_packets, m_bytes})
        line->setToolTip(tr("From client to server; k, M and G are powers of 1000."));
    m_further->setToolTip(tr("Any other column as field=value, several with blanks between them, "
                             "such as reverse_bytes=2M state=established."));
    fields->addWidget(m_test, 3, 6);
    fields->setColumnStretch(5, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 4);
    layout->addLayout(fields);
    layout->addWidget(m_text);
    layout->addWidget(m_list, 1);
}

QString FlowTester::text() const
{
    return m_text->text();
}

void FlowTester::tell(const QString& text, bool fault)
{
    m_text->setText(text);
    QPalette colors = palette();
    colors.setColor(
        QPalette::WindowText, themeColor(fault ? ColorRole::ErrorText : ColorRole::Text, this));
    m_text->setPalette(colors);
}

bool FlowTester::readAddress(QLineEdit* edit, IpAddress& address, const QString& what)
{
    const QString text = edit->text().trimmed();
    if (text.isEmpty())
        return true;
    const auto read = IpAddress::fromString(text.toStdString());
    if (read) {
        address = *read;
        return true;
    }
    tell(tr("%1: “%2” is no IPv4 or IPv6 address.").arg(what, plainLine(text)), true);
    edit->setFocus();
    return false;
}

bool FlowTester::readPort(QLineEdit* edit, Port& port, const QString& what)
{
    const QString text = edit->text().trimmed();
    if (text.isEmpty())
        return true;
    bool ok = false;
    const unsigned number = text.toUInt(&ok);
    if (ok && number <= 65'535) {
        port = Port(static_cast<std::uint16_t>(number));
        return true;
    }
    tell(tr("%1: “%2” is no port; they are 0 to 65535.").arg(what, plainLine(text)), true);
    edit->setFocus();
    return false;
}

bool FlowTester::readCount(QLineEdit* edit, Flow& flow, FlowField field, const QString& what)
{
    const QString text = edit->text().trimmed();
    if (text.isEmpty() || setFlowValue(flow, field, text.toStdString()))
        return true;
    tell(tr("%1: “%2” is no count; write a number such as 600, 10k or 2M.")
             .arg(what, plainLine(text)),
        true);
    edit->setFocus();
    return false;
}

bool FlowTester::readFurther(Flow& flow)
{
    const auto read = setFlowValues(flow, m_further->text().toStdString());
    if (read)
        return true;
    tell(tr("Further fields: %1. Write field=value, such as vlan=120.")
             .arg(plainLine(coreText(read.error().detail))),
        true);
    m_further->setFocus();
    return false;
}

std::optional<Flow> FlowTester::flow()
{
    Flow flow = unknownFlow();
    if (!readAddress(m_client, flow.srcIp, tr("Client"))
        || !readPort(m_clientPort, flow.srcPort, tr("Client port"))
        || !readAddress(m_server, flow.dstIp, tr("Server"))
        || !readPort(m_serverPort, flow.dstPort, tr("Server port")))
        return std::nullopt;
    const auto protocol = protocolFromText(m_protocol->currentText());
    if (!protocol) {
        tell(tr("Protocol: “%1” is none; write tcp, udp or a number from 0 to 255.")
                 .arg(plainLine(m_protocol->currentText())),
            true);
        m_protocol->setFocus();
        return std::nullopt;
    }
    flow.protocol = *protocol;
    for (const auto& [line, text] :
        {std::pair {m_clientName, &Flow::srcName}, {m_name, &Flow::dstName},
            {m_clientOwner, &Flow::srcOwner}, {m_serverOwner, &Flow::dstOwner}})
        flow.*text = line->text().trimmed().toStdString();
    if (!readCount(m_packets, flow, FlowField::Packets, tr("Packets"))
        || !readCount(m_bytes, flow, FlowField::Bytes, tr("Bytes")) || !readFurther(flow))
        return std::nullopt;
    return flow;
}

void FlowTester::setVerdict(const FlowVerdict& verdict, const std::vector<Rule>& rules)
{
    m_list->clear();
    QList<QTreeWidgetItem*> items;
    const RuleExplanation* first = nullptr;
    for (const RuleExplanation& e : verdict.rules) {
        const bool labels = e.matches && !first;
        if (labels)
            first = &e;
        const QString words = e.passedOver ? tr("– passed over")
            : labels                       ? tr("✓ labels the flow")
            : e.matches                    ? tr("matches, but comes later")
                                           : tr("✗ does not match");
        auto* item = new QTreeWidgetItem({QString::number(e.rule + 1),
            plainLine(rules[e.rule].name), words, plainLine(e.failing)});
        item->setData(VerdictColumn::Number, Qt::UserRole, static_cast<qulonglong>(e.rule));
        if (labels) {
            QFont bold = m_list->font();
            bold.setBold(true);
            for (const int column :
                {VerdictColumn::Number, VerdictColumn::Name, VerdictColumn::Verdict})
                item->setFont(column, bold);
        }
        items.append(item);
    }
    m_list->addTopLevelItems(items);
    QString text = !verdict.labels ? tr("No rule is on: the flow gets no label.")
        : !first
        ? tr("No rule matches: the label is NOMATCH.")
        : tr("Rule %1 labels it: %2.").arg(first->rule + 1).arg(plainLine(rules[first->rule].name));
    QStringList before;
    if (!verdict.flow.srcSegment.empty())
        before << tr("client in %1").arg(plainLine(verdict.flow.srcSegment));
    if (!verdict.flow.dstSegment.empty())
        before << tr("server in %1").arg(plainLine(verdict.flow.dstSegment));
    if (!verdict.flow.service.empty())
        before << tr("service %1").arg(plainLine(verdict.flow.service));
    if (!verdict.flow.srcOwner.empty())
        before << tr("client of %1").arg(plainLine(verdict.flow.srcOwner));
    if (!verdict.flow.dstOwner.empty())
        before << tr("server of %1").arg(plainLine(verdict.flow.dstOwner));
    if (!before.isEmpty())
        text += QStringLiteral(" (%1)").arg(before.join(QStringLiteral(", ")));
    tell(text, false);
    if (first)
        m_list->scrollToItem(m_list->topLevelItem(static_cast<int>(first->rule)));
}

void FlowTester::setFailed(const QString& why)
{
    m_list->clear();
    tell(why, true);
}

void FlowTester::setOutdated()
{
    if (m_list->topLevelItemCount() == 0)
        return;
    m_list->clear();
    tell(tr("The rules changed since the flow was tested. Test it again."), false);
}

} // namespace nb
