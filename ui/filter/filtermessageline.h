// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace nb {

/// A line of words under the filter editor, at the cursor as far as there is room, with a link that
/// does something about it. Hidden while it has nothing to say. GUI thread.
class FilterMessageLine : public QWidget
{
    Q_OBJECT
public:
    explicit FilterMessageLine(QWidget* parent = nullptr);

    void setMessage(
        const QString& text, ColorRole role, const QString& link, std::function<void()> action);
    [[nodiscard]] QString text() const;
    /// `x` in pixels from the left of the line.
    void placeAt(int x);

Q_SIGNALS:
    /// The link was clicked; `action` is what it stands for.
    void linkClicked(const std::function<void()>& action);

private:
    QHBoxLayout* m_layout;
    QLabel* m_text;
    QToolButton* m_link;
    std::function<void()> m_action;
};

} // namespace nb
