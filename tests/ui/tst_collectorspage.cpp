// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakesession.h"
#include "ui/collectors/collectorcontroller.h"
#include "ui/collectors/collectorlamp.h"
#include "ui/collectors/collectorspage.h"
#include "ui/collectors/collectortext.h"
#include "ui/collectors/countstree.h"
#include "ui/collectors/emptycollector.h"
#include "ui/collectors/exportersmodel.h"
#include "ui/collectors/pathfield.h"
#include "ui/collectors/sourcedialog.h"
#include "ui/collectors/sourcelist.h"
#include "ui/collectors/sourcesmodel.h"
#include "ui/collectors/templatesmodel.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/noticebar.h"
#include "ui/mainwindow/uistatestore.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace nb;
using namespace nb::test;

namespace {

using namespace std::chrono_literals;

const Timestamp kNow = fromMicroseconds(1'772'438'400'000'000);

SourceSettings udp(int port)
{
    return {.url = "udp://0.0.0.0:" + std::to_string(port)};
}

/// The window over workspaces that are kept in memory while it is open or closed.
struct Fixture
{
    QTemporaryDir folder;
    UiStateStore state {folder.filePath(QStringLiteral("ui.ini"))};
    std::shared_ptr<FakeSession> session
        = std::make_shared<FakeSession>(folder.filePath(QStringLiteral("workspace")), false);
    bool readOnly = false;
    std::unique_ptr<MainWindow> window;

    void start()
    {
        WindowServices services;
        services.defaultWorkspace = session->folder();
        services.open
            = [this](const QString& path, Workspace::Mode) -> Result<WorkspaceSessionPtr> {
            if (readOnly)
                return WorkspaceSessionPtr(std::make_shared<FakeSession>(path, true));
            return WorkspaceSessionPtr(session);
        };
        window = std::make_unique<MainWindow>(services, state);
        window->resize(1280, 800);
        window->show();
        window->showPage(Page::Collectors);
    }
    void open()
    {
        start();
        window->workspace().open(session->folder(), Workspace::Mode::ReadWrite);
        QTRY_VERIFY(window->workspace().isOpen());
    }
    /// A source that listens, and what the collector tells.
    void listen(const std::function<void(CollectorStatus&)>& edit = {})
    {
        open();
        controller().add(udp(2055));
        QTRY_VERIFY(controller().isCollecting() && !controller().isBusy());
        tell(edit ? edit : [](CollectorStatus&) {});
    }
    void tell(const std::function<void(CollectorStatus&)>& edit)
    {
        m_taken += 1s;
        session->network().change([&](CollectorStatus& status) {
            status.started = kNow;
            status.taken = m_taken;
            edit(status);
        });
        QTRY_COMPARE_WITH_TIMEOUT(controller().status().taken, m_taken, 10'000);
    }
    [[nodiscard]] CollectorController& controller() const
    {
        return window->collecting().controller();
    }
    [[nodiscard]] CollectorsPage& page() const { return *window->collecting().collectorsPage(); }
    [[nodiscard]] QString texts() const
    {
        QStringList all;
        for (const QLabel* label : page().findChildren<QLabel*>())
            if (label->isVisible())
                all << label->text();
        return all.join(u'\n');
    }
    [[nodiscard]] QPushButton* button(QStringView text) const
    {
        for (auto* candidate : page().findChildren<QPushButton*>())
            if (candidate->isVisible() && candidate->text().remove(u'&').startsWith(text))
                return candidate;
        return nullptr;
    }
    [[nodiscard]] QString source(int row, int column) const
    {
        return page().sourcesView()->model()->index(row, column).data().toString();
    }
    [[nodiscard]] QString exporter(int row, int column) const
    {
        return page().exportersView()->model()->index(row, column).data().toString();
    }

private:
    Timestamp m_taken = kNow;
};

QString pem(const QTemporaryDir& folder, const char* name, const char* label)
{
    const QString path = folder.filePath(QString::fromUtf8(name));
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(
            QByteArray("-----BEGIN ") + label + "-----\nAAAA\n-----END " + label + "-----\n");
    return path;
}

} // namespace

class CollectorsPageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sourcesAreKeptAsText()
    {
        const std::vector<SourceSettings> sources {
            {.url = "udp://[::]:4739", .allowed = {"10.0.0.0/8", "192.0.2.1"}},
            {.url = "tls://0.0.0.0:4740",
                .certificateFile = QStringLiteral("/a/é.pem"),
                .keyFile = QStringLiteral("/a/k"),
                .authorityFile = QStringLiteral("/a/ca"),
                .peerNames = {"router1.example.com"}},
        };
        QCOMPARE(sourcesFromText(sourcesToText(sources)), sources);
        QVERIFY(sourcesFromText("").empty());
        QVERIFY(sourcesFromText("{\"a\":[").empty());
        QVERIFY(sourcesFromText("[1,{},{\"url\":\"\"}]").empty());
    }

    void emptyPageSaysWhatToDo()
    {
        Fixture f;
        f.start();
        QVERIFY(f.page().isVisible());
        QVERIFY(f.page().emptyState()->text().contains(u"Nothing is collected yet"));
        QVERIFY(f.button(u"Add a Source"));
        f.button(u"Add a Source")->click();
        QTRY_VERIFY(f.page().findChild<SourceDialog*>());
    }

    void firstSourceOpensTheDefaultWorkspaceAndListens()
    {
        Fixture f;
        f.start();
        f.controller().add(udp(2055));
        QTRY_COMPARE(f.session->network().started(), std::vector {udp(2055)});
        QTRY_COMPARE(f.source(0, SourcesModel::State), QStringLiteral("listening"));
        QCOMPARE(f.source(0, SourcesModel::Source), QStringLiteral("UDP 2055"));
        QTRY_VERIFY(f.page().emptyState()->text().contains(u"Nothing received on UDP 2055 yet."));
    }

    void examplesHaveThePortAndAreCopied()
    {
        Fixture f;
        f.listen();
        QTRY_VERIFY(f.page().emptyState()->isVisible());
        auto* devices = f.page().emptyState()->findChild<QComboBox*>();
        QVERIFY(devices);
        QVERIFY(devices->count() >= 4);
        for (int i = 0; i < devices->count(); ++i) {
            devices->setCurrentIndex(i);
            QVERIFY2(f.page().emptyState()->example().contains(u"2055"),
                qPrintable(devices->currentText()));
        }
        f.button(u"Copy")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), f.page().emptyState()->example());
    }

    void sourceStopsStartsAndGoes()
    {
        Fixture f;
        f.listen();
        f.button(u"Stop")->click();
        QTRY_VERIFY(f.session->network().started().empty());
        QTRY_COMPARE(f.source(0, SourcesModel::State), QStringLiteral("stopped"));
        QTRY_VERIFY(f.button(u"Start")->isEnabled());
        f.button(u"Start")->click();
        QTRY_COMPARE(f.session->network().started().size(), std::size_t {1});
        QTRY_VERIFY(f.button(u"Remove")->isEnabled());
        f.button(u"Remove")->click();
        QTRY_VERIFY(f.session->network().started().empty());
        QCOMPARE(f.page().sourcesView()->model()->rowCount(), 0);
    }

    void sourcesAreOfferedNotStartedAtTheNextOpen()
    {
        Fixture f;
        f.listen();
        f.window->close();
        f.window.reset();
        QTRY_VERIFY(f.session->network().started().empty());
        QCOMPARE(f.session->network().finished(), 1);
        f.open();
        QTRY_COMPARE(f.page().sourcesView()->model()->rowCount(), 1);
        QCOMPARE(f.source(0, SourcesModel::State), QStringLiteral("stopped"));
        QVERIFY(f.session->network().started().empty());
        QTRY_VERIFY2(f.window->notice()->text().contains(u"UDP 2055"),
            qPrintable(f.window->notice()->text()));
        QAction* start = f.window->actions().action(QStringLiteral("collect.start"));
        QVERIFY(start->isEnabled());
        start->trigger();
        QTRY_COMPARE(f.session->network().started(), std::vector {udp(2055)});
        QTRY_VERIFY(!start->isEnabled());
        QVERIFY(f.window->actions().action(QStringLiteral("collect.stop"))->isEnabled());
    }

    void refusedPortIsExplained()
    {
        Fixture f;
        f.open();
        f.session->network().failNextStart({ErrorCode::Unreadable, "the port 2055 is in use"});
        f.controller().add(udp(2055));
        QTRY_COMPARE(f.source(0, SourcesModel::State), QStringLiteral("failed"));
        QVERIFY(f.texts().contains(u"the port 2055 is in use"));
        QVERIFY(f.window->notice()->text().contains(u"UDP 2055 could not be started"));
        QVERIFY(!f.controller().isCollecting());
        f.button(u"Start")->click();
        QTRY_VERIFY(f.controller().isCollecting());
    }

    void readOnlyWorkspaceSaysWhy()
    {
        Fixture f;
        f.readOnly = true;
        f.start();
        f.window->workspace().open(f.session->folder(), Workspace::Mode::ReadOnly);
        QTRY_VERIFY(f.window->workspace().isOpen());
        QVERIFY(f.page().emptyState()->text().contains(u"read-only"));
        QVERIFY(!f.window->actions().action(QStringLiteral("collect.start"))->isEnabled());
        QVERIFY(!f.window->actions().action(QStringLiteral("collect.start"))->toolTip().isEmpty());
    }

    void cappedBufferWarns()
    {
        Fixture f;
        f.listen([](CollectorStatus& status) { status.sources[0].bufferGranted = 212'992; });
        QVERIFY2(f.texts().contains(u"213 kB instead of 16.8 MB"), qPrintable(f.texts()));
        QVERIFY(f.source(0, SourcesModel::Buffer).contains(u"asked for"));
    }

    void lossIsShownInItsUnit_data()
    {
        QTest::addColumn<int>("unit");
        QTest::addColumn<quint64>("lost");
        QTest::addColumn<quint64>("unknown");
        QTest::addColumn<QString>("text");
        using U = SequenceUnit;
        QTest::newRow("none") << int(U::Packets) << quint64 {0} << quint64 {0}
                              << QStringLiteral("0");
        QTest::newRow("packets") << int(U::Packets) << quint64 {12} << quint64 {0}
                                 << QStringLiteral("12 packet(s)");
        QTest::newRow("flows") << int(U::Flows) << quint64 {3} << quint64 {0}
                               << QStringLiteral("3 flow(s)");
        QTest::newRow("records") << int(U::Records) << quint64 {1000} << quint64 {0}
                                 << QStringLiteral("1,000 record(s)");
        QTest::newRow("unknown") << int(U::Records) << quint64 {0} << quint64 {2}
                                 << QStringLiteral("unknown");
        QTest::newRow("both") << int(U::Packets) << quint64 {5} << quint64 {1}
                              << QStringLiteral("5 packet(s) or more");
    }
    void lossIsShownInItsUnit()
    {
        QFETCH(const int, unit);
        QFETCH(const quint64, lost);
        QFETCH(const quint64, unknown);
        QFETCH(const QString, text);
        ExporterStatus exporter;
        exporter.sequenceUnit = static_cast<SequenceUnit>(unit);
        exporter.lost = lost;
        exporter.lossUnknown = unknown;
        QCOMPARE(lossText(exporter, FlowFormat({.locale = QLocale(QLocale::English)})), text);
    }

    void exporterRowsChangeInPlace()
    {
        ExportersModel model;
        const QAbstractItemModelTester tester(&model);
        CollectorStatus status;
        status.started = kNow;
        status.taken = kNow;
        status.exporters = {quietExporter(0x0a000001, 9, kNow), quietExporter(0x0a000002, 5, kNow)};
        model.setStatus(status);
        QCOMPARE(model.rowCount(), 2);
        const QPersistentModelIndex second = model.index(1, ExportersModel::Flows);
        status.taken += 1s;
        status.exporters = {quietExporter(0x0a000003, 10, kNow), quietExporter(0x0a000002, 5, kNow),
            quietExporter(0x0a000001, 9, kNow)};
        status.exporters[1].flows += 120;
        model.setStatus(status);
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(second.isValid());
        QCOMPARE(second.row(), 1);
        QCOMPARE(second.data().toString(), QStringLiteral("1,120"));
        QCOMPARE(
            model.index(1, ExportersModel::Rate).data().toString(), QStringLiteral("120 flows/s"));
        status.exporters.erase(status.exporters.begin() + 2);
        model.setStatus(status);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(second.row(), 0);
        QCOMPARE(second.data().toString(), QStringLiteral("1,120"));
        QCOMPARE(model.rowOf(status.exporters[0].id), 1);
    }

    void rateOfFiveMinutesIsKept()
    {
        ExportersModel model;
        CollectorStatus status;
        status.started = kNow;
        status.exporters = {quietExporter(0x0a000001, 9, kNow)};
        for (int second = 0; second <= 400; ++second) {
            status.taken = kNow + std::chrono::seconds(second);
            status.exporters[0].flows += static_cast<std::uint64_t>(second);
            model.setStatus(status);
        }
        const auto history = model.index(0, ExportersModel::Rate)
                                 .data(ExportersModel::HistoryRole)
                                 .value<QList<float>>();
        QCOMPARE(history.size(), ExportersModel::kHistory);
        QCOMPARE(history.back(), 400.0F);
        QCOMPARE(history.front(), 101.0F);
    }

    void silentExporterIsMarkedInWords()
    {
        Fixture f;
        f.listen([](CollectorStatus& status) {
            status.exporters = {quietExporter(0x0a000001, 9, status.taken),
                quietExporter(0x0a000002, 9, status.taken - 10min)};
        });
        QCOMPARE(f.exporter(0, ExportersModel::State), QStringLiteral("sending"));
        QCOMPARE(f.exporter(1, ExportersModel::State), QStringLiteral("silent"));
        QVERIFY(f.exporter(1, ExportersModel::LastSeen).contains(u"10 min"));
        const auto icon = [&](int row) {
            return f.page()
                .exportersView()
                ->model()
                ->index(row, ExportersModel::State)
                .data(Qt::DecorationRole)
                .value<QIcon>()
                .pixmap(16)
                .toImage();
        };
        QVERIFY(!icon(0).isNull());
        QVERIFY(icon(0) != icon(1));
    }

    void selectionAndScrollingStayWhileNumbersChange()
    {
        Fixture f;
        const auto many = [](CollectorStatus& status) {
            status.exporters.clear();
            for (std::uint32_t i = 0; i < 200; ++i)
                status.exporters.push_back(quietExporter(0x0a000000 + i, 9, status.taken));
        };
        f.listen(many);
        QTableView* view = f.page().exportersView();
        QTRY_COMPARE(view->model()->rowCount(), 200);
        view->setCurrentIndex(view->model()->index(100, 0));
        QScrollBar* bar = view->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 50);
        bar->setValue(50);
        f.tell([](CollectorStatus& status) {
            for (ExporterStatus& exporter : status.exporters)
                exporter.flows += 7;
        });
        QCOMPARE(view->currentIndex().row(), 100);
        QCOMPARE(bar->value(), 50);
        QCOMPARE(f.exporter(100, ExportersModel::Flows), QStringLiteral("1,007"));
    }

    void dropsAndPipelineAreSpelledOut()
    {
        Fixture f;
        f.listen([](CollectorStatus& status) {
            ExporterStatus exporter = quietExporter(0x0a000001, 9, status.taken);
            exporter.drops[static_cast<std::size_t>(DropReason::NoTemplate)] = 7;
            exporter.problem = "<i>odd</i>";
            exporter.heldSets = 412;
            status.exporters = {exporter};
            status.stages = {{"pair", {{"pairs", 41}}}};
            status.forwarding
                = {.url = "tls://core:4740", .connected = false, .acknowledged = 5, .waiting = 2};
        });
        QString all;
        for (const auto* tree : f.page().findChildren<CountsTree*>())
            all += tree->text();
        QVERIFY(all.contains(u"The template never came: 7 sets"));
        QVERIFY(all.contains(u"<i>odd</i>"));
        QVERIFY(all.contains(u"pairs: 41"));
        QVERIFY(f.texts().contains(u"412 set(s) of records wait for a template from 10.0.0.1"));
        QVERIFY(f.texts().contains(u"Not connected to tls://core:4740"));
    }

    void templatesShowTheirFields()
    {
        Fixture f;
        f.listen([](CollectorStatus& status) {
            status.exporters = {quietExporter(0x0a000001, 10, status.taken)};
            status.templates = {{.exporter = status.exporters[0].id,
                .id = 256,
                .fields = {{.name = "sourceIPv4Address", .id = 8, .length = 4},
                    {.name = "29305:99", .enterprise = 29305, .id = 99, .length = 65535}},
                .defined = status.taken,
                .refreshed = status.taken,
                .records = 33}};
        });
        QAbstractItemModel* model = f.page().templatesView()->model();
        const QAbstractItemModelTester tester(model);
        QTRY_COMPARE(model->rowCount(), 1);
        const QModelIndex first = model->index(0, TemplatesModel::Name);
        QCOMPARE(first.data().toString(), QStringLiteral("Template 256"));
        QCOMPARE(model->rowCount(first), 2);
        QCOMPARE(model->index(0, 0, first).data().toString(), QStringLiteral("sourceIPv4Address"));
        QCOMPARE(model->index(1, TemplatesModel::Kind, first).data().toString(),
            QStringLiteral("any length"));
        f.page().templatesView()->expand(first);
        f.tell([](CollectorStatus& status) { status.templates[0].records = 34; });
        QVERIFY(f.page().templatesView()->isExpanded(model->index(0, 0)));
        QCOMPARE(model->index(0, TemplatesModel::Records).data().toString(), QStringLiteral("34"));
    }

    void lampSaysPortRateAndLoss()
    {
        Fixture f;
        f.listen();
        const CollectorLamp* lamp = f.window->collecting().lamp();
        QVERIFY(lamp->isVisible());
        QCOMPARE(lamp->text(), QStringLiteral("listening on 2055, 0 flows/s, 0 lost"));
        f.tell([](CollectorStatus& status) { status.flowsDecoded += 120; });
        QCOMPARE(lamp->text(), QStringLiteral("listening on 2055, 120 flows/s, 0 lost"));
        f.tell([](CollectorStatus& status) {
            status.exporters = {quietExporter(0x0a000001, 9, status.taken)};
            status.exporters[0].lost = 12;
        });
        QVERIFY(lamp->text().contains(u"12 packet(s) lost"));
        f.button(u"Stop")->click();
        QTRY_COMPARE(lamp->text(), QStringLiteral("not collecting"));
        QVERIFY(!lamp->accessibleName().isEmpty());
    }

    void dialogNamesEachFault()
    {
        const QTemporaryDir folder;
        SourceDialog dialog;
        QVERIFY2(dialog.fault().isEmpty(), qPrintable(dialog.fault()));
        QCOMPARE(dialog.settings(), udp(2055));
        auto* transport = dialog.findChildren<QComboBox*>().at(0);
        auto* address = dialog.findChildren<QComboBox*>().at(1);
        address->setEditText(QStringLiteral("router"));
        QVERIFY(dialog.fault().contains(u"“router” is not an address"));
        address->setEditText(QStringLiteral("::"));
        transport->setCurrentIndex(2);
        QCOMPARE(dialog.findChild<QSpinBox*>()->value(), 4740);
        QVERIFY(dialog.fault().contains(u"certificate"));
        const QList<PathField*> files = dialog.findChildren<PathField*>();
        QCOMPARE(files.size(), 3);
        files[0]->setPath(pem(folder, "cert.pem", "CERTIFICATE"));
        QVERIFY(dialog.fault().contains(u"private key"));
        files[1]->setPath(pem(folder, "secret.pem", "ENCRYPTED PRIVATE KEY"));
        QVERIFY(dialog.fault().contains(u"password"));
        files[1]->setPath(pem(folder, "wrong.pem", "CERTIFICATE"));
        QVERIFY(dialog.fault().contains(u"holds no PEM private key"));
        files[1]->setPath(pem(folder, "key.pem", "EC PRIVATE KEY"));
        files[2]->setPath(folder.filePath(QStringLiteral("missing.pem")));
        QVERIFY(dialog.fault().contains(u"cannot be read"));
        files[2]->setPath(pem(folder, "ca.pem", "CERTIFICATE"));
        QVERIFY2(dialog.fault().isEmpty(), qPrintable(dialog.fault()));
        QCOMPARE(dialog.settings().url, std::string("tls://[::]:4740"));
    }

    void dialogShowsWhatIsSet()
    {
        const SourceSettings settings {
            .url = "tcp://127.0.0.1:4800", .allowed = {"10.0.0.0/8", "192.0.2.1"}};
        const SourceDialog dialog(settings);
        QCOMPARE(dialog.settings(), settings);
    }

    void everyControlHasAName()
    {
        Fixture f;
        f.listen([](CollectorStatus& status) {
            status.exporters = {quietExporter(0x0a000001, 9, status.taken)};
        });
        for (const auto* view : f.page().findChildren<QAbstractItemView*>())
            if (view->focusPolicy() != Qt::NoFocus && view->isVisible())
                QVERIFY2(!view->accessibleName().isEmpty(), view->metaObject()->className());
    }

    void firstFlowsShowWithoutAsking()
    {
        Fixture f;
        f.listen();
        f.window->showPage(Page::Flows);
        QVERIFY(f.window->showsWelcome());
        (void)f.session->importer().importFile(QStringLiteral("a"), {}, {}, {});
        f.tell([](CollectorStatus& status) { status.flowsStored = 10; });
        QTRY_VERIFY(!f.window->showsWelcome());
    }
};

QTEST_MAIN(CollectorsPageTest)
#include "tst_collectorspage.moc"
