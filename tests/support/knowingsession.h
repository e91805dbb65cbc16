// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertengine.h"
#include "tests/support/fakesession.h"

#include <mutex>

namespace nb::test {

/// Remembers what it was asked to send and to keep.
class FakeOutlet : public AlertOutlet
{
public:
    Result<void> test(const AlertChannel& channel, const std::optional<std::string>& secret,
        std::stop_token) override
    {
        const std::scoped_lock lock(m_mutex);
        m_tested.emplace_back(channel, secret);
        if (!failing.empty())
            return Error {ErrorCode::Unreadable, failing};
        return {};
    }
    Result<void> keepSecret(AlertChannel& channel, const std::string& secret) override
    {
        const std::scoped_lock lock(m_mutex);
        channel.secret = secret.empty() ? std::string() : "kept/" + channel.name;
        m_secrets[channel.name] = secret;
        return {};
    }
    [[nodiscard]] std::map<std::int64_t, std::string> problems() const override { return troubles; }

    [[nodiscard]] std::vector<std::pair<AlertChannel, std::optional<std::string>>> tested() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_tested;
    }
    [[nodiscard]] std::map<std::string, std::string> secrets() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_secrets;
    }
    std::string failing {}; ///< why a test cannot be sent
    std::map<std::int64_t, std::string> troubles {};

private:
    mutable std::mutex m_mutex;
    std::vector<std::pair<AlertChannel, std::optional<std::string>>> m_tested;
    std::map<std::string, std::string> m_secrets;
};

/// Makes an asset of each line of a file that is an address; skips the others. A file whose first
/// line has commas is a table: the column that holds addresses is used.
class LineImporter : public AssetImporter
{
public:
    explicit LineImporter(AssetInventory& inventory)
        : m_inventory(inventory)
    {
    }
    Result<std::optional<AssetTableHead>> head(const QString& path) override;
    Result<AssetImportReport> importFile(
        const QString& path, const AssetImportOptions& options, std::stop_token) override;

private:
    AssetInventory& m_inventory;
};

/// A fake session in which everything about addresses is real.
class KnowingSession : public FakeSession
{
public:
    KnowingSession(const QString& folder, Workspace::Mode mode, std::vector<Flow> flows = {});
    [[nodiscard]] std::shared_ptr<Enrichment> enrichment() const override { return m_enrichment; }
    [[nodiscard]] AssetImporter* assetImporter() override
    {
        return readOnly() ? nullptr : &m_assetImporter;
    }
    [[nodiscard]] AlertOutlet* alertOutlet() override { return readOnly() ? nullptr : &m_outlet; }
    [[nodiscard]] FakeOutlet& outlet() { return m_outlet; }
    [[nodiscard]] AssetInventory& assets() { return m_enrichment->assets(); }
    [[nodiscard]] AlertEngine& alerts() { return m_enrichment->alerts(); }

private:
    std::unique_ptr<Workspace> m_workspace;
    std::shared_ptr<Enrichment> m_enrichment;
    LineImporter m_assetImporter;
    FakeOutlet m_outlet;
};

} // namespace nb::test
