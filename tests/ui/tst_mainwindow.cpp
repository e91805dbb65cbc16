// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakesession.h"
#include "tests/support/stallwatchdog.h"
#include "ui/filter/filterbar.h"
#include "ui/filter/filtereditor.h"
#include "ui/flows/flowdetails.h"
#include "ui/flows/flowspage.h"
#include "ui/flows/flowtableview.h"
#include "ui/mainwindow/dropoverlay.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/noticebar.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/text/elidedlabel.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QDialog>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QScrollBar>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>
#include <QUrl>

using namespace nb;
using namespace nb::test;

namespace {

FilterPtr filterOf(const char* text)
{
    return parseFilter(text).value();
}

/// A window over fake workspaces, with state in a folder of its own.
struct Fixture
{
    QTemporaryDir folder;
    std::vector<Flow> flows; ///< what workspaces hold when opened
    std::weak_ptr<FakeSession> session;
    bool locked = false;
    std::unique_ptr<UiStateStore> state;
    std::unique_ptr<MainWindow> window;

    void start()
    {
        state = std::make_unique<UiStateStore>(folder.filePath(QStringLiteral("ui.ini")));
        WindowServices services;
        services.defaultWorkspace = folder.filePath(QStringLiteral("workspace"));
        services.open
            = [this](const QString& path, Workspace::Mode mode) -> Result<WorkspaceSessionPtr> {
            const bool readOnly = mode == Workspace::Mode::ReadOnly;
            if (locked && !readOnly)
                return Error {ErrorCode::Locked, "held by process 1"};
            auto opened = std::make_shared<FakeSession>(path, readOnly, flows);
            session = opened;
            return WorkspaceSessionPtr(opened);
        };
        services.versions = {QStringLiteral("Qt")};
        window = std::make_unique<MainWindow>(services, *state);
        window->resize(1280, 800);
        window->show();
    }
    void stop()
    {
        window->close();
        window.reset();
        state.reset();
    }
    void open(std::size_t rows)
    {
        for (std::size_t i = 0; i < rows; ++i)
            flows.push_back(madeUpFlow(i));
        start();
        window->workspace().open(
            folder.filePath(QStringLiteral("workspace")), Workspace::Mode::ReadWrite);
        QTRY_COMPARE(model()->rowCount(), static_cast<int>(rows));
    }
    [[nodiscard]] FlowTableModel* model() const { return window->flowsPage()->tableModel(); }
    [[nodiscard]] FlowTableView* table() const { return window->flowsPage()->table(); }

    void drop(const QStringList& names)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& name : names)
            urls << QUrl::fromLocalFile(folder.filePath(name));
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(600, 400), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QVERIFY(window->overlay()->isVisible());
        QDropEvent dropped(QPointF(600, 400), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(window.get(), &dropped);
        QVERIFY(!window->overlay()->isVisible());
    }
    [[nodiscard]] bool importRuns() const
    {
        const std::shared_ptr<FakeSession> opened = session.lock();
        return opened != nullptr && opened->fakeImporter().running.load();
    }
    [[nodiscard]] QString jobTexts() const
    {
        QStringList texts;
        for (const QLabel* label : window->jobPanel()->findChildren<QLabel*>())
            if (label->isVisible())
                texts << label->text();
        return texts.join(u'\n');
    }
    [[nodiscard]] QAbstractButton* jobButton(const QString& text) const
    {
        for (auto* button : window->jobPanel()->findChildren<QAbstractButton*>())
            if (button->isVisible() && button->text() == text)
                return button;
        return nullptr;
    }
    [[nodiscard]] QString statusText() const
    {
        QStringList texts;
        for (const QLabel* label : window->statusBar()->findChildren<QLabel*>())
            texts << label->text();
        return texts.join(u' ');
    }
};

QString cell(const FlowTableModel* model, int row, FlowField field)
{
    return model->index(row, FlowTableModel::columnOf(field)).data().toString();
}

} // namespace

class MainWindowTest : public QObject
{
    Q_OBJECT

