// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrichment/enrichment.h"
#include "tests/support/fakesession.h"
#include "tests/support/menus.h"
#include "ui/address/addressactions.h"
#include "ui/address/addresslookup.h"
#include "ui/address/addressmenu.h"
#include "ui/address/addtosegmentdialog.h"
#include "ui/pages/pagewidget.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QInputDialog>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace nb;
using namespace nb::test;

namespace {

IpAddress address(const char* text)
{
    return IpAddress::fromString(text).value();
}

/// A session over a workspace on disk.
class KnowingSession : public FakeSession
{
public:
    explicit KnowingSession(const QString& folder, Workspace::Mode mode)
        : FakeSession(folder, mode == Workspace::Mode::ReadOnly)
        , m_workspace(std::move(Workspace::open(folder, mode).value()))
        , m_enrichment(Enrichment::open(*m_workspace).value())
    {
    }
    [[nodiscard]] std::shared_ptr<Enrichment> enrichment() const override { return m_enrichment; }

private:
    std::unique_ptr<Workspace> m_workspace;
    std::shared_ptr<Enrichment> m_enrichment;
};

struct Actions
{
    QTemporaryDir folder;
    std::shared_ptr<KnowingSession> session
        = std::make_shared<KnowingSession>(folder.path(), Workspace::Mode::ReadWrite);
    QWidget window;
    AddressActions* actions = new AddressActions(window);
    QSignalSpy edited {actions, &AddressActions::edited};

    Actions() { actions->setSession(session); }
    /// Answers the input dialog that is open.
    void answer(const QString& text)
    {
        auto* dialog = window.findChild<QInputDialog*>();
        QVERIFY(dialog);
        dialog->setTextValue(text);
        dialog->accept();
    }
};

} // namespace

/// The menu of an address and what its entries do.
class TestAddressMenu : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cellsKnowTheirAddress();
    void filtersAreAskedOfTheWindow();
    void otherEntriesNameTheirTarget();
    void serviceOnlyWhereThereIsAPort();
    void severalAddressesHaveMenusOfTheirOwn();
    void aNameIsGivenAndTakenBack();
    void aServiceIsNamedAtOneServer();
    void anAddressMovesBetweenSegments();
    void segmentDialogMakesANewSegment();
    void lookupShowsWhatIsKnown();
    void readOnlyWorkspaceRefuses();
};

void TestAddressMenu::cellsKnowTheirAddress()
{
    Flow flow = madeUpFlow(0);
    flow.exporter = "192.0.2.254";
    FlowBatch batch;
    batch.append(flow);
    const auto client = addressOfCell(batch, 0, FlowField::SrcName);
    QVERIFY(client);
    QCOMPARE(client->address, flow.srcIp);
    QVERIFY(client->field == FlowField::SrcIp);
    QVERIFY(!client->port);
    const auto server = addressOfCell(batch, 0, FlowField::Service);
    QVERIFY(server);
    QCOMPARE(server->address, flow.dstIp);
    QVERIFY(server->port == Port(443));
    QVERIFY(server->protocol == kTcp);
    const auto exporter = addressOfCell(batch, 0, FlowField::Exporter);
    QVERIFY(exporter);
    QCOMPARE(printFilter(filterOf(*exporter)), std::string("exporter = 192.0.2.254"));
    QVERIFY(!addressOfCell(batch, 0, FlowField::Bytes));
    QVERIFY(!addressOfCell(batch, 0, FlowField::NatDstIp)); // not translated
    batch.exporter[0] = batch.texts.intern("capture.pcap");
    QVERIFY(!addressOfCell(batch, 0, FlowField::Exporter));
}

