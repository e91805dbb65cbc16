// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace nb {

namespace {

bool install(QCoreApplication& application, const QLocale& locale, const QString& name,
    const QString& folder)
{
    auto* translator = new QTranslator(&application);
    if (translator->load(locale, name, QStringLiteral("_"), folder))
        return QCoreApplication::installTranslator(translator);
    delete translator;
    return false;
}

} // namespace

void installTranslations(
    QCoreApplication& application, const QLocale& locale, const QString& folder)
{
    // the file for English holds the plurals; half a window in another language is worse than none
    const QString ours = QStringLiteral("netbehave");
    if (install(application, locale, ours, folder))
        install(application, locale, QStringLiteral("qtbase"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    else
        install(application, QLocale(QLocale::English), ours, folder);
}

} // namespace nb
