// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/assets/assetrow.h"
#include "ui/jobs/latestrequest.h"
#include "ui/pages/pagewidget.h"

#include <QThreadPool>
#include <QTimer>

class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace nb {

class AssetDetails;
class AssetFileImport;
class AssetsModel;
class DataTable;
class NoticeBar;
class UiStateStore;

/// Every address of ours and what is known of it. It looks at the inventory every few seconds while
/// it is shown, in a worker. GUI thread.
class AssetsPage : public PageWidget
{
    Q_OBJECT
public:
    AssetsPage(UiStateStore& state, QWidget* parent = nullptr);
    ~AssetsPage() override;

    void setSession(const WorkspaceSessionPtr& session) override;
    void setStore(FlowStorePtr store, const QString& workspace) override;
    void setFormat(const FlowFormat& format) override;
    void saveState() override;
    [[nodiscard]] QList<QWidget*> panes() const override;
    void focusContent() override;
    bool focusFilter() override;
    void copy(FlowTextFormat format) override;
    bool showAddress(const IpAddress& address) override;

    /// Chooses an asset; clears the search when that hides it.
    void showAsset(const IpAddress& address);
    /// Takes files in, one after the other.
    void importFiles(const QStringList& paths);
    /// Writes what is shown; by the name's ending JSON, else CSV.
    void exportTo(const QString& path);

    [[nodiscard]] DataTable* table() const { return m_table; }
    [[nodiscard]] AssetsModel& model() const { return *m_model; }
    [[nodiscard]] AssetDetails* details() const { return m_details; }
    [[nodiscard]] QLineEdit* searchField() const { return m_search; }
    [[nodiscard]] NoticeBar* notice() const { return m_notice; }
    [[nodiscard]] AssetFileImport* fileImport() const { return m_files; }
    [[nodiscard]] QPushButton* importButton() const { return m_import; }
    /// Looks at the inventory now.
    void refresh();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct Loaded
    {
        AssetRows rows {}; ///< null: nothing changed
        std::uint64_t generation = 0;
    };
    void createHead();
    void createTable();
    void arrange();
    void loaded(Result<Loaded> result);
    void currentChanged();
    void updateState();
    void saveEdits(const IpAddress& address, const AssetEdits& edits);
    Q_INVOKABLE void askRemove();
    void remove(const std::vector<IpAddress>& addresses);
    void chooseImport();
    void chooseExport(bool json);
    [[nodiscard]] QString obstacle() const;
    [[nodiscard]] std::shared_ptr<Enrichment> enrichment() const;
    [[nodiscard]] std::vector<IpAddress> selected() const;

    UiStateStore& m_state;
    QThreadPool m_pool;
    QThreadPool m_editPool; ///< changes, which end before their workspace does
    WorkspaceSessionPtr m_session;
    FlowFormat m_format;
    LatestRequest<Loaded> m_loading;
    LatestRequest<bool> m_editing;
    LatestRequest<std::uint64_t> m_exporting;
    std::optional<std::uint64_t> m_generation;
    std::optional<IpAddress> m_wanted; ///< to choose once it is there
    QTimer m_look;
    QTimer m_searchSoon;

    AssetFileImport* m_files = nullptr;
    NoticeBar* m_notice = nullptr;
    QLineEdit* m_search = nullptr;
    QLabel* m_count = nullptr;
    QPushButton* m_import = nullptr;
    QPushButton* m_export = nullptr;
    QPushButton* m_emptyImport = nullptr;
    QLabel* m_empty = nullptr;
    QStackedWidget* m_stack = nullptr;
    AssetsModel* m_model = nullptr;
    DataTable* m_table = nullptr;
    AssetDetails* m_details = nullptr;
    QSplitter* m_splitter = nullptr;
};

} // namespace nb
