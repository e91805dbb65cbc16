// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/flowstage.h"
#include "core/pipeline/translationtable.h"

#include <chrono>
#include <string_view>

namespace nb {

/// Puts the inside hosts in where a row shows what a translator made of them. Rows do not wait.
///
/// Of a row that carries both tuples, source and destination become the inside ones and nat* the
/// translated ones (exporters give the tuples before and after translation, so for what comes in
/// from outside they are the other way round), and the translation is learnt for the time of the
/// row. Events `nat-create` and `nat-delete` open and close a translation; they and all other
/// events are handed on as they are. A row that shows only the translated end gets the inside host
/// put in, the translated one kept in nat*, and the mark nat-learnt, if exactly one inside host
/// used that address, protocol and port in the time of the row (or, where none did, in the lifetime
/// before it). Several: it stays as it is, marked nat-ambiguous.
class DeNatStage : public FlowStage
{
public:
    DeNatStage(std::chrono::seconds lifetime, std::size_t maxBytes);

    [[nodiscard]] std::string_view name() const override { return "de-nat"; }
    Result<void> process(FlowBatch&& batch, FlowSink& next) override;
    Result<void> advance(std::int64_t now, FlowSink& next) override;
    Result<void> finish(FlowSink& next) override;
    [[nodiscard]] std::map<std::string, std::uint64_t> counts() const override;

private:
    void learnEvent(const FlowBatch& batch, std::size_t row);
    void useFields(FlowBatch& batch, std::size_t row);
    void lookUp(FlowBatch& batch, std::size_t row);

    TranslationTable m_table;
    std::uint64_t m_events = 0;
    std::uint64_t m_fromFields = 0;
    std::uint64_t m_translated = 0;
    std::uint64_t m_ambiguous = 0;
};

} // namespace nb
