// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/latestrequest.h"
#include "ui/mainwindow/workspacesession.h"

#include <QDialog>
#include <QThreadPool>

#include <memory>
#include <vector>

class QFormLayout;
class QHostInfo;
class QLabel;
class QPushButton;
class QTreeWidget;
class QVBoxLayout;

namespace nb {

struct NameBinding;

/// What is known of one address: segment, owner, names with who asked for them. Nothing leaves the
/// machine until one of its two buttons is pressed, and each says what will. GUI thread.
class AddressLookup : public QDialog
{
    Q_OBJECT
public:
    /// The dialog goes before the session does.
    AddressLookup(
        const WorkspaceSessionPtr& session, const IpAddress& address, QWidget* parent = nullptr);
    ~AddressLookup() override; ///< ends what is under way

    [[nodiscard]] const IpAddress& address() const { return m_address; }

private:
    struct Known;
    using KnownPtr = std::shared_ptr<const Known>;
    void createFacts(QFormLayout& form);
    void createNames();
    void createQuestions(QVBoxLayout& layout);
    void read();
    void showKnown(const Known& known);
    void showNames(const std::vector<NameBinding>& names);
    void askResolver();
    void resolved(const QHostInfo& answer);
    void askRegistry();

    const IpAddress m_address;
    WorkspaceSessionPtr m_session;
    QThreadPool m_pool;
    LatestRequest<KnownPtr> m_reading;
    LatestRequest<OwnerBlock> m_asking;
    int m_lookup = -1; ///< of the resolver
    QLabel* m_segment = nullptr;
    QLabel* m_owner = nullptr;
    QLabel* m_organisation = nullptr;
    QLabel* m_block = nullptr;
    QLabel* m_source = nullptr;
    QTreeWidget* m_names = nullptr;
    QPushButton* m_askResolver = nullptr;
    QPushButton* m_askRegistry = nullptr;
    QLabel* m_answer = nullptr;
};

} // namespace nb
