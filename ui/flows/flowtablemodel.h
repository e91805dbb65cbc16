// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/ruledraft.h"
#include "core/storage/flowstore.h"
#include "ui/flows/flowformat.h"

#include <QAbstractTableModel>
#include <QPointer>
#include <QThreadPool>

#include <list>
#include <optional>
#include <unordered_map>
#include <vector>

namespace nb {

/// The rows of a FlowOrder as a table. Holds a bounded number of pages of rows; a page that is not
/// there shows as a placeholder and is fetched in a worker, newest wish first, with the next pages
/// in scroll direction behind it. Rows beyond rowLimit() (default 2^31-1, the most a Qt model can
/// have) are not shown. GUI thread.
class FlowTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role
    {
        FieldRole = Qt::UserRole + 1, ///< FlowField of a column as int (header)
        LoadedRole, ///< bool: the row is there
        ExactRole, ///< the exact text, as copied
        DraftRole, ///< DraftVerdict as int, of a cell in the rule column while rules are drafted
    };
    static constexpr std::size_t kPageRows = 256;
    static constexpr std::size_t kMaxPages = 128;

    /// Columns are all fields a table can show; the view hides and orders them.
    explicit FlowTableModel(QThreadPool& pool, QObject* parent = nullptr);
    ~FlowTableModel() override;

    /// Shows the rows of an order made by the store; null shows none.
    void setSource(FlowStorePtr store, FlowOrderPtr order);
    void setFormat(const FlowFormat& format);
    /// Rules whose labels stand in the rule column beside those that are stored; null: these alone.
    void setDraft(RuleDraftPtr draft);
    void setRowLimit(int rows) { m_rowLimit = rows; }
    [[nodiscard]] int rowLimit() const { return m_rowLimit; }
    [[nodiscard]] const FlowStorePtr& store() const { return m_store; }
    [[nodiscard]] const FlowOrderPtr& order() const { return m_order; }

    [[nodiscard]] static FlowField fieldAt(int column);
    /// -1 for a field that no table can show.
    [[nodiscard]] static int columnOf(FlowField field);

    /// The sort shown in the header; requests come as sortRequested().
    void setSortKey(std::optional<SortKey> key);
    [[nodiscard]] std::optional<SortKey> sortKey() const { return m_sortKey; }

    /// The page that holds a row with the row's place in it, if it is loaded.
    struct Place
    {
        FlowBatchPtr batch;
        std::size_t row = 0;
    };
    [[nodiscard]] std::optional<Place> place(int row) const;
    /// Asks for the page of a row, so that pageLoaded() follows.
    void want(int row);
    [[nodiscard]] std::size_t cachedPages() const { return m_pages.size(); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void sortRequested(std::optional<nb::SortKey> key);
    void pageLoaded(int firstRow, int lastRow);
    /// Rows could not be read (file gone, disk error).
    void loadFailed(const nb::Error& error);

private:
    struct Page
    {
        FlowBatchPtr batch;
        std::list<std::size_t>::iterator use;
        DraftLabels drafted {}; ///< of its rows; empty when nothing is drafted
    };
    [[nodiscard]] QVariant cellData(const QModelIndex& index, int role) const;
    [[nodiscard]] QVariant draftData(const Page& page, std::size_t row, int role) const;
    void forgetPages();
    void wish(std::size_t page) const;
    void fetchWished();
    void fetch(std::size_t page);
    struct Fetched
    {
        FlowBatch batch;
        DraftLabels drafted;
    };
    void pageArrived(std::size_t page, std::uint64_t generation, Result<Fetched> result);
    void trimCache();
    void refresh(int firstRow, int lastRow);

    QThreadPool& m_pool;
    FlowStorePtr m_store;
    FlowOrderPtr m_order;
    FlowFormat m_format;
    RuleDraftPtr m_draft;
    std::optional<SortKey> m_sortKey;
    int m_rows = 0;
    int m_rowLimit = 0x7fffffff;

    // data() is const but has to note use and wishes
    mutable std::unordered_map<std::size_t, Page> m_pages;
    mutable std::list<std::size_t> m_recent; ///< page numbers, last used first
    mutable std::vector<std::size_t> m_wishes; ///< newest last
    mutable bool m_fetchPlanned = false;
    std::vector<std::size_t> m_inFlight;
    std::vector<std::size_t> m_failed; ///< not asked for again until the source changes
    std::size_t m_lastWish = 0;
    std::uint64_t m_generation = 0;
    std::stop_source m_stop;
};

} // namespace nb
