// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/answers.h"
#include "core/scope/jsonreader.h"
#include "core/scope/jsonwriter.h"

#include <string>

namespace nb::scope {

/// A rule of `firewall_rules` in answers.json.
[[nodiscard]] FirewallRule readFirewallRule(JsonReader& json, const QJsonValue& value);
void writeFirewallRule(JsonWriter& json, const FirewallRule& rule);

/// `tcp/443`; a protocol with all its ports is `tcp`.
[[nodiscard]] std::string filterServiceText(const Service& service);
[[nodiscard]] std::optional<Service> filterServiceFromString(std::string_view text);
/// Networks or services of a rule, `any` for none.
[[nodiscard]] std::string sideText(const std::vector<IpPrefix>& networks);
[[nodiscard]] std::string servicesText(const std::vector<Service>& services);

} // namespace nb::scope
