// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/layout/layoutvalues.h"

#include <QString>

#include <chrono>
#include <memory>
#include <stop_token>
#include <string>

namespace nb {

/// A picture, and how it came about.
struct GraphLayout
{
    layout::Answer answer {};
    layout::Engine engine = layout::Engine::Automatic; ///< Automatic: none, rows and columns
    /// Why the engine that suits best was not used, one sentence for the log and the command line;
    /// empty when it was.
    std::string note {};
};

/// Arranges graphs. Any thread, also several at the same time.
class LayoutEngine
{
public:
    virtual ~LayoutEngine() = default;
    /// Blocks; call it in a worker. Only Cancelled and Invalid (a request out of bounds) are
    /// errors.
    [[nodiscard]] virtual Result<GraphLayout> arrange(
        layout::Request request, std::stop_token stop) const = 0;
};
using LayoutEnginePtr = std::shared_ptr<const LayoutEngine>;

/// Through netbehave-layout, a process for each request: killed when it is cancelled or takes too
/// long, and bounded in memory. When an engine fails another is tried, at last rows and columns, so
/// that there always is a picture.
class WorkerLayoutEngine : public LayoutEngine
{
public:
    struct Limits
    {
        std::chrono::milliseconds time {45'000}; ///< for each engine that is tried
        std::uint32_t memoryMiB = 1024;
    };

    /// `program` as findLayoutProgram() gives it; an empty one leaves rows and columns.
    explicit WorkerLayoutEngine(QString program);
    WorkerLayoutEngine(QString program, Limits limits);

    [[nodiscard]] Result<GraphLayout> arrange(
        layout::Request request, std::stop_token stop) const override;

private:
    QString m_program;
    Limits m_limits;
};

/// netbehave-layout beside the program `executable` (a path) or where packages put it; empty when
/// there is none.
[[nodiscard]] QString findLayoutProgram(const QString& executable);

} // namespace nb
