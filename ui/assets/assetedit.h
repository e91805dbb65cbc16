// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/asset.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace nb {

/// What a person says about an asset, apart from what was observed, which shows through where
/// nothing is said. GUI thread.
class AssetEdit : public QWidget
{
    Q_OBJECT
public:
    explicit AssetEdit(QWidget* parent = nullptr);

    /// What was typed and not saved stays when it is the same asset.
    void setAsset(const Asset& asset);
    /// Why nothing can be changed; empty when it can.
    void setObstacle(const QString& why);
    [[nodiscard]] AssetEdits edits() const;
    [[nodiscard]] bool isChanged() const;
    /// What is shown now is kept.
    void saved();

    [[nodiscard]] QLineEdit* nameField() const { return m_name; }
    [[nodiscard]] QLineEdit* ownerField() const { return m_owner; }
    [[nodiscard]] QLineEdit* tagsField() const { return m_tags; }
    [[nodiscard]] QComboBox* roleField() const { return m_role; }
    [[nodiscard]] QPlainTextEdit* notesField() const { return m_notes; }
    [[nodiscard]] QPushButton* saveButton() const { return m_save; }
    [[nodiscard]] QPushButton* backButton() const { return m_back; }

Q_SIGNALS:
    void saveRequested(const nb::AssetEdits& edits);

private:
    void fill(const AssetEdits& edits);
    void update();

    IpAddress m_address;
    AssetEdits m_kept;
    QString m_obstacle;
    QLineEdit* m_name = nullptr;
    QComboBox* m_role = nullptr;
    QLineEdit* m_owner = nullptr;
    QLineEdit* m_tags = nullptr;
    QPlainTextEdit* m_notes = nullptr;
    QLabel* m_fault = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_undo = nullptr;
    QPushButton* m_back = nullptr;
};

} // namespace nb