void TestAddressMenu::filtersAreAskedOfTheWindow()
{
    PageWidget page(Page::Assets);
    QSignalSpy applied(&page, &PageWidget::flowsRequested);
    QSignalSpy prepared(&page, &PageWidget::filterPrepared);
    QMenu menu;
    AddressMenu::addTo(menu, page, {address("10.0.0.7")});
    actionOf(menu, QStringLiteral("Filter Out This Value"))->trigger();
    QCOMPARE(applied.count(), 1);
    QCOMPARE(printFilter(applied[0][0].value<FilterPtr>()), std::string("ip = 10.0.0.7"));
    QVERIFY(applied[0][1].value<FilterEdit>() == FilterEdit::AndNot);
    actionOf(menu, QStringLiteral("… or This Value"))->trigger();
    QCOMPARE(applied.count(), 1);
    QCOMPARE(prepared.count(), 1);
    QVERIFY(prepared[0][1].value<FilterEdit>() == FilterEdit::Or);
}

void TestAddressMenu::otherEntriesNameTheirTarget()
{
    PageWidget page(Page::Assets);
    QSignalSpy asked(&page, &PageWidget::addressRequested);
    QMenu menu;
    const AddressTarget target {address("2001:db8::1"), FlowField::DstIp, Port(22), kTcp};
    AddressMenu::addTo(menu, page, target);
    const std::vector<std::pair<QString, AddressAction>> entries {
        {QStringLiteral("Open Asset"), AddressAction::OpenAsset},
        {QStringLiteral("Look Up"), AddressAction::LookUp},
        {QStringLiteral("Give a Name"), AddressAction::GiveName},
        {QStringLiteral("Name Its Service 22/tcp"), AddressAction::NameService},
        {QStringLiteral("Add to Segment"), AddressAction::AddToSegment},
    };
    for (const auto& [text, action] : entries) {
        QAction* entry = actionOf(menu, text);
        QVERIFY2(entry, qPrintable(text));
        asked.clear();
        entry->trigger();
        QCOMPARE(asked.count(), 1);
        QVERIFY(asked[0][0].value<AddressAction>() == action);
        QVERIFY(asked[0][1].value<AddressTarget>() == target);
    }
    actionOf(menu, QStringLiteral("Copy Address"))->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("2001:db8::1"));
}

void TestAddressMenu::serviceOnlyWhereThereIsAPort()
{
    QMenu menu;
    AddressMenu::addActions(menu, AddressTarget {address("10.0.0.7")}, [](auto, const auto&) {});
    QVERIFY(!actionOf(menu, QStringLiteral("Name Its Service")));
    QVERIFY(!actionOf(menu, QStringLiteral("Filter for This Value")));
}

void TestAddressMenu::severalAddressesHaveMenusOfTheirOwn()
{
    QMenu menu;
    std::vector<IpAddress> asked;
    AddressMenu::addActions(menu,
        std::vector<AddressTarget> {
            {address("10.0.0.7"), FlowField::SrcIp}, {address("10.0.0.8"), FlowField::DstIp}},
        [&asked](AddressAction, const AddressTarget& target) { asked.push_back(target.address); });
    for (QAction* action : menu.actions())
        if (action->menu())
            actionOf(*action->menu(), QStringLiteral("Look Up"))->trigger();
    QVERIFY((asked == std::vector {address("10.0.0.7"), address("10.0.0.8")}));
}

