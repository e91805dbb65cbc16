// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assets/assetlearning.h"
#include "tests/support/knowingsession.h"
#include "tests/support/menus.h"
#include "ui/assets/assetcolumnsdialog.h"
#include "ui/assets/assetdetails.h"
#include "ui/assets/assetedit.h"
#include "ui/assets/assetfileimport.h"
#include "ui/assets/assetservicesmodel.h"
#include "ui/assets/assetsmodel.h"
#include "ui/assets/assetspage.h"
#include "ui/mainwindow/noticebar.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/pages/datatable.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace nb;
using namespace nb::test;

namespace {

IpAddress ip(const char* text)
{
    return *IpAddress::fromString(text);
}

Timestamp at(const char* text)
{
    return *timestampFromString(text);
}

AssetService service(std::uint16_t port, const char* label, const char* first, const char* last)
{
    AssetService s;
    s.protocol = kTcp;
    s.port = Port(port);
    s.label = label;
    s.seen.add(at(first), at(last));
    s.flows = 10;
    s.bytes = 5000;
    return s;
}

/// A database, a client and a printer.
void learnOffice(AssetInventory& inventory)
{
    const AssetLimits limits;
    AssetLearning learning;
    Asset* db = learning.at(ip("10.1.0.5"), limits);
    db->seen.add(at("2026-03-01T08:00:00Z"), at("2026-03-02T18:00:00Z"));
    db->flows = 42;
    db->segment = "servers";
    db->names.push_back({"db.example.com", db->seen, 42, false});
    db->macs.push_back(
        {*MacAddress::fromString("00:1b:21:00:00:05"), MacOwner::Asset, db->seen, 42, false});
    db->provides = {service(5432, "postgresql", "2026-03-01T08:00:00Z", "2026-03-02T18:00:00Z"),
        service(22, "ssh", "2026-03-01T20:00:00Z", "2026-03-01T20:00:00Z")};
    db->uses = {service(53, "domain", "2026-03-01T14:00:00Z", "2026-03-02T02:00:00Z")};
    Asset* client = learning.at(ip("10.2.0.7"), limits);
    client->seen.add(at("2026-03-02T08:00:00Z"), at("2026-03-02T09:00:00Z"));
    client->flows = 3;
    client->segment = "clients";
    client->uses = {service(443, "https", "2026-03-02T08:00:00Z", "2026-03-02T09:00:00Z")};
    Asset* printer = learning.at(ip("10.2.0.90"), limits);
    printer->seen.add(at("2026-03-02T07:00:00Z"), at("2026-03-02T07:30:00Z"));
    printer->flows = 1;
    printer->provides = {service(631, "ipp", "2026-03-02T07:00:00Z", "2026-03-02T07:30:00Z")};
    QVERIFY(!inventory.learn(std::move(learning)).empty());
    QVERIFY(inventory.write(true).ok());
}

Flow flow(const char* client, const char* server, std::uint64_t bytes)
{
    Flow f;
    f.start = at("2026-03-02T09:00:00Z");
    f.end = f.start;
    f.srcIp = ip(client);
    f.dstIp = ip(server);
    f.dstPort = Port(5432);
    f.protocol = kTcp;
    f.bytes = bytes;
    f.packets = 1;
    return f;
}

struct Fixture
{
    QTemporaryDir folder;
    UiStateStore state {folder.filePath(QStringLiteral("ui.ini"))};
    std::shared_ptr<KnowingSession> session = std::make_shared<KnowingSession>(
        folder.filePath(QStringLiteral("ws")), Workspace::Mode::ReadWrite,
        std::vector {flow("10.2.0.7", "10.1.0.5", 900), flow("10.1.0.5", "198.51.100.9", 5000),
            flow("10.2.0.8", "10.2.0.9", 1)});
    std::unique_ptr<AssetsPage> page;

