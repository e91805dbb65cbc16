// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/ipprefix.h"
#include "core/segments/segmenttable.h"

#include <QDialog>

#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace nb {

/// A prefix on its way into a segment, which is made when there is none of that name.
struct SegmentAddition
{
    std::string segment {};
    IpPrefix prefix {};

    /// Takes the same prefix out of every other segment first.
    Result<void> applyTo(std::vector<Segment>& segments) const;
};

/// Asks into which segment an address is to be put, alone or with its neighbours. GUI thread.
class AddToSegmentDialog : public QDialog
{
    Q_OBJECT
public:
    AddToSegmentDialog(
        const SegmentTable& segments, const IpAddress& address, QWidget* parent = nullptr);

    [[nodiscard]] SegmentAddition addition() const;

private:
    void update();

    const IpAddress m_address;
    QComboBox* m_segment = nullptr;
    QComboBox* m_prefix = nullptr;
    QLabel* m_note = nullptr;
    QPushButton* m_add = nullptr;
};

} // namespace nb
