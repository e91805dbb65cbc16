// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/graphmodel.h"

#include <QWidget>

#include <functional>
#include <vector>

class QCheckBox;
class QVBoxLayout;

namespace nb {

/// What the looks of a picture mean, with how often each occurs; taking a mark away hides what has
/// it. GUI thread.
class GraphLegend : public QWidget
{
    Q_OBJECT
public:
    explicit GraphLegend(GraphModel& model, QWidget* parent = nullptr);

    /// How an entry asks and changes what the legend switched off.
    struct Switch
    {
        std::function<bool(const GraphFilter&)> isOn;
        std::function<void(GraphFilter&, bool on)> set;
    };
    /// The window's words for a category.
    [[nodiscard]] static QString text(const std::string& category);
    [[nodiscard]] static QString text(Change change);

Q_SIGNALS:
    /// There are other entries, perhaps wider ones.
    void filled();

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void addTitle(const QString& text);
    void addEntry(const QString& text, const QIcon& icon, std::size_t count, const Switch& entry);
    void follow();
    void addServices();
    void addTrusts();
    void addRoles();
    [[nodiscard]] QIcon lineIcon(const GraphEdge& edge) const;
    [[nodiscard]] QIcon boxIcon(const std::string& trust) const;

    GraphModel& m_model;
    GraphPtr m_shown; ///< what the entries were made for
    QVBoxLayout* m_entries = nullptr;
    std::vector<std::pair<QCheckBox*, Switch>> m_boxes;
};

} // namespace nb
