// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/noticebar.h"

#include "ui/theme/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace nb {

NoticeBar::NoticeBar(QWidget* parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_copy(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    setAutoFillBackground(true);
    setAccessibleName(tr("Message"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy message"));
    m_close->setText(tr("Dismiss"));
    m_close->setAccessibleName(tr("Dismiss message"));
    for (QToolButton* button : {m_copy, m_close})
        button->setFocusPolicy(Qt::StrongFocus);
    m_choices = new QHBoxLayout;
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 6, 10, 6);
    layout->addWidget(m_text, 1);
    layout->addLayout(m_choices);
    layout->addWidget(m_copy);
    layout->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &NoticeBar::dismiss);
    connect(m_copy, &QToolButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_text->text()); });
    hide();
}

void NoticeBar::show(Kind kind, const QString& text, const std::vector<Choice>& choices)
{
    m_kind = kind;
    m_text->setText(text);
    for (QPushButton* button : m_buttons)
        button->deleteLater();
    m_buttons.clear();
    for (const Choice& choice : choices) {
        auto* button = new QPushButton(choice.text, this);
        connect(button, &QPushButton::clicked, this, [this, chosen = choice.chosen] {
            dismiss();
            chosen();
        });
        m_choices->addWidget(button);
        m_buttons.push_back(button);
    }
    updateColors();
    QFrame::show();
}

void NoticeBar::dismiss()
{
    hide();
    m_text->clear();
}

QString NoticeBar::text() const
{
    return m_text->text();
}

void NoticeBar::updateColors()
{
    if (!parentWidget())
        return;
    QPalette colors = parentWidget()->palette();
    const bool dark = isDark(colors);
    const auto [background, text] = m_kind == Kind::Error
        ? std::pair {ColorRole::ErrorBackground, ColorRole::ErrorText}
        : m_kind == Kind::Warning ? std::pair {ColorRole::WarningBackground, ColorRole::WarningText}
                                  : std::pair {ColorRole::Raised, ColorRole::Text};
    colors.setColor(QPalette::Window, themeColor(background, dark));
    colors.setColor(QPalette::WindowText, themeColor(text, dark));
    if (colors != palette())
        setPalette(colors);
}

void NoticeBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ParentChange)
        updateColors();
}

} // namespace nb
