// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/decoderstate.h"

#include "collectors/base/bytereader.h"

#include <algorithm>
#include <chrono>

namespace nb {

namespace {

constexpr std::string_view kMagic = "NBDECODE";
constexpr std::uint16_t kStateVersion = 1;
constexpr std::size_t kMaxName = 1024;

std::uint64_t checkSum(std::string_view bytes)
{
    std::uint64_t hash = 0xCBF2'9CE4'8422'2325ULL; // FNV-1a
    for (const char c : bytes)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x0000'0100'0000'01B3ULL;
    return hash;
}

class Writer
{
public:
    template <std::unsigned_integral T> void put(T value)
    {
        for (std::size_t i = sizeof(T); i-- > 0;)
            m_bytes += static_cast<char>(static_cast<unsigned char>((value >> (8 * i)) & 0xff));
    }
    void put(std::int64_t value) { put(static_cast<std::uint64_t>(value)); }
    void put(std::string_view text)
    {
        text = text.substr(0, kMaxName);
        put(static_cast<std::uint16_t>(text.size()));
        m_bytes += text;
    }
    void put(const IpAddress& address)
    {
        for (const std::uint8_t byte : address.bytes())
            m_bytes += static_cast<char>(byte);
    }
    void raw(std::string_view text) { m_bytes += text; }
    [[nodiscard]] std::string_view content() const { return m_bytes; }
    std::string finished()
    {
        put(checkSum(m_bytes));
        return std::move(m_bytes);
    }

private:
    std::string m_bytes;
};

/// Reads; after the first thing that is missing or wrong, everything is 0 and ok() is false.
class Reader
{
public:
    explicit Reader(std::span<const std::byte> bytes)
        : m_rest(bytes)
    {
    }
    template <std::unsigned_integral T> T get()
    {
        const auto value = m_ok ? m_rest.read<T>() : std::nullopt;
        m_ok = value.has_value();
        return value.value_or(0);
    }
    std::int64_t time()
    {
        const auto value = get<std::uint64_t>();
        constexpr std::uint64_t kMax = 253'402'300'799'999'999; // µs, year 9999
        refuse(value > kMax);
        return m_ok ? static_cast<std::int64_t>(value) : 0;
    }
    std::string text()
    {
        const auto size = get<std::uint16_t>();
        refuse(size > kMaxName);
        const auto part = m_ok ? m_rest.take(size) : std::nullopt;
        m_ok = part.has_value();
        std::string text;
        if (part)
            for (const std::byte b : part->rest())
                text += static_cast<char>(b);
        return text;
    }
    IpAddress address()
    {
        IpAddress::Bytes bytes {};
        for (std::uint8_t& byte : bytes)
            byte = get<std::uint8_t>();
        return IpAddress(bytes);
    }
    /// A count of things that take at least `least` octets each.
    std::size_t count(std::size_t limit, std::size_t least)
    {
        const std::size_t n = get<std::uint32_t>();
        refuse(n > limit || n > m_rest.remaining() / least);
        return m_ok ? n : 0;
    }
    void refuse(bool wrong) { m_ok = m_ok && !wrong; }
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool atEnd() const { return m_ok && m_rest.remaining() == 0; }

private:
    ByteReader m_rest;
    bool m_ok = true;
};

/// One exporter as it is saved.
struct SavedExporter
{
    ExporterId id {};
    std::vector<KnownTemplate> templates {};
    std::vector<std::pair<std::uint32_t, std::string>> interfaces {}, vrfs {};
    std::vector<std::pair<std::string, std::string>> applications {};
    std::vector<std::pair<std::uint64_t, std::uint32_t>> samplers {};
    std::optional<std::uint32_t> rate {};
    std::optional<std::int64_t> systemInit {};
};

void putTemplate(Writer& writer, const KnownTemplate& known)
{
    const Template& t = *known.definition;
    writer.put(t.id);
    writer.put(static_cast<std::uint8_t>(t.options ? 1 : 0));
    writer.put(known.port);
    writer.put(known.defined);
    writer.put(known.refreshed);
    writer.put(known.interval);
    writer.put(static_cast<std::uint32_t>(t.fields.size()));
    for (const TemplateField& field : t.fields) {
        writer.put(field.enterprise);
        writer.put(field.id);
        writer.put(field.length);
        writer.put(static_cast<std::uint8_t>(field.scope ? 1 : 0));
    }
}

void putTables(Writer& writer, const OptionTables& tables)
{
    const auto names = [&](const auto& table) {
        writer.put(static_cast<std::uint32_t>(table.size()));
        for (const auto& [key, value] : table.entries()) {
            writer.put(key);
            writer.put(value);
        }
    };
    const auto texts = [&](const auto& table) {
        writer.put(static_cast<std::uint32_t>(table.size()));
        for (const auto& [key, value] : table.entries()) {
            writer.put(std::string_view(key));
            writer.put(std::string_view(value));
        }
    };
    const auto keyed = [&](const auto& table) {
        writer.put(static_cast<std::uint32_t>(table.size()));
        for (const auto& [key, value] : table.entries()) {
            writer.put(key);
            writer.put(std::string_view(value));
        }
    };
    keyed(tables.interfaces());
    keyed(tables.vrfs);
    texts(tables.applications);
    names(tables.samplers);
    writer.put(static_cast<std::uint8_t>(tables.rate ? 1 : 0));
    writer.put(tables.rate.value_or(0));
    writer.put(static_cast<std::uint8_t>(tables.systemInit ? 1 : 0));
    writer.put(tables.systemInit.value_or(0));
}

KnownTemplate getTemplate(Reader& reader, std::uint16_t version, const DecoderLimits& limits)
{
    KnownTemplate known;
    const auto id = reader.get<std::uint16_t>();
    const auto options = reader.get<std::uint8_t>();
    reader.refuse(id < 256 || options > 1);
    known.port = reader.get<std::uint16_t>();
    known.defined = reader.time();
    known.refreshed = known.used = reader.time();
    known.interval = reader.time();
    std::vector<TemplateField> fields(reader.count(limits.fieldsOfTemplate, 9));
    std::size_t minimum = 0;
    for (TemplateField& field : fields) {
        field.enterprise = reader.get<std::uint32_t>();
        field.id = reader.get<std::uint16_t>();
        field.length = reader.get<std::uint16_t>();
        const auto scope = reader.get<std::uint8_t>();
        reader.refuse(scope > 1);
        field.scope = scope == 1;
        minimum += field.length == kVariableLength ? 1U : field.length;
    }
    reader.refuse(minimum == 0);
    if (reader.ok())
        known.definition = Template::make(version, id, options == 1, std::move(fields));
    return known;
}

SavedExporter getExporter(Reader& reader, const DecoderLimits& limits)
{
    SavedExporter saved;
    saved.id.address = reader.address();
    saved.id.domain = reader.get<std::uint32_t>();
    saved.id.version = reader.get<std::uint16_t>();
    saved.id.splitPort = reader.get<std::uint16_t>();
    reader.refuse(saved.id.version != 9 && saved.id.version != 10);
    for (std::size_t n = reader.count(limits.templatesOfDomain, 33); n > 0 && reader.ok(); --n)
        saved.templates.push_back(getTemplate(reader, saved.id.version, limits));
    const auto keyed = [&](auto& table, std::size_t limit) {
        for (std::size_t n = reader.count(limit, 6); n > 0 && reader.ok(); --n) {
            const auto key = reader.get<std::uint32_t>();
            table.emplace_back(key, reader.text());
        }
    };
    keyed(saved.interfaces, limits.interfaceNamesOfExporter);
    keyed(saved.vrfs, limits.namesOfExporter);
    for (std::size_t n = reader.count(limits.namesOfExporter, 4); n > 0 && reader.ok(); --n) {
        std::string key = reader.text();
        saved.applications.emplace_back(std::move(key), reader.text());
    }
    for (std::size_t n = reader.count(limits.samplersOfExporter, 12); n > 0 && reader.ok(); --n) {
        const auto key = reader.get<std::uint64_t>();
        saved.samplers.emplace_back(key, reader.get<std::uint32_t>());
    }
    const auto hasRate = reader.get<std::uint8_t>();
    const auto rate = reader.get<std::uint32_t>();
    const auto hasInit = reader.get<std::uint8_t>();
    const auto init = reader.time();
    reader.refuse(hasRate > 1 || hasInit > 1);
    if (hasRate == 1)
        saved.rate = rate;
    if (hasInit == 1)
        saved.systemInit = init;
    return saved;
}

void putBack(
    ExporterTable& exporters, SavedExporter& saved, std::int64_t now, std::int64_t lifetime)
{
    Stream* stream = exporters.find({saved.id, 0});
    if (!stream)
        stream = exporters.make({saved.id, 0});
    if (!stream)
        return;
    for (KnownTemplate& known : saved.templates)
        if (now - known.refreshed <= std::max(lifetime, 3 * known.interval)
            && !stream->templates.find(known.definition->id))
            stream->templates.restore(std::move(known));
    OptionTables& tables = stream->owner->tables;
    for (auto& [key, name] : saved.interfaces)
        tables.setInterface(key, std::move(name));
    for (auto& [key, name] : saved.vrfs)
        tables.vrfs.set(key, std::move(name));
    for (auto& [key, name] : saved.applications)
        tables.applications.set(key, std::move(name));
    for (const auto& [key, rate] : saved.samplers)
        tables.samplers.set(key, rate);
    tables.rate = saved.rate;
    tables.systemInit = saved.systemInit;
    if (saved.id.splitPort != 0) {
        ExporterId shared = saved.id;
        shared.splitPort = 0;
        if (Stream* const base = exporters.find({shared, 0})) {
            base->splitPorts.insert(saved.id.splitPort);
            base->owner->status.conflict = stream->owner->status.conflict = true;
        }
    }
}

} // namespace

std::string saveDecoderState(const ExporterTable& exporters)
{
    Writer writer;
    writer.raw(kMagic);
    writer.put(kStateVersion);
    std::uint32_t count = 0;
    Writer body;
    const auto write = [&](const ExporterTable::Key& key, const Stream& stream, bool split) {
        const bool netflow9OrIpfix = key.id.version == 9 || key.id.version == 10;
        if (key.session != 0 || !netflow9OrIpfix || (key.id.splitPort != 0) != split)
            return;
        ++count;
        body.put(key.id.address);
        body.put(key.id.domain);
        body.put(key.id.version);
        body.put(key.id.splitPort);
        body.put(static_cast<std::uint32_t>(stream.templates.size()));
        for (const KnownTemplate* known : stream.templates.all())
            putTemplate(body, *known);
        putTables(body, stream.owner->tables);
    };
    // what was split off comes after what it was split from
    for (const bool split : {false, true})
        exporters.forEach(
            [&](const auto& key, const Stream& stream) { write(key, stream, split); });
    writer.put(count);
    writer.raw(body.content());
    return writer.finished();
}

Result<void> restoreDecoderState(
    ExporterTable& exporters, std::string_view state, std::int64_t now, const DecoderLimits& limits)
{
    const Error invalid {ErrorCode::Invalid, "the saved templates are damaged"};
    constexpr std::size_t kSum = 8;
    if (!state.starts_with(kMagic) || state.size() < kMagic.size() + 2 + 4 + kSum)
        return invalid;
    const auto bytes = std::as_bytes(std::span(state));
    const auto version = loadAt<std::uint16_t>(bytes, kMagic.size());
    if (version > kStateVersion)
        return Error {
            ErrorCode::NewerVersion, "the saved templates are of a newer version of this program"};
    const std::size_t covered = state.size() - kSum;
    if (version == 0 || loadAt<std::uint64_t>(bytes, covered) != checkSum(state.substr(0, covered)))
        return invalid;
    Reader reader(bytes.subspan(kMagic.size() + 2, covered - kMagic.size() - 2));
    std::vector<SavedExporter> all;
    const std::size_t most = limits.exporters * limits.domainsOfExporter;
    for (std::size_t n = reader.count(most, 24); n > 0 && reader.ok(); --n)
        all.push_back(getExporter(reader, limits));
    if (!reader.atEnd())
        return invalid;
    const auto lifetime = std::chrono::microseconds(limits.templateLifetime).count();
    for (SavedExporter& saved : all)
        putBack(exporters, saved, now, lifetime);
    return {};
}

} // namespace nb
