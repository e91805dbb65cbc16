// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

class QCoreApplication;

namespace nb {

/// Texts in the language of the locale, ours from `folder` and Qt's own from where Qt is installed,
/// where they exist; else English stays. Before the first window; GUI thread.
void installTranslations(QCoreApplication& application, const QLocale& locale,
    const QString& folder = QStringLiteral(":/i18n"));

} // namespace nb
