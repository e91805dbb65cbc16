// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/composition.h"
#include "core/scope/scopestore.h"
#include "tests/support/stallwatchdog.h"
#include "ui/flows/flowspage.h"
#include "ui/flows/flowtablemodel.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/noticebar.h"
#include "ui/mainwindow/uistatestore.h"

#include <QDragEnterEvent>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace nb;

namespace {

struct Program
{
    explicit Program(const QString& folder)
        : state(folder + QStringLiteral("/ui.ini"))
    {
        WindowServices services = desktopServices();
        services.defaultWorkspace = folder + QStringLiteral("/workspace");
        services.sampleWorkspace = folder + QStringLiteral("/sample");
        window = std::make_unique<MainWindow>(services, state);
        window->resize(1280, 800);
        window->show();
    }
    void drop(const QStringList& paths) const
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& path : paths)
            urls << QUrl::fromLocalFile(path);
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(600, 400), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(window.get(), &enter);
        QDropEvent dropped(QPointF(600, 400), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(window.get(), &dropped);
    }
    [[nodiscard]] int rows() const { return window->flowsPage()->tableModel()->rowCount(); }
    [[nodiscard]] QString jobTexts() const
    {
        QStringList texts;
        for (const QLabel* label : window->jobPanel()->findChildren<QLabel*>())
            texts << label->text();
        return texts.join(u'\n');
    }

    UiStateStore state;
    std::unique_ptr<MainWindow> window;
};

QString written(const QTemporaryDir& folder, const QString& name, const QByteArray& content)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write test data");
    return file.fileName();
}

const QByteArray kCsv
    = "start,end,src_ip,src_port,dst_ip,dst_port,protocol,packets,bytes\n"
      "2026-03-02T09:00:00Z,2026-03-02T09:00:01Z,10.0.0.1,50000,192.0.2.1,443,tcp,"
      "10,1000\n"
      "2026-03-02T09:00:02Z,2026-03-02T09:00:03Z,10.0.0.2,50001,192.0.2.1,53,udp,"
      "1,80\n"
      "2026-03-02T09:00:04Z,2026-03-02T09:00:05Z,10.0.0.3,50002,192.0.2.2,22,tcp,"
      "30,9000\n";

} // namespace

class DesktopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void droppedFlowsAreInTheTableAndStayThere()
    {
        const QTemporaryDir folder;
        const QString csv = written(folder, QStringLiteral("flows.csv"), kCsv);
        {
            const Program program(folder.path());
            program.drop({csv});
            QTRY_COMPARE_WITH_TIMEOUT(program.rows(), 3, 20'000);
            program.window->flowsPage()->investigation().setFilter(
                parseFilter("dst_port = 22").value());
            QTRY_COMPARE_WITH_TIMEOUT(program.rows(), 1, 20'000);
            program.drop({csv});
            QTRY_VERIFY_WITH_TIMEOUT(
                program.jobTexts().contains(u"flows.csv is already in this workspace."), 20'000);
            program.window->close();
        }
        const Program again(folder.path());
        again.window->openAtStart();
        // the filter is as it was left
        QTRY_COMPARE_WITH_TIMEOUT(again.rows(), 1, 20'000);
        // its menu is for every page that heeds it
        QAction* clear = nullptr;
        for (const QAction* menu : again.window->menuBar()->actions())
            for (QAction* action : menu->menu()->actions())
                if (action->objectName() == QStringLiteral("flows.clear"))
                    clear = action;
        QVERIFY(clear);
        again.window->showPage(Page::Scope);
        QTRY_VERIFY(!clear->isEnabled());
        again.window->showPage(Page::Map);
        QTRY_VERIFY(clear->isEnabled());
        clear->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(again.rows(), 3, 20'000);
    }

    void fileOfNoKnownKindSaysWhatCanBeImported()
    {
        const QTemporaryDir folder;
        const Program program(folder.path());
        program.drop({written(folder, QStringLiteral("letter.doc"), QByteArray(5000, '\x7f')),
            folder.filePath(QStringLiteral("missing.pcap"))});
        QTRY_VERIFY_WITH_TIMEOUT(
            program.jobTexts().contains(u"letter.doc is not a kind of file that can be imported."),
            20'000);
        QTRY_VERIFY_WITH_TIMEOUT(
            program.jobTexts().contains(u"missing.pcap could not be read."), 20'000);
        QVERIFY(program.window->showsWelcome());
    }

    void sampleOpensWithoutStallingTheWindow()
    {
        const QTemporaryDir folder;
        const Program program(folder.path());
        test::StallWatchdog watchdog;
        program.window->workspace().openSample();
        QTRY_VERIFY_WITH_TIMEOUT(program.rows() > 1000, 30'000);
        QVERIFY2(watchdog.longestMs() <= test::StallWatchdog::kLimitMs,
            qPrintable(QString::number(watchdog.longestMs())));
        const auto session = program.window->workspace().session();
        QVERIFY(session->enrichment()->segments()->segments().size() >= 10);
        auto scope = scope::ScopeStore::open(*session->workspace());
        QVERIFY(scope.ok() && scope->answers()->has_value());
    }

    void withoutDisplayItSaysWhatToDo_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("help") << QStringLiteral("--help") << 0 << QByteArray("--workspace");
        QTest::newRow("version") << QStringLiteral("--version") << 0 << QByteArray(NB_VERSION);
        QTest::newRow("window") << QStringLiteral("--sample") << 2 << QByteArray("netbehave-cli");
    }
    void withoutDisplayItSaysWhatToDo()
    {
#if !defined(Q_OS_UNIX) || defined(Q_OS_MACOS)
        QSKIP("here a window always has a place");
#endif
        QFETCH(const QString, option);
        QFETCH(const int, code);
        QFETCH(const QByteArray, words);
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(QLatin1String(name));
        program.setProcessEnvironment(environment);
        program.setProcessChannelMode(QProcess::MergedChannels);
        program.start(QStringLiteral(NB_BIN_DIR "/netbehave"), {option});
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), code);
        const QByteArray said = program.readAll();
        QVERIFY2(said.contains(words), said.constData());
    }

    void secondProgramIsOfferedReadOnly()
    {
        const QTemporaryDir folder;
        const Program first(folder.path());
        first.drop({written(folder, QStringLiteral("flows.csv"), kCsv)});
        QTRY_COMPARE_WITH_TIMEOUT(first.rows(), 3, 20'000);
        const Program second(folder.path());
        second.window->workspace().open(
            folder.filePath(QStringLiteral("workspace")), Workspace::Mode::ReadWrite);
        QTRY_VERIFY_WITH_TIMEOUT(second.window->notice()->isVisible(), 20'000);
        QVERIFY(second.window->notice()->text().contains(u"in use by another NetBehave"));
        second.window->workspace().open(
            folder.filePath(QStringLiteral("workspace")), Workspace::Mode::ReadOnly);
        QTRY_COMPARE_WITH_TIMEOUT(second.rows(), 3, 20'000);
    }
};

QTEST_MAIN(DesktopTest)
#include "tst_desktop.moc"
