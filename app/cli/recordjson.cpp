// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/recordjson.h"

#include "app/cli/jsontext.h"
#include "collectors/netflow/exporttemplate.h"
#include "collectors/netflow/informationelement.h"
#include "collectors/netflow/optiontables.h"
#include "collectors/sflow/sflowfields.h"
#include "collectors/sflow/sflowformat.h"
#include "collectors/sflow/sflowpacket.h"
#include "core/flow/marks.h"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>

namespace nb::cli {

namespace {

std::string hexText(std::span<const std::byte> bytes)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text = "\"";
    for (const std::byte b : bytes) {
        text += kDigits[static_cast<std::size_t>(b >> 4)];
        text += kDigits[static_cast<std::size_t>(b & std::byte {0xF})];
    }
    return text.append("\"");
}

/// Up to the first NUL, the rest escaped as JSON does it; not shortened.
std::string textJson(std::span<const std::byte> bytes)
{
    std::string text;
    for (const std::byte b : bytes) {
        if (b == std::byte {0})
            break;
        text += static_cast<char>(b);
    }
    return jsonString(text);
}

std::string floatJson(std::span<const std::byte> bytes)
{
    const std::uint64_t raw = unsignedValue(bytes);
    const double value = bytes.size() == 4
        ? double {std::bit_cast<float>(static_cast<std::uint32_t>(raw))}
        : std::bit_cast<double>(raw);
    if (!std::isfinite(value))
        return "null";
    std::array<char, 32> text {};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return std::string(text.data(), end);
}

std::string signedJson(std::span<const std::byte> bytes)
{
    const unsigned unused = 64U - static_cast<unsigned>(bytes.size()) * 8U;
    const auto value = std::bit_cast<std::int64_t>(unsignedValue(bytes) << unused) >> unused;
    return std::to_string(value);
}

std::string addressJson(std::span<const std::byte> bytes)
{
    if (bytes.size() == 4)
        return jsonString(
            IpAddress::fromV4(static_cast<std::uint32_t>(unsignedValue(bytes))).toString());
    IpAddress::Bytes raw {};
    std::memcpy(raw.data(), bytes.data(), raw.size());
    const IpAddress address(raw);
    // IPv4 in 16 octets is shown as it was sent
    return jsonString(
        address.isV4() ? std::string("::ffff:").append(address.toString()) : address.toString());
}

std::string macJson(std::span<const std::byte> bytes)
{
    const MacAddress mac(unsignedValue(bytes));
    return jsonString(mac.isKnown() ? mac.toString() : "00:00:00:00:00:00");
}

/// A JSON object that is written member by member.
class JsonObject
{
public:
    void add(std::string_view key, const std::string& json)
    {
        m_text += m_text.size() == 1 ? "" : ",";
        m_text += jsonString(key);
        m_text += ':';
        m_text += json;
    }
    void add(std::string_view key, std::uint64_t number) { add(key, std::to_string(number)); }
    [[nodiscard]] std::string finished() const { return std::string(m_text).append("}"); }
    [[nodiscard]] std::string line() const { return std::string(m_text).append("}\n"); }

private:
    std::string m_text = "{";
};

void addExporter(JsonObject& object, const ExporterId& exporter)
{
    if (exporter.address != IpAddress {})
        object.add("exporter", jsonString(exporter.address.toString()));
    object.add("domain", exporter.domain);
    if (exporter.version == kSFlowVersion)
        object.add("version", jsonString(versionText(exporter.version)));
    else
        object.add("version", exporter.version);
}

/// Fields in their order; of what comes several times (RFC 7011 §8) all values in an array.
std::string fieldsJson(const ExportRecord& record, bool scope)
{
    std::vector<std::pair<std::string, std::vector<std::string>>> members;
    for (const RecordField& field : record.fields) {
        if (field.scope != scope)
            continue;
        const std::uint16_t version = record.exporter.version;
        std::string name = elementName(version, field.enterprise, field.id, field.scope);
        std::string value = fieldValueJson(version, field);
        auto it = members.begin();
        while (it != members.end() && it->first != name)
            ++it;
        if (it == members.end())
            members.emplace_back(std::move(name), std::vector {std::move(value)});
        else
            it->second.push_back(std::move(value));
    }
    JsonObject object;
    for (const auto& [name, values] : members) {
        std::string json = values.front();
        for (std::size_t i = 1; i < values.size(); ++i)
            json.append(",").append(values[i]);
        if (values.size() > 1)
            json = std::string("[").append(json).append("]");
        object.add(name, json);
    }
    return object.finished();
}

/// Values of other lengths are not understood (rule A11): they stand among the fields alone.
bool isUnderstood(const RecordField& field)
{
    const std::size_t size = field.bytes.size();
    if (field.enterprise != 0)
        return size != 0;
    switch (field.id) {
    case 4:
        return size == 1;
    case 6:
    case 7:
    case 11:
    case 180:
    case 181:
    case 182:
    case 183:
        return size == 1 || size == 2;
    case 8:
    case 12:
        return size == 4;
    case 27:
    case 28:
        return size == 16;
    default:
        return size != 0;
    }
}

bool sent(const ExportRecord& record, std::initializer_list<std::uint64_t> elements)
{
    for (const RecordField& field : record.fields)
        for (const std::uint64_t id : elements)
            if (std::uint64_t {field.enterprise} * 65536U + field.id == id && isUnderstood(field))
                return true;
    return false;
}

void addCounter(JsonObject& object, const ExportRecord& record, std::string_view key,
    std::uint64_t value, std::initializer_list<std::uint64_t> elements)
{
    if (value != kUnknownCount && sent(record, elements))
        object.add(key, value);
}

std::string flagsJson(std::uint8_t flags)
{
    std::array<char, 8> text {};
    std::snprintf(text.data(), text.size(), "\"0x%02x\"", unsigned {flags});
    return text.data();
}

/// What the record says in the words of flows; what it does not say is left out.
void addFlow(JsonObject& object, const ExportRecord& record)
{
    constexpr std::uint64_t kReverse = std::uint64_t {kReverseEnterprise} * 65536U;
    const FlowBatch& row = *record.row;
    const std::string& marks = row.texts.text(row.marks[0]);
    const bool timed = marks.find(mark::kTimeFromReceipt) == std::string::npos;
    if (timed) {
        object.add("start", jsonString(toString(fromMicroseconds(row.start[0]))));
        object.add("end", jsonString(toString(fromMicroseconds(row.end[0]))));
    }
    if (sent(record, {8, 27}) || record.fields.empty())
        object.add("src_ip", jsonString(row.srcIp[0].toString()));
    if (sent(record, {12, 28}) || record.fields.empty())
        object.add("dst_ip", jsonString(row.dstIp[0].toString()));
    if (sent(record, {7, 180, 182}))
        object.add("src_port", row.srcPort[0]);
    if (sent(record, {11, 181, 183}))
        object.add("dst_port", row.dstPort[0]);
    if (sent(record, {4}))
        object.add("protocol", jsonString(Protocol(row.protocol[0]).toString()));
    addCounter(object, record, "packets", row.packets[0], {2, 86, 298, 24});
    addCounter(object, record, "bytes", row.bytes[0], {1, 85, 231, 352, 353, 23});
    if (sent(record, {6}))
        object.add("tcp_flags", flagsJson(row.tcpFlags[0]));
    addCounter(object, record, "reverse_packets", row.reversePackets[0],
        {kReverse + 2, kReverse + 86, 299});
    addCounter(
        object, record, "reverse_bytes", row.reverseBytes[0], {kReverse + 1, kReverse + 85, 232});
}

} // namespace

