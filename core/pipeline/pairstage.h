// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/windowstage.h"

namespace nb {

/// Makes one flow (RFC 5103 sense) of the two one-way rows of its directions. Rows of other kinds
/// pass untouched.
///
/// Two rows pair when their tuples mirror each other, they come from the same exporter (or have
/// gone through DeduplicateStage), their sampling is the same, VRFs agree where both are given, and
/// they overlap or the gap between them is at most the window. ICMP rows pair as query and reply.
/// The pieces an exporter cuts a long flow into (active timeout) stay pieces, as users of nfdump
/// expect: each pairs with the piece of the other direction that it shares most time with, else
/// with the nearest.
///
/// The row that began first stays: source, interfaces and exporter are its own; `start` and `end`
/// span both; `hits` is the larger one. `confidence` tells OrientStage whether it began first.
class PairStage : public WindowStage
{
public:
    /// `acrossExporters`: rows are deduplicated, so that the two directions may have been told by
    /// two exporters.
    PairStage(Times times, std::size_t maxBytes, bool acrossExporters);
    [[nodiscard]] std::string_view name() const override { return "pair"; }

protected:
    void describe(
        const FlowBatch& batch, std::size_t row, std::size_t count, std::uint32_t serial) override;
    void arrive(std::uint32_t serial) override;
    void depart(std::uint32_t serial) override;
    void addCounts(std::map<std::string, std::uint64_t>& counts) const override;

private:
    struct Candidate
    {
        std::uint32_t serial = 0;
        std::uint32_t newer = 0; ///< before it in the chain; itself if it is the newest
    };
    [[nodiscard]] std::optional<Candidate> bestFor(std::uint32_t serial, bool onlySure);
    [[nodiscard]] bool isPartner(std::uint32_t a, std::uint32_t b);
    void join(std::uint32_t a, std::uint32_t b);

    bool m_acrossExporters = false;
    std::uint64_t m_pairs = 0;
    std::uint64_t m_late = 0;
    std::uint64_t m_alone = 0;
};

} // namespace nb
