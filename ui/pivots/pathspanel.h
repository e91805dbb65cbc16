// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pivots/pivotqueries.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace nb {

/// Ways from one host to another in the order of time, several to choose from. GUI thread.
class PathsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit PathsPanel(QWidget* parent = nullptr);

    void setFormat(const FlowFormat& format);
    void setFrom(const QString& host);
    void setTo(const QString& host);
    /// Both ends are given, so that one can look.
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] QString from() const;
    [[nodiscard]] QString to() const;
    [[nodiscard]] bool onlyRemoteControl() const;
    [[nodiscard]] bool onlyUnbroken() const;
    void setRunning();
    void setPaths(const PivotOutcomePtr& outcome, const PathResult& paths);
    /// Instead of paths.
    void setProblem(const QString& text);
    [[nodiscard]] QTreeWidget* list() const { return m_list; }
    [[nodiscard]] QString statusText() const;
    void clear();

Q_SIGNALS:
    void searchRequested();
    /// To be added to the picture.
    void pathChosen(const nb::TimedPath& path);
    /// For the hosts of a path.
    void menuRequested(const QPoint& globalPos, const std::vector<nb::IpAddress>& hosts);

private:
    void choose();
    void openMenu(const QPoint& pos);

    QLineEdit* m_from;
    QLineEdit* m_to;
    QCheckBox* m_remote;
    QCheckBox* m_unbroken;
    QPushButton* m_find;
    QLabel* m_status;
    QTreeWidget* m_list;
    PathResult m_paths;
    PivotOutcomePtr m_outcome; ///< that the paths are of
    FlowFormat m_format;
};

} // namespace nb
