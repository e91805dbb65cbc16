// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/sourcerules.h"

#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QTest>

#include <array>

using namespace nb::architecture;

namespace {

QString readText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Header names of an installed Qt module; frameworks on macOS keep them elsewhere.
QSet<QString> headersOf(const QString& module)
{
    const QString framework = QLibraryInfo::path(QLibraryInfo::LibrariesPath) + u'/' + module
        + QStringLiteral(".framework/Headers");
    const QString plain = QLibraryInfo::path(QLibraryInfo::HeadersPath) + u'/' + module;
    const auto names
        = QDir(QDir(plain).exists() ? plain : framework).entryList(QDir::Files | QDir::NoSymLinks);
    return {names.begin(), names.end()};
}

} // namespace

/// The whole source tree against the rules of sourcerules.h.
class TestLayers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sourcesKeepTheRules_data();
    void sourcesKeepTheRules();
    void otherFilesNameTheirLicence();
    void coreAndCollectorsLinkNoWindowLibrary();
};

void TestLayers::sourcesKeepTheRules_data()
{
    QTest::addColumn<QString>("layer");
    for (const char* layer : {"app", "core", "collectors", "ui", "tests"})
        QTest::newRow(layer) << QString::fromLatin1(layer);
}

void TestLayers::sourcesKeepTheRules()
{
    QFETCH(QString, layer);
    const QtHeaders headers {.core = headersOf(QStringLiteral("QtCore")),
        .network = headersOf(QStringLiteral("QtNetwork")),
        .concurrent = headersOf(QStringLiteral("QtConcurrent"))};
    QVERIFY2(headers.core.contains(QStringLiteral("QString")), "the Qt headers are not found");
    const QDir root(QStringLiteral(NB_SOURCE_DIR));
    QStringList broken;
    int files = 0;
    QDirIterator it(root.filePath(layer), {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
        QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString file = it.next();
        const QString path = root.relativeFilePath(file);
        ++files;
        for (const auto& violation : checkSource(path, readText(file), headers))
            broken << QStringLiteral("%1:%2: %3").arg(path).arg(violation.line).arg(violation.rule);
    }
    QVERIFY2(broken.isEmpty(), qPrintable(u'\n' + broken.join(u'\n')));
    if (files == 0)
        QSKIP("no sources in this layer");
}

void TestLayers::otherFilesNameTheirLicence()
{
    const QDir root(QStringLiteral(NB_SOURCE_DIR));
    QStringList files {root.filePath(QStringLiteral("CMakeLists.txt")),
        root.filePath(QStringLiteral("dev")), root.filePath(QStringLiteral(".ci/run"))};
    for (const char* folder :
        {"app", "cmake", "core", "collectors", "ui", "tests", "installer", "resources"}) {
        QDirIterator it(root.filePath(QString::fromLatin1(folder)),
            {QStringLiteral("CMakeLists.txt"), QStringLiteral("*.cmake"), QStringLiteral("*.svg"),
                QStringLiteral("*.qrc"), QStringLiteral("*.xml"), QStringLiteral("*.xml.in")},
            QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            files << it.next();
    }
    for (const auto& file : files) {
        if (!root.relativeFilePath(file).startsWith(u"tests/data/"))
            QVERIFY2(checkLicence(readText(file)).isEmpty(), qPrintable(file));
    }
}

void TestLayers::coreAndCollectorsLinkNoWindowLibrary()
{
    for (const char* linked : {NB_CORE_LINKS, NB_COLLECTORS_LINKS}) {
        const QString libraries = QString::fromLatin1(linked);
        QVERIFY2(libraries.contains(u"nb_options"), "the link list is empty");
        for (const auto& module : {u"Gui", u"Widgets", u"Charts", u"Svg", u"PrintSupport"})
            QVERIFY2(!libraries.contains(QStringView(module)), qPrintable(libraries));
    }
}

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
