// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dissect/dissector.h"

#include "collectors/applications/dissectprotocol.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#include <ndpi/ndpi_api.h>
#pragma GCC diagnostic pop

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

namespace nb::dissect {

namespace {

constexpr std::uint8_t kTcpNumber = 6;

/// Protocol of the transport; where IPv6 has extension headers, theirs.
std::uint8_t transportOf(std::span<const std::byte> packet)
{
    if (packet.empty())
        return 0;
    const bool v6 = std::to_integer<unsigned>(packet[0]) >> 4 == 6;
    const std::size_t at = v6 ? 6 : 9;
    return packet.size() > at ? std::to_integer<std::uint8_t>(packet[at]) : std::uint8_t {0};
}

} // namespace

void Dissector::FreeModule::operator()(ndpi_detection_module_struct* module) const
{
    ndpi_exit_detection_module(module);
}

void Dissector::FreeFlow::operator()(ndpi_flow_struct* flow) const
{
    ndpi_flow_free(flow);
}

Dissector::Dissector()
    : m_module(ndpi_init_detection_module(ndpi_no_prefs))
{
    if (!m_module)
        return;
    NDPI_PROTOCOL_BITMASK all;
    NDPI_BITMASK_SET_ALL(all);
    ndpi_set_protocol_detection_bitmask2(m_module.get(), &all);
    ndpi_finalize_initialization(m_module.get());
    m_flows.reserve(4096);
}

Dissector::~Dissector() = default;

Dissector::Progress Dissector::packet(std::uint32_t ticket, bool begins,
    std::span<const std::byte> packet, std::int64_t time, Finding& finding)
{
    auto at = m_flows.find(ticket);
    if (at == m_flows.end()) {
        if (!begins)
            return Progress::Unknown;
        const std::size_t size = ndpi_detection_get_sizeof_ndpi_flow_struct();
        void* const memory = m_flows.size() < kMaxFlows ? ndpi_flow_malloc(size) : nullptr;
        if (memory == nullptr)
            return Progress::Done; // unknown
        std::memset(memory, 0, size);
        at = m_flows.try_emplace(ticket).first;
        at->second.state.reset(static_cast<ndpi_flow_struct*>(memory));
    }
    Flow& flow = at->second;
    ++flow.packets;
    // time does not run backwards for nDPI
    m_lastMs
        = std::max(m_lastMs, static_cast<std::uint64_t>(std::max<std::int64_t>(time, 0)) / 1000);
    const auto length = static_cast<unsigned short>(
        std::min<std::size_t>(packet.size(), std::numeric_limits<unsigned short>::max()));
    const void* const bytes = packet.data();
    const ndpi_protocol found = ndpi_detection_process_packet(m_module.get(), flow.state.get(),
        static_cast<const unsigned char*>(bytes), length, m_lastMs);
    flow.master = found.master_protocol;
    flow.application = found.app_protocol;
    const std::uint32_t most
        = transportOf(packet) == kTcpNumber ? kMaxTcpPackets : kMaxOtherPackets;
    const bool enough = flow.packets > most;
    const bool known = found.app_protocol != NDPI_PROTOCOL_UNKNOWN;
    if (enough || (known && !ndpi_extra_dissection_possible(m_module.get(), flow.state.get())))
        return finish(at, finding);
    return Progress::Open;
}

Dissector::Progress Dissector::end(std::uint32_t ticket, Finding& finding)
{
    const auto at = m_flows.find(ticket);
    return at == m_flows.end() ? Progress::Unknown : finish(at, finding);
}

Dissector::Progress Dissector::finish(Flows::iterator flow, Finding& finding)
{
    ndpi_flow_struct* const state = flow->second.state.get();
    ndpi_protocol found {};
    found.master_protocol = flow->second.master;
    found.app_protocol = flow->second.application;
    if (found.app_protocol == NDPI_PROTOCOL_UNKNOWN) {
        std::uint8_t guessed = 0;
        found = ndpi_detection_giveup(m_module.get(), state, 1, &guessed);
    }
    if (found.app_protocol != NDPI_PROTOCOL_UNKNOWN
        || found.master_protocol != NDPI_PROTOCOL_UNKNOWN) {
        std::array<char, 64> name {};
        finding.application
            = ndpi_protocol2name(m_module.get(), found, name.data(), unsigned {name.size()});
        finding.guessed = state->confidence == NDPI_CONFIDENCE_MATCH_BY_PORT
            || state->confidence == NDPI_CONFIDENCE_MATCH_BY_IP;
    }
    m_flows.erase(flow);
    return Progress::Done;
}

} // namespace nb::dissect
