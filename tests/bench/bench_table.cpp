// SPDX-License-Identifier: GPL-3.0-or-later
// Time to draw one frame of the flow table while it scrolls, beside a stock QTableView over a
// trivial model with the same columns and texts of the same length. One JSON line a case.
#include "tests/support/fakesession.h"
#include "ui/flows/flowtableview.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QScrollBar>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace nb;
using namespace nb::test;

namespace {

constexpr int kFrames = 300;
constexpr int kRowsPerFrame = 3;

class SyntheticOrder : public FlowOrder
{
public:
    explicit SyntheticOrder(std::uint64_t rows)
        : m_rows(rows)
    {
    }
    [[nodiscard]] std::uint64_t size() const override { return m_rows; }
    [[nodiscard]] const FlowTotals& totals() const override { return m_totals; }

private:
    std::uint64_t m_rows;
    FlowTotals m_totals {};
};

class SyntheticStore : public MemoryFlowStore
{
public:
    SyntheticStore()
        : MemoryFlowStore({})
    {
    }
    Result<FlowBatch> rows(const FlowOrder& order, std::uint64_t offset, std::size_t count,
        std::stop_token) const override
    {
        FlowBatch batch;
        for (std::uint64_t i = offset; i < order.size() && i < offset + count; ++i)
            batch.append(madeUpFlow(i));
        return batch;
    }
};

/// The least a model can do: one text for all cells.
class TrivialModel : public QAbstractTableModel
{
public:
    TrivialModel(int rows, int columns)
        : m_rows(rows)
        , m_columns(columns)
    {
    }
    [[nodiscard]] int rowCount(const QModelIndex&) const override { return m_rows; }
    [[nodiscard]] int columnCount(const QModelIndex&) const override { return m_columns; }
    [[nodiscard]] QVariant data(const QModelIndex&, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(m_text) : QVariant();
    }

private:
    int m_rows;
    int m_columns;
    QString m_text = QStringLiteral("192.0.2.117");
};

struct FrameTimes
{
    double median = 0;
    double p95 = 0;
    double worstMs = 0;
};

FrameTimes scroll(QTableView& view)
{
    std::vector<double> times;
    QScrollBar* bar = view.verticalScrollBar();
    const int step = std::max(kRowsPerFrame, bar->maximum() / 100'000 * kRowsPerFrame);
    for (int frame = 0; frame < kFrames; ++frame) {
        // pages come in between frames, as they do in the program
        QCoreApplication::processEvents();
        QElapsedTimer clock;
        clock.start();
        bar->setValue((bar->value() + step) % std::max(1, bar->maximum()));
        view.viewport()->repaint();
        times.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    return {times[times.size() / 2], times[times.size() * 95 / 100], times.back()};
}

void print(const char* what, int rows, const FrameTimes& times)
{
    std::printf("{\"bench\":\"table\",\"case\":\"%s\",\"rows\":%d,\"median_ms\":%.3f,"
                "\"p95_ms\":%.3f,\"worst_ms\":%.3f}\n",
        what, rows, times.median, times.p95, times.worstMs);
}

FrameTimes benchOurs(int rows, double& resetMs)
{
    const QTemporaryDir folder;
    UiStateStore state(folder.filePath(QStringLiteral("ui.ini")));
    QThreadPool pool;
    FlowTableModel model(pool);
    FlowTableView view(state, pool);
    view.setFlowModel(&model);
    view.resize(1200, 800);
    view.show();
    QElapsedTimer clock;
    clock.start();
    model.setSource(std::make_shared<SyntheticStore>(),
        std::make_shared<SyntheticOrder>(static_cast<std::uint64_t>(rows)));
    view.viewport()->repaint();
    resetMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    return scroll(view);
}

FrameTimes benchStock(int rows, const std::vector<int>& widths)
{
    TrivialModel model(rows, static_cast<int>(widths.size()));
    QTableView view;
    view.verticalHeader()->hide();
    view.verticalHeader()->setDefaultSectionSize(view.fontMetrics().height() + 6);
    view.setModel(&model);
    for (std::size_t i = 0; i < widths.size(); ++i)
        view.setColumnWidth(static_cast<int>(i), widths[i]);
    view.resize(1200, 800);
    view.show();
    return scroll(view);
}

std::vector<int> ourWidths()
{
    const QTemporaryDir folder;
    UiStateStore state(folder.filePath(QStringLiteral("ui.ini")));
    QThreadPool pool;
    FlowTableModel model(pool);
    FlowTableView view(state, pool);
    view.setFlowModel(&model);
    std::vector<int> widths;
    for (const FlowField field : view.shownColumns())
        widths.push_back(view.columnWidth(FlowTableModel::columnOf(field)));
    return widths;
}

} // namespace

int main(int argc, char* argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    applyAppearance(application, Appearance::Light);
    constexpr int kSmall = 1'000;
    constexpr int kLarge = 10'000'000;
    const std::vector<int> widths = ourWidths();
    double resetSmall = 0;
    double resetLarge = 0;
    const FrameTimes stock = benchStock(kSmall, widths);
    const FrameTimes small = benchOurs(kSmall, resetSmall);
    const FrameTimes stockLarge = benchStock(kLarge, widths);
    const FrameTimes large = benchOurs(kLarge, resetLarge);
    print("stock", kSmall, stock);
    print("netbehave", kSmall, small);
    print("stock", kLarge, stockLarge);
    print("netbehave", kLarge, large);
    std::printf("{\"bench\":\"table\",\"ours_over_stock\":%.3f,\"large_over_small\":%.3f,"
                "\"p95_ms\":%.3f,\"reset_10M_ms\":%.1f}\n",
        small.median / stock.median, large.median / small.median, large.p95, resetLarge);
    return 0;
}
