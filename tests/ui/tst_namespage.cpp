// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrichment/enrichment.h"
#include "tests/support/fakesession.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/names/lookupsettings.h"
#include "ui/names/namesourcestab.h"
#include "ui/names/namespage.h"
#include "ui/names/namestab.h"
#include "ui/names/ownerstab.h"
#include "ui/names/recordpane.h"
#include "ui/names/recordview.h"
#include "ui/names/servicestab.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace nb;
using namespace nb::test;

namespace {

constexpr std::int64_t kNow = 1'772'438'400'000'000;

IpAddress address(const char* text)
{
    return IpAddress::fromString(text).value();
}

/// Sources that keep in mind what they were told.
class FakeSources : public KnowledgeSources
{
public:
    explicit FakeSources(Owners& owners)
        : m_owners(owners)
    {
    }
    Result<KnowledgeImport> importOwners(const QString&, std::stop_token) override
    {
        return Error {ErrorCode::ForeignFile, "holds no whois cache"};
    }
    Result<KnowledgeImport> importServices(const QString&) override { return KnowledgeImport {}; }
    Result<OwnerBlock> lookUpOwner(const IpAddress& asked, std::stop_token) override
    {
        OwnerBlock block;
        block.first = block.last = asked;
        block.owner = "ASKED-NET";
        block.source = "ripe";
        block.fetched = fromMicroseconds(kNow);
        block.expires = fromMicroseconds(kNow * 2);
        if (const auto kept = m_owners.keep({block}); !kept)
            return kept.error();
        return block;
    }
    [[nodiscard]] std::vector<FollowedLogStatus> followedLogs() const override
    {
        std::vector<FollowedLogStatus> all;
        for (const FollowedLog& log : m_logs)
            all.push_back({log, true, false, 12, 5, 0, 0});
        return all;
    }
    Result<void> setFollowedLogs(const std::vector<FollowedLog>& logs) override
    {
        m_logs = logs;
        return {};
    }
    [[nodiscard]] bool reverseLookups() const override { return m_reverse; }
    Result<void> setReverseLookups(bool enabled) override
    {
        m_reverse = enabled;
        return {};
    }

private:
    Owners& m_owners;
    std::vector<FollowedLog> m_logs;
    std::atomic<bool> m_reverse {false};
};

class KnowingSession : public FakeSession
{
public:
    KnowingSession(const QString& folder, Workspace::Mode mode)
        : FakeSession(folder, mode == Workspace::Mode::ReadOnly)
        , m_workspace(std::move(Workspace::open(folder, mode).value()))
        , m_enrichment(Enrichment::open(*m_workspace).value())
        , m_sources(m_enrichment->owners())
    {
    }
    [[nodiscard]] std::shared_ptr<Enrichment> enrichment() const override { return m_enrichment; }
    [[nodiscard]] KnowledgeSources* knowledgeSources() const override { return &m_sources; }

private:
    std::unique_ptr<Workspace> m_workspace;
    std::shared_ptr<Enrichment> m_enrichment;
    mutable FakeSources m_sources;
};

/// Three names of two clients.
void fill(Enrichment& enrichment)
{
    NameAdmin& names = enrichment.names();
    names.add(answeredBinding(
        address("10.0.0.7"), address("192.0.2.80"), "www.example.com", kNow, 300, NameSource::Dns));
    names.add(answeredBinding(address("10.0.0.8"), address("192.0.2.80"), "cdn.example.net",
        kNow + 1'000'000, 300, NameSource::Tls));
    names.add(givenBinding(address("198.51.100.1"), "partner.example"));
}

struct Fixture
{
    QTemporaryDir folder;
    UiStateStore state {folder.filePath(QStringLiteral("ui.ini"))};
    std::shared_ptr<KnowingSession> session = std::make_shared<KnowingSession>(
        folder.filePath(QStringLiteral("workspace")), Workspace::Mode::ReadWrite);
    std::unique_ptr<NamesPage> page = std::make_unique<NamesPage>(state);

