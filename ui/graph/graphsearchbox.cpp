// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphsearchbox.h"

#include "core/graph/graphsearch.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace nb {

GraphSearchBox::GraphSearchBox(GraphModel& model, GraphView& view, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_view(view)
    , m_edit(new QLineEdit(this))
    , m_count(new QLabel(this))
{
    m_edit->setPlaceholderText(tr("Find address, prefix, name or :port"));
    m_edit->setAccessibleName(tr("Find in the picture"));
    m_edit->setClearButtonEnabled(true);
    m_edit->setMinimumWidth(fontMetrics().averageCharWidth() * 30);
    m_count->setTextFormat(Qt::PlainText);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_count);
    connect(m_edit, &QLineEdit::textChanged, this, &GraphSearchBox::search);
    connect(m_edit, &QLineEdit::returnPressed, this, &GraphSearchBox::next);
}

void GraphSearchBox::focusText()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

QString GraphSearchBox::countText() const
{
    return m_count->text();
}

void GraphSearchBox::search()
{
    m_found.clear();
    m_at = 0;
    const GraphGeometryPtr& geometry = m_model.geometry();
    if (geometry)
        for (const std::uint32_t node : findNodes(geometry->graph(), m_edit->text().toStdString()))
            if (geometry->shown(node))
                m_found.push_back(geometry->graph().nodes[node].id);
    m_model.select({m_found.begin(), m_found.end()}, {});
    updateCount();
}

void GraphSearchBox::updateCount()
{
    if (m_edit->text().trimmed().isEmpty())
        m_count->clear();
    else if (m_found.empty())
        m_count->setText(tr("Nothing found"));
    else
        m_count->setText(tr("%Ln found", nullptr, static_cast<int>(m_found.size())));
}

void GraphSearchBox::next()
{
    if (m_found.empty())
        search();
    if (m_found.empty())
        return;
    m_view.reveal(m_found[m_at % m_found.size()]);
    m_count->setText(tr("%1 of %2").arg(m_at % m_found.size() + 1).arg(m_found.size()));
    ++m_at;
}

} // namespace nb
