// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/collectors/collectorcontroller.h"
#include "ui/flows/flowformat.h"
#include "ui/pages/pagewidget.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QTableView;
class QTreeView;

namespace nb {

class CountsTree;
class EmptyCollector;
class ExportersModel;
class SourcesModel;
class TemplatesModel;
class UiStateStore;

/// What listens, who sends, and what became of it. GUI thread.
class CollectorsPage : public PageWidget
{
    Q_OBJECT
public:
    CollectorsPage(CollectorController& controller, UiStateStore& state, QWidget* parent = nullptr);

    void setFormat(const FlowFormat& format) override;
    void saveState() override;
    /// Asks for a source to add.
    void addSource();
    /// Puts the focus on the sources, or on what can be done while there are none.
    void focusContent() override;
    [[nodiscard]] QList<QWidget*> panes() const override;

    [[nodiscard]] QTableView* sourcesView() const { return m_sources; }
    [[nodiscard]] QTableView* exportersView() const { return m_exporters; }
    [[nodiscard]] QTreeView* templatesView() const { return m_templates; }
    [[nodiscard]] EmptyCollector* emptyState() const { return m_empty; }

private:
    void createHead();
    void createTables();
    void createTabs();
    void arrange();
    void connectAll();
    [[nodiscard]] QWidget* titled(const QString& title, QWidget* content);
    [[nodiscard]] QTableView* table(const QString& name);

    void sourcesChanged();
    void statusChanged();
    void updateButtons();
    void updateNotes();
    void updateDetails();
    void editSource();
    void showSourceMenu(const QPoint& at);
    void showExporterMenu(const QPoint& at);
    [[nodiscard]] int currentSource() const;
    [[nodiscard]] const ExporterStatus* currentExporter() const;

    CollectorController& m_controller;
    UiStateStore& m_state;
    FlowFormat m_format;
    SourcesModel* m_sourcesModel = nullptr;
    ExportersModel* m_exportersModel = nullptr;
    QSortFilterProxyModel* m_sorted = nullptr;
    TemplatesModel* m_templatesModel = nullptr;

    QPushButton* m_add = nullptr;
    QPushButton* m_start = nullptr;
    QPushButton* m_stop = nullptr;
    QPushButton* m_edit = nullptr;
    QPushButton* m_remove = nullptr;
    QLabel* m_notes = nullptr;
    QTableView* m_sources = nullptr;
    QTableView* m_exporters = nullptr;
    QTreeView* m_templates = nullptr;
    QLabel* m_noTemplates = nullptr;
    QStackedWidget* m_templatesStack = nullptr;
    CountsTree* m_details = nullptr;
    CountsTree* m_pipeline = nullptr;
    QTabWidget* m_tabs = nullptr;
    EmptyCollector* m_empty = nullptr;
    QStackedWidget* m_stack = nullptr; ///< exporters, or why there are none
    QWidget* m_sourcesPane = nullptr;
    QSplitter* m_upDown = nullptr;
    QSplitter* m_lower = nullptr;
};

} // namespace nb
