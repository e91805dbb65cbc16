// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page.h"

#include <QCoreApplication>

namespace nb {

namespace {

/// Ctrl and a digit; on macOS the command key.
QKeySequence digit(Qt::Key key)
{
    return QKeySequence(Qt::CTRL | key);
}

/// Gives the texts their place in the translations.
class PageWords
{
    Q_DECLARE_TR_FUNCTIONS(nb::PageWords)
public:
    static std::vector<PageInfo> all();
};

std::vector<PageInfo> PageWords::all()
{
    return {
        {Page::Flows, QStringLiteral("flows"), QStringLiteral("network-wired"), tr("Flows"),
            tr("Go to F&lows"), digit(Qt::Key_2)},
        {Page::Map, QStringLiteral("map"), QStringLiteral("page-map"), tr("Map"), tr("Go to &Map"),
            digit(Qt::Key_1)},
        {Page::Pivots, QStringLiteral("pivots"), QStringLiteral("page-pivots"), tr("Pivots"),
            tr("Go to &Pivots"), digit(Qt::Key_3)},
        {Page::Scope, QStringLiteral("scope"), QStringLiteral("page-scope"), tr("Scope"),
            tr("Go to &Scope"), digit(Qt::Key_5)},
        {Page::Assets, QStringLiteral("assets"), QStringLiteral("page-assets"), tr("Assets"),
            tr("Go to &Assets"), digit(Qt::Key_6)},
        {Page::Segments, QStringLiteral("segments"), QStringLiteral("page-segments"),
            tr("Segments"), tr("Go to Se&gments"), {}},
        {Page::Rules, QStringLiteral("rules"), QStringLiteral("page-rules"), tr("Rules"),
            tr("Go to &Rules"), digit(Qt::Key_7)},
        {Page::Names, QStringLiteral("names"), QStringLiteral("page-names"), tr("Names"),
            tr("Go to &Names and Owners"), {}},
        {Page::Alerts, QStringLiteral("alerts"), QStringLiteral("page-alerts"), tr("Alerts"),
            tr("Go to Aler&ts"), digit(Qt::Key_8)},
        {Page::Live, QStringLiteral("live"), QStringLiteral("view-live"), tr("Live"),
            tr("Go to Li&ve"), digit(Qt::Key_4)},
        {Page::Collectors, QStringLiteral("collectors"), QStringLiteral("network-receive"),
            tr("Collectors"), tr("Go to &Collectors"), digit(Qt::Key_9)},
    };
}

} // namespace

std::vector<PageInfo> pageInfos()
{
    return PageWords::all();
}

} // namespace nb
