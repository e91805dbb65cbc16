// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pivots/pivottext.h"

#include <QAbstractTableModel>

#include <vector>

namespace nb {

/// Every number of a link's score, in the order of the formula: with it alone the score can be
/// computed again. GUI thread.
class TermsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Term,
        Value,
        Weight,
        Adds, ///< value times weight; of a factor `× 0.5`
        ColumnCount,
    };
    explicit TermsModel(QObject* parent = nullptr);

    void setTerms(std::vector<TermLine> terms);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString text(const TermLine& line, int column);

    std::vector<TermLine> m_terms;
};

} // namespace nb
