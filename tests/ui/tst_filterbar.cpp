// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memoryflowstore.h"
#include "tests/support/naivefilter.h"
#include "ui/filter/completionpopup.h"
#include "ui/filter/filterbar.h"
#include "ui/filter/filtercompleter.h"
#include "ui/filter/filtereditor.h"
#include "ui/filter/filterhelp.h"
#include "ui/filter/filterlibrary.h"
#include "ui/filter/savedfilters.h"
#include "ui/mainwindow/uistatestore.h"

#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

using namespace nb;
using namespace nb::test;

namespace {

FlowStorePtr officeStore()
{
    std::vector<Flow> flows;
    for (const int port : {443, 443, 443, 22, 22, 53}) {
        Flow flow;
        flow.srcIp = *IpAddress::fromString("10.0.0.1");
        flow.dstIp = *IpAddress::fromString("192.0.2.1");
        flow.dstPort = Port(static_cast<std::uint16_t>(port));
        flow.protocol = kTcp;
        flow.dstName = port == 443 ? "www.example.com" : "<b>odd</b> \"name\"";
        flows.push_back(flow);
    }
    return std::make_shared<MemoryFlowStore>(std::move(flows),
        [](const FilterPtr& filter, const Flow& flow) { return naiveMatches(filter, flow); });
}

} // namespace

/// The bar as a person types into it.
class TestFilterBar : public QObject
{
    Q_OBJECT

    /// A window with the bar at its top and something beneath, and its own state file.
    struct Window
    {
        QTemporaryDir folder;
        UiStateStore state {folder.filePath(QStringLiteral("state.ini"))};
        QWidget window;
        FilterBar* bar = nullptr;
        std::vector<std::string> applied;

        Window() { open(); }
        void open()
        {
            bar = new FilterBar(state, &window);
            auto* layout = new QVBoxLayout(&window);
            layout->addWidget(bar);
            layout->addStretch(1);
            window.resize(1000, 500);
            window.show();
            connect(bar, &FilterBar::filterChanged, bar,
                [this](const FilterPtr& filter) { applied.push_back(printFilter(filter)); });
            bar->focusEditor();
            QVERIFY(QTest::qWaitForWindowActive(&window));
        }
        void type(const char* text) const
        {
            QTest::keyClicks(bar->editor(), QString::fromUtf8(text));
        }
        void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
        {
            QTest::keyClick(bar->editor(), key, modifiers);
        }
        [[nodiscard]] CompletionPopup* popup() const { return bar->completer()->popup(); }
        [[nodiscard]] QStringList offered() const
        {
            QStringList texts;
            if (popup()->isVisible())
                for (const CompletionEntry& entry : popup()->entries())
                    texts << entry.text;
            return texts;
        }
    };

private Q_SLOTS:
    void wrongTextSaysWhereAndKeepsTheFilter()
    {
        Window w;
        w.type("dst_port = 443");
        w.key(Qt::Key_Return);
        QCOMPARE(w.applied, std::vector<std::string> {"dst_port = 443"});

        w.bar->editor()->setText({});
        w.type("src_ip = 10.0.0.1 and dst_prt = 22");
        QCOMPARE(w.bar->textState(), FilterBar::TextState::Invalid);
        // The column of the misspelt field, counted from one.
        QVERIFY2(w.bar->message().contains(QStringLiteral("23")), qPrintable(w.bar->message()));
        QVERIFY2(
            w.bar->message().contains(QStringLiteral("dst_port")), qPrintable(w.bar->message()));
        const auto marks = w.bar->editor()->extraSelections();
        QCOMPARE(marks.size(), 1);
        QCOMPARE(marks.front().cursor.selectedText(), QStringLiteral("dst_prt"));
        w.key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(w.applied.size(), std::size_t {1});
        QCOMPARE(printFilter(w.bar->filter()), std::string("dst_port = 443"));
        QCOMPARE(w.bar->editor()->cursorPosition(), qsizetype {22});
    }

    void droppedConditionJoinsTheFilter()
    {
        Window w;
        w.type("dst_port = 443");
        const auto drop = [&w](const char* text) {
            QMimeData data;
            data.setText(QString::fromUtf8(text));
            QWidget* target = w.bar->editor()->viewport();
            QDragEnterEvent enter({3, 3}, Qt::CopyAction, &data, Qt::LeftButton, {});
            QCoreApplication::sendEvent(target, &enter);
            QVERIFY(enter.isAccepted());
            QDropEvent dropped({3, 3}, Qt::CopyAction, &data, Qt::LeftButton, {});
            QCoreApplication::sendEvent(target, &dropped);
            QVERIFY(dropped.isAccepted());
        };
        drop("src_ip = 10.0.0.1 or src_ip = 10.0.0.2");
        QCOMPARE(w.applied,
            std::vector<std::string> {
                "dst_port = 443 and (src_ip = 10.0.0.1 or src_ip = 10.0.0.2)"});
        // what is no filter by itself is only text
        w.bar->clear();
        drop("10.0.0.9");
        QCOMPARE(w.bar->editor()->text(), QStringLiteral("10.0.0.9"));
        QCOMPARE(w.applied.size(), std::size_t {2});
    }

