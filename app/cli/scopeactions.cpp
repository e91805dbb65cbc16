// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/scopecommand.h"
#include "app/cli/scopetables.h"
#include "core/ingest/collectorstatusjson.h"
#include "core/scope/exports/rulefile.h"
#include "core/scope/grouping.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cstdio>

namespace nb::cli {

namespace {

Result<void> writeFile(const QString& path, const std::string& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)
        || file.write(bytes.data(), static_cast<qint64>(bytes.size()))
            != static_cast<qint64>(bytes.size())
        || !file.commit())
        return Error {ErrorCode::Unreadable, file.errorString().toStdString()};
    return {};
}

} // namespace

int ScopeCommand::import(const CommandContext& context)
{
    const auto text = contentOf(m_file);
    if (!text)
        return context.fail(text.error(), m_file);
    const auto answers = scope::answersFromJson(*text);
    if (!answers)
        return context.fail(answers.error(), m_file);
    if (const auto fine = scope::checkAnswers(*answers); !fine)
        return context.fail(fine.error(), m_file);
    const auto workspace = Workspace::open(context.workspaceFolder(), Workspace::Mode::ReadWrite);
    if (!workspace)
        return context.failWritable(workspace.error(), context.workspaceFolder().toStdString());
    auto store = scope::ScopeStore::open(**workspace);
    if (!store)
        return context.fail(store.error());
    if (const auto set = store->setAnswers(*answers, userName()); !set)
        return context.fail(set.error());
    context.note("Answers taken: " + std::to_string(answers->segments.size()) + " segments, "
        + std::to_string(answers->assets.size()) + " assets, "
        + std::to_string(answers->decisions.size()) + " decisions.");
    return context.finished();
}

int ScopeCommand::show(const CommandContext& context)
{
    const auto workspace = context.openForReading();
    if (!workspace)
        return context.failWorkspace(workspace.error());
    auto store = scope::ScopeStore::open(**workspace);
    if (!store)
        return context.fail(store.error());
    const auto answers = store->answers();
    if (!answers)
        return context.fail(answers.error());
    context.output.write(scope::toJson((*answers).value_or(scope::Answers {})));
    return context.finished();
}

int ScopeCommand::classify(const CommandContext& context)
{
    return withModel(context, [&](const ScopeInput& input) {
        const scope::Case taken = m_case == "worst" ? scope::Case::Worst
            : m_case == "best"                      ? scope::Case::Best
                                                    : scope::Case::Hold;
        scope::Answers answers = input.model.answers;
        answers.strictIndirect = answers.strictIndirect || m_strict;
        const auto result = scope::classify(
            m_strict ? withAnswers(input.model, std::move(answers)) : input.model, taken);
        context.note(std::to_string(result.inScope) + " systems in scope (best case "
            + std::to_string(result.inScopeBest) + ", worst case "
            + std::to_string(result.inScopeWorst) + ").");
        return printResult(context, classTable(input.model, result, m_why), table("classify"));
    });
}

int ScopeCommand::questions(const CommandContext& context)
{
    return withModel(context, [&](const ScopeInput& input) {
        return printResult(context,
            questionTable(scope::questionsOf(input.model, scope::classify(input.model))),
            table("questions"));
    });
}

int ScopeCommand::findings(const CommandContext& context)
{
    return withModel(context, [&](const ScopeInput& input) {
        return printResult(context,
            findingTable(scope::findingsOf(input.model, scope::classify(input.model))),
            table("findings"));
    });
}

int ScopeCommand::attempts(const CommandContext& context)
{
    return withModel(context, [&](const ScopeInput& input) {
        return printResult(context,
            textTable(scope::attemptTable(input.model, scope::classify(input.model))),
            table("attempts"));
    });
}

int ScopeCommand::caveats(const CommandContext& context)
{
    return withModel(context, [&](const ScopeInput& input) {
        std::optional<CollectorStatus> status;
        if (const auto workspace = context.openForReading())
            if (const auto text = (*workspace)->setting(kCollectorStatusKey);
                text && !text->empty())
                if (const auto read = collectorStatusFromJson(*text))
                    status = *read;
        return printResult(
            context, caveatTable(scope::caveatsOf(input.model, status)), table("caveats"));
    });
}

int ScopeCommand::inventory(const CommandContext& context)
{
    return withModel(context, [&](const ScopeInput& input) {
        return printResult(context,
            textTable(scope::inventoryOf(input.model, scope::classify(input.model))),
            table("inventory"));
    });
}

