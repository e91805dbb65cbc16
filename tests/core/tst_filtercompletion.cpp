// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filtercompletion.h"

#include <QtTest>

#include <algorithm>

using namespace nb;

namespace {

using Item = FilterCompletionItem;

/// `|` marks the cursor.
FilterCompletion at(std::string text)
{
    const std::size_t cursor = text.find('|');
    text.erase(cursor, 1);
    return completeFilter(text, cursor);
}

std::vector<std::string> texts(const FilterCompletion& completion)
{
    std::vector<std::string> out;
    for (const Item& item : completion.items)
        out.push_back(item.text);
    return out;
}

bool offers(const FilterCompletion& completion, std::string_view text)
{
    return std::ranges::find(completion.items, text, &Item::text) != completion.items.end();
}

using Texts = std::vector<std::string>;

} // namespace

class TestFilterCompletion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blankTextOffersAllFields()
    {
        const auto c = at("|");
        for (const FieldInfo& info : allFields())
            QVERIFY2(offers(c, info.name), info.name.data());
        QVERIFY(offers(c, "not"));
        QVERIFY(offers(c, "("));
        QVERIFY(!offers(c, "and"));
        QVERIFY(!c.valueField);
    }

    void partOfAFieldIsReplacedAsAWhole()
    {
        const auto c = at("bytes > 5 and dst_p|o");
        QVERIFY(texts(c) == (Texts {"dst_port", "nat_dst_port"}));
        QCOMPARE(c.replaceFrom, std::size_t {14});
        QCOMPARE(c.replaceLength, std::size_t {6});
        QVERIFY(c.partial == "dst_p");
        QVERIFY(!c.needsSpaceBefore);
        QVERIFY(c.items.front().kind == Item::Kind::Field);
        QVERIFY(!c.items.front().description.empty());
    }

    void beginningsComeBeforeMiddles()
    {
        const auto c = at("port|");
        QVERIFY(c.items.front().text == "port");
        QVERIFY(offers(c, "src_port"));
    }

    void operatorsAreThoseOfTheField()
    {
        QVERIFY(texts(at("state |")) == (Texts {"=", "!=", "in", "and", "or"}));
        const auto c = at("bytes |");
        QVERIFY(offers(c, ">="));
        QVERIFY(!offers(c, "~"));
        QVERIFY(offers(at("src_name |"), "~"));
    }

    void operatorBeingTypedIsReplaced()
    {
        const auto c = at("bytes >|");
        QCOMPARE(c.replaceFrom, std::size_t {6});
        QCOMPARE(c.replaceLength, std::size_t {1});
        QVERIFY(texts(c) == (Texts {">", ">="}));
    }

    void valuesOfTheFieldAreAsked()
    {
        const auto c = at("dst_port = s|");
        QVERIFY(c.valueField == FlowField::DstPort);
        QVERIFY(c.partial == "s");
        QVERIFY(offers(c, "ssh"));
        QVERIFY(offers(c, "src_port"));
        QVERIFY(!c.inList);
        const auto none = at("dst_ip = |");
        QVERIFY(none.valueField == FlowField::DstIp);
        QVERIFY(none.items.empty());
    }

    void statesProtocolsAndTruthAreKnownValues()
    {
        QVERIFY(texts(at("state = a|"))
            == (Texts {"attempt", "established", "one-way"})); // begins with, then contains
        QVERIFY(offers(at("protocol = |"), "tcp"));
        QVERIFY(texts(at("internal = |")) == (Texts {"true", "false"}));
    }

    void listsOfferValuesCommasAndTheEnd()
    {
        QVERIFY(texts(at("dst_port in |")) == Texts {"{"});
        const auto first = at("dst_port in {|");
        QVERIFY(first.valueField == FlowField::DstPort && first.inList);
        QVERIFY(!first.needsSpaceBefore);
        QVERIFY(texts(at("dst_port in {22 |")) == (Texts {",", "}"}));
        const auto second = at("dst_port in {22, ss|");
        QVERIFY(second.valueField == FlowField::DstPort && second.partial == "ss");
        QVERIFY(texts(at("dst_port in {22} |")) == (Texts {"and", "or"}));
        QVERIFY(at("dst_port not in {|").valueField == FlowField::DstPort);
    }

    void afterAConditionComesAConnective()
    {
        QVERIFY(texts(at("dst_port = 22 |")) == (Texts {"and", "or"}));
        QVERIFY(texts(at("(dst_port = 22 |")) == (Texts {"and", "or", ")"}));
        QVERIFY(texts(at("(dst_port = 22) |")) == (Texts {"and", "or"}));
        QVERIFY(texts(at("dst_port = 22 a|")) == Texts {"and"});
        QVERIFY(offers(at("dst_port = 22 and |"), "src_ip"));
    }

    void bareFieldTakesAConnective()
    {
        QVERIFY(offers(at("rule |"), "and"));
        QVERIFY(offers(at("rule and |"), "src_ip"));
    }

    void spaceIsAskedForWhereTextsWouldTouch()
    {
        QVERIFY(at("dst_port in {22}|").needsSpaceBefore);
        QVERIFY(!at("dst_port in {22} |").needsSpaceBefore);
        QVERIFY(!at("(|").needsSpaceBefore);
    }

    void quotedValueKeepsItsPartialText()
    {
        const auto c = at("src_segment = \"card d|");
        QVERIFY(c.valueField == FlowField::SrcSegment);
        QVERIFY(c.partial == "card d");
        QCOMPARE(c.replaceFrom, std::size_t {14});
        QCOMPARE(c.replaceLength, std::size_t {7});
    }

    void commentsOfferNothing()
    {
        QVERIFY(at("rule = x # no|te").items.empty());
        QVERIFY(!at("rule = x # note\n |").items.empty());
    }

    void everyCursorInAnyTextIsSafe()
    {
        const std::string text
            = "src/ip=10.0.0.0/8 && (dst_port not in {22, 80..90} || !rule ~ \"a "
              "b\\\"\") # end\n and } ) , = ~ in name";
        for (std::size_t size = 0; size <= text.size(); ++size)
            for (std::size_t cursor = 0; cursor <= size + 1; ++cursor) {
                const auto c = completeFilter(std::string_view(text).substr(0, size), cursor);
                QVERIFY(c.replaceFrom <= size);
                QVERIFY(c.replaceFrom + c.replaceLength <= size);
            }
    }

    void valuesFromDataAreQuotedWhenNeeded()
    {
        QVERIFY(completionValue(FlowField::SrcSegment, "Card data") == "\"Card data\"");
        QVERIFY(completionValue(FlowField::SrcSegment, "CDE") == "CDE");
        QVERIFY(completionValue(FlowField::SrcSegment, "src_name") == "\"src_name\"");
        QVERIFY(completionValue(FlowField::SrcIp, "10.0.0.1") == "10.0.0.1");
        QVERIFY(completionValue(FlowField::Start, "2026-03-02T09:00:00.000000Z")
            == "2026-03-02T09:00:00.000000Z");
    }
};

QTEST_GUILESS_MAIN(TestFilterCompletion)
#include "tst_filtercompletion.moc"
