// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/collectorprocess.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QUdpSocket>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

#include <algorithm>

namespace nb::test {

namespace {

QString text(const char* latin)
{
    return QString::fromLatin1(latin);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Peak memory of a process as Linux tells it; 0 elsewhere.
double peakMegabytes(qint64 pid)
{
    static const QRegularExpression kPeak(text("VmHWM:\\s+(\\d+)"));
    const QString status = text("/proc/") + QString::number(pid) + text("/status");
    return kPeak.match(QString::fromLatin1(contentOf(status))).captured(1).toDouble() / 1000;
}

/// CPU seconds of all child processes that have ended.
double childSeconds()
{
#ifdef Q_OS_UNIX
    rusage used {};
    getrusage(RUSAGE_CHILDREN, &used);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
#else
    return 0;
#endif
}

/// Asks it to end; false when it does not. Its CPU seconds are those of its whole life.
bool end(QProcess& process, Kept& kept)
{
    kept.peakMegabytes = peakMegabytes(process.processId());
    const double before = childSeconds();
    process.terminate();
    const bool ended = process.waitForFinished(120'000);
    kept.cpuSeconds = childSeconds() - before;
    return ended;
}

double megabytesIn(const QString& folder)
{
    double bytes = 0;
    QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        it.next();
        bytes += static_cast<double>(it.fileInfo().size());
    }
    return bytes / 1e6;
}

QByteArray run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(300'000);
    return process.readAllStandardOutput();
}

/// What `status` tells once collecting has ended.
void readStatus(const QByteArray& json, Kept& kept)
{
    static const QRegularExpression kLost(text("([\\d,]+) (?:records|flows) lost"));
    const auto rows = QJsonDocument::fromJson(json).array();
    for (const QJsonValue value : rows) {
        const QJsonObject row = value.toObject();
        const QString kind = row.value(text("kind")).toString();
        const auto count = static_cast<std::uint64_t>(row.value(text("rows")).toInteger());
        if (kind == u"source")
            kept.offered += count;
        else if (kind == u"drop")
            kept.dropped += count;
        else if (kind == u"exporter")
            ++kept.exporters;
        const auto lost = kLost.match(row.value(text("detail")).toString());
        kept.lostRecords += lost.captured(1).remove(u',').toULongLong();
    }
}

class OurCollector : public CollectorProcess
{
public:
    explicit OurCollector(QStringList options)
        : m_options(std::move(options))
    {
    }
    std::optional<std::uint16_t> start() override
    {
        m_process.start(text(NB_BIN_DIR "/netbehave-cli"),
            QStringList {text("-w"), m_folder.path(), text("collect"), text("--listen"),
                text("udp://127.0.0.1:0")}
                + m_options);
        static const QRegularExpression kPort(text("udp://127\\.0\\.0\\.1:(\\d+)"));
        m_process.setReadChannel(QProcess::StandardError);
        QByteArray told;
        while (m_process.waitForReadyRead(30'000)) {
            told += m_process.readAllStandardError();
            if (const auto match = kPort.match(QString::fromUtf8(told)); match.hasMatch())
                return match.captured(1).toUShort();
        }
        qWarning("%s", told.constData());
        return std::nullopt;
    }
    std::optional<Kept> finish() override
    {
        Kept kept;
        if (!end(m_process, kept) || m_process.exitCode() != 0) {
            qWarning("%s", m_process.readAllStandardError().constData());
            return std::nullopt;
        }
        const auto rows = QJsonDocument::fromJson(run(text(NB_BIN_DIR "/netbehave-cli"),
            {text("-w"), m_folder.path(), text("--json"), text("-q"), text("top"), text("--by"),
                text("protocol"), text("--raw")}));
        for (const QJsonValue row : rows.array()) {
            kept.flows
                += static_cast<std::uint64_t>(row.toObject().value(text("flows")).toInteger());
            for (const char* way : {"packets", "reverse_packets"})
                kept.packets
                    += static_cast<std::uint64_t>(row.toObject().value(text(way)).toInteger());
        }
        const QByteArray summary = m_process.readAllStandardError();
        kept.unaccounted = summary.contains("not accounted for") ? 1 : 0;
        kept.storedMegabytes = megabytesIn(m_folder.path() + text("/days"));
        readStatus(run(text(NB_BIN_DIR "/netbehave-cli"),
                       {text("-w"), m_folder.path(), text("--json"), text("status")}),
            kept);
        return kept;
    }
    [[nodiscard]] QString workspace() const override { return m_folder.path(); }
    [[nodiscard]] std::uint64_t backlog() const override
    {
        static const QRegularExpression kWaiting(text("([\\d,]+) waiting"));
        static const QRegularExpression kToDecode(text("([\\d,]+) datagrams? to decode"));
        QProcess status;
        status.start(text(NB_BIN_DIR "/netbehave-cli"),
            {text("-w"), m_folder.path(), text("--json"), text("status")});
        status.waitForFinished(30'000);
        const auto number = [](const QRegularExpression& pattern, const QString& told) {
            return pattern.match(told).captured(1).remove(u',').toULongLong();
        };
        std::uint64_t inWindows = 0;
        const auto rows = QJsonDocument::fromJson(status.readAllStandardOutput()).array();
        for (const QJsonValue row : rows)
            inWindows += number(kWaiting, row.toObject().value(text("detail")).toString());
        const QString told = QString::fromUtf8(status.readAllStandardError());
        const std::uint64_t waiting = number(kWaiting, told);
        return number(kToDecode, told) + waiting - std::min<std::uint64_t>(waiting, inWindows);
    }
    [[nodiscard]] qint64 processId() const override { return m_process.processId(); }

private:
    QStringList m_options;
    QTemporaryDir m_folder;
    QProcess m_process;
};

class Nfcapd : public CollectorProcess
{
public:
    std::optional<std::uint16_t> start() override
    {
        QUdpSocket free;
        if (!free.bind(QHostAddress(QHostAddress::LocalHost)))
            return std::nullopt;
        const quint16 port = free.localPort();
        free.close();
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(text("nfcapd"),
            {text("-p"), QString::number(port), text("-b"), text("127.0.0.1"), text("-w"),
                m_folder.path(), text("-t"), text("3600"), text("-B"), text("16777216"),
                text("-y")});
        m_process.setReadChannel(QProcess::StandardOutput);
        QByteArray told;
        while (!told.contains("Startup") && m_process.waitForReadyRead(10'000))
            told += m_process.readAll();
        return m_process.state() == QProcess::Running ? std::optional(port) : std::nullopt;
    }
    std::optional<Kept> finish() override
    {
        Kept kept;
        if (!end(m_process, kept))
            return std::nullopt;
        const QString summary
            = QString::fromLatin1(run(text("nfdump"), {text("-R"), m_folder.path(), text("-I")}));
        const auto number = [&summary](const char* name) {
            const QRegularExpression pattern(
                text("^%1: (\\d+)").arg(text(name)), QRegularExpression::MultilineOption);
            return pattern.match(summary).captured(1).toULongLong();
        };
        kept.flows = number("Flows");
        kept.packets = number("Packets");
        kept.storedMegabytes = megabytesIn(m_folder.path());
        return kept;
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace

std::unique_ptr<CollectorProcess> ourCollector(QStringList options)
{
    return std::make_unique<OurCollector>(std::move(options));
}

std::unique_ptr<CollectorProcess> nfcapd()
{
    if (QStandardPaths::findExecutable(text("nfcapd")).isEmpty())
        return nullptr;
    return std::make_unique<Nfcapd>();
}

} // namespace nb::test
