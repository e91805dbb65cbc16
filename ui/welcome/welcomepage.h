// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace nb {

/// What an empty window shows: the ways in, and the workspaces used last. GUI thread.
class WelcomePage : public QWidget
{
    Q_OBJECT
public:
    explicit WelcomePage(bool hasSample, QWidget* parent = nullptr);

    struct Recent
    {
        QString folder;
        QString when; ///< "yesterday", for people
    };
    void setRecent(const QList<Recent>& recent);
    /// A line under the cards, such as "Opening…"; empty hides it.
    void setBusy(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

Q_SIGNALS:
    void importRequested();
    void importFolderRequested();
    void sampleRequested();
    void listenRequested();
    void openRequested();
    void recentRequested(const QString& folder);

private:
    QWidget* card(const QString& icon, const QString& title, const QString& text,
        const QString& button, void (WelcomePage::*chosen)());

    void drawPictures();

    struct Picture
    {
        QLabel* label;
        QString icon;
    };
    std::vector<Picture> m_pictures;
    QVBoxLayout* m_recent = nullptr;
    QLabel* m_recentTitle = nullptr;
    QLabel* m_busy = nullptr;
};

} // namespace nb
