// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/flowdetails.h"

#include "core/flow/fieldtext.h"
#include "ui/address/addressmenu.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace nb {

namespace {

constexpr int kFieldRole = Qt::UserRole;

} // namespace

FlowDetails::FlowDetails(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_tree(new QTreeWidget(this))
{
    setAccessibleName(tr("Details of the selected flow"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_tree->setAccessibleName(tr("All fields of the flow"));
    m_tree->setHeaderLabels({tr("Field"), tr("Value")});
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(12);
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->header()->setStretchLastSection(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_title);
    layout->addWidget(m_tree, 1);
    createButtons(layout);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &FlowDetails::updateButtons);
    connect(m_tree, &QTreeWidget::customContextMenuRequested, this, &FlowDetails::showMenu);
    fill();
}

void FlowDetails::createButtons(QBoxLayout* layout)
{
    m_filterFor = new QPushButton(tr("Filter &For"), this);
    m_filterFor->setToolTip(tr("Show only flows with the chosen value"));
    m_filterOut = new QPushButton(tr("Filter &Out"), this);
    m_filterOut->setToolTip(tr("Hide flows with the chosen value"));
    m_copy = new QPushButton(tr("Copy &Value"), this);
    auto* row = new QHBoxLayout;
    for (QPushButton* button : {m_filterFor, m_filterOut, m_copy})
        row->addWidget(button);
    layout->addLayout(row);
    connect(m_filterFor, &QPushButton::clicked, this, [this] { request(FilterEdit::AndSelected); });
    connect(m_filterOut, &QPushButton::clicked, this, [this] { request(FilterEdit::AndNot); });
    connect(m_copy, &QPushButton::clicked, this, &FlowDetails::copyValue);
}

QSize FlowDetails::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 56, fontMetrics().height() * 40};
}

void FlowDetails::setFormat(const FlowFormat& format)
{
    m_format = format;
    fill();
}

void FlowDetails::setFlow(FlowBatchPtr batch, std::size_t row)
{
    m_batch = std::move(batch);
    m_row = row;
    fill();
}

QString FlowDetails::sentence() const
{
    const auto end = [this](const std::vector<TextId>& names, FlowField address) {
        const std::string& name = m_batch->texts.text(names[m_row]);
        return plainLine(name.empty() ? fieldText(*m_batch, m_row, address) : name);
    };
    const std::string& service = m_batch->texts.text(m_batch->service[m_row]);
    return tr("%1 → %2, %3")
        .arg(end(m_batch->srcName, FlowField::SrcIp), end(m_batch->dstName, FlowField::DstIp),
            plainLine(service.empty() ? fieldText(*m_batch, m_row, FlowField::Protocol) : service));
}

QString FlowDetails::valueText(FlowField field) const
{
    const QString shown = m_format.cell(*m_batch, m_row, field);
    const bool isBytes = field == FlowField::Bytes || field == FlowField::ReverseBytes
        || field == FlowField::BytesTotal;
    const QString exact = plainLine(fieldText(*m_batch, m_row, field));
    if (isBytes && exact.size() > 3)
        return tr("%1 (%2 bytes)").arg(shown, m_format.count(exact.toULongLong()));
    if (fieldInfo(field).type == FieldType::Flags && !shown.isEmpty())
        return QStringLiteral("%1 (%2)").arg(shown, exact);
    if (fieldInfo(field).type == FieldType::Time)
        return m_format.options().localTime ? tr("%1 %2").arg(shown, m_format.zone()) : exact;
    return shown;
}

void FlowDetails::addGroup(const QString& title, const std::vector<FlowField>& fields)
{
    auto* group = new QTreeWidgetItem(m_tree, {title});
    QFont bold = font();
    bold.setBold(true);
    group->setFont(0, bold);
    group->setFirstColumnSpanned(true);
    group->setFlags(Qt::ItemIsEnabled);
    for (const FlowField field : fields) {
        m_listed.insert(field);
        const QString text = valueText(field);
        auto* item = new QTreeWidgetItem(
            group, {fieldTitle(field), text.isEmpty() ? QStringLiteral("–") : text});
        item->setData(0, kFieldRole, static_cast<int>(field));
        item->setToolTip(0, QStringLiteral("<p>%1</p>").arg(fieldTip(field).toHtmlEscaped()));
        item->setToolTip(1, QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped()));
        if (text.isEmpty())
            item->setForeground(1, palette().brush(QPalette::PlaceholderText));
    }
    group->setExpanded(true);
}

