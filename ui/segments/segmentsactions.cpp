// SPDX-License-Identifier: GPL-3.0-or-later
// What SegmentsPage does to the table: edit, save, propose, import, export.
#include "core/segments/segmenttext.h"
#include "ui/drafts/draftbar.h"
#include "ui/drafts/keptdraft.h"
#include "ui/drafts/textfile.h"
#include "ui/mainwindow/noticebar.h"
#include "ui/segments/proposalpanel.h"
#include "ui/segments/segmentdraft.h"
#include "ui/segments/segmentspage.h"
#include "ui/segments/segmentwords.h"
#include "ui/text/coretext.h"

#include <QClipboard>
#include <QColorDialog>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>

#include <algorithm>

namespace nb {

namespace {

const QString kSegmentsDraft = QStringLiteral("segments");

} // namespace

void SegmentsPage::addSegment()
{
    if (!m_add->isEnabled())
        return;
    m_search->clear();
    const std::size_t row = m_model.addRow();
    m_table->showRow(row, SegmentsModel::Name);
}

void SegmentsPage::removeSelected()
{
    const std::vector<std::size_t> rows = m_table->selectedRows();
    if (rows.empty() || !m_remove->isEnabled())
        return;
    m_model.removeRows(rows);
    Q_EMIT message(tr(
        "Removed %Ln segment(s). Undo brings them back.", nullptr, static_cast<int>(rows.size())));
    if (m_model.size() > 0)
        m_table->showRow(std::min(rows.front(), m_model.size() - 1));
}

void SegmentsPage::chooseColour()
{
    const std::vector<std::size_t> rows = m_table->selectedRows();
    if (rows.empty())
        return;
    auto* dialog = new QColorDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Colour of the Segment"));
    const QColor now(QString::fromStdString(m_model.row(rows.front()).segment.colour));
    if (now.isValid())
        dialog->setCurrentColor(now);
    std::vector<std::uint64_t> ids;
    for (const std::size_t row : rows)
        ids.push_back(m_model.row(row).id);
    connect(dialog, &QColorDialog::colorSelected, this, [this, ids](const QColor& colour) {
        // rows may have moved while the dialog was open
        std::vector<std::size_t> there;
        for (std::size_t row = 0; row < m_model.size(); ++row)
            if (std::ranges::find(ids, m_model.row(row).id) != ids.end())
                there.push_back(row);
        m_model.setColour(there, colour.name());
    });
    dialog->open();
}

bool SegmentsPage::anyProposed(const std::vector<std::size_t>& rows) const
{
    return std::ranges::any_of(
        rows, [this](std::size_t row) { return m_model.row(row).segment.proposed; });
}

void SegmentsPage::fillMenu(QMenu* menu)
{
    const std::vector<std::size_t> rows = m_table->selectedRows();
    const bool ready = m_remove->isEnabled();
    if (rows.size() == 1) {
        const std::string name = m_model.row(rows.front()).segment.name;
        QAction* const flows = menu->addAction(tr("Show Its &Flows"), this, [this, name] {
            Q_EMIT flowsRequested(FilterNode::makeCondition({FlowField::Segment,
                                      FilterOperator::Equal, {TextPattern {name}}}),
                FilterEdit::Replace);
        });
        flows->setEnabled(m_store && m_store->rowCount() > 0);
        menu->addSeparator();
    }
    if (anyProposed(rows))
        menu->addAction(tr("&Confirm"), this, [this, rows] { m_model.confirm(rows); })
            ->setEnabled(ready);
    menu->addAction(tr("Co&lour…"), this, &SegmentsPage::chooseColour)->setEnabled(ready);
    menu->addAction(tr("A&utomatic Colour"), this, [this, rows] { m_model.setColour(rows, {}); })
        ->setEnabled(ready);
    menu->addAction(tr("Re&move"), this, &SegmentsPage::removeSelected)->setEnabled(ready);
}

void SegmentsPage::showFault()
{
    m_search->clear();
    if (const auto fault = m_model.firstFault())
        m_table->showRow(fault->first, fault->second);
}

void SegmentsPage::save()
{
    saveNow(false);
}

void SegmentsPage::saveNow(bool force)
{
    if (!obstacle().isEmpty() || m_saving || !isDirty())
        return;
    if (m_model.faultCount() > 0) {
        showFault();
        return;
    }
    m_saving = true;
    m_notice->dismiss();
    updateState();
    m_queries.save(m_model.kept(), m_model.segments(), force);
}

void SegmentsPage::saved()
{
    m_saving = false;
    m_model.setSaved();
    updateState();
    const bool flows = m_store && m_store->rowCount() > 0;
    if (flows)
        m_notice->show(NoticeBar::Kind::Information,
            tr("The segments are saved and used for new flows. Stored flows keep the labels they "
               "have until those are recomputed."),
            {{tr("Recompute Labels…"), [this] {
                  Q_EMIT relabelRequested({false, true, false, false, true});
              }}});
    else
        Q_EMIT message(tr("The segments are saved."));
    Q_EMIT segmentsSaved();
}

void SegmentsPage::saveConflict()
{
    m_saving = false;
    updateState();
    m_notice->show(NoticeBar::Kind::Warning,
        tr("The segments were changed elsewhere since they were shown here, so nothing was saved. "
           "Keep yours, or take what is there now?"),
        {{tr("Save Mine"), [this] { saveNow(true); }}, {tr("Show Theirs"), [this] { discard(); }}});
}

void SegmentsPage::discard()
{
    m_notice->dismiss();
    const auto enrichment = m_session ? m_session->enrichment() : nullptr;
    if (enrichment)
        m_model.load(enrichment->segments()->segments());
}

void SegmentsPage::propose()
{
    m_proposals->setSearching();
    m_queries.propose();
}

void SegmentsPage::showProposals(const std::vector<SegmentProposal>& proposals)
{
    // those that the table has no place for yet, as the engine judges it
    std::vector<Segment> segments = m_model.segments();
    const std::size_t before = segments.size();
    addProposals(segments, proposals);
    std::vector<SegmentProposal> left;
    for (const SegmentProposal& proposal : proposals)
        if (std::any_of(segments.begin() + static_cast<std::ptrdiff_t>(before), segments.end(),
                [&proposal](const Segment& added) {
                    return added.prefixes == proposal.segment.prefixes
                        && added.vlans == proposal.segment.vlans;
                }))
            left.push_back(proposal);
    m_proposals->setProposals(std::move(left), proposals.size());
}

void SegmentsPage::accept(const std::vector<SegmentProposal>& proposals)
{
    std::vector<Segment> segments = m_model.segments();
    const std::size_t before = segments.size();
    const std::size_t added = addProposals(segments, proposals);
    // taking one is confirming it
    for (std::size_t i = before; i < segments.size(); ++i)
        segments[i].proposed = false;
    m_model.edit(
        tr("accept %Ln proposal(s)", nullptr, static_cast<int>(proposals.size())), segments);
    if (added > 0)
        m_table->showRow(m_model.size() - 1);
}

void SegmentsPage::askImport()
{
    auto* dialog = new QFileDialog(this, tr("Import Segments"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setLabelText(QFileDialog::Accept, tr("Import"));
    connect(dialog, &QFileDialog::fileSelected, this, &SegmentsPage::importFile);
    dialog->open();
}

void SegmentsPage::importFile(const QString& path)
{
    m_queries.readFile(path);
}

void SegmentsPage::importClipboard()
{
    const QString text = QGuiApplication::clipboard()->text();
    if (text.trimmed().isEmpty())
        Q_EMIT message(tr("There is no text on the clipboard."));
    else
        takeText(tr("The clipboard"), text.toStdString());
}

void SegmentsPage::takeText(const QString& from, const std::string& text)
{
    const SegmentText read
        = looksLikeLocalNetworks(text) ? parseLocalNetworks(text) : parseSegmentCsv(text);
    if (!read.segments.empty()) {
        std::vector<Segment> segments = m_model.segments();
        for (const Segment& segment : read.segments) {
            const auto known = std::ranges::find(segments, segment.name, &Segment::name);
            if (known == segments.end())
                segments.push_back(segment);
            else
                *known = segment;
        }
        m_model.edit(
            tr("import %Ln segment(s)", nullptr, static_cast<int>(read.segments.size())), segments);
    }
    QString words = read.segments.empty()
        ? tr("%1: no segment could be read, and the table is as it was.").arg(plainLine(from))
        : tr("%1: %Ln segment(s) read into the table; save to keep them.", nullptr,
            static_cast<int>(read.segments.size()))
              .arg(plainLine(from));
    if (!read.problems.empty())
        words += u'\n'
            + tr("%Ln line(s) could not be used:", nullptr, static_cast<int>(read.problems.size()))
            + u'\n' + lineProblems(read.problems);
    if (!read.notices.empty())
        words += u'\n' + lineProblems(read.notices);
    m_notice->show(read.segments.empty() ? NoticeBar::Kind::Error
            : read.problems.empty()      ? NoticeBar::Kind::Information
                                         : NoticeBar::Kind::Warning,
        words);
}

void SegmentsPage::askExport()
{
    auto* dialog = new QFileDialog(this, tr("Export Segments"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setNameFilter(QStringLiteral("CSV (*.csv)"));
    dialog->selectFile(QStringLiteral("segments.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &SegmentsPage::exportTo);
    dialog->open();
}

void SegmentsPage::exportTo(const QString& path)
{
    const QByteArray text = QByteArray::fromStdString(segmentCsv(m_model.segments()));
    if (const auto written = writeTextFile(path, text); !written)
        m_notice->show(NoticeBar::Kind::Error,
            tr("%1 could not be written. %2")
                .arg(plainLine(path), plainLine(coreText(written.error().detail))));
    else
        Q_EMIT message(tr("Saved %1.").arg(plainLine(path)));
}

void SegmentsPage::keepUnsaved()
{
    if (!m_session || !obstacle().isEmpty())
        return;
    if (isDirty())
        keepDraft(m_state, kSegmentsDraft, m_session->folder(), toJson(m_model.draft().items()));
    else
        forgetDraft(m_state, kSegmentsDraft, m_session->folder());
}

void SegmentsPage::restoreUnsaved()
{
    if (!obstacle().isEmpty())
        return;
    const auto draft = keptDraft(m_state, kSegmentsDraft, m_session->folder());
    if (!draft)
        return;
    m_model.restore(tr("changes of last time"), segmentRows(*draft));
    if (isDirty())
        m_notice->show(NoticeBar::Kind::Information,
            tr("Changes to the segments that you did not save last time are shown again."),
            {{tr("Discard Them"), [this] { discard(); }}});
}

} // namespace nb
