// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/files/nfcapdprocess.h"

#include <QProcessEnvironment>

#include <algorithm>

namespace nb {

namespace {

constexpr int kSliceMs = 100;
constexpr int kStartMs = 10'000;
constexpr int kEndMs = 5'000;
constexpr qsizetype kMaxErrors = 4096;

} // namespace

ProcessSource::ProcessSource(
    const QString& program, const QStringList& arguments, std::stop_token stop)
    : m_name(program.toStdString())
    , m_stop(std::move(stop))
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // Times and numbers as the same text everywhere.
    environment.insert(QStringLiteral("TZ"), QStringLiteral("UTC"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    m_process.setProcessEnvironment(environment);
    m_process.setProgram(program);
    m_process.setArguments(arguments);
    m_process.setStandardInputFile(QProcess::nullDevice());
}

ProcessSource::~ProcessSource()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    (void)m_process.waitForFinished(kEndMs);
}

Result<void> ProcessSource::start()
{
    m_started = true;
    m_process.start(QIODevice::ReadOnly);
    if (m_process.waitForStarted(kStartMs))
        return {};
    return Error {ErrorCode::Unreadable,
        m_name + " cannot be started: " + m_process.errorString().toStdString()};
}

void ProcessSource::takeErrors()
{
    const QByteArray more = m_process.readAllStandardError();
    m_errors += more.left(kMaxErrors - m_errors.size());
}

/// False once there will be no more.
bool ProcessSource::waitForData()
{
    if (m_process.state() == QProcess::NotRunning)
        return false;
    (void)m_process.waitForReadyRead(kSliceMs);
    takeErrors();
    return true;
}

Result<std::size_t> ProcessSource::read(std::span<std::byte> into)
{
    if (!m_started)
        if (const auto started = start(); !started.ok())
            return started.error();
    if (into.empty())
        return std::size_t {0};
    QByteArray got;
    for (;;) {
        if (m_stop.stop_requested())
            return Error {ErrorCode::Cancelled, "the import was cancelled"};
        got = m_process.read(static_cast<qint64>(into.size()));
        if (!got.isEmpty() || (!waitForData() && m_process.bytesAvailable() == 0))
            break;
    }
    takeErrors();
    std::ranges::transform(got, into.begin(), [](char c) { return static_cast<std::byte>(c); });
    m_consumed += static_cast<std::uint64_t>(got.size());
    return static_cast<std::size_t>(got.size());
}

std::string ProcessSource::failure()
{
    if (m_process.state() != QProcess::NotRunning)
        (void)m_process.waitForFinished(kEndMs);
    takeErrors();
    if (m_process.state() != QProcess::NotRunning)
        return "it did not end";
    if (m_process.exitStatus() == QProcess::CrashExit)
        return "it crashed";
    if (m_process.exitCode() != 0)
        return "it ended with code " + std::to_string(m_process.exitCode());
    return {};
}

std::string ProcessSource::complaint() const
{
    return QString::fromUtf8(m_errors).simplified().toStdString();
}

} // namespace nb