std::string fieldValueJson(std::uint16_t version, const RecordField& field)
{
    const InformationElement* const element
        = elementOfField(version, field.enterprise, field.id, field.scope);
    if (!element)
        return hexText(field.bytes);
    const auto bytes = field.bytes;
    if (bytes.empty() && isUnsigned(element->type))
        return "0";
    if (!lengthSuits(element->type, bytes.size()))
        return hexText(bytes);
    switch (element->type) {
    case ElementType::Unsigned8:
    case ElementType::Unsigned16:
    case ElementType::Unsigned32:
    case ElementType::Unsigned64:
    case ElementType::DateTimeSeconds:
    case ElementType::DateTimeMilliseconds:
        return std::to_string(unsignedValue(bytes));
    case ElementType::Signed8:
    case ElementType::Signed16:
    case ElementType::Signed32:
    case ElementType::Signed64:
        return signedJson(bytes);
    case ElementType::Float32:
    case ElementType::Float64:
        return floatJson(bytes);
    case ElementType::Boolean: // RFC 7011 §6.1.5: 1 is true, 2 false
        return unsignedValue(bytes) == 1 ? "true"
            : unsignedValue(bytes) == 2  ? "false"
                                         : hexText(bytes);
    case ElementType::MacAddress:
        return macJson(bytes);
    case ElementType::Ipv4Address:
    case ElementType::Ipv6Address:
        return addressJson(bytes);
    case ElementType::String:
        return textJson(bytes);
    default:
        return hexText(bytes);
    }
}

