// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/namepopover.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>

#include <algorithm>

namespace nb {

NamePopover::NamePopover(
    const QString& question, const QString& verb, const QString& name, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_name(new QLineEdit(name, this))
    , m_take(new QPushButton(verb, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    auto* label = new QLabel(question, this);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(m_name);
    m_name->setAccessibleName(question);
    m_name->setMaxLength(80);
    m_name->setMinimumWidth(fontMetrics().averageCharWidth() * 28);
    m_take->setEnabled(!name.trimmed().isEmpty());
    auto* layout = new QHBoxLayout(this);
    layout->addWidget(label);
    layout->addWidget(m_name);
    layout->addWidget(m_take);
    connect(m_name, &QLineEdit::textChanged, m_take,
        [this](const QString& text) { m_take->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_name, &QLineEdit::returnPressed, this, &NamePopover::submit);
    connect(m_take, &QPushButton::clicked, this, &NamePopover::submit);
}

void NamePopover::showUnder(const QWidget& anchor)
{
    adjustSize();
    const QRect screen = anchor.screen()->availableGeometry();
    const QPoint corner = anchor.mapToGlobal(QPoint(anchor.width(), anchor.height() + 2));
    move(std::max(screen.left(), corner.x() - width()), corner.y());
    show();
    m_name->setFocus();
    m_name->selectAll();
}

void NamePopover::submit()
{
    const QString name = m_name->text().simplified();
    if (name.isEmpty())
        return;
    Q_EMIT named(name);
    close();
}

} // namespace nb