    void columnCountsCharactersNotBytes()
    {
        Window w;
        w.bar->editor()->setText(QStringLiteral("rule = \"é€\" and dst_prt = 1"));
        QVERIFY2(w.bar->message().contains(QStringLiteral("17")), qPrintable(w.bar->message()));
        QCOMPARE(w.bar->editor()->extraSelections().front().cursor.selectedText(),
            QStringLiteral("dst_prt"));
    }

    void completionLeadsFromFieldToOperatorToValue()
    {
        Window w;
        w.bar->setStore(officeStore());
        w.type("dst_po");
        QTRY_VERIFY(w.offered().contains(QStringLiteral("dst_port")));
        w.key(Qt::Key_Tab);
        QCOMPARE(w.bar->editor()->text(), QStringLiteral("dst_port "));
        QVERIFY(w.bar->editor()->hasFocus());
        QTRY_VERIFY(w.offered().contains(QStringLiteral("=")));
        w.type("= ");
        // Most used first.
        QTRY_VERIFY(w.offered().contains(QStringLiteral("53")));
        QCOMPARE(w.offered().mid(0, 3),
            (QStringList {QStringLiteral("443"), QStringLiteral("22"), QStringLiteral("53")}));
        w.key(Qt::Key_Down);
        w.key(Qt::Key_Return);
        QCOMPARE(w.bar->editor()->text().trimmed(), QStringLiteral("dst_port = 22"));
        QTRY_VERIFY(w.offered().contains(QStringLiteral("and")));
        QVERIFY(w.applied.empty());
        // Complete as typed and no row chosen: Enter applies.
        w.key(Qt::Key_Return);
        QCOMPARE(w.applied, std::vector<std::string> {"dst_port = 22"});
        QVERIFY(!w.popup()->isVisible());
    }

    void valuesFromTheDataAreQuoted()
    {
        Window w;
        w.bar->setStore(officeStore());
        w.type("dst_name = od");
        QTRY_COMPARE(w.offered().size(), 1);
        w.key(Qt::Key_Tab);
        QVERIFY(w.bar->textState() == FilterBar::TextState::Valid);
        w.key(Qt::Key_Return);
        QVERIFY(equal(w.bar->filter(),
            FilterNode::makeCondition({FlowField::DstName, FilterOperator::Equal,
                {TextPattern {"<b>odd</b> \"name\""}}})));
    }

