// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/registries/registryclient.h"

#include <QThread>

#include <atomic>
#include <cstdint>
#include <memory>
#include <stop_token>

namespace nb {

/// Settings of the registries in a workspace.
inline constexpr std::string_view kBootstrapKey = "owners/bootstrap";
/// The bootstrap table that the workspace holds, else the shipped one.
[[nodiscard]] RegistryBootstrap bootstrapOf(const Workspace& workspace);

/// Answers the questions of stages from the registries, in a thread of its own, as long as it lives
/// and lookups are enabled; each answer holds for flows that come later. Made and destroyed in one
/// thread; destruction ends a lookup under way.
class RegistryLookups
{
public:
    /// `owners` outlives it. The setting is looked at before each question.
    RegistryLookups(Owners& owners, RegistryClientOptions options);
    ~RegistryLookups();
    RegistryLookups(const RegistryLookups&) = delete;
    RegistryLookups& operator=(const RegistryLookups&) = delete;

    /// Asks for one address and keeps the answer; waits for it. Usage when lookups are not enabled;
    /// otherwise as RegistryClient::ask(). Any thread but its own.
    Result<OwnerBlock> ask(const IpAddress& address, std::stop_token stop);

    [[nodiscard]] std::uint64_t answered() const { return m_answered; }
    [[nodiscard]] std::uint64_t failed() const { return m_failed; }

private:
    class Worker;

    QThread m_thread;
    Owners& m_owners;
    std::unique_ptr<Worker> m_worker; ///< lives in m_thread
    std::atomic<std::uint64_t> m_answered {0};
    std::atomic<std::uint64_t> m_failed {0};
};

} // namespace nb
