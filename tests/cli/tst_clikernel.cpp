// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/timestamp.h"
#include "tests/cli/clirun.h"
#include "tests/core/scope/scopeworld.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace nb;
using namespace nb::test;

namespace {

/// NB_KERNEL_WORLDS in the environment makes it more.
std::uint32_t kernelWorlds()
{
    bool ok = false;
    const int count = qEnvironmentVariableIntValue("NB_KERNEL_WORLDS", &ok);
    return ok && count > 0 ? static_cast<std::uint32_t>(count) : 6;
}

void writeFile(const QString& path, const std::string& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)
        || file.write(bytes.data(), static_cast<qint64>(bytes.size()))
            != static_cast<qint64>(bytes.size()))
        qFatal("a file of the test cannot be written");
}

/// The flows as a table that the program imports.
std::string csvOf(const std::vector<Flow>& flows)
{
    std::string csv = "start,end,src_ip,src_port,dst_ip,dst_port,protocol,packets,bytes,"
                      "reverse_packets,reverse_bytes,tcp_flags,reverse_tcp_flags,exporter\n";
    for (const Flow& flow : flows) {
        const auto number = [](auto value) { return std::to_string(value) + ","; };
        csv += toString(flow.start) + "," + toString(flow.end) + "," + flow.srcIp.toString() + ","
            + number(flow.srcPort.number()) + flow.dstIp.toString() + ","
            + number(flow.dstPort.number()) + flow.protocol.toString() + "," + number(flow.packets)
            + number(flow.bytes) + number(flow.reversePackets) + number(flow.reverseBytes)
            + number(unsigned {flow.tcpFlags}) + number(unsigned {flow.reverseTcpFlags})
            + flow.exporter + "\n";
    }
    return csv;
}

} // namespace

/// Networks made by chance, in both address families: the kernel's verdict on what the files for
/// nftables and iptables let pass is that of the recommendation.
class TestCliKernel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKernelAgreesInEveryWorld();
};

void TestCliKernel::theKernelAgreesInEveryWorld()
{
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (python.isEmpty())
        QSKIP("python3 is not installed");
    const QStringList shares {QStringLiteral("other=0"), QStringLiteral("other=0.3"),
        QStringLiteral("cde-in=0.4,cde-out=0.4,other=0.4")};
    int sixth = 0;
    for (std::uint32_t seed = 1; seed <= kernelWorlds(); ++seed) {
        const ScopeWorld world = inBothFamilies(makeWorld(seed), seed);
        const QTemporaryDir folder;
        const QString workspace = folder.filePath(QStringLiteral("workspace"));
        const QString flows = folder.filePath(QStringLiteral("flows.csv"));
        const QString answers = folder.filePath(QStringLiteral("answers.json"));
        writeFile(flows, csvOf(world.flows));
        writeFile(answers, toJson(world.answers));
        const CliResult import
            = runCli({QStringLiteral("-w"), workspace, QStringLiteral("import"), flows});
        QVERIFY2(import.code == 0, import.err.constData());
        const CliResult taken = runCli({QStringLiteral("-w"), workspace, QStringLiteral("scope"),
            QStringLiteral("import"), answers});
        QVERIFY2(taken.code == 0, taken.err.constData());
        QProcess process;
        process.start(python,
            {QStringLiteral(NB_SOURCE_DIR "/tests/cli/scopecheck.py"),
                QStringLiteral("--kernel-only"), QStringLiteral(NB_BIN_DIR "/netbehave-cli"),
                workspace, QStringLiteral("--theta"), shares.at(static_cast<int>(seed % 3))});
        QVERIFY(process.waitForFinished(120'000));
        const QByteArray told = process.readAllStandardOutput();
        QVERIFY2(process.exitCode() == 0,
            ("world " + QByteArray::number(seed) + ": " + told + process.readAllStandardError())
                .constData());
        if (told.contains("not done"))
            QSKIP(told.constData());
        sixth += told.contains(", 0 of them IPv6") ? 0 : 1;
    }
    QVERIFY(sixth > 0);
}

QTEST_GUILESS_MAIN(TestCliKernel)
#include "tst_clikernel.moc"
