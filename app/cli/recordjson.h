// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/netflow/recordsink.h"

#include <string>

namespace nb::cli {

/// One line of `decode` for a record: what it says in the words of flows, then every field as it
/// was sent. Ends with a line feed.
[[nodiscard]] std::string recordJson(const ExportRecord& record);
/// The same for an sFlow flow sample, whose packet was one of `rate` that passed.
[[nodiscard]] std::string sampleJson(
    const ExporterId& exporter, std::int64_t received, const SFlowFlowSample& sample);
/// One line for a template definition.
[[nodiscard]] std::string templateJson(const ExporterId& exporter, const Template& definition);
/// One line for something that could not be read.
[[nodiscard]] std::string problemJson(
    const ExporterId& exporter, DropReason reason, std::string_view detail, std::size_t offset);

/// A field's value as JSON: numbers, addresses and text by the type of its element; hex digits
/// where the element is unknown, its length does not suit or it is a list or a section of a packet.
[[nodiscard]] std::string fieldValueJson(std::uint16_t version, const RecordField& field);

} // namespace nb::cli
