// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scope/reportjob.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace nb {

class UiStateStore;

/// Asks what the report of the scope is to hold; names are remembered for the next one. GUI thread.
class ScopeReportDialog : public QDialog
{
    Q_OBJECT
public:
    ScopeReportDialog(UiStateStore& state, const QStringList& snapshots, bool redacted,
        QWidget* parent = nullptr);

    /// Without the files.
    [[nodiscard]] ScopeReportRequest request() const;
    /// The tables are wanted as CSV files too.
    [[nodiscard]] bool annexes() const;
    void accept() override;

private:
    UiStateStore& m_state;
    QLineEdit* m_version;
    QLineEdit* m_author;
    QLineEdit* m_reviewer;
    QLineEdit* m_approver;
    QComboBox* m_previous;
    QCheckBox* m_redacted;
    QCheckBox* m_annexes;
};

} // namespace nb
