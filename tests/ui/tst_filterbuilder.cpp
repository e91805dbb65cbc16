// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/randomflows.h"
#include "ui/filter/filterbuilderdialog.h"
#include "ui/filter/filterdraghandle.h"
#include "ui/filter/filtergroupwidget.h"
#include "ui/filter/filterrowwidget.h"
#include "ui/filter/filtervalueedit.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace nb;

namespace {

FilterPtr parsed(const char* text)
{
    const auto result = parseFilter(text);
    return result ? *result : FilterNode::makeNot(nullptr);
}

std::string printed(const FilterBuilderDialog& dialog)
{
    return printFilter(dialog.filter());
}

} // namespace

/// The builder edits the tree: what is not touched comes out as it went in.
class TestFilterBuilder : public QObject
{
    Q_OBJECT

    static FilterNodeWidget* part(const FilterBuilderDialog& dialog, std::size_t index)
    {
        return dialog.group()->parts().at(index);
    }
    static void show(FilterBuilderDialog& dialog)
    {
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    }
    static void choose(QComboBox* combo, const QString& start)
    {
        const int index = combo->findText(start, Qt::MatchStartsWith);
        QVERIFY(index >= 0);
        combo->setCurrentIndex(index);
    }

private Q_SLOTS:
    void treeComesOutEqual_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
            {"", "dst_port = 22", "not dst_port = 22", "not not dst_port = 22", "a = 1",
                "src_ip = 10.0.0.0/8 and not dst_segment = CDE and dst_port in {22, 3389, "
                "5985..5986}",
                "ip = 10.0.0.1 or (state = attempt and (bytes > 10k or packets < 3))",
                "not (dst_port = 1 or dst_port = 2)", "not (dst_port = 1 and dst_port = 2)",
                "not not (dst_port = 1 or dst_port = 2)", "src_port < dst_port",
                "src_port < dst_port and dst_name ~ *.example.com", "service", "not service",
                "dst_name = \"a, b\"", "dst_name in {\"a, b\", \"c\\\"d\", e}",
                "start >= 2026-03-02T09:00 and duration > 5m", "src_mac = 00:11:22:33:44:55",
                "tcp_flags ~ 0x02", "rule = \"<b>x</b>\"", "src_name = \" blank \"",
                "src_name = \"two\\nlines\"", "dst_ip = 10.0.0.1..10.0.0.9 or internal = true"})
            QTest::newRow(text) << QByteArray(text);
    }
    void treeComesOutEqual()
    {
        QFETCH(QByteArray, text);
        const auto filter = parseFilter(text.toStdString());
        if (!filter)
            return; // not every spelling of the table is in the language
        FilterBuilderDialog dialog(*filter);
        QVERIFY(dialog.isValid());
        QVERIFY2(equal(dialog.filter(), *filter), printed(dialog).c_str());
    }

    void anyTreeComesOutEqual()
    {
        test::RandomFlows random(20260302);
        for (int i = 0; i < 150; ++i) {
            const FilterPtr filter = random.filter(4);
            FilterBuilderDialog dialog(filter);
            QVERIFY2(dialog.isValid(), printFilter(filter).c_str());
            QVERIFY2(equal(dialog.filter(), filter),
                (printFilter(filter) + "  became  " + printed(dialog)).c_str());
        }
    }

    void deepAndLongTreesStayWhole()
    {
        FilterPtr deep = parsed("dst_port = 1");
        for (int i = 0; i < 150; ++i)
            deep = FilterNode::makeNot(FilterNode::makeAnd({deep, parsed("bytes > 1")}));
        FilterBuilderDialog nested(deep);
        QVERIFY(equal(nested.filter(), deep));

        std::vector<FilterPtr> many;
        for (std::uint64_t i = 0; i < 2000; ++i)
            many.push_back(FilterNode::makeCondition(
                {FlowField::Bytes, FilterOperator::Equal, {NumberRange {i, i}}}));
        const FilterPtr wide = FilterNode::makeOr(many);
        FilterBuilderDialog dialog(wide);
        QVERIFY(equal(dialog.filter(), wide));
    }

    void fieldComparisonIsAnExpression()
    {
        FilterBuilderDialog dialog(parsed("src_port < dst_port and bytes > 5"));
        QVERIFY(qobject_cast<FilterExpressionWidget*>(part(dialog, 0)));
        QVERIFY(qobject_cast<FilterRowWidget*>(part(dialog, 1)));
    }

    void rowsAreFilledInAndTakenOut()
    {
        FilterBuilderDialog dialog(nullptr);
        show(dialog);
        QVERIFY(!dialog.filter()); // the row left alone counts for nothing
        const auto combos = part(dialog, 0)->findChildren<QComboBox*>();
        choose(combos.at(0), QStringLiteral("dst_port"));
        choose(combos.at(1), QStringLiteral("in"));
        auto* value = part(dialog, 0)->findChild<FilterValueEdit*>();
        QTest::keyClicks(value, QStringLiteral("22, 5985..5986"));
        QCOMPARE(printed(dialog), std::string("dst_port in {22, 5985..5986}"));

        dialog.group()->addRow();
        auto* apply = dialog.findChild<QPushButton*>();
        QTest::keyClicks(
            part(dialog, 1)->findChild<FilterValueEdit*>(), QStringLiteral("10.0.0.x"));
        QVERIFY(!dialog.isValid());
        QVERIFY(!apply->isEnabled());
        QCOMPARE(dialog.group()->faults(), 1);
        part(dialog, 1)->findChild<FilterValueEdit*>()->setText(QStringLiteral("10.0.0.0/24"));
        QCOMPARE(printed(dialog), std::string("dst_port in {22, 5985..5986} and ip = 10.0.0.0/24"));
        QVERIFY(apply->isEnabled());

        Q_EMIT part(dialog, 0)->removeRequested();
        QCOMPARE(printed(dialog), std::string("ip = 10.0.0.0/24"));
    }

    void groupsJoinWithOrAndNot()
    {
        FilterBuilderDialog dialog(parsed("dst_port = 1 and dst_port = 2"));
        show(dialog);
        auto* join = qobject_cast<QComboBox*>(dialog.group()->firstField());
        join->setCurrentIndex(1);
        QCOMPARE(printed(dialog), std::string("dst_port = 1 or dst_port = 2"));
        join->setCurrentIndex(2);
        QVERIFY(equal(dialog.filter(), parsed("not (dst_port = 1 or dst_port = 2)")));
    }

    void keyboardMovesDuplicatesAndDeletes()
    {
        FilterBuilderDialog dialog(
            parsed("dst_port = 1 and (dst_port = 2 or dst_port = 3) and dst_port = 4"));
        show(dialog);
        // Down into the group beside it, up out of it again.
        QTest::keyClick(
            part(dialog, 0)->firstField(), Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY2(equal(dialog.filter(),
                     parsed("(dst_port = 1 or dst_port = 2 or dst_port = 3) and dst_port = 4")),
            printed(dialog).c_str());
        auto* group = qobject_cast<FilterGroupWidget*>(part(dialog, 0));
        QVERIFY(group);
        QTest::keyClick(group->parts().at(0)->findChild<FilterValueEdit*>(), Qt::Key_Up,
            Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY2(equal(dialog.filter(),
                     parsed("dst_port = 1 and (dst_port = 2 or dst_port = 3) and dst_port = 4")),
            printed(dialog).c_str());
        QTest::keyClick(part(dialog, 2)->firstField(), Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(dialog.group()->parts().size(), std::size_t {4});
        QTest::keyClick(part(dialog, 0)->firstField(), Qt::Key_Delete, Qt::ControlModifier);
        QVERIFY2(equal(dialog.filter(),
                     parsed("(dst_port = 2 or dst_port = 3) and dst_port = 4 and dst_port = 4")),
            printed(dialog).c_str());
    }

    static void drag(QWidget* handle, const QPoint& to, bool giveUp = false)
    {
        const QPoint middle = handle->rect().center();
        const QPoint target = handle->mapFromGlobal(to);
        QTest::mousePress(handle, Qt::LeftButton, {}, middle);
        QTest::mouseMove(handle, (middle + target) / 2);
        QTest::mouseMove(handle, target);
        if (giveUp)
            QTest::keyClick(handle, Qt::Key_Escape);
        QTest::mouseRelease(handle, Qt::LeftButton, {}, target);
    }
    static QPoint above(const QWidget* widget) { return widget->mapToGlobal(QPoint(40, 2)); }
    static QPoint below(const QWidget* widget)
    {
        return widget->mapToGlobal(QPoint(40, widget->height() - 2));
    }

    void partsMoveByDragging()
    {
        FilterBuilderDialog dialog(
            parsed("dst_port = 1 and dst_port = 2 and (dst_port = 3 or dst_port = 4)"));
        show(dialog);
        const auto handle
            = [&](std::size_t i) { return part(dialog, i)->findChild<FilterDragHandle*>(); };
        // to the front
        drag(handle(1), above(part(dialog, 0)));
        QCOMPARE(printed(dialog),
            std::string("dst_port = 2 and dst_port = 1 and (dst_port = 3 or dst_port = 4)"));
        // where it is already
        drag(handle(0), below(part(dialog, 0)));
        QCOMPARE(printed(dialog),
            std::string("dst_port = 2 and dst_port = 1 and (dst_port = 3 or dst_port = 4)"));
        // given up half way
        drag(handle(0), below(part(dialog, 1)), true);
        QCOMPARE(printed(dialog),
            std::string("dst_port = 2 and dst_port = 1 and (dst_port = 3 or dst_port = 4)"));
        // into a group, between its parts
        auto* group = qobject_cast<FilterGroupWidget*>(part(dialog, 2));
        QVERIFY(group);
        drag(handle(0), above(group->parts().at(1)));
        QCOMPARE(printed(dialog),
            std::string("dst_port = 1 and (dst_port = 3 or dst_port = 2 or dst_port = 4)"));
        // and a part of the group to the outside
        QTRY_COMPARE(group->parts().size(), std::size_t {3});
        drag(group->parts().at(0)->findChild<FilterDragHandle*>(), above(part(dialog, 0)));
        QCOMPARE(printed(dialog),
            std::string("dst_port = 3 and dst_port = 1 and (dst_port = 2 or dst_port = 4)"));
        // a whole group; never into itself
        drag(group->findChild<FilterDragHandle*>(QString(), Qt::FindDirectChildrenOnly),
            above(part(dialog, 0)));
        QCOMPARE(printed(dialog),
            std::string("(dst_port = 2 or dst_port = 4) and dst_port = 3 and dst_port = 1"));
    }

    void everythingIsReachedByTab()
    {
        FilterBuilderDialog dialog(
            parsed("dst_port = 1 and (dst_port = 2 or src_port < dst_port)"));
        show(dialog);
        QSet<QWidget*> reached;
        for (int i = 0; i < 200; ++i) {
            if (QWidget* focus = dialog.focusWidget())
                reached << focus;
            QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
        }
        for (QToolButton* button : dialog.findChildren<QToolButton*>()) {
            QVERIFY2(reached.contains(button), qPrintable(button->text()));
            QVERIFY(!button->accessibleName().isEmpty() || !button->text().isEmpty());
        }
        for (FilterValueEdit* edit : dialog.findChildren<FilterValueEdit*>())
            QVERIFY(reached.contains(edit));
    }

    void hostileTextIsShownPlain()
    {
        FilterBuilderDialog dialog(parsed("rule = \"<img src=x>\""));
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            QVERIFY(
                label->textFormat() == Qt::PlainText || !label->text().contains(QLatin1Char('<')));
    }
};

QTEST_MAIN(TestFilterBuilder)
#include "tst_filterbuilder.moc"
