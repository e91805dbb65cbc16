// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/collectors/collectorcontroller.h"
#include "ui/flows/flowformat.h"
#include "ui/pages/page.h"

#include <QObject>

class QStackedWidget;

namespace nb {

class CollectorLamp;
class CollectorsPage;
class FilterLibrary;
class LivePage;
class MainWindow;
class UiStateStore;

/// What the window has to do with collecting: the pages Live and Collectors, the lamp in the status
/// bar, and what is said about them. GUI thread.
class Collecting : public QObject
{
    Q_OBJECT
public:
    Collecting(MainWindow& window, UiStateStore& state, FilterLibrary& library);

    [[nodiscard]] CollectorController& controller() { return m_controller; }
    [[nodiscard]] LivePage* livePage() const { return m_live; }
    [[nodiscard]] CollectorsPage* collectorsPage() const { return m_collectors; }
    [[nodiscard]] CollectorLamp* lamp() const { return m_lamp; }

    /// Starts the sources the workspace remembers, or asks for a first one.
    void start();
    void stop();
    /// Shows the collectors and asks for a port to listen on.
    void choosePorts();
    void setFormat(const FlowFormat& format);
    /// Reads the snapshot anew when flows were stored since the last time.
    void refreshFlows();

Q_SIGNALS:
    void pageRequested(nb::Page page);
    /// What can be done changed.
    void changed();

private:
    void offerStart();
    void startFailed(const QString& url, const Error& error);
    void finishFailed(const Error& error);
    void showInFlows(const FilterPtr& filter);
    void statusChanged();

    MainWindow& m_window;
    CollectorController m_controller;
    LivePage* m_live = nullptr;
    CollectorsPage* m_collectors = nullptr;
    CollectorLamp* m_lamp = nullptr;
    std::uint64_t m_shownFlows = 0; ///< flowsStored when the snapshot was read last
};

} // namespace nb
