// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/decoderlimits.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace nb {

namespace {

struct Bound
{
    std::string_view name;
    std::uint64_t most;
    void (*set)(DecoderLimits&, std::uint64_t);
};

template <std::size_t DecoderLimits::*Member>
void assign(DecoderLimits& limits, std::uint64_t value)
{
    limits.*Member = static_cast<std::size_t>(value);
}

template <std::chrono::seconds DecoderLimits::*Member>
void assignSeconds(DecoderLimits& limits, std::uint64_t value)
{
    limits.*Member = std::chrono::seconds {static_cast<std::int64_t>(value)};
}

constexpr std::uint64_t kMillion = 1'000'000;
constexpr std::uint64_t kDays = 366 * 86'400;

constexpr std::array kBounds {
    Bound {"exporters", kMillion, assign<&DecoderLimits::exporters>},
    Bound {"domains", kMillion, assign<&DecoderLimits::domains>},
    Bound {"domains-of-exporter", kMillion, assign<&DecoderLimits::domainsOfExporter>},
    Bound {"templates", 65'280, assign<&DecoderLimits::templatesOfDomain>},
    Bound {"fields", 16'384, assign<&DecoderLimits::fieldsOfTemplate>},
    Bound {"samplers", kMillion, assign<&DecoderLimits::samplersOfExporter>},
    Bound {"interfaces", kMillion, assign<&DecoderLimits::interfaceNamesOfExporter>},
    Bound {"names", kMillion, assign<&DecoderLimits::namesOfExporter>},
    Bound {"held-octets", 1ULL << 30, assign<&DecoderLimits::heldBytes>},
    Bound {"held-octets-of-exporter", 1ULL << 30, assign<&DecoderLimits::heldBytesOfExporter>},
    Bound {"held-seconds", kDays, assignSeconds<&DecoderLimits::heldFor>},
    Bound {"template-seconds", kDays, assignSeconds<&DecoderLimits::templateLifetime>},
    Bound {"malformed", kMillion,
        [](DecoderLimits& limits, std::uint64_t value) {
            limits.malformedBeforeMute = static_cast<std::uint32_t>(value);
        }},
    Bound {"mute-seconds", kDays, assignSeconds<&DecoderLimits::muteFor>},
};

std::string namesOfBounds()
{
    std::string names;
    for (const Bound& bound : kBounds)
        names += (names.empty() ? "" : ", ") + std::string(bound.name);
    return names;
}

} // namespace

Result<void> setDecoderLimit(DecoderLimits& limits, std::string_view text)
{
    const std::size_t equals = text.find('=');
    const std::string_view name = text.substr(0, equals);
    const auto bound = std::ranges::find(kBounds, name, &Bound::name);
    if (bound == kBounds.end())
        return Error {ErrorCode::Usage,
            std::string(text) + ": there is no such bound; there are " + namesOfBounds()};
    const std::string_view number
        = equals == std::string_view::npos ? std::string_view {} : text.substr(equals + 1);
    std::uint64_t value = 0;
    const char* const end = number.data() + number.size();
    const auto [last, error] = std::from_chars(number.data(), end, value);
    if (number.empty() || error != std::errc {} || last != end || value == 0 || value > bound->most)
        return Error {ErrorCode::Usage,
            std::string(text) + ": expected a number from 1 to " + std::to_string(bound->most)
                + ", for example " + std::string(name) + "=1000"};
    bound->set(limits, value);
    return {};
}

} // namespace nb
