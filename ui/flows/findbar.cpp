// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/findbar.h"

#include "core/flow/fieldtext.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include <algorithm>

namespace nb {

namespace {

constexpr std::int64_t kRows = 8192;

bool matches(const FlowBatch& batch, std::size_t row, const std::vector<FlowField>& columns,
    const QString& text)
{
    return std::ranges::any_of(columns, [&](FlowField field) {
        return QString::fromStdString(fieldText(batch, row, field))
            .contains(text, Qt::CaseInsensitive);
    });
}

/// The first matching row of [from, to) in direction `forward`; -1 for none.
Result<std::int64_t> search(const FindBar::Source& source, const QString& text, std::int64_t from,
    std::int64_t to, bool forward, std::stop_token stop)
{
    while (from < to) {
        const std::int64_t begin = forward ? from : std::max(from, to - kRows);
        const std::int64_t end = forward ? std::min(to, from + kRows) : to;
        auto batch = source.store->rows(*source.order, static_cast<std::uint64_t>(begin),
            static_cast<std::size_t>(end - begin), stop);
        if (!batch)
            return batch.error();
        const auto rows = static_cast<std::int64_t>(batch->size());
        for (std::int64_t i = 0; i < rows; ++i) {
            const std::int64_t row = forward ? i : rows - 1 - i;
            if ((i & 0x3ff) == 0 && stop.stop_requested())
                return Error {ErrorCode::Cancelled, "cancelled"};
            if (matches(*batch, static_cast<std::size_t>(row), source.columns, text))
                return begin + row;
        }
        (forward ? from : to) = forward ? end : begin;
    }
    return -1;
}

} // namespace

FindBar::FindBar(QThreadPool& pool, std::function<Source()> source, QWidget* parent)
    : QWidget(parent)
    , m_pool(pool)
    , m_source(std::move(source))
    , m_edit(new QLineEdit(this))
    , m_result(new QLabel(this))
{
    m_result->setTextFormat(Qt::PlainText);
    m_edit->setPlaceholderText(tr("Find in the shown columns"));
    m_edit->setAccessibleName(tr("Find in table"));
    m_edit->setClearButtonEnabled(true);
    const auto button = [this](const QString& text, auto slot) {
        auto* b = new QToolButton(this);
        b->setText(text);
        b->setFocusPolicy(Qt::StrongFocus);
        connect(b, &QToolButton::clicked, this, slot);
        return b;
    };
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 2, 4, 2);
    layout->addWidget(m_edit, 1);
    layout->addWidget(button(tr("Previous"), &FindBar::findPrevious));
    layout->addWidget(button(tr("Next"), &FindBar::findNext));
    layout->addWidget(m_result, 1);
    layout->addWidget(button(tr("Close"), &FindBar::close));
    connect(m_edit, &QLineEdit::textEdited, this, [this] { find(Step::Here); });
    hide();
}

void FindBar::open()
{
    show();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FindBar::close()
{
    m_query.cancel();
    m_result->clear();
    hide();
    Q_EMIT closed();
}

void FindBar::findNext()
{
    find(Step::Next);
}

void FindBar::findPrevious()
{
    find(Step::Previous);
}

void FindBar::find(Step step)
{
    m_query.cancel();
    m_result->clear();
    const QString text = m_edit->text();
    const Source source = m_source();
    if (text.isEmpty() || !source.order || !source.store)
        return;
    m_result->setText(tr("Searching…"));
    const std::int64_t current = std::clamp<std::int64_t>(source.currentRow, 0, source.rows);
    m_query.start(
        m_pool, this,
        [source, text, current, step](std::stop_token stop) -> Result<std::int64_t> {
            const bool forward = step != Step::Previous;
            const std::int64_t split = step == Step::Next ? current + 1 : current;
            const auto first = forward ? search(source, text, split, source.rows, true, stop)
                                       : search(source, text, 0, split, false, stop);
            if (!first || *first >= 0)
                return first;
            return forward ? search(source, text, 0, std::min(split, source.rows), true, stop)
                           : search(source, text, split, source.rows, false, stop);
        },
        [this](const Result<std::int64_t>& row) {
            if (!row) {
                m_result->setText(tr("The search could not be finished."));
                return;
            }
            m_result->setText(*row < 0 ? tr("Not found") : QString());
            if (*row >= 0)
                Q_EMIT found(static_cast<int>(*row));
        });
}

void FindBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        find(event->modifiers() & Qt::ShiftModifier ? Step::Previous : Step::Next);
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace nb
