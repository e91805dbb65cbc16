// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>

#include <vector>

class QTextBrowser;

namespace nb {

struct ReadyFilter
{
    QString text;
    QString meaning;
};
/// Ten filters that are useful on any network.
[[nodiscard]] std::vector<ReadyFilter> readyFilters();

/// The filter language on one page, made from the table of fields: ready filters to click, fields
/// with an example each, operators. A pop-up: closes with Esc or a click beside it. GUI thread.
class FilterHelp : public QFrame
{
    Q_OBJECT
public:
    explicit FilterHelp(QWidget* parent);
    /// Beneath a widget, within its screen.
    void showUnder(const QWidget& anchor);

Q_SIGNALS:
    /// A ready filter or an example was clicked.
    void filterChosen(const QString& text);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QString page() const;

    QTextBrowser* m_page;
};

} // namespace nb
