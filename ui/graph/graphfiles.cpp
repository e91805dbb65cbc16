// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphfiles.h"

#include "core/graph/graphexport.h"

#include <algorithm>
#include <array>

namespace nb {

Result<QByteArray> exportGraph(
    const GraphGeometry& geometry, const QString& format, const ImageOptions& options)
{
    if (format == u"svg")
        return graphImage(geometry, ImageFormat::Svg, options);
    if (format == u"png")
        return graphImage(geometry, ImageFormat::Png, options);
    if (format == u"pdf")
        return graphImage(geometry, ImageFormat::Pdf, options);
    if (format == u"dot")
        return QByteArray::fromStdString(toDot(geometry.graph()));
    if (format == u"graphml")
        return QByteArray::fromStdString(toGraphMl(geometry.graph()));
    if (format == u"gexf")
        return QByteArray::fromStdString(toGexf(geometry.graph()));
    return Error {ErrorCode::Usage, "there is no picture format \"" + format.toStdString() + "\""};
}

QStringList legendWords(const Graph& graph)
{
    static constexpr std::array kOrder {"web", "remote control", "data", "infrastructure", "other"};
    QStringList words;
    for (const char* word : kOrder)
        if (std::ranges::any_of(
                graph.edges, [word](const GraphEdge& edge) { return edge.category == word; }))
            words << QString::fromLatin1(word);
    for (const Change change : {Change::Added, Change::Gone, Change::Labelled, Change::Partly,
             Change::Unlabelled, Change::Relabelled})
        if (std::ranges::any_of(
                graph.edges, [change](const GraphEdge& edge) { return edge.change == change; }))
            words << QString::fromUtf8(toString(change).data());
    return words;
}

} // namespace nb
