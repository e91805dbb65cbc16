// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/netflow/exportmessage.h"
#include "collectors/netflow/exporttemplate.h"

#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace nb {

/// A template and its story.
struct KnownTemplate
{
    TemplatePtr definition {};
    std::uint16_t port = 0; ///< source port it came from
    std::int64_t defined = 0; ///< µs
    std::int64_t refreshed = 0; ///< µs
    std::int64_t interval = 0; ///< µs between the last two times it came
    std::int64_t used = 0; ///< µs
    std::uint64_t records = 0;
};

/// Templates of one stream by id; data and options templates share the ids (rule A3). Bounded: when
/// full, the one that was not used for longest goes (rule B10).
class TemplateStore
{
public:
    enum class Change : std::uint8_t
    {
        New,
        Refreshed,
        Redefined,
    };

    explicit TemplateStore(std::size_t capacity)
        : m_capacity(capacity)
    {
    }

    Change define(TemplatePtr definition, std::uint16_t port, std::int64_t now);
    /// Null when not known. The result is valid until the next change.
    [[nodiscard]] KnownTemplate* find(std::uint16_t id);
    /// Removes it; false when it was not known.
    bool remove(std::uint16_t id);
    /// Removes it because its exporter said so (RFC 7011 §8.1): data of it waits for nothing until
    /// it is defined again. False when it was not known.
    bool withdraw(std::uint16_t id);
    /// The same for all templates, or all options templates.
    void withdrawAll(bool options);
    void clear();
    /// Removes what was not sent again for `lifetime`, or 3 times its own interval if that is
    /// longer (rule A7); how many.
    std::size_t expire(std::int64_t now, std::int64_t lifetime);

    /// Notes that the id's latest definition cannot be read: data of it waits for nothing (rule
    /// A6).
    void spoil(std::uint16_t id);
    [[nodiscard]] bool isSpoilt(std::uint16_t id) const { return m_spoilt.contains(id); }

    [[nodiscard]] std::size_t size() const { return m_templates.size(); }
    [[nodiscard]] std::uint64_t evicted() const { return m_evicted; }
    /// In order of their ids.
    [[nodiscard]] std::vector<const KnownTemplate*> all() const;
    /// Puts one back as it was saved.
    void restore(KnownTemplate known);

private:
    void makeRoom();

    std::size_t m_capacity;
    std::unordered_map<std::uint16_t, KnownTemplate> m_templates;
    std::unordered_set<std::uint16_t> m_spoilt;
    std::uint64_t m_evicted = 0;
};

} // namespace nb
