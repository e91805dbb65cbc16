// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/collectorstatusjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace nb {

namespace {

using Drops = std::array<std::uint64_t, kDropReasonCount>;

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// Goes over the members of a struct and writes them; the same list of members reads them.
class Writer
{
public:
    template <typename T> void number(const char* key, const T& value)
    {
        object.insert(QLatin1String(key), static_cast<qint64>(value));
    }
    void string(const char* key, const std::string& value)
    {
        if (!value.empty())
            object.insert(QLatin1String(key), text(value));
    }
    void flag(const char* key, const bool& value) { object.insert(QLatin1String(key), value); }
    void time(const char* key, const Timestamp& value)
    {
        if (value != Timestamp {})
            object.insert(QLatin1String(key), text(toString(value)));
    }
    void drops(const char* key, const Drops& value)
    {
        QJsonObject members;
        for (std::size_t i = 0; i < value.size(); ++i)
            if (value[i] != 0)
                members.insert(text(toString(static_cast<DropReason>(i))), qint64(value[i]));
        object.insert(QLatin1String(key), members);
    }
    void error(const char* key, const std::optional<Error>& value)
    {
        if (value)
            object.insert(QLatin1String(key), text(value->detail));
    }
    template <typename T> void optionalNumber(const char* key, const std::optional<T>& value)
    {
        if (value)
            number(key, *value);
    }
    template <typename T> void list(const char* key, const std::vector<T>& values)
    {
        QJsonArray array;
        for (const T& value : values) {
            Writer writer;
            members(writer, value);
            array.append(writer.object);
        }
        object.insert(QLatin1String(key), array);
    }
    void texts(const char* key, const std::vector<std::string>& values)
    {
        QJsonArray array;
        for (const std::string& value : values)
            array.append(text(value));
        object.insert(QLatin1String(key), array);
    }
    template <typename T> void nested(const char* key, const T& value)
    {
        Writer writer;
        members(writer, value);
        object.insert(QLatin1String(key), writer.object);
    }
    void address(const char* key, const IpAddress& value)
    {
        object.insert(QLatin1String(key), text(value.toString()));
    }
    void counts(const char* key, const std::map<std::string, std::uint64_t>& value)
    {
        QJsonObject all;
        for (const auto& [name, count] : value)
            all.insert(text(name), qint64(count));
        object.insert(QLatin1String(key), all);
    }

    QJsonObject object;
};

class Reader
{
public:
    explicit Reader(QJsonObject from)
        : object(std::move(from))
    {
    }
    template <typename T> void number(const char* key, T& value) const
    {
        if (const QJsonValue found = at(key); found.isDouble())
            value = static_cast<T>(found.toInteger());
    }
    void string(const char* key, std::string& value) const
    {
        value = at(key).toString().toStdString();
    }
    void flag(const char* key, bool& value) const { value = at(key).toBool(); }
    void time(const char* key, Timestamp& value) const
    {
        if (const auto read = timestampFromString(at(key).toString().toStdString()))
            value = *read;
    }
    void drops(const char* key, Drops& value) const
    {
        const QJsonObject members = at(key).toObject();
        for (std::size_t i = 0; i < value.size(); ++i)
            value[i] = static_cast<std::uint64_t>(
                members.value(text(toString(static_cast<DropReason>(i)))).toInteger());
    }
    void error(const char* key, std::optional<Error>& value) const
    {
        if (const QJsonValue found = at(key); found.isString())
            value = Error {ErrorCode::Unreadable, found.toString().toStdString()};
    }
    template <typename T> void optionalNumber(const char* key, std::optional<T>& value) const
    {
        if (at(key).isDouble())
            number(key, value.emplace());
    }
    template <typename T> void list(const char* key, std::vector<T>& values) const
    {
        for (const QJsonValue element : at(key).toArray()) {
            Reader reader(element.toObject());
            members(reader, values.emplace_back());
        }
    }
    void texts(const char* key, std::vector<std::string>& values) const
    {
        for (const QJsonValue element : at(key).toArray())
            values.push_back(element.toString().toStdString());
    }
    template <typename T> void nested(const char* key, T& value) const
    {
        Reader reader(at(key).toObject());
        members(reader, value);
    }
    void address(const char* key, IpAddress& value) const
    {
        if (const auto read = IpAddress::fromString(at(key).toString().toStdString()))
            value = *read;
    }
    void counts(const char* key, std::map<std::string, std::uint64_t>& value) const
    {
        const QJsonObject all = at(key).toObject();
        for (auto it = all.begin(); it != all.end(); ++it)
            value[it.key().toStdString()] = static_cast<std::uint64_t>(it.value().toInteger());
    }