    explicit Fixture(bool office = true)
    {
        if (office)
            learnOffice(session->assets());
        page = std::make_unique<AssetsPage>(state);
        page->resize(1200, 800);
        page->setSession(session);
        page->setStore(*session->store(), session->folder());
        page->show();
    }
    ~Fixture() { page->setSession(nullptr); }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return page->model().index(row, column).data().toString();
    }
    [[nodiscard]] QStringList addresses() const
    {
        QStringList all;
        for (int row = 0; row < page->model().rowCount(); ++row)
            all << cell(row, AssetsModel::Address);
        return all;
    }
    [[nodiscard]] bool choose(const char* address) const
    {
        page->showAsset(ip(address));
        return page->details()->asset() && page->details()->asset()->address == ip(address);
    }
};

} // namespace

/// The page Assets over a real inventory.
class TestAssetsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void assetsAreListed();
    void searchFinds_data();
    void searchFinds();
    void sortingKeepsEmptyLast();
    void detailsTellWhatWasObserved();
    void servicesShareAnAxis();
    void peersComeOfTheFlows();
    void peerHasTheMenuOfAnAddress();
    void wordsOfAPersonAreKeptApart();
    void backToObserved();
    void typingIsNotLostByNews();
    void wordsOfAnotherProgramAppear();
    void readOnlyWorkspaceTakesWords();
    void filesAreTakenIn();
    void columnsOfTablesAreChosen();
    void exportIsWhatIsShown();
    void flowsOfAnAssetAreAskedFor();
    void forgettingIsAskedFirst();
    void emptyInventorySaysWhy();
    void copyIsExact();
    void tenThousandAssetsStayQuick();
};

void TestAssetsPage::assetsAreListed()
{
    Fixture f;
    const QAbstractItemModelTester tester(
        &f.page->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(f.addresses(),
        (QStringList {
            QStringLiteral("10.1.0.5"), QStringLiteral("10.2.0.7"), QStringLiteral("10.2.0.90")}));
    QCOMPARE(f.cell(0, AssetsModel::Name), QStringLiteral("db.example.com"));
    QCOMPARE(f.cell(0, AssetsModel::Role), QStringLiteral("Database server · medium"));
    QCOMPARE(f.cell(0, AssetsModel::Mac), QStringLiteral("00:1b:21:00:00:05"));
    QCOMPARE(f.cell(0, AssetsModel::Provides), QStringLiteral("2"));
    QCOMPARE(f.cell(1, AssetsModel::Role), QStringLiteral("Client · low"));
    QCOMPARE(f.cell(0, AssetsModel::Last), QStringLiteral("2026-03-02 18:00:00"));
}

void TestAssetsPage::searchFinds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    QTest::newRow("address") << "10.2.0.7"
                             << "10.2.0.7";
    QTest::newRow("prefix") << "10.2.0.0/16"
                            << "10.2.0.7 10.2.0.90";
    QTest::newRow("name") << "DB.exam"
                          << "10.1.0.5";
    QTest::newRow("mac") << "001b.2100.0005"
                         << "10.1.0.5";
    QTest::newRow("part of a mac") << "21:00:00"
                                   << "10.1.0.5";
    QTest::newRow("segment") << "clients"
                             << "10.2.0.7";
    QTest::newRow("role") << "printer"
                          << "10.2.0.90";
    QTest::newRow("service") << "postgres"
                             << "10.1.0.5";
    QTest::newRow("both words") << "10.2.0.0/16 client"
                                << "10.2.0.7";
    QTest::newRow("nothing") << "10.2.0.0/16 postgres"
                             << "";
}

void TestAssetsPage::searchFinds()
{
    QFETCH(QString, text);
    QFETCH(QString, found);
    Fixture f;
    QTRY_COMPARE(f.page->model().rowCount(), 3);
    f.page->searchField()->setText(text);
    QTRY_COMPARE(f.addresses().join(u' '), found);
}

void TestAssetsPage::sortingKeepsEmptyLast()
{
    Fixture f;
    QTRY_COMPARE(f.page->model().rowCount(), 3);
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        f.page->table()->sortByColumn(AssetsModel::Name, order);
        QCOMPARE(f.addresses().front(), QStringLiteral("10.1.0.5"));
    }
    f.page->table()->sortByColumn(AssetsModel::Provides, Qt::DescendingOrder);
    QCOMPARE(f.addresses(),
        (QStringList {
            QStringLiteral("10.1.0.5"), QStringLiteral("10.2.0.90"), QStringLiteral("10.2.0.7")}));
}

