// SPDX-License-Identifier: GPL-3.0-or-later
// What MapPage asks: days and times to compare, where to save the picture, what to change.
#include "ui/graph/graphfiles.h"
#include "ui/map/comparedialog.h"
#include "ui/map/mappage.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>

#include <algorithm>

namespace nb {

void MapPage::askComparison(MapToolbar::Comparison comparison)
{
    switch (comparison) {
    case MapToolbar::Comparison::None:
        m_toolbar->setComparison(comparison, {});
        compare(std::nullopt, false);
        return;
    case MapToolbar::Comparison::NewSince:
        askNewSince();
        return;
    case MapToolbar::Comparison::Periods:
        askPeriods();
        return;
    }
}

void MapPage::askNewSince()
{
    const auto span = m_store ? m_store->span() : std::nullopt;
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Only What Is New"));
    dialog->setLabelText(tr("Show connections that were not there before this day or time (UTC)"));
    if (span)
        dialog->setTextValue(QString::fromStdString(toString(dayOf(span->second))));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& text) {
        const auto since = timestampFromString(text.trimmed().toStdString());
        if (!since) {
            Q_EMIT message(tr("This is not a day or time; write 2026-03-02 or 2026-03-02 09:30."));
            return;
        }
        m_toolbar->setComparison(
            MapToolbar::Comparison::NewSince, tr("New since %1").arg(text.trimmed()));
        m_investigation.setRange({*since, std::nullopt});
        compare(TimeRange {std::nullopt, *since}, true);
    });
    dialog->open();
}

void MapPage::askPeriods()
{
    const auto span = m_store ? m_store->span() : std::nullopt;
    if (!span)
        return;
    TimeRange now = m_investigation.state().range;
    const Timestamp middle = span->first + (span->second - span->first) / 2;
    now.from = now.from.value_or(middle);
    now.to = now.to.value_or(span->second + std::chrono::minutes(1));
    TimeRange before {*now.from - (*now.to - *now.from), *now.from};
    if (m_compared && m_compared->from && m_compared->to)
        before = *m_compared;
    auto* dialog = new CompareDialog(before, now, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_toolbar->setComparison(MapToolbar::Comparison::Periods,
            tr("Compared with %1").arg(m_format.shortRange(dialog->before())));
        m_investigation.setRange(dialog->now());
        compare(dialog->before(), false);
    });
    dialog->open();
}

void MapPage::askSegmentChange(const IpAddress& asset, const std::string& segment)
{
    if (!m_session || !m_session->enrichment() || m_session->readOnly()) {
        Q_EMIT message(tr("The segments of this workspace cannot be changed."));
        return;
    }
    auto* dialog = new QMessageBox(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setIcon(QMessageBox::Question);
    dialog->setTextFormat(Qt::PlainText);
    dialog->setWindowTitle(tr("Change a Segment"));
    const QString address = QString::fromStdString(asset.toString());
    const QString name = plainLine(segment);
    dialog->setText(tr("Put %1 into the segment %2?").arg(address, name));
    dialog->setInformativeText(
        tr("The address is added to the segment's prefixes. Flows that are stored keep the segment "
           "they were labelled with; new ones get this one."));
    QPushButton* const change = dialog->addButton(tr("Change Segment"), QMessageBox::AcceptRole);
    dialog->setDefaultButton(dialog->addButton(QMessageBox::Cancel));
    connect(change, &QPushButton::clicked, this,
        [this, asset, segment] { changeSegment(asset, segment); });
    dialog->open();
}

void MapPage::changeSegment(const IpAddress& asset, const std::string& segment)
{
    const auto enrichment = m_session ? m_session->enrichment() : nullptr;
    const auto prefix = IpPrefix::make(asset, asset.isV4() ? 32 : 128);
    if (!enrichment || !prefix)
        return;
    m_segmentEdit.start(
        m_editPool, this,
        [enrichment, asset, segment, prefix = *prefix](
            const std::stop_token&) -> Result<IpAddress> {
            const auto edited
                = enrichment->editSegments([&](std::vector<Segment>& segments) -> Result<void> {
                      const auto to = std::ranges::find(segments, segment, &Segment::name);
                      if (to == segments.end())
                          return Error {ErrorCode::Invalid,
                              "\"" + segment + "\" is not in the table of segments"};
                      for (Segment& other : segments)
                          std::erase(other.prefixes, prefix);
                      to->prefixes.push_back(prefix);
                      return {};
                  });
            if (!edited)
                return edited.error();
            return asset;
        },
        [this, segment](const Result<IpAddress>& changed) {
            if (!changed) {
                Q_EMIT queryFailed(changed.error());
                return;
            }
            Q_EMIT message(
                tr("%1 is in the segment %2 now.")
                    .arg(QString::fromStdString(changed->toString()), plainLine(segment)));
            readTrusts();
        });
}

ImageOptions MapPage::imageOptions() const
{
    ImageOptions options;
    options.title = tr("Network map");
    options.width = 4000;
    const InvestigationState& state = m_investigation.state();
    QStringList parts;
    if (state.filter)
        parts << plainLine(printFilter(state.filter));
    if (!state.range.unbounded())
        parts << m_format.longRange(state.range);
    options.caption = parts.isEmpty() ? tr("All flows") : parts.join(QStringLiteral(" · "));
    return options;
}

void MapPage::askExport(const QString& format)
{
    if (!m_model.geometry() || m_model.geometry()->graph().nodes.empty()) {
        Q_EMIT message(tr("There is nothing to save yet."));
        return;
    }
    auto* dialog = new QFileDialog(this, tr("Save the Map"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(format);
    dialog->setNameFilter(QStringLiteral("%1 (*.%2)").arg(format.toUpper(), format));
    dialog->selectFile(QStringLiteral("map.") + format);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, format](const QString& path) { exportTo(path, format); });
    dialog->open();
}

void MapPage::exportTo(const QString& path, const QString& format)
{
    if (!m_model.geometry())
        return;
    ImageOptions options = imageOptions();
    options.legend = legendWords(m_model.geometry()->graph());
    // in a worker: a picture of 20,000 nodes takes its time
    auto* request = new LatestRequest<QString>;
    auto owner = std::shared_ptr<LatestRequest<QString>>(request);
    request->start(
        m_pool, this,
        [geometry = m_model.geometry(), format, options, path](
            const std::stop_token&) -> Result<QString> {
            const auto bytes = exportGraph(*geometry, format, options);
            if (!bytes)
                return bytes.error();
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size()
                || !file.commit())
                return Error {ErrorCode::Unreadable, file.errorString().toStdString()};
            return path;
        },
        [this, owner](const Result<QString>& saved) {
            if (saved)
                Q_EMIT message(tr("Saved %1.").arg(plainLine(*saved)));
            else
                Q_EMIT queryFailed(saved.error());
        });
}

} // namespace nb
