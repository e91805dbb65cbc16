// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;

namespace nb {

/// Asks for a name beside a button, without a dialog. Enter takes it, Esc does not. Deletes itself
/// when it closes. GUI thread.
class NamePopover : public QFrame
{
    Q_OBJECT
public:
    NamePopover(const QString& question, const QString& verb, const QString& name, QWidget* parent);
    void showUnder(const QWidget& anchor);

Q_SIGNALS:
    void named(const QString& name);

private:
    void submit();

    QLineEdit* m_name;
    QPushButton* m_take;
};

} // namespace nb
