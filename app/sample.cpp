// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample.h"

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

std::string SampleFile::answers()
{
    registerSample();
    QFile resource(QStringLiteral(":/sample/answers.json"));
    return resource.open(QIODevice::ReadOnly) ? resource.readAll().toStdString() : std::string {};
}

} // namespace nb
