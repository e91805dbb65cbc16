// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/latestrequest.h"
#include "ui/names/knowledgetab.h"
#include "ui/names/lookupsettings.h"

class QMenu;
class QPushButton;

namespace nb {

/// A block of addresses, with what offline files say of its first one.
struct OwnerRow
{
    OwnerBlock block {};
    std::uint32_t asn = 0;
};

/// Whom blocks of addresses belong to, who said so and until when that is believed; the switch for
/// lookups. GUI thread.
class OwnersTab : public KnowledgeTab
{
    Q_OBJECT
public:
    enum Column
    {
        Block,
        Owner,
        Organisation,
        Country,
        Asn,
        Source,
        Fetched,
        Expires,
    };

    OwnersTab(PageWidget& page, UiStateStore& state, QWidget* parent = nullptr);

    void reload() override;
    void saveState() override;
    [[nodiscard]] RecordPane* pane() const override { return m_pane; }
    [[nodiscard]] LookupSettings* settings() const { return m_settings; }
    [[nodiscard]] bool isBusy() const { return m_reading.isRunning(); }
    /// Asks the registry for one address.
    void lookUp(const IpAddress& address);

protected:
    void updateActions() override;
    void cancel() override;

private:
    struct List;
    using ListPtr = std::shared_ptr<const List>;

    [[nodiscard]] std::vector<RecordColumn<OwnerRow>> columns() const;
    void createButtons();
    void connectSettings();
    void fillMenu(QMenu& menu, int row);
    void showList(const List& list);
    [[nodiscard]] std::vector<OwnerBlock> selectedBlocks() const;
    void askAddress();
    void askAgain();
    void askImport();
    void removeSelected();

    LookupSettings* m_settings = nullptr;
    RecordPane* m_pane = nullptr;
    RecordModel<OwnerRow>* m_model = nullptr;
    QPushButton* m_lookUp = nullptr;
    QPushButton* m_again = nullptr;
    QPushButton* m_import = nullptr;
    QPushButton* m_delete = nullptr;
    int m_sortColumn = Block;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    LatestRequest<ListPtr> m_reading;
};

} // namespace nb
