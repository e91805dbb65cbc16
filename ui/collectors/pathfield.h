// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace nb {

/// The path of a file, typed or chosen. GUI thread.
class PathField : public QWidget
{
    Q_OBJECT
public:
    /// `name` is what the file is, for the dialog and for screen readers.
    explicit PathField(const QString& name, QWidget* parent = nullptr);

    [[nodiscard]] QString path() const;
    void setPath(const QString& path);

Q_SIGNALS:
    void changed();

private:
    void choose();

    QString m_name;
    QLineEdit* m_edit;
};

} // namespace nb
