// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pivot/pivotservicetable.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// How a network's services differ from those that the detector knows: rows of the table that were
/// added, changed or taken out, in words. Value type.
class PivotServiceChanges
{
public:
    /// Takes one over: `8022=A`, `8022/tcp=A:ssh`, `8022=A:bastion:interactive`; `9000=O` makes it
    /// a port like any other; `22=default` forgets what was said of it. Without a protocol both TCP
    /// and UDP are meant. A class is one of A, O, W, D, I. Usage when it is none of these.
    Result<void> add(std::string_view word);
    /// What makes a table of our own into this one.
    static PivotServiceChanges between(const PivotServiceTable& own, const PivotServiceTable& now);

    [[nodiscard]] bool empty() const { return m_rows.empty(); }
    /// Our own table with the changes. Usage when two rows of one name differ in class, or in
    /// whether they are interactive.
    [[nodiscard]] Result<PivotServiceTable> table() const;
    /// All of them in the words of add().
    [[nodiscard]] std::vector<std::string> texts() const;

    /// JSON for the workspace: `{"version":1,"services":["8022/tcp=A:ssh:interactive",…]}`.
    [[nodiscard]] std::string toJson() const;
    static Result<PivotServiceChanges> fromJson(std::string_view json);
    /// Workspace setting that holds it.
    static constexpr std::string_view kSettingKey = "pivots/services";

    bool operator==(const PivotServiceChanges&) const = default;

private:
    struct Key
    {
        std::uint16_t port = 0;
        bool udp = false;
        auto operator<=>(const Key&) const = default;
    };
    struct Row
    {
        PivotServiceClass serviceClass = PivotServiceClass::Other;
        std::string name {}; ///< empty: no row
        bool interactive = false;
        bool operator==(const Row&) const = default;
    };
    using Rows = std::map<Key, Row>;
    static Rows rowsOf(const PivotServiceTable& table);

    Rows m_rows;
};

/// Small letters, digits and `-`, and no name of a bare port.
[[nodiscard]] bool isPivotServiceName(std::string_view name);
/// Text of a row in the words of PivotServiceChanges::add().
[[nodiscard]] std::string toString(const PivotServiceEntry& entry);

} // namespace nb
