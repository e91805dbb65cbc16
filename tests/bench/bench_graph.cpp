// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of a picture while it is moved and zoomed, in processor time, and the layout worker beside
// the bare engine. bench_graph [NODES EDGES]
#include "core/layout/layoutengine.h"
#include "core/layout/layoutprocess.h"
#include "core/layout/layoutwire.h"
#include "tests/support/graphs.h"
#include "ui/graph/graphpainter.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>

using namespace nb;

namespace {

constexpr QSize kWindow {1280, 800};

double milliseconds(const QElapsedTimer& clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

struct Frames
{
    std::vector<double> times;
    GraphPaintCounts counts;

    [[nodiscard]] double share(double part)
    {
        std::ranges::sort(times);
        return times[static_cast<std::size_t>(static_cast<double>(times.size() - 1) * part)];
    }
};

/// A hundred frames across the picture at one zoom.
Frames pan(const GraphGeometry& geometry, double scale, bool fast)
{
    Frames frames;
    QImage image(kWindow, QImage::Format_RGB32);
    GraphPaintOptions options;
    options.fast = fast;
    const GraphMarks none;
    const QRectF bounds = geometry.bounds();
    for (int i = 0; i < 100; ++i) {
        GraphTransform transform;
        transform.scale = scale;
        const QPointF middle = bounds.topLeft()
            + QPointF(bounds.width() * (0.3 + 0.004 * i), bounds.height() * (0.3 + 0.003 * i));
        transform.offset = QRectF(QPointF(), QSizeF(kWindow)).center() - middle * scale;
        const std::clock_t begin = std::clock(); // other programs take no part
        QPainter painter(&image);
        frames.counts = GraphPainter(geometry, transform, none, options)
                            .paint(painter, QRectF(QPointF(), QSizeF(kWindow)));
        painter.end();
        frames.times.push_back(static_cast<double>(std::clock() - begin) * 1000 / CLOCKS_PER_SEC);
    }
    return frames;
}

void benchFrames(std::size_t nodes, std::size_t edges)
{
    const test::PlacedTestGraph made = test::networkGraph(nodes, edges);
    QElapsedTimer clock;
    clock.start();
    const GraphGeometry geometry(made.graph, made.places, {});
    std::printf("%zu nodes, %zu edges: prepared in %.0f ms\n", nodes, edges, milliseconds(clock));
    std::printf("%8s %6s %10s %8s %8s %7s %7s %7s\n", "zoom", "", "p50 ms", "p95 ms", "max ms",
        "nodes", "edges", "cells");
    const double whole
        = GraphTransform::fitting(geometry.bounds(), QRectF(QPointF(), QSizeF(kWindow))).scale;
    for (const double scale : {whole, whole * 2, whole * 5, 0.15, 0.35, 1.0}) {
        for (const bool fast : {true, false}) {
            Frames frames = pan(geometry, scale, fast);
            std::printf("%8.4f %6s %10.2f %8.2f %8.2f %7zu %7zu %7zu\n", scale,
                fast ? "moving" : "still", frames.share(0.5), frames.share(0.95), frames.share(1),
                frames.counts.nodes, frames.counts.edges, frames.counts.cells);
        }
    }
}

/// edges 1.5 n, a few hubs
layout::Request networkRequest(std::size_t count)
{
    layout::Request request;
    request.engine = layout::Engine::Sfdp;
    request.nodes.resize(count, layout::Node {54, 36, layout::kNone, layout::kNone, {}, false});
    std::mt19937 random(1);
    for (std::uint32_t i = 1; i < count; ++i)
        request.edges.push_back({i,
            static_cast<std::uint32_t>(random() % i) * (random() % 3 == 0 ? 1 : 0)
                + static_cast<std::uint32_t>(random() % (std::min<std::uint32_t>(i, 40))),
            1});
    for (std::size_t i = 0; i < count / 2; ++i)
        request.edges.push_back({static_cast<std::uint32_t>(random() % count),
            static_cast<std::uint32_t>(random() % count), 1});
    for (layout::Edge& edge : request.edges)
        edge.to = std::min<std::uint32_t>(edge.to, static_cast<std::uint32_t>(count - 1));
    return request;
}

/// The same for the program dot, with the settings of the worker.
QByteArray dotOf(const layout::Request& request)
{
    QByteArray text = "digraph g { splines=\"\"; start=1; overlap=";
    text += request.nodes.size() > 5000 ? "prism0" : "prism";
    text += "; sep=\"+12\"; node [shape=box fixedsize=true label=\"\" width=0.75 height=0.5]\n";
    for (std::size_t i = 0; i < request.nodes.size(); ++i)
        text += QByteArray::number(qulonglong(i)) + ";\n";
    for (const layout::Edge& edge : request.edges)
        text += QByteArray::number(edge.from) + "->" + QByteArray::number(edge.to) + ";\n";
    return text + "}\n";
}

void benchLayout(std::size_t count)
{
    const layout::Request request = networkRequest(count);
    const QString worker = findLayoutProgram(QStringLiteral(NB_BIN_DIR "/netbehave"));
    if (worker.isEmpty()) {
        std::printf("netbehave-layout is not built\n");
        return;
    }
    QElapsedTimer clock;
    clock.start();
    const auto answer = runLayout({worker, {}, std::chrono::minutes(5)}, request, {});
    const double ours = milliseconds(clock);
    double bare = 0;
    if (const QString dot = QStandardPaths::findExecutable(QStringLiteral("dot")); !dot.isEmpty()) {
        QProcess process;
        clock.restart();
        process.start(dot, {QStringLiteral("-Ksfdp"), QStringLiteral("-Tplain")});
        process.write(dotOf(request));
        process.closeWriteChannel();
        process.waitForFinished(300'000);
        bare = milliseconds(clock);
    }
    std::printf("sfdp %6zu nodes %6zu edges: worker %8.0f ms%s, bare engine %8.0f ms\n", count,
        request.edges.size(), ours, answer ? "" : " (failed)", bare);
}

} // namespace

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    if (argc == 3) {
        benchFrames(std::strtoull(argv[1], nullptr, 10), std::strtoull(argv[2], nullptr, 10));
        return 0;
    }
    benchFrames(500, 1500);
    benchFrames(20'000, 60'000);
    for (const std::size_t count : {1000, 5000, 20'000})
        benchLayout(count);
    return 0;
}
