// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/fieldcolumns.h"

namespace nb {

namespace {
using F = FlowField;
} // namespace

FieldTexts fieldTexts(FlowField field)
{
    switch (field) {
    case F::SrcName:
    case F::DstName:
        return &Dictionaries::names;
    case F::Service:
        return &Dictionaries::services;
    case F::Application:
        return &Dictionaries::applications;
    case F::Rule:
        return &Dictionaries::rules;
    case F::Exporter:
        return &Dictionaries::exporters;
    case F::Tunnel:
        return &Dictionaries::tunnels;
    case F::Observers:
        return &Dictionaries::observers;
    case F::Event:
        return &Dictionaries::events;
    case F::InInterface:
    case F::OutInterface:
        return &Dictionaries::interfaces;
    case F::Vrf:
        return &Dictionaries::vrfs;
    case F::Marks:
        return &Dictionaries::marks;
    case F::SrcSegment:
    case F::DstSegment:
        return &Dictionaries::segments;
    case F::SrcOwner:
    case F::DstOwner:
        return &Dictionaries::owners;
    default:
        return nullptr;
    }
}

Column fieldColumn(FlowField field)
{
    switch (field) {
    case F::SrcIp:
    case F::SrcSegment:
    case F::SrcOwner:
        return Column::SrcHost;
    case F::DstIp:
    case F::DstSegment:
    case F::DstOwner:
        return Column::DstHost;
    case F::SrcPort:
        return Column::SrcPort;
    case F::DstPort:
        return Column::DstPort;
    case F::Protocol:
        return Column::Protocol;
    case F::Packets:
        return Column::Packets;
    case F::Bytes:
        return Column::Bytes;
    case F::ReversePackets:
        return Column::ReversePackets;
    case F::ReverseBytes:
        return Column::ReverseBytes;
    case F::TcpFlags:
        return Column::TcpFlags;
    case F::ReverseTcpFlags:
        return Column::ReverseTcpFlags;
    case F::State:
        return Column::State;
    case F::SrcName:
        return Column::SrcName;
    case F::DstName:
        return Column::DstName;
    case F::Service:
        return Column::Service;
    case F::Application:
        return Column::Application;
    case F::Rule:
        return Column::Rule;
    case F::Vlan:
        return Column::Vlan;
    case F::Exporter:
        return Column::Exporter;
    case F::Tunnel:
        return Column::Tunnel;
    case F::SrcMac:
        return Column::SrcMac;
    case F::DstMac:
        return Column::DstMac;
    case F::Hits:
        return Column::Hits;
    case F::Confidence:
        return Column::Confidence;
    case F::Duration:
        return Column::Duration;
    case F::Domain:
        return Column::Domain;
    case F::Sampling:
        return Column::Sampler;
    case F::Observers:
        return Column::Observers;
    case F::Event:
        return Column::Event;
    case F::NatSrcIp:
        return Column::NatSrcHost;
    case F::NatDstIp:
        return Column::NatDstHost;
    case F::NatSrcPort:
        return Column::NatSrcPort;
    case F::NatDstPort:
        return Column::NatDstPort;
    case F::InInterface:
        return Column::InInterface;
    case F::OutInterface:
        return Column::OutInterface;
    case F::Vrf:
        return Column::Vrf;
    case F::Marks:
        return Column::Marks;
    default:
        return Column::Start;
    }
}

} // namespace nb
