// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspacelocation.h"

#include <QStandardPaths>

namespace nb {

QString defaultWorkspaceFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/netbehave/workspace");
}

} // namespace nb
