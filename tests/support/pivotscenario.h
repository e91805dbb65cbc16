// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/timestamp.h"
#include "core/pivot/pivotanalysis.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace nb::test {

/// A chain as a scenario of the corpus expects it; what it leaves open is empty.
struct ExpectedChain
{
    std::vector<std::string> hosts;
    double score = 0;
    std::vector<std::string> types;
    std::vector<int> parents;
    std::vector<std::string> services;
    std::string controller;
    bool controllerClosed = false;
};

/// Flows and expectations of one scenario, read without the program's own importers.
struct PivotScenario
{
    QString name;
    PivotSettings settings;
    std::vector<PivotRecord> records;
    std::vector<std::string> exporters; ///< by PivotRecord::exporter
    std::vector<ExpectedChain> chains;
};

/// Names of the scenarios in a folder, in order.
[[nodiscard]] QStringList scenarioNames(const QString& folder);
/// `name`.csv with `name`.expected.json.
[[nodiscard]] std::optional<PivotScenario> readScenario(const QString& folder, const QString& name);
/// Records of a flow CSV of the corpus.
[[nodiscard]] std::vector<PivotRecord> readPivotCsv(
    const QString& path, std::vector<std::string>& exporters);

[[nodiscard]] PivotAnalysisPtr analyse(
    const std::vector<PivotRecord>& records, const PivotSettings& settings);
/// `10.0.0.1>10.0.0.2>10.0.0.3`.
[[nodiscard]] std::string pathText(const PivotAnalysis& analysis, const PivotChain& chain);

} // namespace nb::test
