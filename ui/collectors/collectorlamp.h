// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/flows/flowformat.h"

#include <QToolButton>

namespace nb {

class CollectorController;

/// What the collector does, in the status bar: `listening on 2055, 120 flows/s, 0 lost`. Hidden
/// while the workspace has no source. GUI thread.
class CollectorLamp : public QToolButton
{
    Q_OBJECT
public:
    explicit CollectorLamp(CollectorController& controller, QWidget* parent = nullptr);

    void setFormat(const FlowFormat& format);

private:
    void update();
    [[nodiscard]] QString listeningText() const;

    CollectorController& m_controller;
    FlowFormat m_format;
};

} // namespace nb
