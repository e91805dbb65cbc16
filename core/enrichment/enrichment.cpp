// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrichment/enrichment.h"

#include "core/names/namestage.h"
#include "core/names/nametable.h"
#include "core/owners/ownerstage.h"
#include "core/services/servicestage.h"

namespace nb {

struct Enrichment::Private
{
    Workspace& workspace;
    std::unique_ptr<NameTable> names;
    std::unique_ptr<ServiceStore> services;
    std::unique_ptr<Owners> owners;
    NameStage::Unnamed unnamed {};
};

Enrichment::Enrichment(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{
}

Enrichment::~Enrichment() = default;

Result<std::shared_ptr<Enrichment>> Enrichment::open(Workspace& workspace)
{
    auto names = NameTable::open(workspace);
    if (!names)
        return names.error();
    auto services = ServiceStore::open(workspace);
    if (!services)
        return services.error();
    auto owners = Owners::open(workspace);
    if (!owners)
        return owners.error();
    auto d = std::make_unique<Private>(
        Private {workspace, std::move(*names), std::move(*services), std::move(*owners)});
    return std::shared_ptr<Enrichment>(new Enrichment(std::move(d)));
}

std::vector<std::unique_ptr<FlowStage>> Enrichment::stages(
    const LabelOptions& options, std::shared_ptr<NameJournal> names) const
{
    std::vector<std::unique_ptr<FlowStage>> stages;
    if (options.names)
        stages.push_back(std::make_unique<NameStage>(*m_d->names, std::move(names), m_d->unnamed));
    if (options.services)
        stages.push_back(std::make_unique<ServiceStage>(m_d->services->table()));
    if (options.owners)
        stages.push_back(
            std::make_unique<OwnerStage>(m_d->owners->knowledge(), m_d->owners->questions()));
    return stages;
}

FlowObservers Enrichment::observers(std::shared_ptr<NameJournal> names) const
{
    FlowObservers observers;
    observers.push_back(std::make_unique<NameObserver>(*m_d->names, std::move(names)));
    return observers;
}

NameAdmin& Enrichment::names() const
{
    return *m_d->names;
}

std::shared_ptr<NameJournal> Enrichment::nameJournal() const
{
    return std::make_shared<NameJournal>(*m_d->names);
}

void Enrichment::setUnnamed(std::function<void(const std::vector<IpAddress>&)> unnamed)
{
    m_d->unnamed = std::move(unnamed);
}

ServiceStore& Enrichment::services() const
{
    return *m_d->services;
}

Owners& Enrichment::owners() const
{
    return *m_d->owners;
}

} // namespace nb
