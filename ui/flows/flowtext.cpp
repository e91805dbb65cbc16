// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/flowtext.h"

#include "core/flow/csvtext.h"
#include "core/flow/fieldtext.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace nb {

namespace {

bool isNumber(FieldType type)
{
    return type == FieldType::Count || type == FieldType::Number || type == FieldType::Port
        || type == FieldType::Duration;
}

QByteArray csvCell(const std::string& text, FieldType type)
{
    std::string cell;
    appendCsvCell(cell, isNumber(type) ? text : guardFormula(text), ',');
    return QByteArray::fromStdString(cell);
}

QByteArray tsvCell(const std::string& text)
{
    QByteArray cell = QByteArray::fromStdString(text);
    for (char& c : cell)
        if (static_cast<unsigned char>(c) < 0x20)
            c = ' ';
    return cell;
}

QByteArray jsonString(const std::string& text)
{
    const QByteArray array
        = QJsonDocument(QJsonObject {{QStringLiteral("v"), QString::fromStdString(text)}})
              .toJson(QJsonDocument::Compact);
    return array.mid(5, array.size() - 6); // {"v":…}
}

} // namespace

FlowTextWriter::FlowTextWriter(FlowTextFormat format, std::vector<FlowField> columns)
    : m_format(format)
    , m_columns(std::move(columns))
{
}

QByteArray FlowTextWriter::header() const
{
    if (m_format == FlowTextFormat::Json)
        return "[";
    if (m_format == FlowTextFormat::Tsv)
        return {};
    QByteArray line;
    for (const FlowField field : m_columns) {
        if (!line.isEmpty())
            line += ',';
        line += QByteArray(
            fieldInfo(field).name.data(), static_cast<qsizetype>(fieldInfo(field).name.size()));
    }
    return line + "\r\n";
}

QByteArray FlowTextWriter::footer() const
{
    return m_format == FlowTextFormat::Json ? QByteArray("\n]\n") : QByteArray();
}

void FlowTextWriter::append(QByteArray& out, const FlowBatch& batch)
{
    for (std::size_t row = 0; row < batch.size(); ++row) {
        if (m_format == FlowTextFormat::Json)
            appendJson(out, batch, row);
        else
            appendDelimited(out, batch, row);
    }
}

void FlowTextWriter::appendDelimited(QByteArray& out, const FlowBatch& batch, std::size_t row) const
{
    const bool csv = m_format == FlowTextFormat::Csv;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (i != 0)
            out += csv ? ',' : '\t';
        const std::string text = fieldText(batch, row, m_columns[i]);
        out += csv ? csvCell(text, fieldInfo(m_columns[i]).type) : tsvCell(text);
    }
    out += csv ? "\r\n" : "\n";
}

void FlowTextWriter::appendJson(QByteArray& out, const FlowBatch& batch, std::size_t row)
{
    out += m_first ? "\n{" : ",\n{";
    m_first = false;
    bool firstValue = true;
    for (const FlowField field : m_columns) {
        const std::string text = fieldText(batch, row, field);
        if (text.empty())
            continue;
        if (!firstValue)
            out += ',';
        firstValue = false;
        const FieldInfo& info = fieldInfo(field);
        out += '"' + QByteArray(info.name.data(), static_cast<qsizetype>(info.name.size())) + "\":";
        if (isNumber(info.type))
            out += QByteArray::fromStdString(text);
        else
            out += jsonString(text);
    }
    out += '}';
}

Result<std::uint64_t> exportFlows(const FlowStore& store, const FlowOrder& order,
    const std::vector<FlowField>& columns, FlowTextFormat format, const QString& path,
    const ProgressFn& progress, std::stop_token stop)
{
    constexpr std::size_t kRows = 16'384;
    QSaveFile file(path);
    const auto failure = [&file] {
        const bool full
            = file.error() == QFileDevice::ResourceError || file.error() == QFileDevice::WriteError;
        return Error {
            full ? ErrorCode::NoSpace : ErrorCode::Unreadable, file.errorString().toStdString()};
    };
    if (!file.open(QIODevice::WriteOnly))
        return failure();
    FlowTextWriter writer(format, columns);
    file.write(writer.header());
    QByteArray text;
    for (std::uint64_t done = 0; done < order.size();) {
        auto batch = store.rows(order, done, kRows, stop);
        if (!batch)
            return batch.error();
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, "cancelled"};
        if (batch->empty())
            return Error {ErrorCode::Internal, "rows ended early"};
        text.clear();
        writer.append(text, *batch);
        if (file.write(text) != text.size())
            return failure();
        done += batch->size();
        progress({"writing", done, order.size()});
    }
    file.write(writer.footer());
    if (!file.commit())
        return failure();
    return order.size();
}

Result<QByteArray> copyFlows(const FlowStore& store, const FlowOrder& order,
    const std::vector<std::pair<int, int>>& ranges, const std::vector<FlowField>& columns,
    FlowTextFormat format, std::stop_token stop)
{
    constexpr int kRows = 16'384;
    FlowTextWriter writer(format, columns);
    QByteArray text = writer.header();
    std::uint64_t left = kMaxCopyRows;
    for (const auto& [first, last] : ranges) {
        for (int row = first; row <= last && left > 0;) {
            const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(
                left, static_cast<std::uint64_t>(std::min(last - row + 1, kRows))));
            auto batch = store.rows(order, static_cast<std::uint64_t>(row), wanted, stop);
            if (!batch)
                return batch.error();
            if (batch->empty())
                break;
            writer.append(text, *batch);
            row += static_cast<int>(batch->size());
            left -= batch->size();
        }
    }
    return text + writer.footer();
}

} // namespace nb
