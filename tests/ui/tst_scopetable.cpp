// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/uistatestore.h"
#include "ui/scope/scopetableview.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace nb;

namespace {

ScopeTablePtr systems(int count)
{
    auto table = std::make_shared<ScopeTable>();
    table->columns = {QStringLiteral("System"), QStringLiteral("Flows")};
    for (int i = 0; i < count; ++i)
        table->rows.push_back({i, {QStringLiteral("host%1").arg(i), qlonglong {count - i}},
            i == 0 ? ScopeTone::Bad : ScopeTone::Plain});
    return table;
}

} // namespace

/// The table of the scope's steps.
class TestScopeTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void modelKeepsItsContract();
    void numbersAreSortedAsNumbers();
    void filterWantsAllWords();
    void selectionStaysWithItsRows();
    void copyWritesWhatIsSelected();
};

void TestScopeTable::modelKeepsItsContract()
{
    ScopeTableModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setTable(systems(3));
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(model.index(0, 0).data(Qt::BackgroundRole).isValid());
    QVERIFY(!model.index(1, 0).data(Qt::BackgroundRole).isValid());
    auto narrow = std::make_shared<ScopeTable>(*systems(1));
    narrow->toneColumn = 1;
    model.setTable(narrow);
    QVERIFY(!model.index(0, 0).data(Qt::BackgroundRole).isValid());
    QVERIFY(model.index(0, 1).data(Qt::BackgroundRole).isValid());
    model.setDark(true);
    model.setTable(nullptr);
    QCOMPARE(model.rowCount(), 0);
    auto broken = std::make_shared<ScopeTable>(*systems(1));
    broken->rows.front().cells.clear(); // fewer cells than columns
    model.setTable(broken);
    QCOMPARE(model.index(0, 1).data().toString(), QString());
}

void TestScopeTable::numbersAreSortedAsNumbers()
{
    const QTemporaryDir folder;
    UiStateStore state(folder.filePath(QStringLiteral("ui.ini")));
    ScopeTableView view(state, QStringLiteral("t"), QStringLiteral("T"));
    view.setTable(systems(12));
    view.view()->sortByColumn(1, Qt::AscendingOrder);
    QCOMPARE(view.rows()->index(0, 1).data(ScopeTableModel::SortRole).toLongLong(), 1);
    QCOMPARE(view.rows()->index(9, 1).data(ScopeTableModel::SortRole).toLongLong(), 10);
}

void TestScopeTable::filterWantsAllWords()
{
    const QTemporaryDir folder;
    UiStateStore state(folder.filePath(QStringLiteral("ui.ini")));
    ScopeTableView view(state, QStringLiteral("t"), QStringLiteral("T"));
    view.setTable(systems(12));
    view.setFilter(QStringLiteral("HOST1"));
    QCOMPARE(view.rows()->rowCount(), 3);
    view.setFilter(QStringLiteral("host1 11"));
    QCOMPARE(view.rows()->rowCount(), 2); // host1 with 11 flows, and host11
    view.setFilter({});
    QCOMPARE(view.rows()->rowCount(), 12);
}

void TestScopeTable::selectionStaysWithItsRows()
{
    const QTemporaryDir folder;
    UiStateStore state(folder.filePath(QStringLiteral("ui.ini")));
    ScopeTableView view(state, QStringLiteral("t"), QStringLiteral("T"));
    view.setTable(systems(12));
    view.select(7);
    QCOMPARE(view.current(), 7);
    view.view()->sortByColumn(1, Qt::AscendingOrder);
    view.setTable(systems(10));
    QCOMPARE(view.selected(), std::vector<std::uint32_t> {7});
    view.setTable(systems(5)); // it is gone
    QVERIFY(view.selected().empty());
}

void TestScopeTable::copyWritesWhatIsSelected()
{
    const QTemporaryDir folder;
    UiStateStore state(folder.filePath(QStringLiteral("ui.ini")));
    ScopeTableView view(state, QStringLiteral("t"), QStringLiteral("T"));
    auto table = std::make_shared<ScopeTable>(*systems(2));
    table->rows[0].cells[0] = QStringLiteral("=run \"it\"");
    view.setTable(table);
    view.select(0);
    view.copy(FlowTextFormat::Csv);
    QCOMPARE(QGuiApplication::clipboard()->text().remove(u'\r'),
        QStringLiteral("\"System\",\"Flows\"\n\"'=run \"\"it\"\"\",\"2\""));
    view.copy(FlowTextFormat::Tsv);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("=run \"it\"\t2"));
}

QTEST_MAIN(TestScopeTable)
#include "tst_scopetable.moc"
