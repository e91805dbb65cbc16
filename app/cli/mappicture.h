// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/graph/graph.h"

#include <QCoreApplication>

#include <memory>
#include <string>

namespace nb::cli {

/// A graph that is to be drawn.
struct MapPicture
{
    GraphPtr graph {};
    GraphPlaces places {};
    std::string format {}; ///< svg, png, pdf
    int width = 2400; ///< pixels of a PNG
    bool dark = false;
    std::string caption {};
};

/// Whether this program can draw; without the window's libraries it cannot.
[[nodiscard]] bool picturesBuiltIn();
/// The bytes of the file. Usage when pictures are not built in.
[[nodiscard]] Result<std::string> drawMap(const MapPicture& picture);

/// The application object: one that can draw, without a display, for the commands that need it;
/// others do without its fonts and plug-ins.
[[nodiscard]] std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv);

} // namespace nb::cli