    QJsonObject object;

private:
    [[nodiscard]] QJsonValue at(const char* key) const { return object.value(QLatin1String(key)); }
};

// Each struct is described once; `V` is the struct, const when it is written.

template <typename Visitor, typename V>
requires std::same_as<std::remove_const_t<V>, ExporterId>
void members(Visitor& visit, V& id)
{
    visit.address("address", id.address);
    visit.number("domain", id.domain);
    visit.number("version", id.version);
    visit.number("splitPort", id.splitPort);
}

template <typename Visitor, typename V>
requires std::same_as<std::remove_const_t<V>, ExporterStatus>
void members(Visitor& visit, V& e)
{
    visit.nested("exporter", e.id);
    visit.number("datagrams", e.datagrams);
    visit.number("bytes", e.bytes);
    visit.number("records", e.records);
    visit.number("optionsRecords", e.optionsRecords);
    visit.number("otherRecords", e.otherRecords);
    visit.number("flows", e.flows);
    visit.drops("drops", e.drops);
    visit.number("sequenceUnit", e.sequenceUnit);
    visit.number("lost", e.lost);
    visit.number("lossUnknown", e.lossUnknown);
    visit.number("duplicates", e.duplicates);
    visit.number("reordered", e.reordered);
    visit.number("restarts", e.restarts);
    visit.number("heldSets", e.heldSets);
    visit.number("replayedSets", e.replayedSets);
    visit.number("templates", e.templates);
    visit.number("templateRefreshes", e.templateRefreshes);
    visit.number("templateRedefinitions", e.templateRedefinitions);
    visit.optionalNumber("sampling", e.sampling);
    visit.time("firstSeen", e.firstSeen);
    visit.time("lastSeen", e.lastSeen);
    visit.number("clockOffset", e.clockOffset);
    visit.string("problem", e.problem);
    visit.flag("conflict", e.conflict);
}

template <typename Visitor, typename V>
requires std::same_as<std::remove_const_t<V>, TemplateStatus::Field>
void members(Visitor& visit, V& field)
{
    visit.string("name", field.name);
    visit.number("enterprise", field.enterprise);
    visit.number("id", field.id);
    visit.number("length", field.length);
    visit.flag("scope", field.scope);
}

template <typename Visitor, typename V>
requires std::same_as<std::remove_const_t<V>, TemplateStatus>
void members(Visitor& visit, V& t)
{
    visit.nested("exporter", t.exporter);
    visit.number("id", t.id);
    visit.flag("options", t.options);
    visit.list("fields", t.fields);
    visit.time("defined", t.defined);
    visit.time("refreshed", t.refreshed);
    visit.number("records", t.records);
}

template <typename Visitor, typename V>
requires std::same_as<std::remove_const_t<V>, SourceStatus>
void members(Visitor& visit, V& s)
{
    visit.number("id", s.id);
    visit.string("url", s.url);
    visit.flag("running", s.running);
    visit.error("problem", s.problem);
    visit.number("offered", s.offered);
    visit.number("received", s.received);
    visit.drops("drops", s.drops);
    visit.number("bufferAsked", s.bufferAsked);
    visit.number("bufferGranted", s.bufferGranted);
    visit.number("queuedBytes", s.queuedBytes);
    visit.number("sessions", s.sessions);
    visit.number("rejectedSessions", s.rejectedSessions);
    visit.string("notice", s.notice);
}

template <typename Visitor, typename V>
requires std::same_as<std::remove_const_t<V>, StageStatus>
void members(Visitor& visit, V& stage)
{
    visit.string("name", stage.name);
    visit.counts("counts", stage.counts);
}

template <typename Visitor, typename V>
requires std::same_as<std::remove_const_t<V>, CollectorStatus::Forwarding>
void members(Visitor& visit, V& f)
{
    visit.string("url", f.url);
    visit.flag("connected", f.connected);
    visit.number("sent", f.sent);
    visit.number("acknowledged", f.acknowledged);
    visit.number("waiting", f.waiting);
    visit.string("problem", f.problem);
}

template <typename Visitor, typename V>
requires std::same_as<std::remove_const_t<V>, CollectorStatus>
void members(Visitor& visit, V& s)
{
    visit.time("taken", s.taken);
    visit.time("started", s.started);
    visit.list("sources", s.sources);
    visit.list("exporters", s.exporters);
    visit.list("templates", s.templates);
    visit.list("stages", s.stages);
    visit.number("flowsDecoded", s.flowsDecoded);
    visit.number("flowsStored", s.flowsStored);
    visit.number("flowsWaiting", s.flowsWaiting);
    visit.number("waitingDatagrams", s.waitingDatagrams);
    visit.drops("drops", s.drops);
    visit.texts("notSenders", s.notSenders);
    visit.error("storageProblem", s.storageProblem);
    visit.string("problem", s.problem);
}

} // namespace

std::string toJson(const CollectorStatus& status)
{
    Writer writer;
    members(writer, status);
    if (status.forwarding)
        writer.nested("forwarding", *status.forwarding);
    return QJsonDocument(writer.object).toJson(QJsonDocument::Compact).toStdString();
}

Result<CollectorStatus> collectorStatusFromJson(std::string_view text)
{
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(
        QByteArray(text.data(), static_cast<qsizetype>(text.size())), &problem);
    if (!document.isObject())
        return Error {ErrorCode::Invalid,
            "the collector's status is no JSON object: " + problem.errorString().toStdString()};
    Reader reader(document.object());
    CollectorStatus status;
    members(reader, status);
    if (reader.object.contains(QLatin1String("forwarding"))) {
        status.forwarding = CollectorStatus::Forwarding {};
        reader.nested("forwarding", *status.forwarding);
    }
    return status;
}

} // namespace nb
