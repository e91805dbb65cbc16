// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/composition.h"
#include "app/desktop/translation.h"
#include "ui/flows/quantitytext.h"
#include "ui/jobs/importtext.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/uistatestore.h"

#include <QApplication>
#include <QFile>
#include <QMenuBar>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace nb;

namespace {

struct Texts
{
    QStringList done; ///< context and source text
    QStringList open; ///< not translated, or marked as such
};

/// One message, the reader behind its start tag.
void readMessage(QXmlStreamReader& xml, const QString& context, Texts& texts)
{
    QString source;
    bool finished = false;
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source") {
            source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            const bool marked = xml.attributes().hasAttribute(QStringLiteral("type"));
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            finished = !marked && !text.trimmed().isEmpty();
        } else {
            xml.skipCurrentElement();
        }
    }
    (finished ? texts.done : texts.open) << context + QStringLiteral(": ") + source;
}

Texts textsOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    QXmlStreamReader xml(&file);
    Texts texts;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"message")
            readMessage(xml, context, texts);
    }
    texts.done.sort();
    return texts;
}

QStringList menuTitles(const QMenuBar& bar)
{
    QStringList titles;
    for (const QAction* action : bar.actions())
        titles << QString(action->text()).remove(u'&');
    return titles;
}

const QString kSource = QStringLiteral(NB_SOURCE_DIR);

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup()
    {
        for (QTranslator* translator : qApp->findChildren<QTranslator*>())
            delete translator;
        QLocale::setDefault(QLocale::c());
    }

    void everyTextIsTranslated_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("French") << QStringLiteral("netbehave_fr.ts") << QStringList();
        QTest::newRow("English plurals")
            << QStringLiteral("netbehave_en.ts") << QStringList {QStringLiteral("-pluralonly")};
    }
    void everyTextIsTranslated()
    {
        QFETCH(const QString, name);
        QFETCH(const QStringList, options);
        const QString path = kSource + QStringLiteral("/translations/") + name;
        const Texts now = textsOf(path);
        QVERIFY(now.done.size() >= 10);
        QVERIFY2(now.open.isEmpty(), qPrintable(now.open.join(u'\n')));

        // brought up to date with the sources, it would say the same
        const QTemporaryDir folder;
        const QString copy = folder.filePath(name);
        QVERIFY(QFile::copy(path, copy));
        QFile(copy).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        QProcess lupdate;
        lupdate.setWorkingDirectory(kSource);
        lupdate.start(QStringLiteral(NB_LUPDATE),
            options
                + QStringList {QStringLiteral("-silent"), QStringLiteral("-no-obsolete"),
                    QStringLiteral("-I"), kSource, QStringLiteral("ui"),
                    QStringLiteral("app/desktop"), QStringLiteral("-ts"), copy});
        QVERIFY(lupdate.waitForFinished(120'000));
        QCOMPARE(lupdate.exitCode(), 0);
        const Texts updated = textsOf(copy);
        QVERIFY2(updated.open.isEmpty(), qPrintable(updated.open.join(u'\n')));
        QCOMPARE(updated.done, now.done);
    }

    void frenchWindowHasFrenchMenus()
    {
        const QTemporaryDir folder;
        const QLocale french(QLocale::French, QLocale::Canada);
        QLocale::setDefault(french);
        installTranslations(*qApp, french, QStringLiteral(NB_QM_DIR));
        UiStateStore state(folder.filePath(QStringLiteral("ui.ini")));
        WindowServices services = desktopServices();
        services.defaultWorkspace = folder.filePath(QStringLiteral("workspace"));
        MainWindow window(services, state);
        window.show();
        QCOMPARE(menuTitles(*window.menuBar()),
            (QStringList {QStringLiteral("Fichier"), QStringLiteral("Édition"),
                QStringLiteral("Affichage"), QStringLiteral("Flux"), QStringLiteral("Collecte"),
                QStringLiteral("Aide")}));
        QCOMPARE(
            MainWindow::tr("Added %Ln file(s).", nullptr, 1), QStringLiteral("1 fichier ajouté."));
        QCOMPARE(MainWindow::tr("Added %Ln file(s).", nullptr, 3),
            QStringLiteral("3 fichiers ajoutés."));
    }

    void otherLanguagesGetEnglishWithPlurals()
    {
        installTranslations(*qApp, QLocale(QLocale::Icelandic), QStringLiteral(NB_QM_DIR));
        QCOMPARE(MainWindow::tr("Added %Ln file(s).", nullptr, 1), QStringLiteral("Added 1 file."));
        QCOMPARE(
            MainWindow::tr("Added %Ln file(s).", nullptr, 2), QStringLiteral("Added 2 files."));
        QCOMPARE(MainWindow::tr("&File"), QStringLiteral("&File"));
    }

    void oneIsSaidInTheSingular()
    {
        installTranslations(*qApp, QLocale(QLocale::English), QStringLiteral(NB_QM_DIR));
        QCOMPARE(quantityText(Metric::Flows, 1, false), QStringLiteral("1 flow"));
        QCOMPARE(quantityText(Metric::Flows, 2, false), QStringLiteral("2 flows"));
        QCOMPARE(quantityText(Metric::Packets, 1, false), QStringLiteral("1 packet"));
        ImportReport report;
        report.flows = 1;
        report.packets = 1;
        const auto words = [&report] {
            return importOutcome(QStringLiteral("/a.pcap"), report, QLocale()).summary;
        };
        QCOMPARE(words(), QStringLiteral("a.pcap: 1 flow from 1 packet."));
        report.packets = 3;
        QCOMPARE(words(), QStringLiteral("a.pcap: 1 flow from 3 packets."));
        report.partial = true;
        QCOMPARE(words(), QStringLiteral("a.pcap is damaged. The 1 flow that was whole is in."));
        report.flows = 2;
        QCOMPARE(words(), QStringLiteral("a.pcap is damaged. The 2 flows that were whole are in."));
    }

    void mnemonicsOfTheMenuBarAreUnique()
    {
        installTranslations(*qApp, QLocale(QLocale::French), QStringLiteral(NB_QM_DIR));
        const QTemporaryDir folder;
        UiStateStore state(folder.filePath(QStringLiteral("ui.ini")));
        MainWindow window(desktopServices(), state);
        QStringList keys;
        for (const QAction* action : window.menuBar()->actions()) {
            const qsizetype at = action->text().indexOf(u'&');
            QVERIFY2(at >= 0, qPrintable(action->text()));
            keys << action->text().mid(at + 1, 1).toLower();
        }
        QCOMPARE(keys.removeDuplicates(), 0);
    }
};

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
