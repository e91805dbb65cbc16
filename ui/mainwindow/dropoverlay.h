// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QMimeData;

namespace nb {

/// Covers the window while files hover over it and says what letting go will do. GUI thread.
class DropOverlay : public QWidget
{
    Q_OBJECT
public:
    explicit DropOverlay(QWidget* parent);

    void showFor(const QString& text);
    [[nodiscard]] QString text() const { return m_text; }

    /// The local files and folders of a drag; empty when it carries none.
    [[nodiscard]] static QStringList localPaths(const QMimeData* data);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
};

} // namespace nb