    QUrl m_opened;

public Q_SLOTS:
    void noteOpened(const QUrl& url) { m_opened = url; }

private Q_SLOTS:
    void keysInTheTableReachFilterAndShortcuts()
    {
        Fixture f;
        f.open(10);
        QTRY_VERIFY(f.model()->place(1));
        f.table()->setCurrentIndex(f.model()->index(1, FlowTableModel::columnOf(FlowField::SrcIp)));
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        f.table()->setFocus();
        const auto data = f.table()->currentCellMimeData();
        QVERIFY(data);
        QVERIFY2(parseFilter(data->text().toStdString()).ok(), qPrintable(data->text()));
        QTest::keyClick(f.table(), Qt::Key_Slash);
        QTRY_VERIFY(qobject_cast<FilterEditor*>(f.window->focusWidget()));
        f.table()->setFocus();
        QTest::keyClick(f.table(), Qt::Key_Question);
        QTRY_VERIFY(!f.window->findChildren<QDialog*>().isEmpty());
    }

    void emptyWindowWelcomes()
    {
        Fixture f;
        f.start();
        QVERIFY(f.window->showsWelcome());
        QVERIFY(f.window->actions().action(QStringLiteral("file.import"))->isEnabled());
        const QAction* find = f.window->actions().action(QStringLiteral("edit.find"));
        QVERIFY(!find->isEnabled());
        QVERIFY2(!find->toolTip().isEmpty(), "a disabled action says why");
    }

    void droppedFileFillsTheTableWithoutAQuestion()
    {
        Fixture f;
        f.start();
        StallWatchdog watchdog;
        f.drop({QStringLiteral("a.pcap"), QStringLiteral("b.pcap")});
        QTRY_COMPARE(f.model()->rowCount(), 20);
        QVERIFY(!f.window->showsWelcome());
        QTRY_COMPARE(cell(f.model(), 0, FlowField::SrcIp), QStringLiteral("10.0.0.0"));
        QVERIFY(f.jobTexts().contains(u"a.pcap: 10 flows from 100 packets."));
        QTRY_VERIFY(f.statusText().contains(u"20 flows"));
        QVERIFY2(watchdog.longestMs() <= StallWatchdog::kLimitMs,
            qPrintable(QString::number(watchdog.longestMs())));
    }

    void aWorkspacesFolderIsOpenedAndNotAdded()
    {
        Fixture f;
        f.open(1);
        const QTemporaryDir folder;
        QFile database(folder.filePath(QStringLiteral("workspace.sqlite3")));
        QVERIFY(database.open(QIODevice::WriteOnly));
        f.window->workspace().import({folder.path()});
        QTRY_COMPARE(f.window->workspace().folder(), folder.path());
        QCOMPARE(f.window->workspace().jobs().model().rowCount(), 0);
    }