void TestAssetsPage::detailsTellWhatWasObserved()
{
    Fixture f;
    QTRY_COMPARE(f.page->model().rowCount(), 3);
    QVERIFY(f.choose("10.1.0.5"));
    QStringList lines;
    const QTreeWidget* tree = f.page->details()->observed();
    for (int i = 0; i < tree->topLevelItemCount(); ++i)
        lines << tree->topLevelItem(i)->text(1);
    const QString all = lines.join(u'\n');
    for (const char* words : {"Database server, confidence medium", "answers on tcp/5432",
             "db.example.com", "00:1b:21:00:00:05", "2026-03-01 08:00:00 to 2026-03-02 18:00:00"})
        QVERIFY2(all.contains(QLatin1String(words)), words);
}

void TestAssetsPage::servicesShareAnAxis()
{
    Fixture f;
    QTRY_COMPARE(f.page->model().rowCount(), 3);
    AssetServicesModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setAsset(*f.session->assets().find(ip("10.1.0.5")));
    QCOMPARE(model.rowCount(), 3);
    // the axis has 34 hours
    const auto place
        = [&model](int row, int role) { return model.index(row, 0).data(role).toDouble(); };
    QCOMPARE(place(0, AssetServicesModel::FirstRole), 0.0);
    QCOMPARE(place(0, AssetServicesModel::LastRole), 1.0);
    QCOMPARE(place(1, AssetServicesModel::FirstRole), 12.0 / 34);
    QCOMPARE(place(1, AssetServicesModel::LastRole), 12.0 / 34);
    QVERIFY(model.isUsed(2));
    QCOMPARE(place(2, AssetServicesModel::FirstRole), 6.0 / 34);
    QCOMPARE(place(2, AssetServicesModel::LastRole), 18.0 / 34);
    // drawn without a picture to compare: it must only not fail
    QVERIFY(f.choose("10.1.0.5"));
    f.page->details()->tabs()->setCurrentIndex(1);
    // the details came with the first asset: their place is theirs after the next layout
    QTRY_VERIFY(!f.page->details()->servicesTable()->size().isEmpty());
    QVERIFY(!f.page->details()->servicesTable()->grab().isNull());
    QSignalSpy flows(f.page.get(), &PageWidget::flowsRequested);
    f.page->details()->servicesTable()->setCurrentIndex(
        f.page->details()->servicesTable()->model()->index(0, 0));
    QTest::keyClick(f.page->details()->servicesTable(), Qt::Key_Return);
    QCOMPARE(flows.size(), 1);
    QVERIFY(equal(flows[0][0].value<FilterPtr>(),
        *parseFilter("dst_ip = 10.1.0.5 and protocol = 6 and dst_port = 5432")));
}

void TestAssetsPage::peersComeOfTheFlows()
{
    Fixture f;
    QTRY_COMPARE(f.page->model().rowCount(), 3);
    QVERIFY(f.choose("10.1.0.5"));
    f.page->details()->tabs()->setCurrentIndex(2);
    const QAbstractItemModel* peers = f.page->details()->peersTable()->model();
    QTRY_COMPARE(peers->rowCount(), 2);
    QCOMPARE(peers->index(0, AssetPeersModel::Address).data().toString(),
        QStringLiteral("198.51.100.9"));
    QCOMPARE(peers->index(0, AssetPeersModel::AsServer).data().toString(), QStringLiteral("1"));
    QCOMPARE(
        peers->index(1, AssetPeersModel::Address).data().toString(), QStringLiteral("10.2.0.7"));
    QCOMPARE(peers->index(1, AssetPeersModel::AsClient).data().toString(), QStringLiteral("1"));
    QVERIFY(f.choose("10.2.0.90"));
    QTRY_COMPARE(peers->rowCount(), 0);
}

