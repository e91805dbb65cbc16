// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/layoutprocess.h"

#include "core/layout/layoutwire.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>

#include <algorithm>

namespace nb {

namespace {

constexpr int kLookMs = 20; ///< how often a cancel is looked for
constexpr int kEndMs = 5000; ///< what a killed process may take to be gone
constexpr qsizetype kMaxWords = 2000; ///< kept of what it says on standard error

/// The process with what it wrote so far; killed when it is left.
class Run
{
public:
    Run(const LayoutCommand& command, std::stop_token stop)
        : m_command(command)
        , m_stop(std::move(stop))
    {
        m_clock.start();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
        m_process.setProcessEnvironment(environment);
    }
    ~Run() { kill(); }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    Result<QByteArray> answerTo(const std::string& request);

private:
    void kill();
    void take();
    [[nodiscard]] std::optional<Error> reasonToStop() const;
    [[nodiscard]] Error failure() const;
    [[nodiscard]] bool late() const { return m_clock.hasExpired(m_command.time.count()); }

    const LayoutCommand& m_command;
    std::stop_token m_stop;
    QProcess m_process;
    QElapsedTimer m_clock;
    QByteArray m_out;
    QByteArray m_words;
};

void Run::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(kEndMs);
}

void Run::take()
{
    m_out += m_process.readAllStandardOutput();
    m_words += m_process.readAllStandardError();
    if (m_words.size() > kMaxWords)
        m_words = m_words.right(kMaxWords);
}

std::optional<Error> Run::reasonToStop() const
{
    if (m_stop.stop_requested())
        return Error {ErrorCode::Cancelled, "stopped"};
    if (late())
        return Error {ErrorCode::LimitExceeded,
            "arranging took longer than " + std::to_string(m_command.time.count()) + " ms"};
    if (static_cast<std::size_t>(m_out.size()) > layout::kMaxAnswerBytes)
        return Error {ErrorCode::LimitExceeded, "the layout program answers without end"};
    return std::nullopt;
}

Error Run::failure() const
{
    std::string words = m_words.trimmed().toStdString();
    if (const std::size_t line = words.rfind('\n'); line != std::string::npos)
        words.erase(0, line + 1);
    // not for a terminal or a log: it may be anything
    std::ranges::replace_if(
        words, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
    const std::string told = words.empty() ? std::string {} : " (" + words + ")";
    if (m_words.contains("out of memory"))
        return {ErrorCode::LimitExceeded, "arranging needs more memory than is allowed"};
    if (m_process.exitStatus() == QProcess::CrashExit)
        return {ErrorCode::Internal, "the layout program crashed" + told};
    return {ErrorCode::Invalid, "the layout program gave up" + told};
}

Result<QByteArray> Run::answerTo(const std::string& request)
{
    m_process.start(m_command.program, m_command.arguments);
    if (!m_process.waitForStarted(kEndMs))
        return Error {ErrorCode::Unreadable,
            "the layout program cannot be started: " + m_process.errorString().toStdString()};
    m_process.write(request.data(), static_cast<qint64>(request.size()));
    m_process.closeWriteChannel();
    while (m_process.state() != QProcess::NotRunning) {
        m_process.waitForFinished(kLookMs);
        take();
        if (const auto reason = reasonToStop())
            return *reason;
    }
    take();
    if (m_process.exitStatus() != QProcess::NormalExit || m_process.exitCode() != 0)
        return failure();
    return m_out;
}

} // namespace

Result<layout::Answer> runLayout(
    const LayoutCommand& command, const layout::Request& request, std::stop_token stop)
{
    if (std::string fault = layout::faultOf(request); !fault.empty())
        return Error {ErrorCode::Invalid, std::move(fault)};
    const auto text = Run(command, std::move(stop)).answerTo(layout::writeRequest(request));
    if (!text)
        return text.error();
    std::string why;
    auto answer = layout::readAnswer(
        {text->constData(), static_cast<std::size_t>(text->size())}, request, why);
    if (!answer)
        return Error {ErrorCode::Invalid, "the answer of the layout program is damaged: " + why};
    return std::move(*answer);
}

} // namespace nb
