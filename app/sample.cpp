// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample.h"

#include "core/scope/scopestore.h"

#include <QDir>
#include <QFile>

/// Resources in a static library are only there once this ran; it has to be outside namespaces.
static void registerSample()
{
    Q_INIT_RESOURCE(sample);
}

namespace nb {

namespace {

const auto kResource = QStringLiteral(":/sample/company.csv.zst");

} // namespace

Result<std::unique_ptr<SampleFile>> SampleFile::extract()
{
    std::unique_ptr<SampleFile> sample(new SampleFile);
    if (!sample->m_folder.isValid())
        return Error {ErrorCode::NoSpace,
            "no temporary folder could be made: " + sample->m_folder.errorString().toStdString()};
    sample->m_path = sample->m_folder.filePath(QStringLiteral("company.csv.zst"));
    registerSample();
    QFile resource(kResource);
    QFile file(sample->m_path);
    if (!resource.open(QIODevice::ReadOnly))
        return Error {ErrorCode::Internal, "the sample is missing from this build"};
    const QByteArray content = resource.readAll();
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.flush())
        return Error {ErrorCode::NoSpace,
            "the sample could not be unpacked: " + file.errorString().toStdString()};
    return sample;
}

Result<void> SampleFile::describe(const Workspace& workspace, Enrichment& enrichment)
{
    registerSample();
    QFile resource(QStringLiteral(":/sample/answers.json"));
    if (!resource.open(QIODevice::ReadOnly))
        return Error {ErrorCode::Internal, "the sample is missing from this build"};
    const auto answers = scope::answersFromJson(resource.readAll().toStdString());
    if (!answers)
        return answers.error();
    auto store = scope::ScopeStore::open(workspace);
    if (!store)
        return store.error();
    const auto kept = store->answers();
    if (!kept)
        return kept.error();
    if (!*kept)
        if (auto set = store->setAnswers(*answers, "sample"); !set)
            return set;
    if (!enrichment.segments()->segments().empty())
        return {};
    return enrichment.editSegments([&answers](std::vector<Segment>& segments) -> Result<void> {
        for (const scope::SegmentAnswer& answer : answers->segments)
            segments.push_back({.name = answer.name,
                .prefixes = answer.prefixes,
                .trust = segmentTrustFromString(scope::toString(answer.trust))
                             .value_or(SegmentTrust::Internal)});
        return {};
    });
}

} // namespace nb
