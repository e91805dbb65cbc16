// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUndoCommand>
#include <QUndoStack>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <iterator>
#include <utility>
#include <vector>

namespace nb {

/// What happens to the rows of a list: they change in place, come, or go.
struct ListChange
{
    enum class Kind
    {
        Replaced,
        Inserted,
        Removed,
    };
    Kind kind = Kind::Replaced;
    std::size_t first = 0;
    std::size_t count = 0;
};

/// Told about each change of a list, before and after; what an item model needs.
struct ListWatcher
{
    std::function<void(const ListChange&)> before {};
    std::function<void(const ListChange&)> after {};
};

/// A list that a person edits before it is kept. Every edit is one step of an undo stack, which
/// holds only the rows that differ. `Item` has `==`. GUI thread.
template <typename Item> class ListDraft
{
public:
    explicit ListDraft(ListWatcher watcher)
        : m_watcher(std::move(watcher))
    {
        m_stack.setUndoLimit(kUndoSteps);
    }

    [[nodiscard]] const std::vector<Item>& items() const { return m_items; }
    /// As it is kept; what dirty means.
    [[nodiscard]] const std::vector<Item>& kept() const { return m_kept; }
    [[nodiscard]] bool isDirty() const { return m_items != m_kept; }
    [[nodiscard]] QUndoStack& undoStack() { return m_stack; }

    /// Shows another list that is kept; what was edited and its history go.
    void load(std::vector<Item> kept)
    {
        m_stack.clear();
        m_kept = std::move(kept);
        put(m_kept);
    }
    /// `kept` was written to disk; the list stays as it is, and undo goes back behind that.
    void setKept(std::vector<Item> kept) { m_kept = std::move(kept); }

    /// One step that makes the list this; nothing when it is so already.
    void edit(const QString& text, std::vector<Item> after)
    {
        Splice splice = difference(m_items, std::move(after));
        if (!splice.before.empty() || !splice.after.empty())
            m_stack.push(new Step(*this, text, std::move(splice)));
    }
    /// The same for one row.
    void replace(const QString& text, std::size_t row, Item item)
    {
        if (!(m_items.at(row) == item))
            m_stack.push(new Step(*this, text, {row, {m_items[row]}, {std::move(item)}}));
    }

private:
    static constexpr int kUndoSteps = 500;

    struct Splice
    {
        std::size_t at = 0;
        std::vector<Item> before {};
        std::vector<Item> after {};
    };

    class Step : public QUndoCommand
    {
    public:
        Step(ListDraft& draft, const QString& text, Splice splice)
            : QUndoCommand(text)
            , m_draft(draft)
            , m_splice(std::move(splice))
        {
        }
        void redo() override { m_draft.apply(m_splice.at, m_splice.before.size(), m_splice.after); }
        void undo() override { m_draft.apply(m_splice.at, m_splice.after.size(), m_splice.before); }

    private:
        ListDraft& m_draft;
        Splice m_splice;
    };

    static Splice difference(const std::vector<Item>& before, std::vector<Item> after)
    {
        const std::size_t most = std::min(before.size(), after.size());
        std::size_t head = 0;
        while (head < most && before[head] == after[head])
            ++head;
        std::size_t tail = 0;
        while (tail < most - head
            && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
            ++tail;
        const auto part = [head, tail](const std::vector<Item>& items) {
            return std::vector<Item>(items.begin() + static_cast<std::ptrdiff_t>(head),
                items.end() - static_cast<std::ptrdiff_t>(tail));
        };
        return {head, part(before), part(after)};
    }

    void put(std::vector<Item> items)
    {
        Splice splice = difference(m_items, std::move(items));
        apply(splice.at, splice.before.size(), splice.after);
    }

    /// `removed` rows from `at` on become `items`.
    void apply(std::size_t at, std::size_t removed, const std::vector<Item>& items)
    {
        using Kind = ListChange::Kind;
        const std::size_t same = std::min(removed, items.size());
        const auto place = m_items.begin() + static_cast<std::ptrdiff_t>(at);
        if (same > 0)
            run({Kind::Replaced, at, same}, [&] { std::copy_n(items.begin(), same, place); });
        const auto behind = place + static_cast<std::ptrdiff_t>(same);
        if (removed > same)
            run({Kind::Removed, at + same, removed - same}, [&] {
                m_items.erase(behind, behind + static_cast<std::ptrdiff_t>(removed - same));
            });
        if (items.size() > same)
            run({Kind::Inserted, at + same, items.size() - same}, [&] {
                m_items.insert(
                    behind, items.begin() + static_cast<std::ptrdiff_t>(same), items.end());
            });
    }

    template <typename Fn> void run(const ListChange& change, Fn&& fn)
    {
        if (m_watcher.before)
            m_watcher.before(change);
        fn();
        if (m_watcher.after)
            m_watcher.after(change);
    }

    ListWatcher m_watcher;
    std::vector<Item> m_items;
    std::vector<Item> m_kept;
    QUndoStack m_stack;
};

} // namespace nb
