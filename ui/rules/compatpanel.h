// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/originalrules.h"
#include "core/rules/rule.h"
#include "ui/flows/flowformat.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace nb {

/// Rules that the published NetBehave would have judged differently, and why. GUI thread.
class CompatPanel : public QWidget
{
    Q_OBJECT
public:
    explicit CompatPanel(QWidget* parent = nullptr);

    void setFormat(const FlowFormat& format) { m_format = format; }
    void setBusy();
    /// `counted`: flows were looked at too.
    void setDifferences(const std::vector<OriginalDifference>& differences,
        const std::vector<Rule>& rules, bool counted);
    void setFailed(const QString& why);
    void setOutdated();
    [[nodiscard]] QString text() const;
    [[nodiscard]] QTreeWidget* list() const { return m_list; }

Q_SIGNALS:
    void compareRequested();
    void ruleChosen(std::size_t row);

private:
    FlowFormat m_format;
    QPushButton* m_compare;
    QLabel* m_text;
    QTreeWidget* m_list;
};

} // namespace nb
