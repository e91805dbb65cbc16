// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/compatpanel.h"

#include "ui/text/coretext.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

namespace nb {

namespace {

struct CompatColumn
{
    enum
    {
        Number,
        Name,
        Kind,
        Flows,
        Reason,
    };
};

} // namespace

CompatPanel::CompatPanel(QWidget* parent)
    : QWidget(parent)
    , m_compare(new QPushButton(tr("Comp&are"), this))
    , m_text(new QLabel(tr("Which rules the published NetBehave would have judged differently, "
                           "for those who bring its acl.csv."),
          this))
    , m_list(new QTreeWidget(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_list->setAccessibleName(tr("Differences from the published NetBehave"));
    m_list->setHeaderLabels({tr("No."), tr("Rule"), tr("Difference"), tr("Flows"), tr("Why")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    const int width = fontMetrics().averageCharWidth();
    for (const auto& [column, characters] : {std::pair {CompatColumn::Number, 8},
             {CompatColumn::Name, 26}, {CompatColumn::Kind, 22}, {CompatColumn::Flows, 12}})
        m_list->setColumnWidth(column, characters * width);
    auto* top = new QHBoxLayout;
    top->addWidget(m_text, 1);
    top->addWidget(m_compare);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 4);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);
    connect(m_compare, &QPushButton::clicked, this, &CompatPanel::compareRequested);
    connect(m_list, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* item) {
        Q_EMIT ruleChosen(item->data(CompatColumn::Number, Qt::UserRole).toULongLong());
    });
}

QString CompatPanel::text() const
{
    return m_text->text();
}

void CompatPanel::setBusy()
{
    m_list->clear();
    m_text->setText(tr("Comparing, also on the flows of the period…"));
}

void CompatPanel::setDifferences(const std::vector<OriginalDifference>& differences,
    const std::vector<Rule>& rules, bool counted)
{
    m_list->clear();
    for (const OriginalDifference& d : differences) {
        QStringList reasons;
        for (const std::string& reason : d.reasons)
            reasons << plainLine(coreText(reason));
        auto* item = new QTreeWidgetItem(m_list,
            {QString::number(d.rule + 1), plainLine(rules[d.rule].name),
                d.raises        ? tr("stopped with an error")
                    : d.certain ? tr("differs")
                                : tr("may differ"),
                counted ? m_format.count(d.flows) : QString(), reasons.join(QStringLiteral("; "))});
        item->setTextAlignment(CompatColumn::Flows, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(CompatColumn::Reason,
            QStringLiteral("<p>%1</p>").arg(item->text(CompatColumn::Reason).toHtmlEscaped()));
        item->setData(CompatColumn::Number, Qt::UserRole, static_cast<qulonglong>(d.rule));
    }
    const auto count = static_cast<int>(differences.size());
    m_text->setText(count == 0 ? tr("The published NetBehave would have judged every rule the "
                                    "same.")
                               : tr("%Ln rule(s) are judged differently here.", nullptr, count));
}

void CompatPanel::setFailed(const QString& why)
{
    m_list->clear();
    m_text->setText(why);
}

void CompatPanel::setOutdated()
{
    if (m_list->topLevelItemCount() == 0)
        return;
    m_list->clear();
    m_text->setText(tr("The rules changed since they were compared. Compare them again."));
}

} // namespace nb