    void escapeClosesTheListThenRestoresTheText()
    {
        Window w;
        w.type("dst");
        QVERIFY(w.popup()->isVisible());
        w.key(Qt::Key_Escape);
        QVERIFY(!w.popup()->isVisible());
        QCOMPARE(w.bar->editor()->text(), QStringLiteral("dst"));
        w.key(Qt::Key_Escape);
        QCOMPARE(w.bar->editor()->text(), QString());
        w.key(Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(w.popup()->isVisible());
    }

    void escapeLosesNothingThatWasTyped()
    {
        Window w;
        w.type("DST_PORT=443 ");
        w.key(Qt::Key_Escape); // the list
        w.key(Qt::Key_Return);
        const QString applied = w.bar->editor()->text();
        w.type("and dst_na");
        w.key(Qt::Key_Escape);
        w.key(Qt::Key_Escape);
        QCOMPARE(w.bar->editor()->text(), applied); // as it was spelt
        QVERIFY(w.bar->editor()->hasFocus());
        QVERIFY2(w.bar->message().contains(QStringLiteral("Ctrl+Z")), qPrintable(w.bar->message()));
        w.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(w.bar->editor()->text(), applied + QStringLiteral("and dst_na"));
        // nothing to restore: Esc leaves
        w.key(Qt::Key_Escape);
        w.key(Qt::Key_Escape);
        QSignalSpy left(w.bar, &FilterBar::left);
        w.key(Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
        QCOMPARE(w.applied.size(), std::size_t {1});
    }

    void valuesSayHowManyFlowsHaveThem()
    {
        Window w;
        w.bar->setStore(officeStore());
        w.type("dst_port = ");
        QTRY_VERIFY(w.offered().contains(QStringLiteral("443")));
        const std::vector<CompletionEntry>& entries = w.popup()->entries();
        QCOMPARE(entries[0], (CompletionEntry {QStringLiteral("443"), QStringLiteral("3 flows")}));
        QCOMPARE(entries[2], (CompletionEntry {QStringLiteral("53"), QStringLiteral("1 flow")}));
    }

    void timeLimitShowsAndIsTakenAwayThere()
    {
        Window w;
        const auto chip = [&w]() -> QToolButton* {
            for (QToolButton* button : w.bar->findChildren<QToolButton*>())
                if (button->isVisible() && button->text().contains(QStringLiteral("09:00")))
                    return button;
            return nullptr;
        };
        QVERIFY(!chip());
        const QImage before = w.bar->grab().toImage();
        w.bar->setTimeRange(QStringLiteral("2026-03-02 09:00 – 10:00"), QStringLiteral("long"));
        QVERIFY(chip());
        QVERIFY(before.pixel(1, 1) != w.bar->grab().toImage().pixel(1, 1)); // the tint
        QSignalSpy cleared(w.bar, &FilterBar::timeRangeCleared);
        QTest::mouseClick(chip(), Qt::LeftButton);
        QCOMPARE(cleared.size(), 1);
        w.bar->setTimeRange({}, {});
        QVERIFY(!chip());
        QCOMPARE(before.pixel(1, 1), w.bar->grab().toImage().pixel(1, 1));
    }

    void historyComesWithDownAndSurvives()
    {
        Window w;
        for (int i = 0; i < 60; ++i) {
            w.bar->editor()->setText(QStringLiteral("dst_port = %1").arg(i + 1));
            w.bar->apply();
        }
        QCOMPARE(w.bar->library()->history().size(), 50);
        delete w.bar;
        delete w.window.layout();
        w.open();
        QCOMPARE(w.bar->library()->history().size(), 50);
        w.key(Qt::Key_Down);
        QVERIFY(w.popup()->isVisible());
        QCOMPARE(w.offered().front(), QStringLiteral("dst_port = 60"));
        w.key(Qt::Key_Down);
        w.key(Qt::Key_Return);
        QCOMPARE(w.bar->editor()->text(), QStringLiteral("dst_port = 59"));
        w.applied.clear();
        w.key(Qt::Key_Return);
        QCOMPARE(w.applied, std::vector<std::string> {"dst_port = 59"});
    }

    void savedFiltersArePersistedRenamedDeletedAndBroughtBack()
    {
        Window w;
        FilterLibrary* library = w.bar->library();
        library->save(QStringLiteral("web"), QStringLiteral("dst_port = 443"));
        library->save(QStringLiteral("admin & <b>"), QStringLiteral("dst_port = 22"));
        {
            const FilterLibrary again(w.state);
            QCOMPARE(again.saved().size(), std::size_t {2});
            QCOMPARE(again.saved()[0].text, QStringLiteral("dst_port = 443"));
        }
        QVERIFY(!library->rename(QStringLiteral("web"), QStringLiteral("admin & <b>")));
        QVERIFY(library->rename(QStringLiteral("web"), QStringLiteral("https")));
        auto* saved = w.bar->findChild<SavedFilters*>();
        saved->removeSaved(QStringLiteral("https"));
        QCOMPARE(library->saved().size(), std::size_t {1});
        for (QToolButton* button : w.bar->findChildren<QToolButton*>())
            if (button->text() == QStringLiteral("Undo"))
                button->click();
        QCOMPARE(library->find(QStringLiteral("https")), 1);
    }

    void savedFiltersTravelAsAFile()
    {
        Window w;
        FilterLibrary* library = w.bar->library();
        library->save(QStringLiteral("web"), QStringLiteral("dst_port = 443"));
        const QString path = w.folder.filePath(QStringLiteral("list.nbfilters"));
        auto* saved = w.bar->findChild<SavedFilters*>();
        saved->exportFile(path);
        library->remove(QStringLiteral("web"));
        saved->importFile(path);
        QCOMPARE(library->saved(),
            (std::vector<SavedFilter> {{QStringLiteral("web"), QStringLiteral("dst_port = 443")}}));
        saved->importFile(path); // the same again adds nothing
        QCOMPARE(library->saved().size(), std::size_t {1});
        const auto result = library->importText(QStringLiteral(
            "# comment\nweb\tdst_port = 80\nno tab\nbad\tdst_prt = 1\n\nok\tip = 10.0.0.1\n"));
        QCOMPARE(result.added, 2);
        QCOMPARE(result.badLines, (std::vector<int> {3, 4}));
        QCOMPARE(library->find(QStringLiteral("web (2)")), 1);
        saved->importFile(w.folder.filePath(QStringLiteral("missing.nbfilters")));
        QVERIFY(!w.bar->message().isEmpty());
    }

    void starSavesUnderAName()
    {
        Window w;
        w.bar->editor()->setText(QStringLiteral("dst_port = 22"));
        w.bar->findChild<SavedFilters*>()->saveText(w.bar->editor()->text());
        auto* name = w.bar->findChild<QLineEdit*>();
        QVERIFY(name);
        QTest::keyClicks(name, QStringLiteral("ssh"));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(w.bar->library()->find(QStringLiteral("ssh")), 0);
    }

    void doubtfulTextIsYellowAndCanBeFixed()
    {
        Window w;
        w.bar->editor()->setText(QStringLiteral("ip != 10.0.0.1"));
        QCOMPARE(w.bar->textState(), FilterBar::TextState::Doubtful);
        QVERIFY(!w.bar->message().isEmpty());
        w.bar->editor()->setText(QStringLiteral("serviceName = https"));
        QCOMPARE(w.bar->textState(), FilterBar::TextState::Doubtful);
        for (QToolButton* button : w.bar->findChildren<QToolButton*>())
            if (button->text() == QStringLiteral("Fix"))
                button->click();
        QCOMPARE(w.bar->editor()->text(), QStringLiteral("service = https"));
        QCOMPARE(w.bar->textState(), FilterBar::TextState::Valid);
    }

    void filterFromElsewhereIsShownWithoutASignal()
    {
        Window w;
        w.type("DST_PORT=443");
        w.bar->setFilter(*parseFilter("dst_port = 443"));
        QCOMPARE(w.bar->editor()->text(), QStringLiteral("DST_PORT=443")); // means the same
        w.bar->setFilter(*parseFilter("dst_port = 22"));
        QCOMPARE(w.bar->editor()->text(), QStringLiteral("dst_port = 22"));
        QVERIFY(w.applied.empty());
        // What is being typed is not taken away by a view that says what it shows.
        w.bar->editor()->setText({});
        w.type("dst_na");
        w.bar->setFilter(*parseFilter("dst_port = 22"));
        QCOMPARE(w.bar->editor()->text(), QStringLiteral("dst_na"));
        w.bar->clear();
        QCOMPARE(w.applied, std::vector<std::string> {""});
        QVERIFY(!w.bar->filter());
    }

    void pastedLinesBecomeOne()
    {
        Window w;
        QMimeData data;
        data.setText(QStringLiteral("dst_port = 22\nor\r\ndst_port = 23"));
        struct Editor : FilterEditor
        {
            using FilterEditor::insertFromMimeData;
        };
        (w.bar->editor()->*(&Editor::insertFromMimeData))(&data);
        QVERIFY(!w.bar->editor()->text().contains(QLatin1Char('\n')));
        QCOMPARE(w.bar->textState(), FilterBar::TextState::Valid);
    }

    void readyFiltersAndExamplesAreValid()
    {
        QVERIFY(readyFilters().size() >= 10);
        for (const ReadyFilter& ready : readyFilters())
            QVERIFY2(parseFilter(ready.text.toStdString()).ok(), qPrintable(ready.text));
        Window w;
        w.bar->openHelp();
        auto* help = w.bar->findChild<FilterHelp*>();
        const QString page = help->findChild<QTextBrowser*>()->toPlainText();
        for (const FieldInfo& info : allFields())
            QVERIFY(
                page.contains(QString::fromUtf8(info.name.data(), qsizetype(info.name.size()))));
        const QString html = help->findChild<QTextBrowser*>()->toHtml();
        static const QRegularExpression links(QStringLiteral("href=\"filter:([^\"]*)\""));
        int count = 0;
        for (auto it = links.globalMatch(html); it.hasNext(); ++count) {
            const QString text = QUrl::fromPercentEncoding(it.next().captured(1).toLatin1());
            QVERIFY2(parseFilter(text.toStdString()).ok(), qPrintable(text));
        }
        QVERIFY(count >= 50);
        QSignalSpy chosen(help, &FilterHelp::filterChosen);
        Q_EMIT help->findChild<QTextBrowser*>()->anchorClicked(
            QUrl(QStringLiteral("filter:dst_port%20in%20%7B22%7D")));
        QCOMPARE(chosen.front().front().toString(), QStringLiteral("dst_port in {22}"));
        QVERIFY(w.applied.empty());
    }

    void everyControlHasANameAndTakesFocus()
    {
        Window w;
        w.bar->editor()->setText(QStringLiteral("dst_port = 22"));
        w.bar->apply();
        w.bar->setCounts(QStringLiteral("1 of 2 shown"));
        for (const QToolButton* button : w.bar->findChildren<QToolButton*>()) {
            if (!button->isVisible())
                continue;
            QVERIFY(!button->accessibleName().isEmpty());
            QVERIFY2(button->focusPolicy() != Qt::NoFocus, qPrintable(button->text()));
        }
        for (const QLabel* label : w.bar->findChildren<QLabel*>())
            QVERIFY(label->textFormat() == Qt::PlainText || label->text().size() < 2);
    }
};

QTEST_MAIN(TestFilterBar)
#include "tst_filterbar.moc"
