// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/address/filteractions.h"

#include "ui/flows/flowformat.h"

#include <QCoreApplication>
#include <QMenu>

namespace nb {

namespace {

struct FilterWords
{
    Q_DECLARE_TR_FUNCTIONS(nb::FilterWords)
};

QString heading(const FilterPtr& condition)
{
    constexpr qsizetype kLongest = 60;
    QString text = plainLine(printFilter(condition));
    if (text.size() > kLongest)
        text = text.left(kLongest - 1) + u'…';
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace

void addFilterActions(QMenu& menu, const FilterPtr& condition, const FilterRequest& request)
{
    if (!condition)
        return;
    const auto add = [&](QMenu& to, const QString& text, FilterEdit edit, bool apply) {
        QObject::connect(to.addAction(text), &QAction::triggered, &menu,
            [request, condition, edit, apply] { request(condition, edit, apply); });
    };
    menu.addSection(heading(condition));
    add(menu, FilterWords::tr("&Filter for This Value"), FilterEdit::AndSelected, true);
    add(menu, FilterWords::tr("Filter &Out This Value"), FilterEdit::AndNot, true);
    add(menu, FilterWords::tr("&Or This Value"), FilterEdit::Or, true);
    add(menu, FilterWords::tr("O&nly This Value"), FilterEdit::Replace, true);
    QMenu* prepare = menu.addMenu(FilterWords::tr("&Prepare Filter"));
    add(*prepare, FilterWords::tr("… &and This Value"), FilterEdit::AndSelected, false);
    add(*prepare, FilterWords::tr("… and N&ot This Value"), FilterEdit::AndNot, false);
    add(*prepare, FilterWords::tr("… o&r This Value"), FilterEdit::Or, false);
    add(*prepare, FilterWords::tr("&Only This Value"), FilterEdit::Replace, false);
}

} // namespace nb
