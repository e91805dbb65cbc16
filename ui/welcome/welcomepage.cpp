// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/welcome/welcomepage.h"

#include "ui/flows/flowformat.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace nb {

namespace {

constexpr int kMaxRecent = 5;

QLabel* textLabel(const QString& text, double scale, bool bold, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setBold(bold);
    label->setFont(font);
    return label;
}

} // namespace

WelcomePage::WelcomePage(bool hasSample, QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Welcome"));
    auto* cards = new QHBoxLayout;
    cards->setSpacing(16);
    cards->addWidget(card(QStringLiteral("list-add"), tr("Drop files here"),
        tr("Captures (pcap, pcapng, also compressed), NetBehave daily files, day files, nfcapd "
           "files or flow CSV. Many at once, or whole folders."),
        tr("&Add Files…"), &WelcomePage::importRequested));
    if (hasSample)
        cards->addWidget(card(QStringLiteral("network-wired"), tr("Explore a sample network"),
            tr("A day of a small retailer, made up for trying things out. Works offline; your own "
               "data stays apart."),
            tr("&Explore the Sample"), &WelcomePage::sampleRequested));
    cards->addWidget(card(QStringLiteral("network-receive"), tr("Listen for flows"),
        tr("From routers, switches and probes that send NetFlow, IPFIX or sFlow."), tr("&Listen…"),
        &WelcomePage::listenRequested));
    cards->addWidget(card(QStringLiteral("folder-open"), tr("Open a workspace"),
        tr("A folder that NetBehave keeps flows in: yours, or one you were given."),
        tr("&Open Workspace…"), &WelcomePage::openRequested));
    m_recentTitle = textLabel(tr("Recent workspaces"), 1.1, true, this);
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(2);
    m_busy = textLabel({}, 1.0, false, this);
    m_busy->setAlignment(Qt::AlignCenter);
    m_busy->hide();

    auto* column = new QWidget(this);
    column->setMaximumWidth(fontMetrics().averageCharWidth() * 150);
    auto* inner = new QVBoxLayout(column);
    inner->setSpacing(14);
    inner->addWidget(textLabel(tr("See what talks to what"), 2.0, true, this));
    inner->addWidget(textLabel(
        tr("Add network traffic that was recorded, and every flow in it can be searched, sorted "
           "and summed."),
        1.1, false, this));
    inner->addLayout(cards);
    inner->addWidget(m_busy);
    inner->addWidget(m_recentTitle);
    inner->addLayout(m_recent);
    auto* across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(column, 20);
    across->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addLayout(across);
    layout->addStretch(3);
    setRecent({});
    drawPictures();
}

void WelcomePage::drawPictures()
{
    // a label keeps pixels, and those are in the colours of the moment
    const int side = fontMetrics().height() * 3;
    for (const Picture& picture : m_pictures)
        picture.label->setPixmap(
            themeIcon(picture.icon).pixmap(QSize(side, side), devicePixelRatioF()));
}

void WelcomePage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange)
        drawPictures();
}

QWidget* WelcomePage::card(const QString& icon, const QString& title, const QString& text,
    const QString& button, void (WelcomePage::*chosen)())
{
    auto* frame = new QFrame(this);
    frame->setFrameShape(QFrame::StyledPanel);
    frame->setAutoFillBackground(true);
    frame->setBackgroundRole(QPalette::Base);
    auto* picture = new QLabel(frame);
    m_pictures.push_back({picture, icon});
    auto* heading = textLabel(title, 1.25, true, frame);
    auto* body = textLabel(text, 1.0, false, frame);
    body->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* push = new QPushButton(button, frame);
    push->setMinimumHeight(fontMetrics().height() * 2);
    push->setAccessibleDescription(text);
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(18, 18, 18, 18);
    layout->setSpacing(10);
    layout->addWidget(picture);
    layout->addWidget(heading);
    layout->addWidget(body, 1);
    layout->addWidget(push);
    connect(push, &QPushButton::clicked, this, chosen);
    return frame;
}

void WelcomePage::setRecent(const QList<Recent>& recent)
{
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    m_recentTitle->setVisible(!recent.isEmpty());
    for (qsizetype i = 0; i < recent.size() && i < kMaxRecent; ++i) {
        const QString& folder = recent[i].folder;
        const QString name = plainLine(QFileInfo(folder).fileName());
        auto* button = new QPushButton(this);
        button->setFlat(true);
        button->setStyleSheet(QStringLiteral("text-align: left; padding: 4px"));
        QString text = QStringLiteral("%1  –  %2  –  %3")
                           .arg(name, plainLine(QDir::toNativeSeparators(folder)), recent[i].when);
        button->setText(text.replace(u'&', QStringLiteral("&&")));
        button->setIcon(themeIcon(QStringLiteral("document-open-recent")));
        button->setAccessibleName(tr("Open recent workspace %1").arg(name));
        connect(button, &QPushButton::clicked, this,
            [this, folder] { Q_EMIT recentRequested(folder); });
        m_recent->addWidget(button);
    }
}

void WelcomePage::setBusy(const QString& text)
{
    m_busy->setText(text);
    m_busy->setVisible(!text.isEmpty());
}

} // namespace nb
