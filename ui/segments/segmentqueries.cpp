// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/segments/segmentqueries.h"

#include "core/assets/assetinventory.h"
#include "ui/drafts/textfile.h"

namespace nb {

SegmentQueries::SegmentQueries(QObject* parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(2);
}

SegmentQueries::~SegmentQueries()
{
    stop();
}

void SegmentQueries::stop()
{
    m_examine.cancel();
    m_propose.cancel();
    m_read.cancel();
    m_pool.waitForDone(); // a change that is being written takes milliseconds
    m_save.cancel();
}

void SegmentQueries::setSource(FlowStorePtr store, std::shared_ptr<Enrichment> enrichment)
{
    if (store != m_store)
        m_addresses.reset();
    m_store = std::move(store);
    m_enrichment = std::move(enrichment);
}

Result<SegmentQueries::Addresses> SegmentQueries::addressesOf(
    const FlowStorePtr& store, std::stop_token stop)
{
    auto addresses = std::make_shared<std::vector<IpAddress>>();
    if (!store)
        return Addresses(addresses);
    AggregateQuery query;
    query.flows.sums = Sums::Rows;
    query.by = {FlowField::Ip};
    query.metric = Metric::Flows;
    const auto found = store->aggregate(query, std::move(stop));
    if (!found)
        return found.error();
    for (const AggregateRow& row : found->rows)
        if (const auto address = IpAddress::fromString(row.key.front()))
            addresses->push_back(*address);
    return Addresses(addresses);
}

void SegmentQueries::examine(std::vector<Segment> segments)
{
    m_examine.start(
        m_pool, this,
        [store = m_store, enrichment = m_enrichment, addresses = m_addresses,
            segments = std::move(segments)](std::stop_token stop) -> Result<Examination> {
            const SegmentTable table(segments);
            Examination result {addresses, table.warnings(), {}};
            if (!result.addresses) {
                auto read = addressesOf(store, stop);
                if (!read)
                    return read.error();
                result.addresses = std::move(*read);
            }
            result.sightings.resize(segments.size());
            for (const IpAddress& address : *result.addresses)
                if (const auto label = table.find(address); !table.isBuiltIn(label))
                    ++result.sightings[label].addresses;
            if (enrichment)
                for (const AssetPtr& asset : enrichment->assets().assets())
                    if (const auto label = table.find(asset->address); !table.isBuiltIn(label))
                        ++result.sightings[label].assets;
            return result;
        },
        [this](Result<Examination> result) {
            if (!result)
                return; // the flows could not be read, which the page of flows tells
            m_addresses = result->addresses;
            Q_EMIT examined(result->warnings, result->sightings);
        });
}

void SegmentQueries::propose()
{
    if (!m_store) {
        Q_EMIT proposed({});
        return;
    }
    m_propose.start(
        m_pool, this,
        [store = m_store](std::stop_token stop) -> Result<std::vector<SegmentProposal>> {
            const auto sightings = hostSightings(*store, {}, std::move(stop));
            if (!sightings)
                return sightings.error();
            return proposeSegments(*sightings);
        },
        [this](const Result<std::vector<SegmentProposal>>& result) {
            if (result)
                Q_EMIT proposed(*result);
            else
                Q_EMIT proposalFailed(result.error());
        });
}

void SegmentQueries::save(std::vector<Segment> before, std::vector<Segment> segments, bool force)
{
    m_save.start(
        m_pool, this,
        [enrichment = m_enrichment, before = std::move(before), segments = std::move(segments),
            force](const std::stop_token&) -> Result<bool> {
            bool conflict = false;
            const auto edited
                = enrichment->editSegments([&](std::vector<Segment>& kept) -> Result<void> {
                      conflict = !force && kept != before;
                      if (conflict)
                          return Error {ErrorCode::Invalid, "the segments were changed meanwhile"};
                      kept = segments;
                      return {};
                  });
            if (!edited && !conflict)
                return edited.error();
            return !conflict;
        },
        [this](const Result<bool>& result) {
            if (!result)
                Q_EMIT saveFailed(result.error());
            else if (*result)
                Q_EMIT saved();
            else
                Q_EMIT saveConflict();
        });
}

void SegmentQueries::readFile(const QString& path)
{
    m_read.start(
        m_pool, this, [path](const std::stop_token&) { return readTextFile(path); },
        [this, path](const Result<QByteArray>& text) {
            if (text)
                Q_EMIT fileRead(path, *text);
            else
                Q_EMIT fileFailed(path, text.error());
        });
}

} // namespace nb