std::string recordJson(const ExportRecord& record)
{
    JsonObject object;
    addExporter(object, record.exporter);
    if (record.templateId != 0)
        object.add("template", record.templateId);
    if (record.options)
        object.add("options", "true");
    if (record.late)
        object.add("late", "true");
    if (record.row && !record.row->empty())
        addFlow(object, record);
    if (record.options)
        object.add("scope", fieldsJson(record, true));
    object.add("fields", fieldsJson(record, false));
    return object.line();
}

std::string sampleJson(
    const ExporterId& exporter, std::int64_t received, const SFlowFlowSample& sample)
{
    JsonObject object;
    addExporter(object, exporter);
    PacketSummary packet;
    SkipReason reason;
    if (sampledPacket(sample, packet, reason)) {
        const std::string time = jsonString(toString(fromMicroseconds(received)));
        object.add("start", time);
        object.add("end", time);
        object.add("src_ip", jsonString(packet.src.toIpAddress().toString()));
        object.add("dst_ip", jsonString(packet.dst.toIpAddress().toString()));
        if (Protocol(packet.protocol).hasPorts()) {
            object.add("src_port", packet.srcPort);
            object.add("dst_port", packet.dstPort);
        }
        object.add("protocol", jsonString(Protocol(packet.protocol).toString()));
        object.add("packets", 1U);
        object.add("bytes", packet.ipBytes);
        if (packet.hasTcpFlags)
            object.add("tcp_flags", flagsJson(packet.tcpFlags));
    }
    JsonObject fields;
    for (const SFlowField& field : sflowFields(sample)) {
        if (const auto* const number = std::get_if<std::uint64_t>(&field.value))
            fields.add(field.name, *number);
        else
            fields.add(field.name, jsonString(std::get<std::string>(field.value)));
    }
    object.add("fields", fields.finished());
    return object.line();
}

std::string templateJson(const ExporterId& exporter, const Template& definition)
{
    JsonObject object;
    addExporter(object, exporter);
    object.add("template", definition.id);
    if (definition.options)
        object.add("options", "true");
    std::string fields = "[";
    for (const TemplateField& field : definition.fields) {
        JsonObject each;
        each.add("name",
            jsonString(elementName(definition.version, field.enterprise, field.id, field.scope)));
        if (field.enterprise != 0)
            each.add("enterprise", field.enterprise);
        each.add("id", field.id);
        if (field.length == kVariableLength)
            each.add("length", jsonString("variable"));
        else
            each.add("length", field.length);
        if (field.scope)
            each.add("scope", "true");
        fields.append(fields.size() == 1 ? "" : ",").append(each.finished());
    }
    object.add("definition", fields.append("]"));
    return object.line();
}

std::string problemJson(
    const ExporterId& exporter, DropReason reason, std::string_view detail, std::size_t offset)
{
    JsonObject object;
    if (exporter.version != 0)
        addExporter(object, exporter);
    else if (exporter.address != IpAddress {})
        object.add("exporter", jsonString(exporter.address.toString()));
    object.add("error", jsonString(detail));
    object.add("reason", jsonString(toString(reason)));
    object.add("offset", offset);
    return object.line();
}

} // namespace nb::cli
