// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/servicestore.h"
#include "ui/jobs/latestrequest.h"
#include "ui/names/knowledgetab.h"

class QCheckBox;
class QMenu;
class QPushButton;

namespace nb {

/// What server ports are called, everywhere or at one server, and who said so. GUI thread.
class ServicesTab : public KnowledgeTab
{
    Q_OBJECT
public:
    enum Column
    {
        PortNumber,
        ProtocolName,
        Address,
        Name,
        Origin,
        Description,
    };

    ServicesTab(PageWidget& page, UiStateStore& state, QWidget* parent = nullptr);

    void reload() override;
    void saveState() override;
    [[nodiscard]] RecordPane* pane() const override { return m_pane; }
    [[nodiscard]] QCheckBox* builtInBox() const { return m_builtIn; }
    [[nodiscard]] bool isBusy() const { return m_reading.isRunning(); }
    /// Keeps an entry of the user's.
    void keep(const ServiceEntry& entry);

protected:
    void updateActions() override;
    void cancel() override;

private:
    struct List;
    using ListPtr = std::shared_ptr<const List>;

    [[nodiscard]] static std::vector<RecordColumn<ServiceEntry>> columns();
    void createButtons();
    void fillMenu(QMenu& menu, int row);
    void showList(const List& list);
    [[nodiscard]] const ServiceEntry* current() const;
    void add();
    void edit();
    void askImport();
    void removeSelected();

    RecordPane* m_pane = nullptr;
    RecordModel<ServiceEntry>* m_model = nullptr;
    QCheckBox* m_builtIn = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_edit = nullptr;
    QPushButton* m_import = nullptr;
    QPushButton* m_remove = nullptr;
    int m_sortColumn = PortNumber;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    LatestRequest<ListPtr> m_reading;
};

} // namespace nb
