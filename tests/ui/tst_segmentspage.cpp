// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/disksession.h"
#include "tests/support/stallwatchdog.h"
#include "ui/drafts/draftbar.h"
#include "ui/mainwindow/noticebar.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/segments/proposalpanel.h"
#include "ui/segments/segmentspage.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace nb;
using namespace nb::test;

namespace {

using Model = SegmentsModel;

Flow flow(const char* client, const char* server, std::uint16_t port)
{
    Flow f;
    f.start = *timestampFromString("2026-03-02T09:00:00Z");
    f.end = f.start + std::chrono::seconds(1);
    f.received = f.end;
    f.srcIp = *IpAddress::fromString(client);
    f.dstIp = *IpAddress::fromString(server);
    f.dstPort = Port(port);
    f.protocol = kTcp;
    f.packets = 2;
    f.bytes = 200;
    return f;
}

Segment segment(const char* name, const char* prefix)
{
    return {name, {*IpPrefix::fromString(prefix)}};
}

/// The page over a workspace on disk with three networks in its traffic.
struct Fixture
{
    QTemporaryDir folder;
    UiStateStore state {folder.filePath(QStringLiteral("ui.ini"))};
    std::shared_ptr<DiskSession> session;
    std::unique_ptr<SegmentsPage> page;

    explicit Fixture(std::vector<Segment> segments = {segment("Office", "10.1.0.0/16")})
    {
        session = DiskSession::open(folder.filePath(QStringLiteral("workspace")));
        keep(std::move(segments));
        session->add({flow("10.1.0.1", "10.2.0.1", 443), flow("10.1.0.2", "10.2.0.1", 22),
            flow("10.1.9.1", "8.8.8.8", 53), flow("10.3.0.1", "10.2.0.2", 443)});
        show();
    }
    void show()
    {
        page = std::make_unique<SegmentsPage>(state);
        page->resize(1200, 700);
        page->show();
        page->setSession(session);
        page->setStore(session->snapshot(), session->folder());
    }
    void keep(std::vector<Segment> segments) const
    {
        (void)session->enrichment()->editSegments([&](std::vector<Segment>& kept) -> Result<void> {
            kept = std::move(segments);
            return {};
        });
    }
    [[nodiscard]] const std::vector<Segment>& kept() const
    {
        return session->enrichment()->segments()->segments();
    }
    [[nodiscard]] Model& model() const { return page->model(); }
    [[nodiscard]] QString cell(int row, int column, int role = Qt::DisplayRole) const
    {
        return model().index(row, column).data(role).toString();
    }
    bool type(int row, int column, const char* text) const
    {
        return model().setData(model().index(row, column), QString::fromUtf8(text), Qt::EditRole);
    }
    [[nodiscard]] QPushButton* button(QStringView text) const
    {
        for (auto* candidate : page->findChildren<QPushButton*>())
            if (candidate->text().remove(u'&').startsWith(text))
                return candidate;
        return nullptr;
    }
    QString file(const char* name, const QByteArray& text) const
    {
        QFile out(folder.filePath(QString::fromLatin1(name)));
        return out.open(QIODevice::WriteOnly) && out.write(text) == text.size() ? out.fileName()
                                                                                : QString();
    }
};

} // namespace

