// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/base/bytesource.h"
#include "collectors/base/decompressingsource.h"
#include "collectors/capture/captureimport.h"
#include "core/names/namebinding.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <map>
#include <set>
#include <tuple>

using namespace nb;

namespace {

QString corpus()
{
    return QStringLiteral(NB_CORPUS_DIR "/pcap");
}

/// Client, address, name.
using Known = std::tuple<std::string, std::string, std::string>;

/// A record of the truth: tshark's view of the capture.
struct TruthRecord
{
    QByteArray section;
    QByteArray name;
    QByteArray type;
    QByteArray data;
};
struct TruthMessage
{
    QByteArray client;
    bool multicast = false;
    std::vector<TruthRecord> records;
};

/// Answers by frame and message id, those that a client takes: successful, and not quoted by ICMP.
std::map<QByteArray, TruthMessage> readTruth(const QString& path)
{
    std::map<QByteArray, TruthMessage> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    const QList<QByteArray> header = file.readLine().trimmed().split('\t');
    const auto column = [&](const char* name) { return header.indexOf(name); };
    while (!file.atEnd()) {
        QByteArray line = file.readLine();
        line.chop(1);
        const QList<QByteArray> cells = line.split('\t');
        const auto cell = [&](const char* name) { return cells[column(name)]; };
        if (cell("response") != "1" || cell("rcode") != "0" || cell("quoted_in_icmp") != "0")
            continue;
        TruthMessage& message = messages[cell("frame") + ' ' + cell("id")];
        const auto receiver = IpAddress::fromString(cell("dst").toStdString());
        message.client = receiver && receiver->isMulticast() ? "::" : cell("dst");
        message.multicast = cell("kind") != "dns";
        message.records.push_back({cell("section"), cell("name"), cell("type"), cell("rdata")});
    }
    return messages;
}

/// What the message says, by the rules of DNS: an address belongs to the name that was asked, by
/// way of CNAME records.
std::set<Known> namesOf(const TruthMessage& message)
{
    QByteArray question;
    std::set<QByteArray> chain;
    for (const TruthRecord& record : message.records)
        if (record.section == "Q" && question.isEmpty())
            question = record.name;
    chain.insert(question);
    for (int pass = 0; pass < 10; ++pass)
        for (const TruthRecord& record : message.records)
            if (record.section == "AN" && record.type == "CNAME" && chain.contains(record.name))
                chain.insert(record.data);
    std::set<Known> known;
    for (const TruthRecord& record : message.records) {
        if (record.section != "AN" || (record.type != "A" && record.type != "AAAA"))
            continue;
        const bool asked = !question.isEmpty() && chain.contains(record.name);
        if (!asked && !message.multicast && !question.isEmpty())
            continue;
        const auto address = IpAddress::fromString(record.data.toStdString());
        if (address)
            known.emplace(message.client.toStdString(), address->toString(),
                (asked ? question : record.name).toLower().toStdString());
    }
    return known;
}

class Ignoring : public FlowSink
{
public:
    Result<void> add(FlowBatch&& /*batch*/) override { return {}; }
};

class Collecting : public NameSink
{
public:
    void add(NameBinding&& binding) override
    {
        const std::string source(toString(binding.source));
        known[source].emplace(binding.client.toString(), binding.address.toString(), binding.name);
    }
    std::map<std::string, std::set<Known>> known;
};

Collecting namesIn(const QString& capture)
{
    Collecting names;
    auto file = openFile(capture);
    auto source = decompressed(std::move(*file));
    Ignoring flows;
    (void)importCapture(**source, flows, {}, "corpus", {}, {}, &names);
    return names;
}

std::string text(const Known& known)
{
    return std::get<2>(known) + " is " + std::get<1>(known) + " for " + std::get<0>(known);
}

} // namespace

