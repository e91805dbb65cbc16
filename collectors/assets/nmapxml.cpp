// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/assets/assetimport.h"

#include <QXmlStreamReader>

namespace nb {

namespace {

constexpr std::size_t kPieceBytes = 65'536;
constexpr qsizetype kDeepest = 64;

std::string text(QStringView view)
{
    return view.toString().toStdString();
}

/// Nmap's `-oX` (nmap.dtd): host with status, address, hostnames, ports and os.
class NmapReader
{
public:
    NmapReader() { m_file.format = "Nmap XML"; }

    /// False when the text is no good from here on.
    bool take(const QByteArray& bytes)
    {
        m_xml.addData(bytes);
        while (!m_xml.atEnd()) {
            switch (m_xml.readNext()) {
            case QXmlStreamReader::StartElement:
                begin();
                break;
            case QXmlStreamReader::EndElement:
                if (m_xml.name() == u"host")
                    endHost();
                --m_depth;
                break;
            case QXmlStreamReader::DTD:
                // "billion laughs": nothing that nmap writes declares entities
                if (!m_xml.entityDeclarations().isEmpty())
                    m_xml.raiseError(QStringLiteral("the file declares entities"));
                break;
            case QXmlStreamReader::EntityReference:
                m_xml.raiseError(QStringLiteral("the file refers to entities"));
                break;
            default:
                break;
            }
        }
        return !m_xml.hasError() || m_xml.error() == QXmlStreamReader::PrematureEndOfDocumentError;
    }

    Result<AssetFile> finish(bool readable)
    {
        if (!m_nmap)
            return Error {ErrorCode::UnknownFormat, "XML, but not of nmap -oX"};
        if (m_xml.hasError() || !readable) {
            if (m_file.records == 0)
                return Error {ErrorCode::Invalid, m_xml.errorString().toStdString()};
            m_file.truncated = true;
            m_file.notices.push_back("line " + std::to_string(m_xml.lineNumber()) + ": "
                + m_xml.errorString().toStdString());
        }
        return std::move(m_file);
    }

private:
    struct Host
    {
        bool up = true;
        std::string address {};
        std::string mac {};
        std::string name {};
        std::string system {};
        Sighting seen {};
        std::vector<std::tuple<Protocol, Port, std::string>> ports {};
        std::optional<std::pair<Protocol, Port>> port {}; ///< whose elements are read
    };

    void begin()
    {
        if (++m_depth > kDeepest) {
            m_xml.raiseError(QStringLiteral("too deep"));
            return;
        }
        const QXmlStreamAttributes a = m_xml.attributes();
        const QStringView name = m_xml.name();
        if (m_depth == 1)
            m_nmap = name == u"nmaprun";
        if (!m_nmap)
            m_xml.raiseError(QStringLiteral("not of nmap"));
        if (name == u"host")
            beginHost(a);
        else if (name == u"status")
            m_host.up = a.value(QStringLiteral("state")) == u"up";
        else if (name == u"address")
            takeAddress(a);
        else if (name == u"hostname" && m_host.name.empty())
            m_host.name = text(a.value(QStringLiteral("name")));
        else if (name == u"osmatch" && m_host.system.empty())
            m_host.system = text(a.value(QStringLiteral("name")));
        else
            beginPort(name, a);
    }

    void beginHost(const QXmlStreamAttributes& a)
    {
        m_host = {};
        for (const QString& key : {QStringLiteral("starttime"), QStringLiteral("endtime")})
            if (const auto time = assetTime(text(a.value(key))))
                m_host.seen.add(*time, *time);
    }

    void takeAddress(const QXmlStreamAttributes& a)
    {
        const QStringView kind = a.value(QStringLiteral("addrtype"));
        const std::string address = text(a.value(QStringLiteral("addr")));
        if (kind == u"mac")
            m_host.mac = address;
        else if (m_host.address.empty())
            m_host.address = address;
    }

    void beginPort(QStringView name, const QXmlStreamAttributes& a)
    {
        if (name == u"port") {
            m_host.port.reset();
            const auto protocol = Protocol::fromString(text(a.value(QStringLiteral("protocol"))));
            const auto port = Port::fromString(text(a.value(QStringLiteral("portid"))));
            if (protocol && protocol->hasPorts() && port && port->number() != 0)
                m_host.port = std::pair(*protocol, *port);
        } else if (name == u"state" && m_host.port && a.value(QStringLiteral("state")) == u"open") {
            if (m_host.ports.size() < 65'536)
                m_host.ports.emplace_back(m_host.port->first, m_host.port->second, std::string());
        } else if (name == u"service" && m_host.port && !m_host.ports.empty()) {
            auto& [protocol, port, label] = m_host.ports.back();
            if (protocol == m_host.port->first && port == m_host.port->second)
                label = text(a.value(QStringLiteral("name")));
        }
    }

    void endHost()
    {
        if (!m_host.up)
            return;
        AssetRecord record;
        record.set(AssetField::Address, m_host.address);
        record.set(AssetField::Mac, m_host.mac);
        record.set(AssetField::Name, m_host.name);
        record.set(AssetField::System, m_host.system);
        if (m_host.seen.known()) {
            record.set(AssetField::First, toString(m_host.seen.first));
            record.set(AssetField::Last, toString(m_host.seen.last));
        }
        if (const auto why = record.addTo(m_file)) {
            m_file.skip("line " + std::to_string(m_xml.lineNumber()) + ": " + *why);
            return;
        }
        Asset* const asset = m_file.learning.at(*IpAddress::fromString(m_host.address), {});
        for (const auto& [protocol, port, label] : m_host.ports)
            if (asset)
                addImportedPort(*asset, protocol, port, label, m_host.seen);
    }

    QXmlStreamReader m_xml;
    AssetFile m_file;
    Host m_host;
    qsizetype m_depth = 0;
    bool m_nmap = false;
};

} // namespace

Result<AssetFile> readNmapXml(ByteSource& source, std::stop_token stop)
{
    NmapReader reader;
    std::vector<std::byte> chunk(kPieceBytes);
    bool readable = true;
    for (;;) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, "nothing was imported"};
        const auto count = source.read(chunk);
        readable = count.ok();
        if (!count || *count == 0)
            break;
        QByteArray bytes(static_cast<qsizetype>(*count), Qt::Uninitialized);
        for (std::size_t i = 0; i < *count; ++i)
            bytes[static_cast<qsizetype>(i)] = std::to_integer<char>(chunk[i]);
        if (!reader.take(bytes))
            break;
    }
    return reader.finish(readable);
}

} // namespace nb
