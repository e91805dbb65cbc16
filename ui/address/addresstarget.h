// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "core/flow/flowbatch.h"
#include "core/net/ipaddress.h"
#include "core/net/port.h"
#include "core/net/protocol.h"

#include <optional>

namespace nb {

/// What the window does with an address that a page shows.
enum class AddressAction
{
    OpenAsset, ///< shows it on the page Assets
    LookUp, ///< its names, owner and segment
    GiveName,
    NameService, ///< what the target's port is called at this address
    AddToSegment,
};

/// An address as it stands in a view.
struct AddressTarget
{
    IpAddress address {};
    /// What a filter for it compares: SrcIp, DstIp, Exporter, or Ip for both sides.
    FlowField field = FlowField::Ip;
    std::optional<Port> port {}; ///< its own, where it is a server's
    Protocol protocol {}; ///< of the port

    bool operator==(const AddressTarget&) const = default;
};

/// `field = address`.
[[nodiscard]] FilterPtr filterOf(const AddressTarget& target);

/// The address that a cell of a flow is about: for src_ip the client, for dst_name the server, and
/// so on; nothing for cells about no single address. The server comes with its port.
[[nodiscard]] std::optional<AddressTarget> addressOfCell(
    const FlowBatch& batch, std::size_t row, FlowField field);

} // namespace nb