/// Names learnt from real captures against what tshark found in them.
class TestNamesCorpus : public QObject
{
    Q_OBJECT

private:
    QStringList captures(const QString& suffix)
    {
        QStringList names;
        for (QString name : QDir(corpus() + QStringLiteral("/expected"))
                                .entryList({QLatin1Char('*') + suffix}, QDir::Files))
            names.append(name.chopped(suffix.size()));
        return names;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QDir(corpus()).exists())
            QSKIP("the corpus of captures is not here");
    }

    void answersAreFoundWithTheirClient()
    {
        std::size_t expected = 0;
        for (const QString& capture : captures(QStringLiteral(".dns.tsv"))) {
            const auto truth = readTruth(
                corpus() + QStringLiteral("/expected/") + capture + QStringLiteral(".dns.tsv"));
            Collecting names = namesIn(corpus() + QLatin1Char('/') + capture);
            std::set<Known> all = names.known["dns"];
            all.merge(names.known["multicast"]);
            for (const auto& [frame, message] : truth)
                for (const Known& known : namesOf(message)) {
                    ++expected;
                    QVERIFY2(all.contains(known),
                        qPrintable(capture + QStringLiteral(" frame ") + QString::fromUtf8(frame)
                            + QStringLiteral(": ") + QString::fromStdString(text(known))));
                }
        }
        qInfo("%zu answers", expected);
        QVERIFY(expected > 100);
    }

    void nothingIsNamedThatNobodyAnswered()
    {
        for (const QString& capture : captures(QStringLiteral(".dns.tsv"))) {
            const auto truth = readTruth(
                corpus() + QStringLiteral("/expected/") + capture + QStringLiteral(".dns.tsv"));
            std::set<std::pair<std::string, std::string>> told; // client, address
            std::set<std::string> hinting; // clients of answers whose data the truth has raw
            for (const auto& [frame, message] : truth)
                for (const TruthRecord& record : message.records)
                    if (record.type == "HTTPS" || record.type == "SVCB")
                        hinting.insert(message.client.toStdString());
                    else if (const auto address = IpAddress::fromString(record.data.toStdString()))
                        told.emplace(message.client.toStdString(), address->toString());
            Collecting names = namesIn(corpus() + QLatin1Char('/') + capture);
            for (const char* source : {"dns", "multicast"})
                for (const Known& known : names.known[source])
                    QVERIFY2(told.contains({std::get<0>(known), std::get<1>(known)})
                            || hinting.contains(std::get<0>(known)),
                        qPrintable(
                            capture + QStringLiteral(": ") + QString::fromStdString(text(known))));
        }
    }

    void sentNamesAreThoseOfTshark()
    {
        std::size_t expected = 0;
        for (const QString& capture : captures(QStringLiteral(".app.tsv"))) {
            if (capture.contains(QStringLiteral("6in4"))) // the truth has the outer addresses
                continue;
            QFile file(
                corpus() + QStringLiteral("/expected/") + capture + QStringLiteral(".app.tsv"));
            QVERIFY(file.open(QIODevice::ReadOnly));
            Collecting names = namesIn(corpus() + QLatin1Char('/') + capture);
            const QList<QByteArray> header = file.readLine().trimmed().split('\t');
            while (!file.atEnd()) {
                const QList<QByteArray> cells = file.readLine().trimmed().split('\t');
                const auto cell = [&](const char* name) { return cells[header.indexOf(name)]; };
                const QByteArray what = cell("what");
                if (cell("proto") != "tcp" || (what != "tls.sni" && what != "http.host"))
                    continue;
                std::string name = cell("value").toLower().toStdString();
                name = name.substr(0, name.find(':'));
                if (IpAddress::fromString(name)) // tells nothing
                    continue;
                ++expected;
                const Known known {cell("src").toStdString(), cell("dst").toStdString(), name};
                QVERIFY2(names.known[what == "tls.sni" ? "tls" : "http"].contains(known),
                    qPrintable(
                        capture + QStringLiteral(": ") + QString::fromStdString(text(known))));
            }
        }
        qInfo("%zu names sent", expected);
        QVERIFY(expected > 100);
    }
};

QTEST_GUILESS_MAIN(TestNamesCorpus)
#include "tst_namescorpus.moc"