void TestAssetsPage::peerHasTheMenuOfAnAddress()
{
    Fixture f;
    QTRY_COMPARE(f.page->model().rowCount(), 3);
    QVERIFY(f.choose("10.1.0.5"));
    f.page->details()->tabs()->setCurrentIndex(2);
    DataTable* const peers = f.page->details()->peersTable();
    QTRY_COMPARE(peers->model()->rowCount(), 2);
    QSignalSpy asked(f.page.get(), &PageWidget::addressRequested);
    QMenu menu;
    Q_EMIT peers->menuRequested(menu, peers->model()->index(0, 0));
    QVERIFY(actionOf(menu, QStringLiteral("Add to Segment")));
    actionOf(menu, QStringLiteral("Look Up"))->trigger();
    QCOMPARE(asked.size(), 1);
    QVERIFY(asked[0][0].value<AddressAction>() == AddressAction::LookUp);
    QCOMPARE(asked[0][1].value<AddressTarget>().address, ip("198.51.100.9"));
}

void TestAssetsPage::wordsOfAPersonAreKeptApart()
{
    Fixture f;
    QTRY_COMPARE(f.page->model().rowCount(), 3);
    QVERIFY(f.choose("10.1.0.5"));
    AssetEdit* edit = f.page->details()->edit();
    QVERIFY(edit->nameField()->text().isEmpty());
    QVERIFY(edit->nameField()->placeholderText().contains(QStringLiteral("db.example.com")));
    QVERIFY(edit->roleField()->currentText().contains(QStringLiteral("Database server")));
    QVERIFY(!edit->saveButton()->isEnabled());
    edit->ownerField()->setText(QStringLiteral("Till team"));
    edit->tagsField()->setText(QStringLiteral(" pci, till,, pci "));
    edit->notesField()->setPlainText(QStringLiteral("under the counter"));
    edit->nameField()->setText(QStringLiteral("Till database"));
    QVERIFY(edit->saveButton()->isEnabled());
    QTest::mouseClick(edit->saveButton(), Qt::LeftButton);
    QTRY_COMPARE(f.cell(0, AssetsModel::Owner), QStringLiteral("Till team"));
    QCOMPARE(f.cell(0, AssetsModel::Tags), QStringLiteral("pci, till"));
    QCOMPARE(f.cell(0, AssetsModel::Name), QStringLiteral("Till database"));
    QVERIFY(f.page->model().index(0, AssetsModel::Name).data(Qt::FontRole).value<QFont>().italic());
    QVERIFY(!f.page->model().index(1, AssetsModel::Name).data(Qt::FontRole).isValid());
    QVERIFY(!edit->saveButton()->isEnabled());
    const AssetPtr asset = f.session->assets().find(ip("10.1.0.5"));
    QCOMPARE(asset->edits.notes, std::string("under the counter"));
    QCOMPARE(asset->names.front().name, std::string("db.example.com"));
}

void TestAssetsPage::backToObserved()
{
    Fixture f;
    AssetEdits edits;
    edits.name = "Till database";
    edits.role = "web-server";
    edits.owner = "Till team";
    QVERIFY(f.session->assets().edit(ip("10.1.0.5"), edits).ok());
    QTRY_COMPARE(f.page->model().rowCount(), 3);
    QVERIFY(f.choose("10.1.0.5"));
    QTRY_COMPARE(f.cell(0, AssetsModel::Role), QStringLiteral("Web server · stated"));
    QTest::mouseClick(f.page->details()->edit()->backButton(), Qt::LeftButton);
    QTRY_COMPARE(f.cell(0, AssetsModel::Role), QStringLiteral("Database server · medium"));
    QCOMPARE(f.cell(0, AssetsModel::Name), QStringLiteral("db.example.com"));
    QCOMPARE(f.cell(0, AssetsModel::Owner), QStringLiteral("Till team"));
    QTRY_VERIFY(!f.page->details()->edit()->backButton()->isEnabled());
}

