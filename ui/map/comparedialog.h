// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/timestamp.h"

#include <QDialog>

class QDateTimeEdit;
class QDialogButtonBox;

namespace nb {

/// Two times to compare a map of, in UTC. GUI thread.
class CompareDialog : public QDialog
{
    Q_OBJECT
public:
    CompareDialog(const TimeRange& before, const TimeRange& now, QWidget* parent = nullptr);

    [[nodiscard]] TimeRange before() const;
    [[nodiscard]] TimeRange now() const;

private:
    [[nodiscard]] QDateTimeEdit* makeEdit(
        const std::optional<Timestamp>& time, const QString& name);
    void check();

    QDateTimeEdit* m_beforeFrom = nullptr;
    QDateTimeEdit* m_beforeTo = nullptr;
    QDateTimeEdit* m_nowFrom = nullptr;
    QDateTimeEdit* m_nowTo = nullptr;
    QDialogButtonBox* m_buttons = nullptr;
};

} // namespace nb
