// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/layoutengine.h"

#include "core/layout/keepshape.h"
#include "core/layout/layoutpolicy.h"
#include "core/layout/layoutprocess.h"
#include "core/layout/layoutwire.h"
#include "core/layout/plainlayout.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace nb {

WorkerLayoutEngine::WorkerLayoutEngine(QString program)
    : WorkerLayoutEngine(std::move(program), Limits {})
{
}

WorkerLayoutEngine::WorkerLayoutEngine(QString program, Limits limits)
    : m_program(std::move(program))
    , m_limits(limits)
{
}

Result<GraphLayout> WorkerLayoutEngine::arrange(layout::Request request, std::stop_token stop) const
{
    if (request.engine == layout::Engine::Automatic)
        request.engine = chooseEngine(request);
    request.memoryMiB = m_limits.memoryMiB;
    if (std::string fault = layout::faultOf(request); !fault.empty())
        return Error {ErrorCode::Invalid, std::move(fault)};
    GraphLayout result;
    if (m_program.isEmpty())
        result.note = "netbehave-layout is not installed";
    const LayoutCommand command {m_program, {}, m_limits.time};
    std::optional<layout::Engine> engine = request.engine;
    while (engine && !m_program.isEmpty()) {
        request.engine = *engine;
        // around nodes only dot finds its way in time
        if (*engine != layout::Engine::Dot && request.splines == layout::Splines::Curve)
            request.splines = layout::Splines::Line;
        auto answer = runLayout(command, request, stop);
        if (answer) {
            result.engine = request.engine;
            result.answer = std::move(answer).value();
            keepShape(request, result.answer);
            return result;
        }
        if (answer.error().code == ErrorCode::Cancelled)
            return answer.error();
        if (result.note.empty())
            result.note = answer.error().detail;
        engine = fallbackOf(request.engine);
    }
    if (stop.stop_requested())
        return Error {ErrorCode::Cancelled, "stopped"};
    result.answer = plainLayout(request);
    return result;
}

QString findLayoutProgram(const QString& executable)
{
    const QString name = QStringLiteral("netbehave-layout");
    const QString beside = QFileInfo(executable).absolutePath();
    for (const QString& folder : {beside, beside + QStringLiteral("/../libexec/netbehave"),
             beside + QStringLiteral("/../lib/netbehave")}) {
        QString found = QStandardPaths::findExecutable(name, {folder});
        if (!found.isEmpty())
            return found;
    }
    return {};
}

} // namespace nb
