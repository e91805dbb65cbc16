// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/netflow/exporttemplate.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <vector>

namespace nb {

/// What records need of the message they came in.
struct MessageTime
{
    std::int64_t received = 0; ///< µs
    std::int64_t exportTime = 0; ///< µs
    std::uint32_t sysUptime = 0; ///< ms; NetFlow only
    bool hasUptime = false;
};

/// A data set whose template is still to come.
struct HeldSet
{
    std::uint16_t id = 0;
    MessageTime time {};
    std::vector<std::byte> bytes {};
    TemplatePtr definition {}; ///< its template, once that has come
};

/// Data sets of one stream that wait for their template (rule A9), oldest first.
class HeldSets
{
public:
    void hold(std::uint16_t id, const MessageTime& time, std::span<const std::byte> bytes);
    /// The template has come: its sets can be taken. Whether there are any.
    bool matches(const TemplatePtr& definition);
    /// The oldest set that has its template and at most `maxRecords` records.
    std::optional<HeldSet> takeReady(std::size_t maxRecords);
    /// Drops those of an id; how many.
    std::size_t drop(std::uint16_t id);
    /// Drops those that came before `since`; how many.
    std::size_t expire(std::int64_t since);
    std::size_t clear();

    [[nodiscard]] std::size_t count() const { return m_sets.size(); }
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }
    [[nodiscard]] bool anyReady() const { return m_ready != 0; }

private:
    template <typename Test> std::size_t dropWhere(Test&& test);

    std::deque<HeldSet> m_sets;
    std::size_t m_bytes = 0;
    std::size_t m_ready = 0;
};

/// What a held set costs beside its bytes.
inline constexpr std::size_t kHeldSetOverhead = sizeof(HeldSet) + 32;

} // namespace nb