void TestAssetsPage::typingIsNotLostByNews()
{
    Fixture f;
    QTRY_COMPARE(f.page->model().rowCount(), 3);
    QVERIFY(f.choose("10.1.0.5"));
    AssetEdit* edit = f.page->details()->edit();
    edit->ownerField()->setText(QStringLiteral("half a na"));
    AssetLearning learning;
    Asset* db = learning.at(ip("10.1.0.5"), {});
    db->seen.add(at("2026-03-03T08:00:00Z"), at("2026-03-03T08:00:00Z"));
    db->flows = 1;
    (void)f.session->assets().learn(std::move(learning));
    f.page->refresh();
    QTRY_COMPARE(f.cell(0, AssetsModel::Last), QStringLiteral("2026-03-03 08:00:00"));
    QCOMPARE(edit->ownerField()->text(), QStringLiteral("half a na"));
    QVERIFY(edit->saveButton()->isEnabled());
}

void TestAssetsPage::wordsOfAnotherProgramAppear()
{
    Fixture f;
    QTRY_COMPARE(f.page->model().rowCount(), 3);
    {
        const auto beside = *Workspace::open(f.session->folder(), Workspace::Mode::ReadOnly);
        const auto inventory = *AssetInventory::open(*beside);
        AssetEdits edits;
        edits.owner = "somebody else";
        QVERIFY(inventory->edit(ip("10.2.0.7"), edits).ok());
    }
    f.page->refresh();
    QTRY_COMPARE(f.cell(1, AssetsModel::Owner), QStringLiteral("somebody else"));
}

void TestAssetsPage::readOnlyWorkspaceTakesWords()
{
    Fixture f; // holds the workspace
    auto reader = std::make_shared<KnowingSession>(f.session->folder(), Workspace::Mode::ReadOnly);
    AssetsPage page(f.state);
    page.resize(1200, 800);
    page.setSession(reader);
    page.show();
    QTRY_COMPARE(page.model().rowCount(), 3);
    QVERIFY(!page.importButton()->isEnabled());
    QVERIFY(page.importButton()->toolTip().contains(QStringLiteral("read-only")));
    page.showAsset(ip("10.2.0.7"));
    page.details()->edit()->ownerField()->setText(QStringLiteral("reader"));
    QTest::mouseClick(page.details()->edit()->saveButton(), Qt::LeftButton);
    QTRY_COMPARE(
        page.model().index(1, AssetsModel::Owner).data().toString(), QStringLiteral("reader"));
    f.page->refresh();
    QTRY_COMPARE(f.cell(1, AssetsModel::Owner), QStringLiteral("reader"));
    page.setSession(nullptr);
}