void FlowDetails::addOtherFields()
{
    std::vector<FlowField> others;
    for (const FieldInfo& info : allFields())
        if (isColumn(info.field) && !m_listed.contains(info.field))
            others.push_back(info.field);
    if (!others.empty())
        addGroup(tr("More"), others);
}

void FlowDetails::fill()
{
    using F = FlowField;
    const QTreeWidgetItem* current = m_tree->currentItem();
    const QVariant field = current ? current->data(0, kFieldRole) : QVariant();
    m_tree->clear();
    m_listed.clear();
    m_tree->setVisible(m_batch != nullptr);
    if (!m_batch) {
        m_title->setText(tr("Select a flow in the table to see all of it here."));
        updateButtons();
        return;
    }
    m_title->setText(sentence());
    addGroup(
        tr("Client"), {F::SrcIp, F::SrcName, F::SrcPort, F::SrcSegment, F::SrcOwner, F::SrcMac});
    addGroup(
        tr("Server"), {F::DstIp, F::DstName, F::DstPort, F::DstSegment, F::DstOwner, F::DstMac});
    addGroup(tr("Time"), {F::Start, F::End, F::Duration});
    addGroup(tr("Client to server"), {F::Packets, F::Bytes, F::TcpFlags});
    addGroup(tr("Server to client"), {F::ReversePackets, F::ReverseBytes, F::ReverseTcpFlags});
    addGroup(tr("Both directions"), {F::PacketsTotal, F::BytesTotal, F::State, F::Hits});
    addGroup(tr("Labels"),
        {F::Protocol, F::Service, F::Application, F::Rule, F::Vlan, F::Tunnel, F::Exporter,
            F::IpVersion, F::Internal, F::External, F::Confidence});
    addGroup(tr("Exporter's record"),
        {F::Received, F::Domain, F::Sampling, F::Observers, F::Event, F::NatSrcIp, F::NatSrcPort,
            F::NatDstIp, F::NatDstPort, F::InInterface, F::OutInterface, F::Vrf, F::Marks});
    addOtherFields();
    m_tree->resizeColumnToContents(0);
    if (field.isValid())
        for (int g = 0; g < m_tree->topLevelItemCount(); ++g)
            for (int i = 0; i < m_tree->topLevelItem(g)->childCount(); ++i)
                if (m_tree->topLevelItem(g)->child(i)->data(0, kFieldRole) == field)
                    m_tree->setCurrentItem(m_tree->topLevelItem(g)->child(i));
    updateButtons();
}

void FlowDetails::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill(); // items hold colours
}

void FlowDetails::updateButtons()
{
    const QTreeWidgetItem* item = m_tree->currentItem();
    const bool usable = m_batch && item && item->data(0, kFieldRole).isValid();
    for (QPushButton* button : {m_filterFor, m_filterOut, m_copy}) {
        button->setEnabled(usable);
        button->setVisible(m_batch != nullptr);
    }
}

void FlowDetails::request(FilterEdit edit)
{
    const QTreeWidgetItem* item = m_tree->currentItem();
    if (!m_batch || !item)
        return;
    const auto field = static_cast<FlowField>(item->data(0, kFieldRole).toInt());
    if (const FilterPtr condition = filterForCell(*m_batch, m_row, field))
        Q_EMIT filterRequested(condition, edit, true);
}

void FlowDetails::showMenu(const QPoint& position)
{
    const QTreeWidgetItem* item = m_tree->itemAt(position);
    if (!item)
        item = m_tree->currentItem();
    if (!m_batch || !item || !item->data(0, kFieldRole).isValid())
        return;
    const auto field = static_cast<FlowField>(item->data(0, kFieldRole).toInt());
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addFilterActions(*menu, filterForCell(*m_batch, m_row, field),
        [this](const FilterPtr& filter, FilterEdit edit, bool apply) {
            Q_EMIT filterRequested(filter, edit, apply);
        });
    if (const auto address = addressOfCell(*m_batch, m_row, field))
        AddressMenu::addActions(
            *menu, *address, [this](AddressAction action, const AddressTarget& target) {
                Q_EMIT addressRequested(action, target);
            });
    menu->addSeparator();
    connect(menu->addAction(tr("Copy &Value")), &QAction::triggered, this, &FlowDetails::copyValue);
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

void FlowDetails::copyValue()
{
    const QTreeWidgetItem* item = m_tree->currentItem();
    if (!m_batch || !item)
        return;
    const auto field = static_cast<FlowField>(item->data(0, kFieldRole).toInt());
    QGuiApplication::clipboard()->setText(
        QString::fromStdString(fieldText(*m_batch, m_row, field)));
}

} // namespace nb
