// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/assetinventory.h"
#include "core/assets/conversationlog.h"
#include "core/ingest/flowobserver.h"

namespace nb {

/// Told of what is new with assets, after the flows that tell it are stored and before the
/// inventory is. An error keeps the changes for the next commit.
using AssetChangeSink = std::function<Result<void>(const std::vector<AssetChange>&)>;

/// Makes assets of conversations. An address of ours is an asset when it sent something or
/// answered; one that was only asked is none, since a sweep would make thousands.
class AssetLearner
{
public:
    AssetLearner(InternalTest internal, const AssetLimits& limits);

    void add(const FlowBatch& batch);
    /// Everything added since the last call.
    [[nodiscard]] AssetLearning take();
    void discard();

private:
    void learn(const ConversationLog::Entry& entry);
    void learnClient(const ConversationLog::Entry& entry, bool serverIsOurs);
    void learnServer(const ConversationLog::Entry& entry);
    void learnCard(Asset* asset, const MacAddress& mac, const ConversationLog::Entry& entry);
    void learnName(Asset& asset, TextId name, const ConversationLog::Entry& entry);
    /// `services` is one of the two lists of `asset`, `peer` the hash of the other end.
    void learnService(Asset& asset, std::vector<AssetService>& services,
        const ConversationLog::Entry& entry, std::uint64_t peer);
    /// Unless it is the same, or there is none.
    void assignText(std::string& text, TextId id) const;
    [[nodiscard]] bool isOurs(const IpAddress& address);

    const InternalTest m_internal;
    const AssetLimits m_limits;
    ConversationLog m_log;
    AssetLearning m_learning;
};

/// Keeps the inventory up to date with what is stored. One input, one thread.
class AssetObserver : public FlowObserver
{
public:
    /// `inventory` outlives the object.
    AssetObserver(AssetInventory& inventory, InternalTest internal, AssetChangeSink sink = {});

    void observe(const FlowBatch& batch) override { m_learner.add(batch); }
    Result<void> commit() override;
    void discard() override { m_learner.discard(); }

private:
    AssetInventory& m_inventory;
    AssetChangeSink m_sink;
    AssetLearner m_learner;
    std::vector<AssetChange> m_changes; ///< not yet told
};

} // namespace nb
