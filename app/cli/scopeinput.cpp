// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/scopeinput.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace nb::cli {

namespace {

constexpr qint64 kMostAnswers = qint64 {256} << 20;

} // namespace

Result<TimeRange> periodFromOptions(const std::string& from, const std::string& to)
{
    TimeRange period;
    const auto read = [](const std::string& text, const char* option,
                          std::optional<Timestamp>& time) -> Result<void> {
        if (text.empty())
            return {};
        time = timestampFromString(text);
        if (!time)
            return Error {ErrorCode::Usage,
                std::string(option) + " " + text
                    + " is not a time; expected for example 2026-03-02"};
        return {};
    };
    if (const auto done = read(from, "--from", period.from); !done)
        return done.error();
    if (const auto done = read(to, "--to", period.to); !done)
        return done.error();
    if (period.to && dayFromString(to))
        *period.to += std::chrono::days {1};
    if (period.from && period.to && *period.from >= *period.to)
        return Error {ErrorCode::Usage, "--from is not before --to, so no flow can match"};
    return period;
}

std::string userName()
{
    for (const char* const name : {"USER", "USERNAME"})
        if (const QByteArray user = qgetenv(name); !user.isEmpty())
            return user.toStdString();
    return {};
}

Result<std::string> contentOf(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return Error {ErrorCode::Unreadable, file.errorString().toStdString()};
    const QByteArray bytes = file.read(kMostAnswers + 1);
    if (bytes.size() > kMostAnswers)
        return Error {ErrorCode::LimitExceeded, "larger than 256 MiB"};
    return bytes.toStdString();
}

Result<scope::Snapshot> snapshotOf(scope::ScopeStore& store, const std::string& name)
{
    const auto kept = store.snapshot(name);
    if (!kept)
        return kept.error();
    if (*kept)
        return scope::snapshotFromJson((*kept)->json);
    if (!QFileInfo(QString::fromStdString(name)).isFile())
        return Error {ErrorCode::Unreadable, "there is no snapshot and no file of this name"};
    const auto text = contentOf(name);
    return text ? scope::snapshotFromJson(*text) : Result<scope::Snapshot>(text.error());
}

Result<ScopeInput> readScopeInput(const CommandContext& context, const TimeRange& period)
{
    const auto workspace = context.openForReading();
    if (!workspace)
        return workspace.error();
    auto kept = scope::ScopeStore::open(**workspace);
    if (!kept)
        return kept.error();
    const auto answers = kept->answers();
    if (!answers)
        return answers.error();
    if (!*answers)
        context.note("No answers yet: bring them in with netbehave-cli scope import FILE.json.");
    const auto days = (*workspace)->days();
    if (!days)
        return days.error();
    for (const DayInfo& day : *days)
        if (day.problem)
            context.failDay(day);
    const auto store = (*workspace)->store();
    if (!store)
        return store.error();
    const auto traffic = scope::readTraffic(**store, period, context.stop);
    if (!traffic)
        return traffic.error();
    const auto imports = (*workspace)->imports();
    if (!imports)
        return imports.error();
    ScopeInput input;
    for (const ImportInfo& import : *imports)
        input.hashes.push_back(import.name + " " + import.contentHash);
    std::ranges::sort(input.hashes);
    const auto choices = (*workspace)->setting(scope::kPlanChoicesKey);
    if (!choices)
        return choices.error();
    input.choices = scope::planChoicesFromJson(*choices);
    input.model = scope::buildModel(*traffic, (*answers).value_or(scope::Answers {}));
    return input;
}

} // namespace nb::cli
