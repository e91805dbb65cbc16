// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>

struct ndpi_detection_module_struct;
struct ndpi_flow_struct;

namespace nb::dissect {

/// What nDPI makes of a flow.
struct Finding
{
    std::string application {}; ///< `SSH`, `TLS.Google`; empty: unknown
    bool guessed = false; ///< by ports or addresses alone
};

/// Flows being looked at by nDPI. One thread.
class Dissector
{
public:
    /// More are not looked at at the same time; 700 bytes and more each.
    static constexpr std::size_t kMaxFlows = 200'000;

    Dissector();
    ~Dissector();
    Dissector(const Dissector&) = delete;
    Dissector& operator=(const Dissector&) = delete;

    [[nodiscard]] bool isReady() const { return m_module != nullptr; }

    enum class Progress : std::uint8_t
    {
        Unknown, ///< no such flow
        Open, ///< more packets are needed
        Done, ///< the flow is forgotten, `finding` is what it is
    };
    /// A packet of the flow `ticket`, from its IP header on; `begins`: the flow is new. `time` is
    /// in µs since 1970 UTC.
    Progress packet(std::uint32_t ticket, bool begins, std::span<const std::byte> packet,
        std::int64_t time, Finding& finding);
    /// The flow has ended, or goes on without us.
    Progress end(std::uint32_t ticket, Finding& finding);

private:
    struct FreeModule
    {
        void operator()(ndpi_detection_module_struct* module) const;
    };
    struct FreeFlow
    {
        void operator()(ndpi_flow_struct* flow) const;
    };
    struct Flow
    {
        std::unique_ptr<ndpi_flow_struct, FreeFlow> state;
        std::uint32_t packets = 0;
        std::uint16_t master = 0;
        std::uint16_t application = 0;
    };
    using Flows = std::unordered_map<std::uint32_t, Flow>;
    Progress finish(Flows::iterator flow, Finding& finding);

    std::unique_ptr<ndpi_detection_module_struct, FreeModule> m_module;
    Flows m_flows;
    std::uint64_t m_lastMs = 0;
};

} // namespace nb::dissect
