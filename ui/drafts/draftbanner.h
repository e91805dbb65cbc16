// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace nb {

/// Says above a page that it shows what unsaved rules would make of flows, what its signs mean, and
/// ends that. Hidden while nothing is drafted. GUI thread.
class DraftBanner : public QFrame
{
    Q_OBJECT
public:
    explicit DraftBanner(const QString& text, QWidget* parent = nullptr);

    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton* endButton() const { return m_end; }

Q_SIGNALS:
    void endRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateColors();

    QLabel* m_text;
    QPushButton* m_end;
};

} // namespace nb
