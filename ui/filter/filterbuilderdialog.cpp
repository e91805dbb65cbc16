// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/filterbuilderdialog.h"

#include "ui/filter/filtergroupwidget.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace nb {

namespace {

constexpr int kMaxRows = 60; ///< a filter of more parts is shown as text
constexpr qsizetype kMaxPreview = 1500;

} // namespace

FilterBuilderDialog::FilterBuilderDialog(const FilterPtr& filter, QWidget* parent)
    : QDialog(parent)
    , m_filter(filter)
    , m_group(new FilterGroupWidget(true))
    , m_preview(new QLabel(this))
{
    setWindowTitle(tr("Filter Builder"));
    int rows = kMaxRows;
    m_group->setFilter(filter, rows);
    if (!filter)
        m_group->addRow();
    auto* holder = new QWidget;
    auto* holderLayout = new QVBoxLayout(holder);
    holderLayout->addWidget(m_group);
    holderLayout->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(holder);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_preview->setTextFormat(Qt::PlainText);
    m_preview->setWordWrap(true);
    m_preview->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_preview->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_preview->setFrameShape(QFrame::StyledPanel);
    m_preview->setMargin(4);
    m_preview->setMinimumHeight(fontMetrics().height() * 3);
    m_preview->setAccessibleName(tr("The filter as text"));
    auto* buttons = new QDialogButtonBox(this);
    m_apply = buttons->addButton(tr("Apply Filter"), QDialogButtonBox::AcceptRole);
    buttons->addButton(QDialogButtonBox::Cancel);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_preview);
    layout->addWidget(buttons);
    const int unit = fontMetrics().averageCharWidth();
    resize(unit * 110, unit * 65);
    connect(m_group, &FilterNodeWidget::edited, this, &FilterBuilderDialog::updatePreview);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    if (!m_group->parts().empty())
        m_group->parts().front()->firstField()->setFocus();
    updatePreview();
}

void FilterBuilderDialog::setStore(const FlowStorePtr& store)
{
    m_group->setStore(store);
}

bool FilterBuilderDialog::isValid() const
{
    return m_group->filter().ok();
}

void FilterBuilderDialog::updatePreview()
{
    const auto filter = m_group->filter();
    m_apply->setEnabled(filter.ok());
    QPalette colors = palette();
    if (filter.ok()) {
        m_filter = *filter;
        const QString text = QString::fromStdString(printFilter(m_filter));
        m_preview->setText(text.isEmpty()   ? tr("Everything: no condition yet.")
                : text.size() > kMaxPreview ? text.left(kMaxPreview) + QChar(0x2026)
                                            : text);
        m_apply->setToolTip({});
    } else {
        m_preview->setText(
            tr("%Ln condition(s) cannot be understood yet.", nullptr, m_group->faults()));
        colors.setColor(QPalette::WindowText, themeColor(ColorRole::ErrorText, this));
        m_apply->setToolTip(tr("Complete the marked conditions first"));
    }
    m_preview->setPalette(colors);
}

} // namespace nb
