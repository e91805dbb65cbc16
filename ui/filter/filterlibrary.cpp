// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/filterlibrary.h"

#include "core/filter/filterexpression.h"
#include "ui/mainwindow/uistatestore.h"

#include <algorithm>

namespace nb {

namespace {

const QString kHistoryKey = QStringLiteral("filter/history");
const QString kNamesKey = QStringLiteral("filter/savedNames");
const QString kTextsKey = QStringLiteral("filter/savedTexts");

} // namespace

FilterLibrary::FilterLibrary(UiStateStore& state, QObject* parent)
    : QObject(parent)
    , m_state(state)
    , m_history(state.texts(kHistoryKey).mid(0, kHistory))
{
    const QStringList names = state.texts(kNamesKey);
    const QStringList texts = state.texts(kTextsKey);
    for (qsizetype i = 0; i < std::min({names.size(), texts.size(), kMaxSaved}); ++i)
        m_saved.push_back({names.at(i), texts.at(i)});
}

void FilterLibrary::remember(const QString& text)
{
    const QString kept = text.trimmed();
    if (kept.isEmpty())
        return;
    m_history.removeAll(kept);
    m_history.prepend(kept);
    m_history = m_history.mid(0, kHistory);
    m_state.setValue(kHistoryKey, m_history);
    Q_EMIT historyChanged();
}

int FilterLibrary::find(const QString& name) const
{
    const auto found = std::ranges::find(m_saved, name, &SavedFilter::name);
    return found == m_saved.end() ? -1 : static_cast<int>(found - m_saved.begin());
}

void FilterLibrary::save(const QString& name, const QString& text)
{
    const QString kept = name.simplified();
    if (kept.isEmpty())
        return;
    if (const int index = find(kept); index >= 0)
        m_saved[static_cast<std::size_t>(index)].text = text;
    else if (std::ssize(m_saved) < kMaxSaved)
        m_saved.push_back({kept, text});
    store();
}

bool FilterLibrary::rename(const QString& from, const QString& to)
{
    const QString kept = to.simplified();
    const int index = find(from);
    if (index < 0 || kept.isEmpty() || (kept != from && find(kept) >= 0))
        return false;
    m_saved[static_cast<std::size_t>(index)].name = kept;
    store();
    return true;
}

void FilterLibrary::remove(const QString& name)
{
    if (std::erase_if(m_saved, [&](const SavedFilter& f) { return f.name == name; }) > 0)
        store();
}

QString FilterLibrary::exportText() const
{
    QString text = QStringLiteral("# NetBehave filters 1: name, tab, filter\n");
    for (const SavedFilter& filter : m_saved)
        text += filter.name + QLatin1Char('\t') + filter.text + QLatin1Char('\n');
    return text;
}

FilterLibrary::Imported FilterLibrary::importText(const QString& text)
{
    Imported result;
    int number = 0;
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        ++number;
        if (line.trimmed().isEmpty() || line.startsWith(QLatin1Char('#')))
            continue;
        const qsizetype tab = line.indexOf(QLatin1Char('\t'));
        const QString name = line.left(std::max<qsizetype>(tab, 0)).simplified();
        const QString filter = line.mid(tab + 1).trimmed();
        const auto parsed = parseFilter(filter.toStdString());
        if (tab < 0 || name.isEmpty() || !parsed || !*parsed || std::ssize(m_saved) >= kMaxSaved) {
            result.badLines.push_back(number);
            continue;
        }
        QString free = name;
        int index = find(free);
        for (int i = 2; index >= 0 && m_saved[static_cast<std::size_t>(index)].text != filter;
             ++i) {
            free = QStringLiteral("%1 (%2)").arg(name).arg(i);
            index = find(free);
        }
        if (index >= 0)
            continue; // the same filter is there
        m_saved.push_back({free, filter});
        ++result.added;
    }
    if (result.added > 0)
        store();
    return result;
}

void FilterLibrary::store()
{
    QStringList names;
    QStringList texts;
    for (const SavedFilter& filter : m_saved) {
        names << filter.name;
        texts << filter.text;
    }
    m_state.setValue(kNamesKey, names);
    m_state.setValue(kTextsKey, texts);
    Q_EMIT savedChanged();
}

} // namespace nb
