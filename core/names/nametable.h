// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/names/namecache.h"
#include "core/storage/workspace.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace nb {

/// Which bindings are wanted; what is not given holds for all.
struct NameFilter
{
    std::optional<IpAddress> address {};
    std::optional<IpAddress> client {};
    std::optional<NameSource> source {};
    std::string pattern {}; ///< wildcards * and ?, letters without case
};

// The three roles of access that NetBehave's DNS cache had. Whoever is handed one of these cannot
// do more. All may be called from any thread.

/// May look up and list.
class NameReader
{
public:
    virtual ~NameReader() = default;

    /// Calls `found` with the index of each query that has an answer; the name is valid during the
    /// call, which must not use the table.
    virtual void find(std::span<const NameQuery> queries,
        const std::function<void(std::size_t, const NameMatch&)>& found)
        = 0;
    /// See NameCache::addressesOf().
    [[nodiscard]] virtual std::vector<IpAddress> addressesOf(
        std::string_view name, std::int64_t time, std::size_t most) const = 0;
    /// The longest unused first; of one address the latest first.
    [[nodiscard]] virtual std::vector<NameBinding> list(const NameFilter& filter) const = 0;
    [[nodiscard]] virtual std::size_t size() const = 0;
    [[nodiscard]] virtual std::size_t maximum() const = 0;
};

/// May also add.
class NameWriter : public NameReader, public NameSink
{
public:
    virtual void addAll(std::span<const NameBinding> bindings) = 0;
    /// Stores what changed.
    virtual Result<void> save() = 0;
    /// The same when the last time is some seconds ago; cheap otherwise.
    virtual Result<void> saveWhenDue() = 0;
};

/// May also forget and set the bound.
class NameAdmin : public NameWriter
{
public:
    virtual Result<void> setMaximum(std::size_t maximum) = 0;
    virtual std::size_t remove(const NameFilter& filter) = 0;
    /// Forgets these, also when they were answered again since. How many.
    virtual std::size_t removeThese(std::span<const NameBinding> bindings) = 0;
    virtual void clear() = 0;
};

/// The names of a workspace: a NameCache that is kept in its database. Any thread.
class NameTable : public NameAdmin
{
public:
    /// Setting of the workspace that holds the bound.
    static constexpr std::string_view kMaximumKey = "names/maximum";
    /// Setting of the workspace: `internal` when the resolver is to be asked for the names of
    /// internal addresses, empty when not.
    static constexpr std::string_view kReverseKey = "names/reverse";
    static constexpr std::string_view kReverseInternal = "internal";
    static constexpr std::size_t kLeast = 1024;
    static constexpr std::size_t kMost = std::size_t {16} << 20;

    /// Loads the names of `workspace`, which outlives the table. In a read-only workspace nothing
    /// is stored. Errors of openWorkspaceTables().
    static Result<std::unique_ptr<NameTable>> open(Workspace& workspace);
    ~NameTable() override; ///< stores what changed
    NameTable(const NameTable&) = delete;
    NameTable& operator=(const NameTable&) = delete;

    void find(std::span<const NameQuery> queries,
        const std::function<void(std::size_t, const NameMatch&)>& found) override;
    [[nodiscard]] std::vector<IpAddress> addressesOf(
        std::string_view name, std::int64_t time, std::size_t most) const override;
    [[nodiscard]] std::vector<NameBinding> list(const NameFilter& filter) const override;
    [[nodiscard]] std::size_t size() const override;
    [[nodiscard]] std::size_t maximum() const override;
    void add(NameBinding&& binding) override;
    void addAll(std::span<const NameBinding> bindings) override;
    Result<void> saveWhenDue() override;
    /// Usage outside of kLeast to kMost.
    Result<void> setMaximum(std::size_t maximum) override;
    std::size_t remove(const NameFilter& filter) override;
    std::size_t removeThese(std::span<const NameBinding> bindings) override;
    void clear() override;
    Result<void> save() override;

private:
    struct Private;
    explicit NameTable(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace nb
