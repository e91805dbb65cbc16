// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/mappicture.h"

#ifdef NB_PICTURES
#include "ui/graph/graphfiles.h"

#include <QGuiApplication>

#include <algorithm>
#include <cstdio>
#include <string_view>
#endif

namespace nb::cli {

#ifdef NB_PICTURES

bool picturesBuiltIn()
{
    return true;
}

Result<std::string> drawMap(const MapPicture& picture)
{
    const GraphGeometry geometry(picture.graph, picture.places, {});
    ImageOptions options;
    options.title = QString::fromStdString(picture.graph->title);
    options.caption = QString::fromStdString(picture.caption);
    options.legend = legendWords(*picture.graph);
    options.width = picture.width;
    options.dark = picture.dark;
    const auto bytes = exportGraph(geometry, QString::fromStdString(picture.format), options);
    if (!bytes)
        return bytes.error();
    return bytes->toStdString();
}

std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv)
{
    const auto says = [&](std::string_view word) {
        return std::any_of(argv, argv + argc,
            [word](std::string_view argument) { return argument.ends_with(word); });
    };
    const bool draws = says("map") || says("report") || says("demo")
        || (says("pivots") && (says("svg") || says("png")));
    if (!draws)
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // what Qt remarks about the desktop it does not find is no business of a command
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& text) {
        if (type == QtCriticalMsg || type == QtFatalMsg)
            std::fprintf(stderr, "%s\n", qPrintable(text));
    });
    return std::make_unique<QGuiApplication>(argc, argv);
}

#else

bool picturesBuiltIn()
{
    return false;
}

Result<std::string> drawMap(const MapPicture&)
{
    return Error {ErrorCode::Usage, "this program was built without pictures"};
}

std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv)
{
    return std::make_unique<QCoreApplication>(argc, argv);
}

#endif

} // namespace nb::cli