    Fixture()
    {
        fill(*session->enrichment());
        page->resize(1200, 700);
        page->show();
        page->setSession(session);
    }
    ~Fixture() { page->setSession(nullptr); }
    [[nodiscard]] static int rows(const KnowledgeTab& tab)
    {
        return tab.pane()->view()->model()->rowCount();
    }
    [[nodiscard]] static QString cell(const KnowledgeTab& tab, int row, int column)
    {
        return tab.pane()->view()->model()->index(row, column).data().toString();
    }
    [[nodiscard]] static QPushButton* button(const QWidget& in, const QString& text)
    {
        for (QPushButton* button : in.findChildren<QPushButton*>())
            if (button->text().remove(u'&') == text)
                return button;
        return nullptr;
    }
};

} // namespace

/// The page Names and owners over a real workspace.
class TestNamesPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesShowWhoAskedAndWhatItIsWorth();
    void searchFindsNamesAndAddresses();
    void aClickOnTheHeaderSorts();
    void deletedNamesAreForgotten();
    void rowsAreCopiedAsCsv();
    void tenThousandNamesAreThere();
    void lookupsAreOffUntilSwitchedOn();
    void theRegistryIsAskedForOneAddress();
    void ownersAreForgotten();
    void servicesOfTheUserAreShownFirst();
    void logsAreFollowedAndDropped();
    void reverseLookupsAreOffUntilSwitchedOn();
    void boundOfTheCacheIsASetting();
    void readOnlyWorkspaceSaysWhy();
    void withoutAWorkspaceNothingIsShown();
};

void TestNamesPage::namesShowWhoAskedAndWhatItIsWorth()
{
    Fixture f;
    NamesTab& tab = *f.page->names();
    const QAbstractItemModelTester tester(tab.pane()->view()->model());
    QTRY_COMPARE(f.rows(tab), 3);
    // the latest first
    QCOMPARE(f.cell(tab, 0, NamesTab::Name), QStringLiteral("cdn.example.net"));
    QCOMPARE(f.cell(tab, 0, NamesTab::Client), QStringLiteral("10.0.0.8"));
    QCOMPARE(f.cell(tab, 0, NamesTab::Source), QStringLiteral("TLS server name"));
    QCOMPARE(f.cell(tab, 1, NamesTab::Address), QStringLiteral("192.0.2.80"));
    QCOMPARE(f.cell(tab, 2, NamesTab::Client), QStringLiteral("everybody"));
    QCOMPARE(f.cell(tab, 2, NamesTab::Expires), QStringLiteral("for ever"));
    QVERIFY(tab.pane()->stateText().startsWith(QStringLiteral("Names: 3.")));
}

void TestNamesPage::searchFindsNamesAndAddresses()
{
    Fixture f;
    NamesTab& tab = *f.page->names();
    QTRY_COMPARE(f.rows(tab), 3);
    tab.pane()->filterBox()->setText(QStringLiteral("EXAMPLE.COM"));
    QTRY_COMPARE(f.rows(tab), 1);
    tab.pane()->filterBox()->setText(QStringLiteral("192.0.2.80"));
    QTRY_COMPARE(f.rows(tab), 2);
    tab.pane()->filterBox()->setText(QStringLiteral("nothing like it"));
    QTRY_COMPARE(f.rows(tab), 0);
    QCOMPARE(tab.pane()->emptyText(), QStringLiteral("No name matches “nothing like it”."));
}

void TestNamesPage::aClickOnTheHeaderSorts()
{
    Fixture f;
    NamesTab& tab = *f.page->names();
    QTRY_COMPARE(f.rows(tab), 3);
    tab.pane()->view()->sortByColumn(NamesTab::Name, Qt::AscendingOrder);
    QTRY_COMPARE(f.cell(tab, 1, NamesTab::Name), QStringLiteral("partner.example"));
    tab.pane()->view()->sortByColumn(NamesTab::Name, Qt::DescendingOrder);
    QTRY_COMPARE(f.cell(tab, 0, NamesTab::Name), QStringLiteral("www.example.com"));
}

void TestNamesPage::deletedNamesAreForgotten()
{
    Fixture f;
    NamesTab& tab = *f.page->names();
    QTRY_COMPARE(f.rows(tab), 3);
    QVERIFY(!f.button(tab, QStringLiteral("Delete"))->isEnabled());
    tab.pane()->view()->selectRow(0);
    f.button(tab, QStringLiteral("Delete"))->click();
    auto* question = tab.findChild<QMessageBox*>();
    QVERIFY(question);
    f.button(*question, QStringLiteral("Forget"))->click();
    QTRY_COMPARE(f.rows(tab), 2);
    QCOMPARE(f.session->enrichment()->names().size(), std::size_t {2});
}

