// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/sourcerules.h"

#include <QTest>

using namespace nb::architecture;

/// Every rule is shown to find a planted violation and to leave its neighbours alone.
class TestSourceRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void plantedViolationIsFound_data();
    void plantedViolationIsFound();
    void goodSourceIsLeftAlone_data();
    void goodSourceIsLeftAlone();
    void arrowsBetweenLayers_data();
    void arrowsBetweenLayers();
    void missingLicenceIsFound();
    void headerWithoutGuardIsFound();
    void longFilesAreFound();
    void commentsAndLiteralsAreNoCode();

private:
    const QtHeaders m_headers {.core = {QStringLiteral("QString"), QStringLiteral("qglobal.h")},
        .network = {QStringLiteral("QTcpSocket")},
        .concurrent = {QStringLiteral("QtConcurrentRun")}};

    QList<Violation> check(const QString& path, const QString& body) const
    {
        return checkSource(
            path, QStringLiteral("// SPDX-License-Identifier: X\n") + body, m_headers);
    }
};

void TestSourceRules::plantedViolationIsFound_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char* name, const char* path, const char* body, const char* rule) {
        QTest::newRow(name) << QString::fromLatin1(path) << QString::fromLatin1(body)
                            << QString::fromLatin1(rule);
    };
    row("widget in core", "core/a.cpp", "#include <QWidget>",
        "core must not use Qt header QWidget");
    row("widget module in core", "core/a.h", "#pragma once\n#include <QtWidgets/QLabel>",
        "core must not use Qt header QtWidgets/QLabel");
    row("old header name in core", "core/a.cpp", "#include <qcolor.h>",
        "core must not use Qt header qcolor.h");
    row("image in collectors", "collectors/a.cpp", "#  include <QImage>",
        "collectors must not use Qt header QImage");
    row("socket in core", "core/a.cpp", "#include <QTcpSocket>",
        "core must not use Qt header QTcpSocket");
    row("core to ui", "core/a.cpp", "#include \"ui/theme/theme.h\"",
        "core must not include ui/theme/theme.h");
    row("ui to collectors", "ui/a.cpp", "#include \"collectors/base/x.h\"",
        "ui must not include collectors/base/x.h");
    row("short path", "ui/a.cpp", "#include \"theme.h\"", "ui must not include theme.h");
    row("sqlite in header", "core/a.h", "#pragma once\n#include <sqlite3.h>",
        "sqlite3.h belongs into implementation files");
    row("events", "ui/a.cpp", "QCoreApplication::processEvents();", "processEvents");
    row("string slots", "ui/a.cpp", "connect(a, SIGNAL(b()), c, SLOT(d()));", "SIGNAL() or SLOT()");
    row("shell", "core/a.cpp", "std::system(\"ls\");", "system() or popen()");
    row("pipe", "core/a.cpp", "auto* f = popen(\"ls\", \"r\");", "system() or popen()");
    row("sleep", "core/a.cpp", "std::this_thread::sleep_for(1s);", "sleeping");
    row("test sleeps", "tests/a.cpp", "QTest::qSleep(10);", "sleeping");
    row("debug output", "ui/a.cpp", "qDebug() << 1;", "qDebug() without a category");
    row("translation in core", "core/a.cpp", "return tr(\"x\");", "tr() below ui");
    row("std namespace", "core/a.cpp", "using namespace std;", "using namespace std");
    row("rich text", "ui/a.cpp", "\nlabel->setTextFormat(Qt::RichText);",
        "rich text without a comment");
    row("guessed text", "ui/a.cpp", "\nlabel->setTextFormat(Qt::AutoText);",
        "rich text without a comment");
    row("unfinished", "ui/a.cpp",
        "int a; // "
        "TODO later",
        "unfinished work");
}

void TestSourceRules::plantedViolationIsFound()
{
    QFETCH(QString, path);
    QFETCH(QString, body);
    QFETCH(QString, rule);
    const auto found = check(path, body);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().rule, rule);
    QCOMPARE(found.first().line, body.count(u'\n') + 2);
}