void TestAssetsPage::filesAreTakenIn()
{
    Fixture f;
    QTRY_COMPARE(f.page->model().rowCount(), 3);
    QFile file(f.folder.filePath(QStringLiteral("list.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("10.3.0.1\n10.3.0.2\nnonsense\n");
    file.close();
    f.page->importFiles({file.fileName(), f.folder.filePath(QStringLiteral("missing.csv"))});
    QTRY_COMPARE(f.page->model().rowCount(), 5);
    QTRY_VERIFY(f.page->notice()->text().contains(QStringLiteral("list.csv: 2 asset")));
    const QString said = f.page->notice()->text();
    QVERIFY(said.contains(QStringLiteral("1 record")));
    QVERIFY(said.contains(QStringLiteral("missing.csv")) || said.count(u'\n') >= 2);
}

void TestAssetsPage::columnsOfTablesAreChosen()
{
    Fixture f;
    QTRY_COMPARE(f.page->model().rowCount(), 3);
    const auto write = [&f](const char* name, const QByteArray& text) {
        QFile file(f.folder.filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName()
                                                                                  : QString();
    };
    const QString path
        = write("cmdb.csv", "Owner,Device,Where\nAnna,10.3.0.1,Rack 1\nBerta,none,Rack 2\n");
    f.page->importFiles({path, f.folder.filePath(QStringLiteral("missing.csv"))});
    QTRY_VERIFY(f.page->fileImport()->dialog());
    AssetColumnsDialog* dialog = f.page->fileImport()->dialog();
    QCOMPARE(dialog->table()->horizontalHeaderItem(1)->text(), QStringLiteral("Device"));
    QCOMPARE(dialog->table()->item(1, 2)->text(), QStringLiteral("Rack 1"));
    QCOMPARE(dialog->box(0)->currentText(), QStringLiteral("Owner")); // guessed
    QCOMPARE(dialog->box(1)->currentIndex(), 0);
    QVERIFY(!dialog->importButton()->isEnabled());
    QVERIFY(dialog->fault().contains(QStringLiteral("addresses")));
    dialog->box(1)->setCurrentText(QStringLiteral("Address"));
    QVERIFY(dialog->importButton()->isEnabled());
    QVERIFY2(dialog->remark().startsWith(u"1 "), qPrintable(dialog->remark()));
    dialog->box(2)->setCurrentText(QStringLiteral("Owner"));
    QVERIFY(!dialog->importButton()->isEnabled());
    QVERIFY(dialog->fault().contains(QStringLiteral("Owner")));
    dialog->box(2)->setCurrentText(QStringLiteral("Notes"));
    dialog->importButton()->click();
    QTRY_COMPARE(f.page->model().rowCount(), 4);
    QTRY_VERIFY(f.page->notice()->text().contains(QStringLiteral("cmdb.csv: 1 asset")));
    QVERIFY(f.page->notice()->text().contains(QStringLiteral("missing.csv")));

    // the same columns again: as they were chosen
    f.page->importFiles({write("cmdb2.csv", "Owner,Device,Where\nAnna,10.3.0.2,Rack 1\n")});
    QTRY_VERIFY(f.page->fileImport()->dialog());
    dialog = f.page->fileImport()->dialog();
    QCOMPARE(dialog->box(1)->currentText(), QStringLiteral("Address"));
    QCOMPARE(dialog->box(2)->currentText(), QStringLiteral("Notes"));
    dialog->reject();
    QTRY_COMPARE(f.page->notice()->text(), QStringLiteral("cmdb2.csv: not imported."));
    QCOMPARE(f.page->model().rowCount(), 4);
    // what cannot be read is told at once, and how it can be
    f.page->importFiles({write("empty.csv", "")});
    QTRY_COMPARE(
        f.page->notice()->text(), QStringLiteral("empty.csv was not imported: the file is empty."));
    // leaving the workspace takes the question away
    f.page->importFiles({path});
    QTRY_VERIFY(f.page->fileImport()->dialog());
    f.page->setSession(nullptr);
    QTRY_VERIFY(!f.page->fileImport()->dialog());
}

void TestAssetsPage::exportIsWhatIsShown()
{
    Fixture f;
    QTRY_COMPARE(f.page->model().rowCount(), 3);
    AssetEdits edits;
    edits.owner = "=cmd()";
    QVERIFY(f.session->assets().edit(ip("10.2.0.7"), edits).ok());
    f.page->refresh();
    QTRY_COMPARE(f.cell(1, AssetsModel::Owner), QStringLiteral("=cmd()"));
    f.page->searchField()->setText(QStringLiteral("10.2.0.0/16"));
    QTRY_COMPARE(f.page->model().rowCount(), 2);
    QFile csv(f.folder.filePath(QStringLiteral("out.csv")));
    f.page->exportTo(csv.fileName());
    QTRY_VERIFY(csv.exists());
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const QByteArrayList lines = csv.readAll().split('\n');
    QVERIFY(lines[0].startsWith("address,name,mac,vendor,segment,role"));
    QVERIFY(lines[1].startsWith("10.2.0.7,"));
    QVERIFY(lines[1].contains(",'=cmd(),")); // no formula for a spreadsheet
    QVERIFY(lines[2].startsWith("10.2.0.90,"));
    QFile json(f.folder.filePath(QStringLiteral("out.json")));
    f.page->exportTo(json.fileName());
    QTRY_VERIFY(json.exists());
    QVERIFY(json.open(QIODevice::ReadOnly));
    const QJsonArray all = QJsonDocument::fromJson(json.readAll()).array();
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[0].toObject()[QStringLiteral("owner")].toString(), QStringLiteral("=cmd()"));
    QCOMPARE(all[0].toObject()[QStringLiteral("flows")].toInt(), 3);
    f.page->exportTo(f.folder.filePath(QStringLiteral("no/such/folder/out.csv")));
    QTRY_VERIFY(f.page->notice()->text().contains(QStringLiteral("could not be written")));
}

void TestAssetsPage::flowsOfAnAssetAreAskedFor()
{
    Fixture f;
    QTRY_COMPARE(f.page->model().rowCount(), 3);
    QSignalSpy flows(f.page.get(), &PageWidget::flowsRequested);
    f.page->table()->setCurrentIndex(f.page->model().index(1, 0));
    QTest::keyClick(f.page->table(), Qt::Key_Return);
    QCOMPARE(flows.size(), 1);
    QVERIFY(equal(flows[0][0].value<FilterPtr>(), *parseFilter("ip = 10.2.0.7")));
}

void TestAssetsPage::forgettingIsAskedFirst()
{
    Fixture f;
    QTRY_COMPARE(f.page->model().rowCount(), 3);
    f.page->table()->selectRow(1);
    QVERIFY(QMetaObject::invokeMethod(f.page.get(), "askRemove"));
    QCOMPARE(f.session->assets().size(), std::size_t {3});
    QPushButton* forget = nullptr;
    for (QPushButton* button : f.page->notice()->findChildren<QPushButton*>())
        if (button->text() == QStringLiteral("&Forget"))
            forget = button;
    QVERIFY(forget);
    QTest::mouseClick(forget, Qt::LeftButton);
    QTRY_COMPARE(
        f.addresses(), (QStringList {QStringLiteral("10.1.0.5"), QStringLiteral("10.2.0.90")}));
}

void TestAssetsPage::emptyInventorySaysWhy()
{
    Fixture f(false);
    QTRY_VERIFY(f.page->importButton()->isEnabled());
    bool said = false;
    for (const QLabel* label : f.page->findChildren<QLabel*>())
        said = said
            || (label->isVisible()
                && label->text().startsWith(QStringLiteral("No assets are known yet.")));
    QVERIFY(said);
    QVERIFY(!f.page->details()->isVisible());
}

void TestAssetsPage::copyIsExact()
{
    Fixture f;
    QTRY_COMPARE(f.page->model().rowCount(), 3);
    f.page->table()->selectRow(0);
    f.page->copy(FlowTextFormat::Csv);
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.startsWith(QStringLiteral("Address,Name,Role")));
    QVERIFY(text.contains(QStringLiteral("2026-03-02T18:00:00")));
    QCOMPARE(text.count(u'\n'), 2);
}

void TestAssetsPage::tenThousandAssetsStayQuick()
{
    Fixture f(false);
    const AssetLimits limits;
    AssetLearning learning;
    for (std::uint32_t i = 0; i < 10'000; ++i) {
        Asset* asset = learning.at(IpAddress::fromV4(0x0a000000 + i * 7), limits);
        asset->seen.add(at("2026-03-01T08:00:00Z"), at("2026-03-02T18:00:00Z"));
        asset->names.push_back(
            {"host" + std::to_string(i) + ".example.com", asset->seen, 1, false});
        asset->provides = {service(443, "https", "2026-03-01T08:00:00Z", "2026-03-02T18:00:00Z")};
    }
    (void)f.session->assets().learn(std::move(learning));
    f.page->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(f.page->model().rowCount(), 10'000, 20'000);
    QElapsedTimer timer;
    timer.start();
    f.page->table()->sortByColumn(AssetsModel::Name, Qt::DescendingOrder);
    const qint64 sorted = timer.restart();
    f.page->model().setSearch(QStringLiteral("host99 443"));
    const qint64 found = timer.restart();
    QCOMPARE(f.page->model().rowCount(), 111);
    qInfo() << "sorted in" << sorted << "ms, found in" << found << "ms";
    // the GUI thread is never held up for long; generous for a busy computer
    QVERIFY(sorted < 1000 && found < 1000);
}

QTEST_MAIN(TestAssetsPage)
#include "tst_assetspage.moc"
