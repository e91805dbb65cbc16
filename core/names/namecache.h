// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names/namebinding.h"
#include "core/names/namechain.h"

#include <array>
#include <functional>
#include <unordered_map>

namespace nb {

/// Whose name is wanted, and when: the flow's client, the address it talked to, the flow's start
/// and end (µs since 1970 UTC).
struct NameQuery
{
    IpAddress client {};
    IpAddress address {};
    std::int64_t start = 0;
    std::int64_t end = 0;
};

/// How good a name is, best first.
enum class NameStrength : std::uint8_t
{
    Given, ///< a person says so
    Asked, ///< the client itself asked for it and was answered with the address
    Heard, ///< mDNS or LLMNR, which everybody on the link hears
    Sent, ///< the client sent the name to the address (TLS, HTTP)
    Hosts, ///< in a hosts file
    OtherAsked, ///< another client asked for it
    OtherSent, ///< another client sent it
    Cache, ///< from a cache that does not know clients
    Pointer, ///< the address's owner says so (PTR), which nobody checks
    None,
};
/// Whether what decides is another client's traffic.
[[nodiscard]] constexpr bool isShared(NameStrength strength)
{
    return strength == NameStrength::OtherAsked || strength == NameStrength::OtherSent;
}
/// Whether no client's traffic stands behind it.
[[nodiscard]] constexpr bool isWeak(NameStrength strength)
{
    return strength == NameStrength::Hosts || strength >= NameStrength::Cache;
}

/// An answer to a NameQuery; `name` is valid until the cache changes.
struct NameMatch
{
    std::string_view name {};
    NameStrength strength = NameStrength::None;
    std::int64_t answered = 0; ///< the answer that decides

    /// Whether it is to be preferred over `other`.
    [[nodiscard]] bool betterThan(const NameMatch& other) const
    {
        return strength != other.strength ? strength < other.strength : answered > other.answered;
    }
};

/// Names by client and address, a bounded number of them. When there are more than `maximum`, the
/// longest unused ones go until fewer than maximum - maximum / 4 are left (the rule of NetBehave's
/// DNS cache). What a person gave stays. One thread at a time.
class NameCache
{
public:
    static constexpr std::size_t kDefaultMaximum = 262'144;
    /// How long after its time to live a name still holds: clients keep connections and their own
    /// caches longer.
    static constexpr std::int64_t kGrace = 600'000'000; // µs
    /// How much later than a flow's start its answer may bear as its time: logs have whole seconds.
    static constexpr std::int64_t kSlack = 2'000'000; // µs
    /// Names of one client for one address; the longest unanswered one makes room.
    static constexpr std::uint32_t kMostOfPair = 64;

    explicit NameCache(std::size_t maximum = kDefaultMaximum);

    /// Takes a binding, or extends one whose time touches it. Ignored without name or address.
    void add(const NameBinding& binding);
    /// The best name, which counts as used now. Prefers, in this order, the better strength, what
    /// the client sent to the address meanwhile among several names it asked for, and the last
    /// answer before the start.
    [[nodiscard]] NameMatch find(const NameQuery& query);
    /// Addresses that `name` stood for at `time`, whoever asked; at most `most`.
    [[nodiscard]] std::vector<IpAddress> addressesOf(
        std::string_view name, std::int64_t time, std::size_t most) const;

    [[nodiscard]] std::size_t size() const { return m_used.count; }
    [[nodiscard]] bool empty() const { return m_used.count == 0; }
    [[nodiscard]] std::size_t maximum() const { return m_maximum; }
    /// At least 4; evicts when there are more.
    void setMaximum(std::size_t maximum);
    void clear();
    /// Every binding, the longest unused first.
    void forEach(const std::function<void(const NameBinding&)>& visit) const;
    /// Every binding of an address, the latest first.
    void forEachOf(
        const IpAddress& address, const std::function<void(const NameBinding&)>& visit) const;
    /// Forgets bindings for which `wanted` is true; how many.
    std::size_t remove(const std::function<bool(const NameBinding&)>& wanted);

    /// What changed since the last call, for whoever stores it.
    struct Changes
    {
        std::vector<std::pair<std::int64_t, NameBinding>> set; ///< by row number
        std::vector<std::int64_t> removed; ///< row numbers
    };
    [[nodiscard]] Changes takeChanges();
    [[nodiscard]] bool changed() const { return !m_changed.empty() || !m_removed.empty(); }
    /// Whether changes are noted; off at first.
    void trackChanges(bool track) { m_tracking = track; }
    /// takeChanges() gives every binding.
    void markAllChanged();
    /// Takes a stored binding under its row number, which is not a change.
    void restore(std::int64_t row, const NameBinding& binding);

private:
    struct Pair
    {
        IpAddress client {};
        IpAddress address {};
        bool operator==(const Pair&) const = default;
    };
    struct PairHash
    {
        std::size_t operator()(const Pair& pair) const
        {
            return hashOf(pair.client) * 0x9e37'79b9'7f4a'7c15ULL ^ hashOf(pair.address);
        }
    };
    struct TextHash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view> {}(text);
        }
    };
    using Names = std::unordered_map<std::string, ChainEnds, TextHash, std::equal_to<>>;

    struct Entry
    {
        Pair pair {};
        Names::value_type* name = nullptr; ///< of m_names
        std::int64_t first = 0;
        std::int64_t expires = 0;
        std::array<std::int64_t, 4> answered {}; ///< last answers, the newest first
        std::int64_t row = 0;
        NameSource source = NameSource::Dns;
        bool changed = false;
    };

    std::uint32_t insert(const NameBinding& binding);
    [[nodiscard]] std::uint32_t findSame(const ChainEnds& ends, const NameBinding& binding) const;
    void extend(std::uint32_t index, const NameBinding& binding);
    void noteChange(std::uint32_t index);
    void use(std::uint32_t index);
    void erase(std::uint32_t index);
    void evict();
    [[nodiscard]] NameBinding bindingOf(const Entry& entry) const;
    [[nodiscard]] std::int64_t answerFor(const Entry& entry, const NameQuery& query) const;
    /// Puts the best of a chain into `match` if it is better, but for its name, and gives its
    /// entry.
    std::uint32_t best(const ChainEnds& ends, const std::vector<ChainLink>& links,
        std::uint32_t most, const NameQuery& query, NameMatch& match) const;
    [[nodiscard]] std::uint32_t confirmedBySent(
        const ChainEnds& ends, const NameQuery& query, std::uint32_t found) const;

    std::size_t m_maximum;
    std::size_t m_given = 0; ///< entries that a person gave
    std::int64_t m_nextRow = 1;
    bool m_tracking = false;
    std::vector<Entry> m_entries;
    std::vector<std::uint32_t> m_free;
    std::vector<ChainLink> m_usedLinks;
    std::vector<ChainLink> m_pairLinks;
    std::vector<ChainLink> m_addressLinks;
    std::vector<ChainLink> m_nameLinks;
    ChainEnds m_used {};
    std::unordered_map<Pair, ChainEnds, PairHash> m_pairs;
    std::unordered_map<IpAddress, ChainEnds> m_addresses;
    Names m_names;
    std::vector<std::uint32_t> m_changed; ///< entries, some perhaps removed since
    std::vector<std::int64_t> m_removed; ///< rows
};

} // namespace nb