void TestSourceRules::goodSourceIsLeftAlone_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("body");
    const auto row = [](const char* name, const char* path, const char* body) {
        QTest::newRow(name) << QString::fromLatin1(path) << QString::fromLatin1(body);
    };
    row("core uses Qt Core", "core/a.cpp", "#include <QString>\n#include <QtCore/QFile>");
    row("core uses the standard library", "core/a.cpp", "#include <queue>\n#include <lz4.h>");
    row("collectors use the network", "collectors/a.cpp",
        "#include <QTcpSocket>\n#include <QtConcurrentRun>\n#include \"core/net/port.h\"");
    row("ui uses widgets", "ui/a.cpp", "#include <QWidget>\n#include \"core/net/port.h\"");
    row("generated code", "ui/a.cpp", "#include \"moc_a.cpp\"\n#include \"a.moc\"");
    row("member called system", "core/a.cpp", "config.system(); p->system(); ecosystem();");
    row("word in a comment", "core/a.cpp", "// never system() or SIGNAL()\n/* tr( */");
    row("word in a literal", "core/a.cpp", "auto a = \"popen(\"; auto b = R\"x(system(\")x\";");
    row("after a digit separator", "core/a.cpp", "int a = 1'000; // tr(");
    row("rich text with reason", "ui/a.cpp",
        "// Our own markup.\nlabel->setTextFormat(Qt::RichText);");
    row("plain text", "ui/a.cpp", "label->setTextFormat(Qt::PlainText);");
    row("translation in ui", "ui/a.cpp", "return tr(\"x\");");
    row("loop counter called tr", "core/a.cpp", "str(1); m.tr(2);");
}

void TestSourceRules::goodSourceIsLeftAlone()
{
    QFETCH(QString, path);
    QFETCH(QString, body);
    const auto found = check(path, body);
    QVERIFY2(found.isEmpty(), found.isEmpty() ? "" : qPrintable(found.first().rule));
}

void TestSourceRules::arrowsBetweenLayers_data()
{
    QTest::addColumn<QString>("layer");
    QTest::addColumn<QString>("allowed");
    QTest::newRow("core") << QStringLiteral("core") << QStringLiteral("core");
    QTest::newRow("collectors") << QStringLiteral("collectors")
                                << QStringLiteral("core collectors");
    QTest::newRow("ui") << QStringLiteral("ui") << QStringLiteral("core ui");
    QTest::newRow("app") << QStringLiteral("app") << QStringLiteral("core collectors ui app");
    QTest::newRow("tests") << QStringLiteral("tests")
                           << QStringLiteral("core collectors ui app tests");
    QTest::newRow("unknown") << QStringLiteral("lib") << QString();
}

void TestSourceRules::arrowsBetweenLayers()
{
    QFETCH(QString, layer);
    QFETCH(QString, allowed);
    const QStringList targets = allowed.split(u' ');
    for (const auto& target : {QStringLiteral("core"), QStringLiteral("collectors"),
             QStringLiteral("ui"), QStringLiteral("app"), QStringLiteral("tests")})
        QCOMPARE(mayInclude(layer, target + QStringLiteral("/x.h")), targets.contains(target));
}

void TestSourceRules::missingLicenceIsFound()
{
    QCOMPARE(checkLicence(QStringLiteral("#pragma once\n")).size(), 1);
    QCOMPARE(checkLicence(QString()).size(), 1);
    QCOMPARE(checkLicence(QStringLiteral("#!/bin/sh\n# SPDX-License-Identifier: X\n")).size(), 0);
    const auto found = checkSource(QStringLiteral("core/a.cpp"), QStringLiteral("int a;"), {});
    QCOMPARE(found.first().rule, QStringLiteral("no SPDX line"));
}

void TestSourceRules::headerWithoutGuardIsFound()
{
    QCOMPARE(check(QStringLiteral("core/a.h"), QStringLiteral("int a;")).size(), 1);
    QCOMPARE(check(QStringLiteral("core/a.h"), QStringLiteral("#pragma once")).size(), 0);
    QCOMPARE(check(QStringLiteral("core/a.h"), QStringLiteral("// #pragma once")).size(), 1);
}

void TestSourceRules::longFilesAreFound()
{
    const QString lines = QStringLiteral("int a;\n");
    QCOMPARE(check(QStringLiteral("core/a.cpp"), lines.repeated(601)).size(), 1);
    QCOMPARE(check(QStringLiteral("core/a.cpp"), lines.repeated(500)).size(), 0);
    QCOMPARE(check(QStringLiteral("tests/a.cpp"), lines.repeated(601)).size(), 0);
}

void TestSourceRules::commentsAndLiteralsAreNoCode()
{
    QCOMPARE(codeOnly(QStringLiteral("a \"b\\\"c\" d")), QStringLiteral("a \"    \" d"));
    QCOMPARE(codeOnly(QStringLiteral("a // b\nc")), QStringLiteral("a     \nc"));
    QCOMPARE(codeOnly(QStringLiteral("a /* b\n */ c")), QStringLiteral("a     \n    c"));
    QCOMPARE(codeOnly(QStringLiteral("0x1'0000 '\"' x")), QStringLiteral("0x1'0000 ' ' x"));
    QCOMPARE(codeOnly(QStringLiteral("\"open")), QStringLiteral("\"   n"));
}

QTEST_GUILESS_MAIN(TestSourceRules)
#include "tst_sourcerules.moc"
