// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/simulation.h"

#include <array>

namespace nb {

namespace {

struct Fault
{
    std::string_view name;
    void (*apply)(Simulation&);
};

constexpr std::array kFaults {
    Fault {"queue-full", [](Simulation& s) { s.limits.ringBytes = 0; }},
    Fault {"kernel-full", [](Simulation& s) { s.limits.socketBytes = 1; }},
    Fault {"datagram-too-long", [](Simulation& s) { s.limits.datagramBytes = 64; }},
    Fault {"writer-full",
        [](Simulation& s) {
            s.limits.writerRows = 1;
            s.limits.batchRows = 1;
        }},
    Fault {"storage-full", [](Simulation& s) { s.storageFull = std::chrono::milliseconds {3000}; }},
    Fault {"sessions-full", [](Simulation& s) { s.limits.session.sessions = 0; }},
    Fault {"exporter-table-full", [](Simulation& s) { s.decoder.exporters = 0; }},
    Fault {"domain-table-full", [](Simulation& s) { s.decoder.domainsOfExporter = 1; }},
    Fault {"template-table-full", [](Simulation& s) { s.decoder.templatesOfDomain = 1; }},
    Fault {"held-full",
        [](Simulation& s) {
            s.decoder.heldBytes = 0;
            s.decoder.heldBytesOfExporter = 0;
        }},
    Fault {"sampler-table-full", [](Simulation& s) { s.decoder.samplersOfExporter = 1; }},
    Fault {"muted", [](Simulation& s) { s.decoder.malformedBeforeMute = 1; }},
};

/// Fails to store until a time has passed; keeps what it is given.
class FullSession : public LiveSession
{
public:
    using Clock = std::chrono::steady_clock;

    FullSession(std::unique_ptr<LiveSession> session, std::chrono::milliseconds span)
        : m_session(std::move(session))
        , m_until(Clock::now() + span)
    {
    }
    Result<void> add(FlowBatch&& batch) override { return m_session->add(std::move(batch)); }
    Result<ForwardReceipt> addForwarded(FlowBatch&& batch, const ForwardPosition& position) override
    {
        return m_session->addForwarded(std::move(batch), position);
    }
    Result<void> commit() override
    {
        if (Clock::now() < m_until)
            return Error {ErrorCode::NoSpace, "simulated: there is no space left"};
        return m_session->commit();
    }
    Result<void> announceSampling(std::string_view sampler, std::uint32_t rate) override
    {
        return m_session->announceSampling(sampler, rate);
    }
    [[nodiscard]] std::uint64_t stored() const override { return m_session->stored(); }
    [[nodiscard]] std::uint64_t waiting() const override { return m_session->waiting(); }

private:
    std::unique_ptr<LiveSession> m_session;
    Clock::time_point m_until;
};

} // namespace

Result<void> Simulation::apply(std::string_view name)
{
    for (const Fault& fault : kFaults)
        if (fault.name == name) {
            fault.apply(*this);
            return {};
        }
    std::string text = "cannot be simulated: ";
    text.append(name).append("; what can:");
    for (const std::string_view one : names())
        text.append(" ").append(one);
    return Error {ErrorCode::Usage, text};
}

std::vector<std::string_view> Simulation::names()
{
    std::vector<std::string_view> all;
    for (const Fault& fault : kFaults)
        all.push_back(fault.name);
    return all;
}

std::unique_ptr<LiveSession> withFullStorage(
    std::unique_ptr<LiveSession> session, std::chrono::milliseconds time)
{
    if (time.count() == 0)
        return session;
    return std::make_unique<FullSession>(std::move(session), time);
}

} // namespace nb
