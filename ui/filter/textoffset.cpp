// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/textoffset.h"

namespace nb {

qsizetype positionOfByte(const QString& text, std::size_t byte)
{
    const QByteArray utf8 = text.toUtf8();
    const auto cut = std::min<std::size_t>(byte, static_cast<std::size_t>(utf8.size()));
    return QString::fromUtf8(utf8.constData(), static_cast<qsizetype>(cut)).size();
}

std::size_t byteOfPosition(const QString& text, qsizetype position)
{
    return static_cast<std::size_t>(text.left(position).toUtf8().size());
}

} // namespace nb