void TestAddressMenu::aNameIsGivenAndTakenBack()
{
    Actions f;
    const IpAddress outside = address("198.51.100.9");
    f.session->enrichment()->names().add(answeredBinding(
        address("10.0.0.7"), outside, "cdn.example.net", 1'000'000'000, 60, NameSource::Dns));
    f.actions->perform(AddressAction::GiveName, {outside});
    f.answer(QStringLiteral("  Partner.Example.  "));
    QTRY_COMPARE(f.edited.count(), 1);
    QCOMPARE(f.session->enrichment()->givenName(outside), std::string("partner.example"));
    const std::vector<NameQuery> query {
        {address("10.0.0.7"), outside, 1'000'000'000, 1'000'000'001}};
    std::string found;
    f.session->enrichment()->names().find(
        query, [&found](std::size_t, const NameMatch& match) { found = match.name; });
    QCOMPARE(found, std::string("partner.example"));
    f.actions->perform(AddressAction::GiveName, {outside});
    f.answer({});
    QTRY_COMPARE(f.edited.count(), 2);
    f.session->enrichment()->names().find(
        query, [&found](std::size_t, const NameMatch& match) { found = match.name; });
    QCOMPARE(found, std::string("cdn.example.net"));
}

void TestAddressMenu::aServiceIsNamedAtOneServer()
{
    Actions f;
    const AddressTarget target {address("10.0.0.7"), FlowField::DstIp, Port(8443), kTcp};
    f.actions->perform(AddressAction::NameService, target);
    f.answer(QStringLiteral("intranet"));
    QTRY_COMPARE(f.edited.count(), 1);
    const auto table = f.session->enrichment()->services().table()->get();
    QCOMPARE(table->name(kTcp, Port(8443), target.address), std::string_view("intranet"));
    QVERIFY(table->name(kTcp, Port(8443), address("10.0.0.8")) != "intranet");
}

void TestAddressMenu::anAddressMovesBetweenSegments()
{
    std::vector<Segment> segments(2);
    segments[0].name = "office";
    segments[0].prefixes = {IpPrefix::fromString("10.0.0.7").value()};
    segments[1].name = "servers";
    const SegmentAddition addition {"servers", IpPrefix::fromString("10.0.0.7").value()};
    QVERIFY(addition.applyTo(segments));
    QVERIFY(segments[0].prefixes.empty());
    QCOMPARE(segments[1].prefixes.size(), std::size_t {1});
    QVERIFY(!SegmentAddition({"", addition.prefix}).applyTo(segments));
}

void TestAddressMenu::segmentDialogMakesANewSegment()
{
    Actions f;
    f.actions->perform(AddressAction::AddToSegment, {address("10.1.2.3")});
    auto* dialog = f.window.findChild<AddToSegmentDialog*>();
    QVERIFY(dialog);
    const auto boxes = dialog->findChildren<QComboBox*>();
    QCOMPARE(boxes.size(), 2);
    boxes[0]->setEditText(QStringLiteral("laboratory"));
    boxes[1]->setEditText(QStringLiteral("10.1.2.0/24"));
    dialog->accept();
    QTRY_COMPARE(f.edited.count(), 1);
    const auto segments = f.session->enrichment()->segments();
    QCOMPARE(segments->name(segments->find(address("10.1.2.99"))), std::string_view("laboratory"));
}

void TestAddressMenu::lookupShowsWhatIsKnown()
{
    Actions f;
    const IpAddress asked = address("192.0.2.80");
    f.session->enrichment()->names().add(answeredBinding(
        address("10.0.0.7"), asked, "www.example.com", 1'000'000'000, 60, NameSource::Dns));
    f.actions->perform(AddressAction::LookUp, {asked});
    auto* dialog = f.window.findChild<AddressLookup*>();
    QVERIFY(dialog);
    auto* names = dialog->findChild<QTreeWidget*>();
    QTRY_COMPARE(names->topLevelItemCount(), 1);
    QCOMPARE(names->topLevelItem(0)->text(0), QStringLiteral("www.example.com"));
    QCOMPARE(names->topLevelItem(0)->text(1), QStringLiteral("10.0.0.7"));
    f.actions->setSession(nullptr); // the dialog goes with its workspace
    QVERIFY(!f.window.findChild<AddressLookup*>());
}

void TestAddressMenu::readOnlyWorkspaceRefuses()
{
    Actions f;
    f.actions->setSession(nullptr);
    const QString folder = f.session->folder();
    f.session.reset();
    const auto session = std::make_shared<KnowingSession>(folder, Workspace::Mode::ReadOnly);
    f.actions->setSession(session);
    QSignalSpy told(f.actions, &AddressActions::message);
    for (const AddressAction action : {AddressAction::GiveName, AddressAction::AddToSegment}) {
        f.actions->perform(action, {address("10.0.0.7")});
        QVERIFY(!f.window.findChild<QDialog*>());
    }
    QCOMPARE(told.count(), 2);
    f.actions->setSession(nullptr);
}

QTEST_MAIN(TestAddressMenu)
#include "tst_addressmenu.moc"
