// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/owners/owners.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QListWidget;
class QPushButton;
class QRadioButton;

namespace nb {

/// The switch for lookups at the registries with what leaves the machine when it is on, and the
/// offline files. It shows what it is given and asks for changes. GUI thread.
class LookupSettings : public QWidget
{
    Q_OBJECT
public:
    struct Settings
    {
        bool enabled = false;
        Owners::Registry registry = Owners::Registry::Rdap;
        QStringList files {};
        QStringList problems {}; ///< with files
        bool operator==(const Settings&) const = default;
    };

    explicit LookupSettings(QWidget* parent = nullptr);

    void setSettings(const Settings& settings);
    /// `why` nothing can be changed; empty when it can.
    void setObstacle(const QString& why);
    [[nodiscard]] QString explanation() const;
    [[nodiscard]] QCheckBox* enableBox() const { return m_enabled; }
    [[nodiscard]] QRadioButton* arinButton() const { return m_arin; }

Q_SIGNALS:
    void enabledChosen(bool enabled);
    void registryChosen(nb::Owners::Registry registry);
    void addFilesRequested();
    void filesChosen(const QStringList& files);

private:
    void createSwitch();
    void createFiles();
    void explain();

    Settings m_settings;
    QCheckBox* m_enabled = nullptr;
    QRadioButton* m_rdap = nullptr;
    QRadioButton* m_arin = nullptr;
    QLabel* m_explanation = nullptr;
    QListWidget* m_files = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_remove = nullptr;
    QLabel* m_problems = nullptr;
};

} // namespace nb
