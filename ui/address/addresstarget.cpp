// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/address/addresstarget.h"

#include "core/net/ipprefix.h"

namespace nb {

namespace {

AddressTarget clientOf(const FlowBatch& batch, std::size_t row)
{
    return {batch.srcIp[row], FlowField::SrcIp, {}, {}};
}

AddressTarget serverOf(const FlowBatch& batch, std::size_t row)
{
    AddressTarget server {batch.dstIp[row], FlowField::DstIp, {}, {}};
    const Protocol protocol(batch.protocol[row]);
    if (protocol.hasPorts() && batch.dstPort[row] != 0) {
        server.port = Port(batch.dstPort[row]);
        server.protocol = protocol;
    }
    return server;
}

} // namespace

FilterPtr filterOf(const AddressTarget& target)
{
    // an exporter is a text: files have one, too
    if (fieldInfo(target.field).type == FieldType::Text)
        return FilterNode::makeCondition(
            {target.field, FilterOperator::Equal, {TextPattern {target.address.toString()}}});
    const auto prefix = IpPrefix::make(target.address, target.address.isV4() ? 32 : 128);
    if (!prefix)
        return nullptr;
    return FilterNode::makeCondition({target.field, FilterOperator::Equal, {*prefix}});
}

std::optional<AddressTarget> addressOfCell(const FlowBatch& batch, std::size_t row, FlowField field)
{
    std::optional<AddressTarget> target;
    switch (field) {
    case FlowField::SrcIp:
    case FlowField::SrcName:
    case FlowField::SrcSegment:
    case FlowField::SrcOwner:
    case FlowField::SrcMac:
    case FlowField::SrcPort:
        target = clientOf(batch, row);
        break;
    case FlowField::DstIp:
    case FlowField::DstName:
    case FlowField::DstSegment:
    case FlowField::DstOwner:
    case FlowField::DstMac:
    case FlowField::DstPort:
    case FlowField::Service:
        target = serverOf(batch, row);
        break;
    case FlowField::Exporter:
        if (const auto exporter = IpAddress::fromString(batch.texts.text(batch.exporter[row])))
            target = AddressTarget {*exporter, FlowField::Exporter, {}, {}};
        break;
    case FlowField::NatSrcIp:
        target = AddressTarget {batch.natSrcIp[row], FlowField::NatSrcIp, {}, {}};
        break;
    case FlowField::NatDstIp:
        target = AddressTarget {batch.natDstIp[row], FlowField::NatDstIp, {}, {}};
        break;
    default:
        break;
    }
    if (target && target->address.isUnspecified())
        return std::nullopt;
    return target;
}

} // namespace nb
