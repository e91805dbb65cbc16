// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/rules/relabeljob.h"

#include <QDialog>

#include <optional>
#include <utility>

class QCheckBox;
class QDateEdit;
class QPushButton;
class QRadioButton;

namespace nb {

/// Asks which labels of which days are to be recomputed. GUI thread.
class RelabelDialog : public QDialog
{
    Q_OBJECT
public:
    RelabelDialog(const LabelOptions& labels,
        const std::optional<std::pair<Timestamp, Timestamp>>& span, QWidget* parent = nullptr);

    [[nodiscard]] RelabelRequest request() const;

private:
    void updateButtons();

    QCheckBox* m_segments;
    QCheckBox* m_services;
    QCheckBox* m_owners;
    QCheckBox* m_rules;
    QRadioButton* m_allDays;
    QRadioButton* m_someDays;
    QDateEdit* m_from;
    QDateEdit* m_to;
    QPushButton* m_start;
};

} // namespace nb
