// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/labelling.h"

#include <QCoreApplication>
#include <QStandardPaths>

namespace nb {

QString dissectorProgram()
{
    const QString here = QCoreApplication::applicationDirPath();
    return QStandardPaths::findExecutable(QStringLiteral("netbehave-dissect"),
        {here, here + QStringLiteral("/../libexec/netbehave"),
            here + QStringLiteral("/../lib/netbehave")});
}

std::unique_ptr<RegistryLookups> makeLookups(const Workspace& workspace, Owners& owners)
{
    RegistryClientOptions options;
    options.registry = owners.registry();
    options.bootstrap = bootstrapOf(workspace);
    return std::make_unique<RegistryLookups>(owners, std::move(options));
}

} // namespace nb
