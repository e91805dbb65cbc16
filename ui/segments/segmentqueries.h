// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/enrichment/enrichment.h"
#include "core/segments/segmentproposal.h"
#include "ui/jobs/latestrequest.h"
#include "ui/segments/segmentsmodel.h"

#include <QObject>

#include <memory>

namespace nb {

/// What is asked in workers for the page of segments. Each kind of question makes the one before
/// void. GUI thread.
class SegmentQueries : public QObject
{
    Q_OBJECT
public:
    explicit SegmentQueries(QObject* parent = nullptr);
    /// Waits for what runs.
    ~SegmentQueries() override;

    /// Whose flows and assets are counted; either may be null.
    void setSource(FlowStorePtr store, std::shared_ptr<Enrichment> enrichment);
    /// Looks what of the traffic lies in these segments, and what is odd about them.
    void examine(std::vector<Segment> segments);
    void propose();
    /// Keeps `segments`, unless what is kept is no longer `before` and not `force`.
    void save(std::vector<Segment> before, std::vector<Segment> segments, bool force);
    void readFile(const QString& path);
    void stop();

Q_SIGNALS:
    void examined(const std::vector<nb::SegmentWarning>& warnings,
        const std::vector<nb::SegmentSightings>& sightings);
    void proposed(const std::vector<nb::SegmentProposal>& proposals);
    void proposalFailed(const nb::Error& error);
    void saved();
    /// Somebody changed what is kept since it was read.
    void saveConflict();
    void saveFailed(const nb::Error& error);
    void fileRead(const QString& path, const QByteArray& text);
    void fileFailed(const QString& path, const nb::Error& error);

private:
    using Addresses = std::shared_ptr<const std::vector<IpAddress>>;
    struct Examination
    {
        Addresses addresses {};
        std::vector<SegmentWarning> warnings {};
        std::vector<SegmentSightings> sightings {};
    };
    static Result<Addresses> addressesOf(const FlowStorePtr& store, std::stop_token stop);

    FlowStorePtr m_store;
    std::shared_ptr<Enrichment> m_enrichment;
    Addresses m_addresses; ///< of m_store, once they were read
    QThreadPool m_pool;
    LatestRequest<Examination> m_examine;
    LatestRequest<std::vector<SegmentProposal>> m_propose;
    LatestRequest<bool> m_save; ///< false: a conflict
    LatestRequest<QByteArray> m_read;
};

} // namespace nb
