// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/completionpopup.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include <algorithm>

namespace nb {

namespace {

constexpr int kDescriptionRole = Qt::UserRole;
constexpr int kVisibleRows = 10;
constexpr int kGap = 3; ///< average characters between text and description

/// Text on the left, description muted on the right.
class EntryDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const int gap = option.fontMetrics.averageCharWidth() * kGap;
        const int used = option.fontMetrics.horizontalAdvance(index.data().toString()) + gap;
        const QRect place = option.rect.adjusted(used, 0, -gap / 2, 0);
        if (place.width() <= gap)
            return;
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        painter->setPen(
            themeColor(selected ? ColorRole::OnAccent : ColorRole::TextMuted, option.widget));
        painter->drawText(place, Qt::AlignRight | Qt::AlignVCenter,
            option.fontMetrics.elidedText(
                index.data(kDescriptionRole).toString(), Qt::ElideRight, place.width()));
        painter->restore();
    }
};

} // namespace

CompletionPopup::CompletionPopup(QWidget* anchor)
    : QListView(anchor)
    , m_anchor(anchor)
    , m_model(new QStandardItemModel(this))
{
    hide();
    setModel(m_model);
    setItemDelegate(new EntryDelegate(this));
    setFocusPolicy(Qt::NoFocus);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setUniformItemSizes(true);
    setTextElideMode(Qt::ElideMiddle);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Suggestions"));
    connect(this, &QListView::clicked, this,
        [this](const QModelIndex& index) { Q_EMIT chosen(index.row()); });
}

void CompletionPopup::setEntries(const std::vector<CompletionEntry>& entries, bool keepRow)
{
    const QString before = keepRow ? currentIndex().data().toString() : QString();
    m_entries = entries;
    m_model->clear();
    int current = 0;
    for (const CompletionEntry& entry : entries) {
        auto* item = new QStandardItem(entry.text);
        item->setData(entry.description, kDescriptionRole);
        item->setData(entry.description.isEmpty()
                ? entry.text
                : entry.text + QStringLiteral(", ") + entry.description,
            Qt::AccessibleTextRole);
        if (entry.text == before)
            current = m_model->rowCount();
        m_model->appendRow(item);
    }
    setCurrentIndex(m_model->index(current, 0));
}

QSize CompletionPopup::wantedSize() const
{
    const int unit = fontMetrics().averageCharWidth();
    int width = unit * 30;
    for (const CompletionEntry& entry : m_entries)
        width = std::max(width,
            fontMetrics().horizontalAdvance(entry.text)
                + fontMetrics().horizontalAdvance(entry.description) + unit * (2 * kGap + 4));
    const int rows = std::min(static_cast<int>(m_entries.size()), kVisibleRows);
    const int height = std::max(sizeHintForRow(0), fontMetrics().height()) * rows;
    return {std::min(width, unit * 90), height + 2 * frameWidth()};
}

void CompletionPopup::showAt(const QRect& place)
{
    QWidget* window = m_anchor->window();
    if (parentWidget() != window)
        setParent(window);
    const QRect around(m_anchor->mapTo(window, place.topLeft()), place.size());
    QSize size = wantedSize().boundedTo(window->size());
    const int below = window->height() - around.bottom() - 2;
    const int above = around.top() - 2;
    const bool under = below >= size.height() || below >= above;
    size.setHeight(std::min(size.height(), under ? below : above));
    const int x = std::clamp(around.left(), 0, std::max(0, window->width() - size.width()));
    const int y = under ? around.bottom() + 2 : around.top() - 2 - size.height();
    setGeometry(QRect(QPoint(x, y), size));
    show();
    raise();
    scrollTo(currentIndex());
}

void CompletionPopup::step(int rows)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const int row = std::abs(rows) == 1 ? (currentRow() + rows + count) % count
                                        : std::clamp(currentRow() + rows, 0, count - 1);
    setCurrentIndex(m_model->index(row, 0));
}

} // namespace nb
