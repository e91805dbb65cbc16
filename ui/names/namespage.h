// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/pagewidget.h"

#include <optional>
#include <vector>

class QTabWidget;

namespace nb {

class KnowledgeTab;
class NamesTab;
class NameSourcesTab;
class OwnersTab;
class ServicesTab;
class UiStateStore;

/// Names and owners: what is known about addresses and ports beside their flows, where from, and
/// what may leave the machine to learn more. GUI thread.
class NamesPage : public PageWidget
{
    Q_OBJECT
public:
    explicit NamesPage(UiStateStore& state, QWidget* parent = nullptr);

    void setSession(const WorkspaceSessionPtr& session) override;
    void setStore(FlowStorePtr store, const QString& workspace) override;
    void setFormat(const FlowFormat& format) override;
    void saveState() override;
    [[nodiscard]] QList<QWidget*> panes() const override;
    void focusContent() override;
    bool focusFilter() override;
    void copy(FlowTextFormat format) override;
    /// Reads again what is shown.
    void reload();

    [[nodiscard]] QTabWidget* tabs() const { return m_tabs; }
    [[nodiscard]] NamesTab* names() const { return m_names; }
    [[nodiscard]] OwnersTab* owners() const { return m_owners; }
    [[nodiscard]] ServicesTab* services() const { return m_services; }
    [[nodiscard]] NameSourcesTab* sources() const { return m_sources; }

Q_SIGNALS:
    void importRequested(const QStringList& files, std::optional<nb::NameFileKind> kind);

protected:
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] KnowledgeTab* shown() const;
    [[nodiscard]] std::vector<KnowledgeTab*> all() const;

    UiStateStore& m_state;
    QTabWidget* m_tabs = nullptr;
    NamesTab* m_names = nullptr;
    OwnersTab* m_owners = nullptr;
    ServicesTab* m_services = nullptr;
    NameSourcesTab* m_sources = nullptr;
};

} // namespace nb
