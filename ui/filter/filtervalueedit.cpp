// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/filtervalueedit.h"

#include "core/filter/filtercompletion.h"
#include "core/flow/flowbatch.h"
#include "ui/filter/frequentvalues.h"
#include "ui/theme/theme.h"

#include <QCompleter>
#include <QEvent>
#include <QStringListModel>

namespace nb {

namespace {

constexpr int kMaxText = 65'536; ///< what the filter language takes

/// Completes what stands after the last comma of a list.
class ItemCompleter : public QCompleter
{
public:
    using QCompleter::QCompleter;
    bool list = false;

    [[nodiscard]] QStringList splitPath(const QString& path) const override
    {
        return {path.mid(itemStart(path))};
    }
    [[nodiscard]] QString pathFromIndex(const QModelIndex& index) const override
    {
        const auto* edit = qobject_cast<const QLineEdit*>(widget());
        const QString before = edit ? edit->text() : QString();
        return before.left(itemStart(before)) + QCompleter::pathFromIndex(index);
    }

private:
    [[nodiscard]] qsizetype itemStart(const QString& text) const
    {
        if (!list)
            return 0;
        qsizetype start = text.lastIndexOf(QLatin1Char(',')) + 1;
        while (start < text.size() && text.at(start).isSpace())
            ++start;
        return start;
    }
};

} // namespace

FilterValueEdit::FilterValueEdit(QWidget* parent)
    : QLineEdit(parent)
    , m_values(new QStringListModel(this))
{
    setMaxLength(kMaxText);
    auto* items = new ItemCompleter(m_values, this);
    items->setCaseSensitivity(Qt::CaseInsensitive);
    items->setFilterMode(Qt::MatchContains);
    setCompleter(items);
    connect(this, &QLineEdit::textEdited, this, &FilterValueEdit::requestValues);
}

void FilterValueEdit::setCondition(FlowField field, FilterOperator op)
{
    m_field = field;
    static_cast<ItemCompleter*>(completer())->list = op == FilterOperator::In;
    m_values->setStringList(knownValues());
    const std::string_view example = fieldInfo(field).example;
    const QString shown = QString::fromUtf8(example);
    setPlaceholderText(op == FilterOperator::In ? tr("%1, …").arg(shown) : shown);
    setEnabled(op != FilterOperator::Present);
}

QStringList FilterValueEdit::knownValues() const
{
    switch (fieldInfo(m_field).type) {
    case FieldType::Boolean:
        return {QStringLiteral("true"), QStringLiteral("false")};
    case FieldType::State: {
        QStringList names;
        for (const FlowState state :
            {FlowState::Established, FlowState::Attempt, FlowState::Rejected, FlowState::OneWay}) {
            const std::string_view name = toString(state);
            names << QString::fromUtf8(name);
        }
        return names;
    }
    case FieldType::Protocol:
        return {QStringLiteral("tcp"), QStringLiteral("udp"), QStringLiteral("icmp"),
            QStringLiteral("ipv6-icmp"), QStringLiteral("sctp"), QStringLiteral("gre"),
            QStringLiteral("esp")};
    default:
        return {};
    }
}

void FilterValueEdit::requestValues(const QString& text)
{
    m_request.cancel();
    if (!m_store)
        return;
    const std::string part
        = static_cast<ItemCompleter*>(completer())->splitPath(text).front().toStdString();
    m_request.start(
        *QThreadPool::globalInstance(), this,
        [store = m_store, field = m_field, part](
            std::stop_token stop) -> Result<std::vector<FrequentValue>> {
            return frequentValuesOf(*store, field, part, stop);
        },
        [this](const Result<std::vector<FrequentValue>>& values) {
            if (!values)
                return;
            QStringList texts;
            for (const FrequentValue& value : *values)
                texts << QString::fromStdString(completionValue(m_field, value.value));
            for (const QString& known : knownValues())
                if (!texts.contains(known))
                    texts << known;
            m_values->setStringList(texts);
            if (hasFocus() && !texts.isEmpty() && isModified())
                completer()->complete();
        });
}

void FilterValueEdit::setFaulty(bool faulty)
{
    m_faulty = faulty;
    applyColors();
}

void FilterValueEdit::applyColors()
{
    QPalette colors;
    if (m_faulty)
        colors.setColor(QPalette::Base, themeColor(ColorRole::ErrorBackground, this));
    setPalette(colors);
}

void FilterValueEdit::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        applyColors();
}

} // namespace nb
