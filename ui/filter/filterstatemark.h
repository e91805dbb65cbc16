// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

namespace nb {

/// What the text of a filter bar is, in the order its colours say it.
enum class FilterTextState
{
    Empty,
    Valid,
    Doubtful, ///< valid, but may not mean what its author thinks
    Invalid,
};

/// The background that says the state.
[[nodiscard]] ColorRole backgroundOf(FilterTextState state);

/// The sign beside the filter editor: an icon and words for what the colour says. GUI thread.
class FilterStateMark : public QLabel
{
    Q_OBJECT
public:
    explicit FilterStateMark(QWidget* parent = nullptr);

    /// Also draws the icon anew, in the colours of the moment.
    void setState(FilterTextState state);
    [[nodiscard]] FilterTextState state() const { return m_state; }

protected:
    void changeEvent(QEvent* event) override;

private:
    FilterTextState m_state = FilterTextState::Empty;
};

} // namespace nb
