// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/collectors/configexamples.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace nb {

class CollectorController;

/// Stands where the exporters would be while there are none: says why and how to make one send.
/// GUI thread.
class EmptyCollector : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyCollector(CollectorController& controller, QWidget* parent = nullptr);

    /// After sources or what they received changed.
    void update();
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString example() const;

Q_SIGNALS:
    void addRequested();
    void startRequested();
    void message(const QString& text);

private:
    void showExample();
    void copyExample();
    [[nodiscard]] QString nothingReceived(const QStringList& listening) const;

    CollectorController& m_controller;
    std::vector<ConfigExample> m_examples;
    QLabel* m_title = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_start = nullptr;
    QWidget* m_help = nullptr;
    QComboBox* m_device = nullptr;
    QPlainTextEdit* m_example = nullptr;
    QPushButton* m_copy = nullptr;
};

} // namespace nb
