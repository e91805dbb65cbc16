// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/draftdelegate.h"

#include "ui/drafts/drafttable.h"
#include "ui/theme/theme.h"

#include <QComboBox>

namespace nb {

QWidget* DraftDelegate::createEditor(
    QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QVariantList choices = index.data(DraftTable::kChoicesRole).toList();
    if (choices.isEmpty())
        return QStyledItemDelegate::createEditor(parent, option, index);
    auto* box = new QComboBox(parent);
    for (const QVariant& choice : choices) {
        const QVariantList pair = choice.toList();
        box->addItem(pair.value(0).toString(), pair.value(1));
    }
    // the choice is made with the list: no further key is needed
    auto* self = const_cast<DraftDelegate*>(this);
    connect(box, &QComboBox::activated, self, [self, box] {
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box);
    });
    return box;
}

void DraftDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    if (auto* box = qobject_cast<QComboBox*>(editor))
        box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
    else
        QStyledItemDelegate::setEditorData(editor, index);
}

void DraftDelegate::setModelData(
    QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    if (auto* box = qobject_cast<QComboBox*>(editor))
        model->setData(index, box->currentData(), Qt::EditRole);
    else
        QStyledItemDelegate::setModelData(editor, model, index);
}

void DraftDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.data(DraftTable::kFaultRole).toString().isEmpty())
        return;
    const bool dark = isDark(option->palette);
    option->backgroundBrush = themeColor(ColorRole::ErrorBackground, dark);
    if (!(option->state & QStyle::State_Selected))
        option->palette.setColor(QPalette::Text, themeColor(ColorRole::ErrorText, dark));
}

} // namespace nb