/// The page Segments over a workspace on disk.
class TestSegmentsPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void editIsKeptOnlyBySaving()
    {
        Fixture f;
        const QAbstractItemModelTester tester(&f.model());
        QVERIFY(!f.page->isDirty());
        QVERIFY(f.type(0, Model::Prefixes, "10.1.0.0/17, fd00:1::/48"));
        QVERIFY(f.type(0, Model::Trust, "dmz"));
        QCOMPARE(f.cell(0, Model::State), QStringLiteral("changed"));
        QCOMPARE(f.page->bar()->state().changes, 1);
        QCOMPARE(f.kept().front().prefixes.size(), std::size_t {1});
        QSignalSpy saved(f.page.get(), &SegmentsPage::segmentsSaved);
        f.page->save();
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(!f.page->isDirty());
        QCOMPARE(f.cell(0, Model::State), QString());
        QCOMPARE(f.kept().front().prefixes.size(), std::size_t {2});
        QVERIFY(f.kept().front().trust == SegmentTrust::Dmz);
        // undo goes back behind saving, and that is a change again
        f.model().draft().undoStack().undo();
        QCOMPARE(f.page->bar()->state().changes, 1);
        QCOMPARE(f.cell(0, Model::Trust), QStringLiteral("Internal"));
    }

    void wrongPrefixStaysAtItsCellAndSaysWhy()
    {
        Fixture f;
        QVERIFY(f.type(0, Model::Prefixes, "10.1.0.0/99"));
        QCOMPARE(f.cell(0, Model::Prefixes), QStringLiteral("10.1.0.0/99"));
        QVERIFY(f.cell(0, Model::Prefixes, DraftTable::kFaultRole).contains(u"10.1.0.0/99"));
        QVERIFY(f.cell(0, Model::Remarks).contains(u"10.1.0.0/99"));
        QVERIFY(!f.model().index(0, Model::Prefixes).data(Qt::DecorationRole).isNull());
        QVERIFY(!f.page->bar()->saveButton()->isEnabled());
        QCOMPARE(f.page->bar()->state().faults, 1);
        // saving goes to the cell instead and loses nothing
        f.page->save();
        QCOMPARE(f.page->table()->currentIndex().column(), int {Model::Prefixes});
        QCOMPARE(f.cell(0, Model::Prefixes), QStringLiteral("10.1.0.0/99"));
        QCOMPARE(f.kept().front().prefixes.front().toString(), std::string("10.1.0.0/16"));
        QVERIFY(f.type(0, Model::Prefixes, "10.1.0.0/20"));
        QCOMPARE(f.page->bar()->state().faults, 0);
        QVERIFY(f.page->bar()->saveButton()->isEnabled());
    }

    void namesVlansAndColoursAreCheckedToo()
    {
        Fixture f({segment("Office", "10.1.0.0/16"), segment("Lab", "10.2.0.0/16")});
        QVERIFY(f.type(1, Model::Name, "Office"));
        QVERIFY(!f.cell(1, Model::Name, DraftTable::kFaultRole).isEmpty());
        QVERIFY(f.type(1, Model::Name, ""));
        QVERIFY(!f.cell(1, Model::Name, DraftTable::kFaultRole).isEmpty());
        QVERIFY(f.type(1, Model::Name, "Lab"));
        QVERIFY(f.type(1, Model::Vlans, "10 5000"));
        QCOMPARE(f.cell(1, Model::Vlans), QStringLiteral("10 5000"));
        QVERIFY(f.cell(1, Model::Vlans, DraftTable::kFaultRole).contains(u"5000"));
        QVERIFY(f.type(1, Model::Colour, "reddish"));
        QVERIFY(f.cell(1, Model::Colour, DraftTable::kFaultRole).contains(u"reddish"));
        QCOMPARE(f.page->bar()->state().faults, 2);
    }

    void rowsAreAddedRemovedAndBroughtBack()
    {
        Fixture f;
        f.page->addSegment();
        QCOMPARE(f.model().size(), std::size_t {2});
        QCOMPARE(f.cell(1, Model::State), QStringLiteral("new"));
        auto* editor = f.page->table()->findChild<QLineEdit*>();
        QVERIFY(editor); // the name can be typed at once
        QTest::keyClicks(editor, QStringLiteral("Lab"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(f.cell(1, Model::Name), QStringLiteral("Lab"));
        f.page->table()->showRow(0);
        QTest::keyClick(f.page->table(), Qt::Key_Delete);
        QCOMPARE(f.model().size(), std::size_t {1});
        QCOMPARE(f.page->bar()->state().changes, 2);
        QTest::keyClick(f.page->table(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(f.cell(0, Model::Name), QStringLiteral("Office"));
        QTest::keyClick(f.page->table(), Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(f.model().size(), std::size_t {1});
        f.page->discard();
        QCOMPARE(f.cell(0, Model::Name), QStringLiteral("Office"));
        QVERIFY(!f.page->isDirty());
    }

    void sightingsFollowWhatIsTyped()
    {
        Fixture f;
        QTRY_COMPARE(f.cell(0, Model::Addresses), QStringLiteral("3"));
        QVERIFY(f.type(0, Model::Prefixes, "10.1.0.0/24"));
        QTRY_COMPARE(f.cell(0, Model::Addresses), QStringLiteral("2"));
        QVERIFY(f.type(0, Model::Prefixes, "10.0.0.0/8"));
        QTRY_COMPARE(f.cell(0, Model::Addresses), QStringLiteral("6"));
    }

    void overlapIsToldAtTheRow()
    {
        Fixture f({segment("All", "10.0.0.0/8"), segment("Office", "10.1.0.0/16")});
        QTRY_VERIFY(f.cell(1, Model::Remarks).contains(u"10.1.0.0/16"));
        QVERIFY(f.cell(1, Model::Remarks).contains(u"All"));
        QVERIFY(f.cell(0, Model::Remarks).isEmpty());
        QVERIFY(f.type(0, Model::Prefixes, "10.2.0.0/16"));
        QTRY_COMPARE(f.cell(0, Model::Addresses), QStringLiteral("2"));
        QVERIFY(f.cell(1, Model::Remarks).isEmpty());
    }

    void proposalsAreTakenOneByOneOrAll()
    {
        Fixture f;
        f.button(u"Propose")->click();
        ProposalPanel* const panel = f.page->proposals();
        QVERIFY(panel->isVisible());
        QTRY_COMPARE(panel->list()->topLevelItemCount(), 2); // 10.2 and 10.3; 10.1 is there
        QVERIFY(!panel->list()->topLevelItem(0)->text(5).isEmpty()); // the reason
        panel->list()->topLevelItem(0)->setSelected(true);
        f.button(u"Accept Selected")->click();
        QCOMPARE(f.model().size(), std::size_t {2});
        QCOMPARE(panel->list()->topLevelItemCount(), 1);
        QVERIFY(!f.model().row(1).segment.proposed);
        f.button(u"Accept All")->click();
        QCOMPARE(f.model().size(), std::size_t {3});
        QCOMPARE(panel->list()->topLevelItemCount(), 0);
        QCOMPARE(f.kept().size(), std::size_t {1}); // not saved yet
        f.page->propose();
        QTRY_VERIFY(panel->text().contains(u"every network"));
    }

    void proposedSegmentIsConfirmedByEditing()
    {
        Segment guessed = segment("net", "10.2.0.0/24");
        guessed.proposed = true;
        Fixture f({guessed});
        QCOMPARE(f.cell(0, Model::State), QStringLiteral("proposed"));
        f.model().confirm({0});
        QCOMPARE(f.cell(0, Model::State), QStringLiteral("changed"));
    }

    void localNetworksAndCsvAreImported()
    {
        Fixture f;
        f.page->importFile(
            f.file("networks.txt", "local_networks = \"home=192.168.0.;NAT=1.1.1.1\"\n"));
        QTRY_COMPARE(f.model().size(), std::size_t {3});
        QCOMPARE(f.cell(1, Model::Prefixes), QStringLiteral("192.168.0.0/24"));
        QGuiApplication::clipboard()->setText(
            QStringLiteral("name,prefix,trust\nhome,192.168.1.0/24,guest\nBad,1.2.3.0/77,\n"));
        f.page->importClipboard();
        // the good line replaces its segment, the bad one is named
        QCOMPARE(f.model().size(), std::size_t {3});
        QCOMPARE(f.cell(1, Model::Prefixes), QStringLiteral("192.168.1.0/24"));
        QVERIFY(f.page->notice()->text().contains(u"1.2.3.0/77"));
        QVERIFY(f.page->notice()->text().contains(u'3'));
        f.model().draft().undoStack().undo();
        QCOMPARE(f.cell(1, Model::Prefixes), QStringLiteral("192.168.0.0/24"));
        QVERIFY(f.kept().size() == 1);
    }

    void fileThatIsNoneChangesNothing()
    {
        Fixture f;
        f.page->importFile(f.file("noise.bin", QByteArray("\x00\x01\xff\xfe garbage", 12)));
        QTRY_VERIFY(f.page->notice()->isVisible());
        QVERIFY(!f.page->isDirty());
        f.page->notice()->dismiss();
        f.page->importFile(QStringLiteral("/nowhere/segments.csv"));
        QTRY_VERIFY(f.page->notice()->text().contains(u"segments.csv"));
        QVERIFY(!f.page->isDirty());
    }

    void exportReadsBackAsTheSame()
    {
        Fixture f({segment("Office, first floor", "10.1.0.0/16"), segment("=Lab", "fd00::/48")});
        const QString path = f.folder.filePath(QStringLiteral("out.csv"));
        f.page->exportTo(path);
        const std::vector<Segment> before = f.model().segments();
        f.page->table()->selectAll();
        f.page->removeSelected();
        QCOMPARE(f.model().size(), std::size_t {0});
        f.page->importFile(path);
        QTRY_COMPARE(f.model().size(), std::size_t {2});
        QVERIFY(f.model().segments() == before);
        QSignalSpy told(f.page.get(), &PageWidget::message);
        f.page->exportTo(QStringLiteral("/nowhere/out.csv"));
        QVERIFY(f.page->notice()->isVisible());
        QCOMPARE(told.size(), 0);
    }

    void changeFromElsewhereIsNotOverwritten()
    {
        Fixture f;
        QVERIFY(f.type(0, Model::Name, "Mine"));
        f.keep({segment("Theirs", "10.1.0.0/16")});
        f.page->save();
        QTRY_VERIFY(f.page->notice()->isVisible());
        QCOMPARE(f.kept().front().name, std::string("Theirs"));
        QCOMPARE(f.cell(0, Model::Name), QStringLiteral("Mine"));
        f.button(u"Save Mine")->click();
        QTRY_COMPARE(f.kept().front().name, std::string("Mine"));
    }

    void changeFromElsewhereIsShownWhileNothingIsEdited()
    {
        Fixture f;
        f.page->hide();
        f.keep({segment("Theirs", "10.1.0.0/16")});
        f.page->show();
        QCOMPARE(f.cell(0, Model::Name), QStringLiteral("Theirs"));
    }

    void readOnlyWorkspaceIsShownAndSaysWhy()
    {
        Fixture f;
        const QString folder = f.session->folder();
        f.page->setSession(nullptr);
        f.page->setStore(nullptr, {});
        f.session = DiskSession::open(folder, Workspace::Mode::ReadOnly);
        QVERIFY(f.session);
        f.show();
        QCOMPARE(f.cell(0, Model::Name), QStringLiteral("Office"));
        QVERIFY(!f.type(0, Model::Name, "Other"));
        QVERIFY(!f.button(u"Add Segment")->isEnabled());
        QVERIFY(f.button(u"Add Segment")->toolTip().contains(u"read-only"));
        QVERIFY(f.page->bar()->text().contains(u"read-only"));
    }

    void unsavedEditsComeBackWithTheWorkspace()
    {
        Fixture f;
        QVERIFY(f.type(0, Model::Name, "Renamed"));
        f.page->addSegment();
        QVERIFY(f.type(1, Model::Prefixes, "10.2.0.0/99"));
        f.page->saveState();
        f.page.reset();
        QCOMPARE(f.kept().front().name, std::string("Office"));
        f.show();
        QCOMPARE(f.cell(0, Model::Name), QStringLiteral("Renamed"));
        QCOMPARE(f.cell(1, Model::Prefixes), QStringLiteral("10.2.0.0/99"));
        QCOMPARE(f.page->bar()->state().faults, 1);
        QVERIFY(f.page->notice()->text().contains(u"not save"));
        f.page->discard();
        QCOMPARE(f.cell(0, Model::Name), QStringLiteral("Office"));
        f.page->saveState();
        f.show();
        QVERIFY(!f.page->isDirty());
    }

    void emptyTableSaysWhatToDo()
    {
        Fixture f(std::vector<Segment> {});
        QVERIFY(!f.page->table()->isVisible());
        QVERIFY(f.button(u"Propose")->isEnabled());
        f.page->setStore(nullptr, {});
        QVERIFY(!f.button(u"Propose")->isEnabled());
        QVERIFY(!f.button(u"Propose")->toolTip().isEmpty());
    }

    void tenThousandSegmentsStayFluent()
    {
        std::vector<Segment> many;
        for (std::uint32_t i = 0; i < 10'000; ++i)
            many.push_back({"net " + std::to_string(i),
                {*IpPrefix::make(IpAddress::fromV4(0x0a000000U + (i << 8U)), 24)}});
        Fixture f(std::move(many));
        StallWatchdog watchdog;
        QVERIFY(f.type(5000, Model::Note, "changed"));
        QTRY_COMPARE_WITH_TIMEOUT(f.cell(256, Model::Addresses), QStringLiteral("2"), 20'000);
        f.model().draft().undoStack().undo();
        f.page->table()->sortByColumn(Model::Name, Qt::DescendingOrder);
        QVERIFY2(watchdog.longestMs() < 4 * StallWatchdog::kLimitMs,
            qPrintable(QString::number(watchdog.longestMs())));
    }
};

QTEST_MAIN(TestSegmentsPage)
#include "tst_segmentspage.moc"