void TestNamesPage::rowsAreCopiedAsCsv()
{
    Fixture f;
    f.session->enrichment()->names().add(givenBinding(address("198.51.100.2"), "=cmd.example"));
    f.page->reload();
    NamesTab& tab = *f.page->names();
    QTRY_COMPARE(f.rows(tab), 4);
    tab.pane()->view()->selectAll();
    f.page->copy(FlowTextFormat::Csv);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 5);
    QVERIFY(lines[0].startsWith(QStringLiteral("Name,Address,Asked for by")));
    QVERIFY(!QGuiApplication::clipboard()->text().contains(QStringLiteral("\n=cmd")));
}

void TestNamesPage::tenThousandNamesAreThere()
{
    Fixture f;
    std::vector<NameBinding> many;
    for (std::uint32_t i = 0; i < 10'000; ++i)
        many.push_back(answeredBinding(address("10.0.0.9"), IpAddress::fromV4(0xcb000000 + i),
            "host" + std::to_string(i) + ".example", kNow, 60, NameSource::Log));
    f.session->enrichment()->names().addAll(many);
    f.page->reload();
    QTRY_COMPARE(f.rows(*f.page->names()), 10'003);
}

void TestNamesPage::lookupsAreOffUntilSwitchedOn()
{
    Fixture f;
    f.page->tabs()->setCurrentWidget(f.page->owners());
    OwnersTab& tab = *f.page->owners();
    LookupSettings& settings = *tab.settings();
    QTRY_VERIFY(!tab.isBusy());
    QVERIFY(!settings.enableBox()->isChecked());
    QVERIFY(settings.explanation().startsWith(QStringLiteral("Off: nothing leaves")));
    QVERIFY(!f.button(tab, QStringLiteral("Look Up…"))->isEnabled());
    settings.enableBox()->click();
    QTRY_VERIFY(f.session->enrichment()->owners().lookupsEnabled());
    QTRY_VERIFY(settings.explanation().contains(QStringLiteral("RDAP")));
    QVERIFY(f.button(tab, QStringLiteral("Look Up…"))->isEnabled());
    settings.arinButton()->click();
    QTRY_VERIFY(settings.explanation().contains(QStringLiteral("whois.arin.net")));
    QVERIFY(f.session->enrichment()->owners().registry() == Owners::Registry::ArinRest);
    settings.enableBox()->click();
    QTRY_VERIFY(!f.session->enrichment()->owners().lookupsEnabled());
}

void TestNamesPage::theRegistryIsAskedForOneAddress()
{
    Fixture f;
    f.page->tabs()->setCurrentWidget(f.page->owners());
    OwnersTab& tab = *f.page->owners();
    QSignalSpy told(f.page.get(), &PageWidget::message);
    tab.lookUp(address("198.51.100.7"));
    QTRY_COMPARE(f.rows(tab), 1);
    QCOMPARE(f.cell(tab, 0, OwnersTab::Block), QStringLiteral("198.51.100.7"));
    QCOMPARE(f.cell(tab, 0, OwnersTab::Owner), QStringLiteral("ASKED-NET"));
    QCOMPARE(told.last().first().toString(), QStringLiteral("198.51.100.7 belongs to ASKED-NET."));
}

void TestNamesPage::ownersAreForgotten()
{
    Fixture f;
    OwnersTab& tab = *f.page->owners();
    f.page->tabs()->setCurrentWidget(&tab);
    tab.lookUp(address("198.51.100.7"));
    tab.lookUp(address("198.51.100.8"));
    QTRY_COMPARE(f.rows(tab), 2);
    tab.pane()->view()->selectRow(1);
    f.button(tab, QStringLiteral("Delete"))->click();
    f.button(*tab.findChild<QMessageBox*>(), QStringLiteral("Forget"))->click();
    QTRY_COMPARE(f.rows(tab), 1);
    QCOMPARE(f.cell(tab, 0, OwnersTab::Block), QStringLiteral("198.51.100.7"));
}

void TestNamesPage::servicesOfTheUserAreShownFirst()
{
    Fixture f;
    ServicesTab& tab = *f.page->services();
    f.page->tabs()->setCurrentWidget(&tab);
    QTRY_VERIFY(!tab.isBusy());
    QCOMPARE(f.rows(tab), 0);
    ServiceEntry entry;
    entry.protocol = kTcp;
    entry.port = Port(8443);
    entry.address = address("10.0.0.7");
    entry.name = "intranet";
    tab.keep(entry);
    QTRY_COMPARE(f.rows(tab), 1);
    QCOMPARE(f.cell(tab, 0, ServicesTab::Address), QStringLiteral("10.0.0.7"));
    QCOMPARE(f.cell(tab, 0, ServicesTab::Origin), QStringLiteral("you"));
    tab.builtInBox()->click();
    QTRY_VERIFY(f.rows(tab) > 100);
    tab.builtInBox()->click();
    QTRY_COMPARE(f.rows(tab), 1);
    tab.pane()->view()->selectRow(0);
    f.button(tab, QStringLiteral("Remove"))->click();
    QTRY_COMPARE(f.rows(tab), 0);
}

void TestNamesPage::logsAreFollowedAndDropped()
{
    Fixture f;
    NameSourcesTab& tab = *f.page->sources();
    f.page->tabs()->setCurrentWidget(&tab);
    tab.follow({NameFileKind::Dnsmasq, QStringLiteral("/var/log/dnsmasq.log")});
    QTRY_COMPARE(f.rows(tab), 1);
    QCOMPARE(f.cell(tab, 0, NameSourcesTab::Kind), QStringLiteral("dnsmasq"));
    QCOMPARE(f.cell(tab, 0, NameSourcesTab::State),
        QStringLiteral("waiting: it is not there or cannot be read"));
    QCOMPARE(f.cell(tab, 0, NameSourcesTab::Lines), QStringLiteral("12"));
    tab.pane()->view()->selectRow(0);
    f.button(tab, QStringLiteral("Remove"))->click();
    QTRY_COMPARE(f.rows(tab), 0);
    QVERIFY(f.session->knowledgeSources()->followedLogs().empty());
}

void TestNamesPage::reverseLookupsAreOffUntilSwitchedOn()
{
    Fixture f;
    NameSourcesTab& tab = *f.page->sources();
    f.page->tabs()->setCurrentWidget(&tab);
    QVERIFY(!tab.reverseBox()->isChecked());
    tab.reverseBox()->click();
    QTRY_VERIFY(f.session->knowledgeSources()->reverseLookups());
}

void TestNamesPage::boundOfTheCacheIsASetting()
{
    Fixture f;
    NameSourcesTab& tab = *f.page->sources();
    f.page->tabs()->setCurrentWidget(&tab);
    QSpinBox* const field = tab.maximumField();
    QTRY_COMPARE(field->value(), 262'144);
    field->setFocus();
    field->setValue(5000);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(f.session->enrichment()->names().maximum(), std::size_t {5000});
}

void TestNamesPage::readOnlyWorkspaceSaysWhy()
{
    Fixture f;
    f.page->setSession(nullptr);
    const QString folder = f.session->folder();
    QVERIFY(f.session->enrichment()->names().save());
    f.session.reset();
    f.page->setSession(std::make_shared<KnowingSession>(folder, Workspace::Mode::ReadOnly));
    NamesTab& tab = *f.page->names();
    QTRY_COMPARE(f.rows(tab), 3);
    QVERIFY(tab.pane()->stateText().contains(QStringLiteral("open read-only")));
    QVERIFY(!f.button(tab, QStringLiteral("Import…"))->isEnabled());
    QVERIFY(!f.page->owners()->settings()->enableBox()->isEnabled());
}

void TestNamesPage::withoutAWorkspaceNothingIsShown()
{
    Fixture f;
    QTRY_COMPARE(f.rows(*f.page->names()), 3);
    f.page->setSession(nullptr);
    QCOMPARE(f.rows(*f.page->names()), 0);
    QCOMPARE(f.page->names()->pane()->emptyText(), QStringLiteral("No workspace is open."));
}

QTEST_MAIN(TestNamesPage)
#include "tst_namespage.moc"
