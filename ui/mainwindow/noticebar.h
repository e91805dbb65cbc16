// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace nb {

/// One message above the page with what can be done about it; instead of a dialog that stops the
/// work. GUI thread.
class NoticeBar : public QFrame
{
    Q_OBJECT
public:
    enum class Kind
    {
        Information,
        Warning,
        Error,
    };
    struct Choice
    {
        QString text;
        std::function<void()> chosen;
    };
    explicit NoticeBar(QWidget* parent = nullptr);

    /// Replaces the message shown. Plain text.
    void show(Kind kind, const QString& text, const std::vector<Choice>& choices = {});
    void dismiss();
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateColors();

    Kind m_kind = Kind::Warning;
    QLabel* m_text = nullptr;
    QHBoxLayout* m_choices = nullptr;
    std::vector<QPushButton*> m_buttons;
    QToolButton* m_copy = nullptr;
    QToolButton* m_close = nullptr;
};

} // namespace nb