    void hoveringFilesNameWhatWillHappen()
    {
        Fixture f;
        f.open(1);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QStringLiteral("/x/a")),
            QUrl::fromLocalFile(QStringLiteral("/x/b")),
            QUrl::fromLocalFile(QStringLiteral("/x/c"))});
        QDragEnterEvent enter(QPoint(9, 9), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(f.window.get(), &enter);
        QVERIFY(f.window->overlay()->text().contains(u'3'));
        QVERIFY(f.window->overlay()->text().contains(u"this workspace"));
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(f.window.get(), &leave);
        QVERIFY(!f.window->overlay()->isVisible());
    }

    void filesOverATextFieldGoToTheWindow()
    {
        Fixture f;
        f.open(1);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QStringLiteral("/x/a"))});
        for (QLineEdit* edit : f.window->findChildren<QLineEdit*>()) {
            QDragEnterEvent enter(QPoint(2, 2), Qt::CopyAction, &data, Qt::LeftButton, {});
            QCoreApplication::sendEvent(edit, &enter);
            QVERIFY(f.window->overlay()->isVisible());
        }
    }

    void filterNarrowsTableCountsAndComesBack()
    {
        Fixture f;
        f.open(300);
        FlowsPage* page = f.window->flowsPage();
        page->investigation().setFilter(filterOf("dst_port = 443"));
        QTRY_COMPARE(f.model()->rowCount(), 100);
        QVERIFY(f.statusText().contains(u"100 of 300 flows"));
        QVERIFY(equal(page->filterBar()->filter(), filterOf("dst_port = 443")));
        QTest::keyClick(f.window.get(), Qt::Key_Left, Qt::AltModifier);
        QTRY_COMPARE(f.model()->rowCount(), 300);
        QTest::keyClick(f.window.get(), Qt::Key_Right, Qt::AltModifier);
        QTRY_COMPARE(f.model()->rowCount(), 100);
        QTest::keyClick(f.window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(f.model()->rowCount(), 300);
    }

    void timeRangeNarrowsTheTable()
    {
        Fixture f;
        f.open(300);
        const Timestamp start = madeUpFlow(0).start;
        f.window->flowsPage()->investigation().setRange({{}, start + std::chrono::seconds {1}});
        // four flows a second, starting with the first
        QTRY_COMPARE(f.model()->rowCount(), 4);
        QVERIFY(f.statusText().contains(u"4 of 300 flows"));
    }

    void chosenTimeStandsInTheFilterBar()
    {
        Fixture f;
        f.open(300);
        const Timestamp start = madeUpFlow(0).start;
        FlowsPage* page = f.window->flowsPage();
        page->investigation().setRange({start, start + std::chrono::seconds {60}});
        QToolButton* chip = nullptr;
        for (auto* button : page->filterBar()->findChildren<QToolButton*>())
            if (button->isVisible() && button->text().contains(u"2026-03-02"))
                chip = button;
        QVERIFY(chip);
        QTest::mouseClick(chip, Qt::LeftButton);
        QVERIFY(page->investigation().state().range.unbounded());
        QVERIFY(!chip->isVisible());
    }

    void timeZoneIsOneSetting()
    {
        Fixture f;
        f.open(10);
        QComboBox* zone = nullptr;
        for (auto* box : f.window->flowsPage()->findChildren<QComboBox*>())
            if (box->accessibleName() == u"Time zone")
                zone = box;
        QVERIFY(zone);
        QVERIFY(!f.window->preferences().display.localTime);
        QTest::keyClick(zone, Qt::Key_Down);
        QVERIFY(f.window->preferences().display.localTime);
        QVERIFY(Preferences::load(*f.state).display.localTime);
        f.window->showPreferences();
        auto* dialog = f.window->findChild<PreferencesDialog*>();
        QVERIFY(dialog && dialog->preferences().display.localTime);
        for (auto* box : dialog->findChildren<QComboBox*>())
            if (box->accessibleName() == u"Times")
                box->setCurrentIndex(0);
        QCOMPARE(zone->currentText(), QStringLiteral("UTC"));
    }

    void whatMattersIsReadableAt1280()
    {
        Fixture f;
        f.open(300);
        QTRY_VERIFY(f.model()->place(0));
        f.window->setWindowState(Qt::WindowNoState);
        f.window->resize(1280, 800);
        QTRY_COMPARE(f.window->width(), 1280);
        const QHeaderView* header = f.table()->horizontalHeader();
        const QFontMetrics metrics = f.table()->fontMetrics();
        const std::vector<std::pair<FlowField, QString>> longest {
            {FlowField::Start, QStringLiteral("2026-03-02 08:00:00.000")},
            {FlowField::SrcIp, QStringLiteral("192.168.100.200")},
            {FlowField::DstIp, QStringLiteral("192.168.100.200")},
            {FlowField::SrcPort, QStringLiteral("65535")},
            {FlowField::DstPort, QStringLiteral("65535")},
            {FlowField::Protocol, QStringLiteral("ipv6-icmp")},
            {FlowField::Bytes, QStringLiteral("999 MB")},
            {FlowField::ReverseBytes, QStringLiteral("999 MB")},
            {FlowField::State, QStringLiteral("established")}};
        for (const auto& [field, text] : longest) {
            const int column = FlowTableModel::columnOf(field);
            QVERIFY2(!header->isSectionHidden(column), qPrintable(text));
            QVERIFY2(header->sectionSize(column) >= metrics.horizontalAdvance(text) + 12,
                qPrintable(text));
            QVERIFY2(header->sectionViewportPosition(column) + header->sectionSize(column)
                    <= f.table()->viewport()->width(),
                qPrintable(
                    QStringLiteral("%1 ends at %2 of %3")
                        .arg(text)
                        .arg(header->sectionViewportPosition(column) + header->sectionSize(column))
                        .arg(f.table()->viewport()->width())));
        }
    }

    void cellDraggedToTheFilterBarJoinsTheFilter()
    {
        Fixture f;
        f.open(300);
        QTRY_VERIFY(f.model()->place(0));
        f.window->flowsPage()->investigation().setFilter(filterOf("bytes > 0"));
        QTRY_VERIFY(f.model()->place(0) && f.window->flowsPage()->isUpToDate());
        const int column = FlowTableModel::columnOf(FlowField::DstPort);
        f.table()->setCurrentIndex(f.model()->index(0, column));
        const auto data = f.table()->currentCellMimeData();
        QVERIFY(data);
        FilterBar* bar = f.window->flowsPage()->filterBar();
        // on the text and beside it
        for (QWidget* target : {bar->editor()->viewport(), static_cast<QWidget*>(bar)}) {
            f.window->flowsPage()->investigation().setFilter(filterOf("bytes > 0"));
            QDragEnterEvent enter({3, 3}, Qt::CopyAction, data.get(), Qt::LeftButton, {});
            QCoreApplication::sendEvent(target, &enter);
            QVERIFY(enter.isAccepted());
            QDropEvent dropped({3, 3}, Qt::CopyAction, data.get(), Qt::LeftButton, {});
            QCoreApplication::sendEvent(target, &dropped);
            QVERIFY(dropped.isAccepted());
            QVERIFY(equal(f.window->flowsPage()->investigation().state().filter,
                filterOf("bytes > 0 and dst_port = 443")));
        }
        QTRY_COMPARE(f.model()->rowCount(), 100);
    }

    void pressOnASelectedRowStartsADragAndElsewhereSelects()
    {
        Fixture f;
        f.open(30);
        QTRY_VERIFY(f.model()->place(0));
        const int column = FlowTableModel::columnOf(FlowField::DstIp);
        const auto press = [&](int row) {
            const QPoint at = f.table()->visualRect(f.model()->index(row, column)).center();
            QTest::mousePress(f.table()->viewport(), Qt::LeftButton, {}, at);
            const bool drags = f.table()->dragEnabled();
            QTest::mouseRelease(f.table()->viewport(), Qt::LeftButton, {}, at);
            return drags;
        };
        QVERIFY(!press(4)); // selects
        QVERIFY(press(4));
        QVERIFY(!press(7));
        QCOMPARE(f.table()->currentIndex().row(), 7);
        QCOMPARE(f.table()->currentIndex().column(), column);
    }

    void picturesFollowTheAppearance_data()
    {
        QTest::addColumn<int>("flows");
        QTest::newRow("Welcome") << 0;
        QTest::newRow("filter bar") << 5;
    }
    void picturesFollowTheAppearance()
    {
        QFETCH(const int, flows);
        Fixture f;
        if (flows == 0)
            f.start();
        else
            f.open(static_cast<std::size_t>(flows));
        f.window->setAppearance(Appearance::Light);
        const auto darkestOf = [&f] {
            std::vector<int> values;
            for (const auto* label : f.window->findChildren<QLabel*>()) {
                if (!label->isVisible() || label->pixmap().isNull())
                    continue;
                const QImage image = label->pixmap().toImage();
                for (int y = 0; y < image.height(); ++y)
                    for (int x = 0; x < image.width(); ++x)
                        if (image.pixelColor(x, y).alpha() > 100)
                            values.push_back(image.pixelColor(x, y).lightness());
            }
            return values.empty() ? -1 : *std::ranges::min_element(values);
        };
        QTRY_VERIFY(darkestOf() >= 0);
        QTRY_VERIFY(darkestOf() < 100);
        f.window->setAppearance(Appearance::Dark);
        QTRY_VERIFY(darkestOf() > 150);
        f.window->setAppearance(Appearance::Light);
    }

    void endedImportIsShownInItsFolder()
    {
        Fixture f;
        f.start();
        const QString name
            = QStringLiteral("capture-%1-of-the-core-switch.pcap").arg(QString(90, u'7'));
        f.drop({name});
        QTRY_COMPARE(f.model()->rowCount(), 10);
        QVERIFY(f.jobTexts().contains(u"capture-777"));
        QVERIFY(f.jobTexts().contains(u"core-switch.pcap: 10 flows"));
        for (const auto* label : f.window->jobPanel()->findChildren<QLabel*>())
            if (label->isVisible()
                && label->text().contains(u"10 flows")) // the result has the width of the row
                QVERIFY(label->width() > f.window->jobPanel()->width() / 3);
        QVERIFY(!f.jobTexts().contains(name));
        m_opened.clear();
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "noteOpened");
        QVERIFY(f.jobButton(QStringLiteral("Show in Folder")));
        QTest::mouseClick(f.jobButton(QStringLiteral("Show in Folder")), Qt::LeftButton);
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
        QCOMPARE(m_opened, QUrl::fromLocalFile(f.folder.path()));
    }

    void runningImportKeepsLongNamesOnOneLine()
    {
        Fixture f;
        f.open(5);
        f.drop({QStringLiteral("slow-%1-end.pcap").arg(QString(200, u'x'))});
        QTRY_VERIFY(f.importRuns());
        QTRY_VERIFY(f.jobButton(QStringLiteral("Cancel")));
        const auto* title = f.window->jobPanel()->findChild<ElidedLabel*>();
        QVERIFY(title && title->isVisible());
        QVERIFY(title->text().contains(QString(200, u'x')));
        QVERIFY(title->shownText().endsWith(u"end.pcap"));
        QVERIFY(title->shownText().contains(u"slow-"));
        QVERIFY(title->shownText().size() < title->text().size());
        QVERIFY(title->height() < 2 * title->fontMetrics().height());
        QTest::mouseClick(f.jobButton(QStringLiteral("Cancel")), Qt::LeftButton);
        QTRY_VERIFY(!f.importRuns());
    }

    void nothingFoundSaysWhyAndOffersTheWayBack()
    {
        Fixture f;
        f.open(30);
        f.window->flowsPage()->investigation().setFilter(filterOf("dst_port = 9999"));
        QTRY_COMPARE(f.model()->rowCount(), 0);
        QAbstractButton* clear = nullptr;
        QString text;
        for (QWidget* child : f.window->flowsPage()->findChildren<QWidget*>()) {
            auto* button = qobject_cast<QAbstractButton*>(child);
            if (button && button->isVisible() && button->text() == u"Clear Filter")
                clear = button;
            const auto* label = qobject_cast<QLabel*>(child);
            if (label && label->isVisible() && label->text().contains(u"No flows match"))
                text = label->text();
        }
        QVERIFY(text.contains(u"dst_port = 9999"));
        QVERIFY(text.contains(u"2026-03-02"));
        QVERIFY(clear);
        QTest::mouseClick(clear, Qt::LeftButton);
        QTRY_COMPARE(f.model()->rowCount(), 30);
    }

    void headerClickSortsInTheBackground()
    {
        Fixture f;
        f.open(2000);
        StallWatchdog watchdog;
        QHeaderView* header = f.table()->horizontalHeader();
        const int bytes = FlowTableModel::columnOf(FlowField::Bytes);
        f.table()->scrollTo(f.model()->index(0, bytes));
        const QPoint at(header->sectionViewportPosition(bytes) + 12, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
        QTRY_VERIFY(f.model()->sortKey() == SortKey({FlowField::Bytes, false}));
        QTRY_VERIFY((cell(f.model(), 0, FlowField::Bytes), f.model()->place(0)));
        const auto first = f.model()->place(0);
        QVERIFY(first->batch->bytes[0] <= first->batch->bytes[1]);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
        QTRY_VERIFY(f.model()->sortKey() == SortKey({FlowField::Bytes, true}));
        QVERIFY2(watchdog.longestMs() <= StallWatchdog::kLimitMs,
            qPrintable(QString::number(watchdog.longestMs())));
    }

    void cancelledImportShowsAtOnceAndLeavesNothing()
    {
        Fixture f;
        f.open(5);
        f.drop({QStringLiteral("slow.pcap")});
        QTRY_VERIFY(f.importRuns());
        QTRY_VERIFY(f.jobButton(QStringLiteral("Cancel")));
        QTRY_VERIFY(f.jobTexts().contains(u"/s")); // rate
        QElapsedTimer clock;
        clock.start();
        QTest::mouseClick(f.jobButton(QStringLiteral("Cancel")), Qt::LeftButton);
        QTRY_VERIFY(f.jobTexts().contains(u"ancel"));
        QVERIFY(clock.elapsed() < 200 * (StallWatchdog::kLimitMs / 100));
        QTRY_VERIFY(f.jobTexts().contains(u"slow.pcap was cancelled. Nothing of it was kept."));
        QCOMPARE(f.model()->rowCount(), 5);
        QTest::mouseClick(f.jobButton(QStringLiteral("Dismiss")), Qt::LeftButton);
        QTRY_COMPARE(f.window->workspace().jobs().model().rowCount(), 0);
    }

    void badFileSaysWhatToDo()
    {
        Fixture f;
        f.start();
        f.drop({QStringLiteral("bad.doc"), QStringLiteral("good.pcap")});
        QTRY_VERIFY(f.jobTexts().contains(u"bad.doc is not a kind of file that can be imported."));
        QVERIFY(f.jobTexts().contains(u"Captures (pcap"));
        QTRY_COMPARE(f.model()->rowCount(), 10);
        QTest::mouseClick(f.jobButton(QStringLiteral("Copy")), Qt::LeftButton);
        QVERIFY(!QApplication::clipboard()->text().isEmpty());
    }

    void damagedFileIsPartialWithItsPlace()
    {
        Fixture f;
        f.start();
        f.drop({QStringLiteral("cut.pcap")});
        QTRY_VERIFY(f.jobTexts().contains(u"cut.pcap is damaged at byte 48,112."));
        const JobModel& jobs = f.window->workspace().jobs().model();
        QCOMPARE(jobs.jobs().front().state, JobState::Partial);
        QTRY_COMPARE(f.model()->rowCount(), 10);
    }

    void importerThatThrowsIsAVisibleFailure()
    {
        Fixture f;
        f.start();
        f.drop({QStringLiteral("throws.pcap"), QStringLiteral("good.pcap")});
        QTRY_COMPARE(f.model()->rowCount(), 10);
        QCOMPARE(f.window->workspace().jobs().model().jobs().front().state, JobState::Failed);
    }

    void closingDuringAnImportEndsItWithoutAQuestion()
    {
        Fixture f;
        f.start();
        f.drop({QStringLiteral("slow.pcap")});
        QTRY_VERIFY(f.importRuns());
        f.stop();
        QVERIFY(f.session.expired());
    }

    void lockedWorkspaceOffersReadOnly()
    {
        Fixture f;
        f.locked = true;
        f.flows = {madeUpFlow(0)};
        f.start();
        f.window->workspace().open(QStringLiteral("/w"), Workspace::Mode::ReadWrite);
        QTRY_VERIFY(f.window->notice()->isVisible());
        QVERIFY(f.window->notice()->text().contains(u"in use by another NetBehave"));
        QAbstractButton* readOnly = nullptr;
        for (auto* button : f.window->notice()->findChildren<QAbstractButton*>())
            if (button->text().remove(u'&') == u"Open Read-Only")
                readOnly = button;
        QVERIFY(readOnly);
        QTest::mouseClick(readOnly, Qt::LeftButton);
        QTRY_COMPARE(f.model()->rowCount(), 1);
        QVERIFY(f.window->windowTitle().contains(u"read-only"));
        const QAction* import = f.window->actions().action(QStringLiteral("file.import"));
        QVERIFY(!import->isEnabled());
        QVERIFY(import->toolTip().contains(u"read-only"));
    }

    void cellBecomesAFilterByKeyboard()
    {
        Fixture f;
        f.open(300);
        QTRY_VERIFY(f.model()->place(0));
        f.table()->setCurrentIndex(
            f.model()->index(0, FlowTableModel::columnOf(FlowField::DstPort)));
        f.window->actions().action(QStringLiteral("flows.out"))->trigger();
        QTRY_COMPARE(f.model()->rowCount(), 200);
        QVERIFY(
            equal(f.window->flowsPage()->filterBar()->filter(), filterOf("not dst_port = 443")));
        QTRY_VERIFY(f.model()->place(f.table()->currentIndex().row()));
        QContextMenuEvent menuKey(QContextMenuEvent::Keyboard, QPoint(5, 5), QPoint(50, 50));
        QCoreApplication::sendEvent(f.table(), &menuKey);
        QTRY_VERIFY(QApplication::activePopupWidget());
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QStringList texts;
        for (const QAction* action : menu->actions())
            texts << action->iconText();
        QVERIFY(texts.contains(QStringLiteral("Filter for This Value")));
        QVERIFY(texts.contains(QStringLiteral("Copy Cell")));
        menu->close();
    }

    void copyGivesExactValuesOfShownColumns()
    {
        Fixture f;
        f.open(3);
        f.table()->setShownColumns({FlowField::DstPort, FlowField::Bytes, FlowField::SrcIp});
        QTRY_VERIFY(f.model()->place(0));
        f.table()->selectAll();
        QApplication::clipboard()->clear();
        f.window->flowsPage()->copy(FlowTextFormat::Tsv);
        QTRY_COMPARE(QApplication::clipboard()->text().count(u'\n'), 3);
        // madeUpFlow(1): port 53, packets 1 + 7919 mod 1000 = 920, bytes 92,001
        QCOMPARE(QApplication::clipboard()->text().split(u'\n')[1],
            QStringLiteral("53\t92001\t10.0.0.1"));
        f.window->flowsPage()->copy(FlowTextFormat::Csv);
        QTRY_VERIFY(QApplication::clipboard()->text().startsWith(u"dst_port,bytes,src_ip"));
    }

    void enterOpensDetailsThatFollowTheSelection()
    {
        Fixture f;
        f.open(10);
        QTRY_VERIFY(f.model()->place(0));
        f.table()->setCurrentIndex(f.model()->index(1, 0));
        QTest::keyClick(f.table(), Qt::Key_Return);
        QVERIFY(f.window->detailsDock()->isVisible());
        const auto title
            = [&] { return f.window->flowsPage()->details()->findChild<QLabel*>()->text(); };
        QTRY_VERIFY(title().contains(u"host1.example.com"));
        QTest::keyClick(f.table(), Qt::Key_Down);
        QTRY_VERIFY(title().contains(u"host2.example.com"));
    }

    void nextStartShowsWhatWasLeft()
    {
        Fixture f;
        f.open(300);
        f.window->flowsPage()->investigation().setFilter(filterOf("dst_port = 53"));
        f.table()->setShownColumns({FlowField::Bytes, FlowField::DstName});
        f.model()->sort(FlowTableModel::columnOf(FlowField::Bytes), Qt::DescendingOrder);
        QTRY_VERIFY(f.model()->sortKey().has_value());
        f.stop();
        f.start();
        f.window->workspace().open(
            f.folder.filePath(QStringLiteral("workspace")), Workspace::Mode::ReadWrite);
        QTRY_COMPARE(f.model()->rowCount(), 100);
        QVERIFY(f.table()->shownColumns()
            == std::vector<FlowField>({FlowField::Bytes, FlowField::DstName}));
        QVERIFY(f.model()->sortKey() == SortKey({FlowField::Bytes, true}));
    }

    void findGoesToTheRow()
    {
        Fixture f;
        f.open(3000);
        QTest::keyClick(f.window.get(), Qt::Key_F, Qt::ControlModifier);
        auto* edit = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(edit);
        QTest::keyClicks(edit, QStringLiteral("HOST49."));
        QTRY_COMPARE(f.table()->currentIndex().row(), 49);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(f.table()->currentIndex().row(), 99);
        QTest::keyClick(edit, Qt::Key_Return, Qt::ShiftModifier);
        QTRY_COMPARE(f.table()->currentIndex().row(), 49);
        QTest::keyClick(edit, Qt::Key_Escape);
        QVERIFY(!edit->isVisible());
    }

    void paneKeyVisitsEveryVisiblePane()
    {
        Fixture f;
        f.open(10);
        f.window->activateWindow();
        QSet<QWidget*> visited;
        for (int i = 0; i < 12; ++i) {
            QTest::keyClick(f.window.get(), Qt::Key_F6);
            if (QApplication::focusWidget())
                visited << QApplication::focusWidget();
        }
        QVERIFY(visited.contains(f.table()));
        QVERIFY(visited.size() >= 4);
    }

    void everyControlHasAName()
    {
        Fixture f;
        f.open(10);
        f.drop({QStringLiteral("bad.doc"), QStringLiteral("cut.pcap")});
        QTRY_VERIFY(f.jobTexts().contains(u"cut.pcap is damaged"));
        f.window->detailsDock()->show();
        f.window->flowsPage()->openFind();
        QStringList nameless;
        for (const QWidget* widget : f.window->findChildren<QWidget*>()) {
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const bool edits = qobject_cast<const QLineEdit*>(widget)
                || qobject_cast<const QTextEdit*>(widget) || qobject_cast<const QComboBox*>(widget)
                || qobject_cast<const QAbstractItemView*>(widget);
            if ((!button && !edits) || !widget->isVisible() || widget->focusPolicy() == Qt::NoFocus
                || widget->objectName().startsWith(u"qt_")
                || qobject_cast<const QHeaderView*>(widget)
                || (widget->parentWidget() && widget->parentWidget()->inherits("QComboBox"))
                || (widget->parentWidget()
                    && widget->parentWidget()->inherits("QComboBoxPrivateContainer")))
                continue;
            if (widget->accessibleName().isEmpty() && (!button || button->text().isEmpty()))
                nameless << QStringLiteral("%1 in %2")
                                .arg(QString::fromLatin1(widget->metaObject()->className()),
                                    QString::fromLatin1(
                                        widget->parentWidget()->metaObject()->className()));
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }

    void shortcutsAreGivenOnce()
    {
        Fixture f;
        f.start();
        QMap<QString, QString> owner;
        for (const QAction* action : f.window->actions().actions())
            for (const QKeySequence& key : action->shortcuts()) {
                QVERIFY2(!owner.contains(key.toString()),
                    qPrintable(key.toString() + u' ' + action->objectName()));
                owner[key.toString()] = action->objectName();
            }
        QVERIFY(owner.size() >= 12);
    }

    void rolesReachTheirContrast()
    {
        for (const bool dark : {false, true})
            for (const ContrastPair& pair : contrastPairs()) {
                const double ratio = contrastRatio(
                    themeColor(pair.foreground, dark), themeColor(pair.background, dark));
                QVERIFY2(ratio >= pair.minimum,
                    qPrintable(QStringLiteral("%1 on %2, dark %3: %4")
                                   .arg(int(pair.foreground))
                                   .arg(int(pair.background))
                                   .arg(dark)
                                   .arg(ratio)));
            }
    }

    void appearanceChangesThePalette()
    {
        Fixture f;
        f.start();
        f.window->setAppearance(Appearance::Dark);
        QVERIFY(isDark(QApplication::palette()));
        f.window->setAppearance(Appearance::Light);
        QVERIFY(!isDark(QApplication::palette()));
    }
};

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