int ScopeCommand::groups(const CommandContext& context)
{
    return withModel(context, [&](const ScopeInput& input) {
        ResultTable result;
        result.columns = {
            {"group", CellType::Text}, {"confidence", CellType::Number}, {"hosts", CellType::Text}};
        for (const scope::HostGroup& group :
            scope::groupHosts(input.model, scope::classify(input.model))) {
            std::string hosts;
            for (const std::uint32_t host : group.hosts)
                scope::appendItem(hosts, input.model.hosts[host].address.toString());
            char confidence[32];
            std::snprintf(confidence, sizeof confidence, "%.3f", group.confidence);
            result.rows.push_back({group.name, confidence, hosts});
        }
        return printResult(context, std::move(result), table("groups"));
    });
}

int ScopeCommand::recommend(const CommandContext& context)
{
    return withPlan(context, [&](const auto&, const auto&, const scope::Recommendation& plan) {
        context.output.write(scope::toJson(plan));
        return context.finished();
    });
}

int ScopeCommand::rules(const CommandContext& context)
{
    return withPlan(context, [&](const auto&, const auto&, const scope::Recommendation& plan) {
        return printResult(context, textTable(scope::ruleTable(plan)), table("rules"));
    });
}

int ScopeCommand::testPlan(const CommandContext& context)
{
    return withPlan(context, [&](const auto&, const auto&, const scope::Recommendation& plan) {
        return printResult(context, textTable(scope::testPlanOf(plan)), table("testplan"));
    });
}

int ScopeCommand::exportRules(const CommandContext& context)
{
    return withPlan(
        context, [&](const ScopeInput& input, const auto&, const scope::Recommendation& plan) {
            const auto files = scope::exportRules(plan, m_target, {input.hashes});
            if (!files)
                return context.fail(files.error(), m_target);
            const QString out = QString::fromStdString(m_out);
            const bool several = files->size() > 1 && files->front().together;
            const bool folder = several || QFileInfo(out).isDir() || out.endsWith(QLatin1Char('/'));
            if (folder && !QDir().mkpath(out))
                return context.failToWrite(m_out, "the folder cannot be made");
            for (std::size_t i = 0; i < files->size(); ++i) {
                const scope::RuleFile& file = (*files)[i];
                const QString path = folder ? QDir(out).filePath(QString::fromStdString(file.name))
                    : i == 0                ? out
                                            : out + QString::fromStdString(file.suffix);
                if (const auto written = writeFile(path, file.bytes); !written)
                    return context.failToWrite(path.toStdString(), written.error().detail);
                context.note("Written: " + path.toStdString());
            }
            return context.finished();
        });
}

int ScopeCommand::freeze(const CommandContext& context)
{
    if (m_name.empty())
        return context.fail({ErrorCode::Usage, "the name of the snapshot is empty"});
    return withPlan(
        context, [&](const ScopeInput& input, const auto&, const scope::Recommendation& plan) {
            const std::string json = scope::toJson(scope::freeze(input.model, plan, m_name));
            const auto workspace
                = Workspace::open(context.workspaceFolder(), Workspace::Mode::ReadWrite);
            if (!workspace)
                return context.failWritable(
                    workspace.error(), context.workspaceFolder().toStdString());
            auto store = scope::ScopeStore::open(**workspace);
            if (!store)
                return context.fail(store.error());
            if (const auto kept = store->addSnapshot({m_name, {}, json}); !kept)
                return context.fail(kept.error());
            if (!m_out.empty())
                if (const auto written = writeFile(QString::fromStdString(m_out), json); !written)
                    return context.failToWrite(m_out, written.error().detail);
            return context.finished();
        });
}

int ScopeCommand::diff(const CommandContext& context)
{
    const auto workspace = context.openForReading();
    if (!workspace)
        return context.failWorkspace(workspace.error());
    auto store = scope::ScopeStore::open(**workspace);
    if (!store)
        return context.fail(store.error());
    const auto before = snapshotOf(*store, m_before);
    if (!before)
        return context.fail(before.error(), m_before);
    const auto after = snapshotOf(*store, m_after);
    if (!after)
        return context.fail(after.error(), m_after);
    return printResult(context, textTable(scope::difference(*before, *after)), table("diff"));
}

} // namespace nb::cli
