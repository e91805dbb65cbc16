// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exportpackets.h"

#include <QFile>
#include <QtEndian>

#include <cstring>

namespace nb::test {

namespace {

constexpr qsizetype kFileHeader = 24;
constexpr qsizetype kPacketHeader = 16;
constexpr qsizetype kEthernetHeader = 14;
constexpr qsizetype kUdpHeader = 8;

std::uint16_t word(const QByteArray& bytes, qsizetype at)
{
    return qFromBigEndian<std::uint16_t>(bytes.constData() + at);
}

ExportPacket packetOf(const QByteArray& frame, std::int64_t time)
{
    ExportPacket packet;
    packet.time = time;
    qsizetype transport = 0;
    if (word(frame, 12) == 0x0800) {
        packet.source = IpAddress::fromV4(
            qFromBigEndian<std::uint32_t>(frame.constData() + kEthernetHeader + 12));
        transport = kEthernetHeader + (frame[kEthernetHeader] & 0x0f) * 4;
    } else {
        IpAddress::Bytes raw {};
        std::memcpy(raw.data(), frame.constData() + kEthernetHeader + 8, raw.size());
        packet.source = IpAddress(raw);
        transport = kEthernetHeader + 40;
    }
    packet.port = word(frame, transport);
    const qsizetype length = word(frame, transport + 4) - kUdpHeader;
    const QByteArray payload = frame.mid(transport + kUdpHeader, length);
    packet.payload.resize(static_cast<std::size_t>(payload.size()));
    std::memcpy(packet.payload.data(), payload.constData(), packet.payload.size());
    return packet;
}

} // namespace

std::vector<ExportPacket> readExportPackets(const QString& path)
{
    std::vector<ExportPacket> packets;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return packets;
    const QByteArray all = file.readAll();
    if (!all.startsWith("\xd4\xc3\xb2\xa1"))
        return packets;
    for (qsizetype at = kFileHeader; at + kPacketHeader <= all.size();) {
        const auto field = [&](qsizetype offset) {
            return qFromLittleEndian<std::uint32_t>(all.constData() + at + offset);
        };
        const auto length = static_cast<qsizetype>(field(8));
        const std::int64_t time = std::int64_t {field(0)} * 1'000'000 + field(4);
        packets.push_back(packetOf(all.mid(at + kPacketHeader, length), time));
        at += kPacketHeader + length;
    }
    return packets;
}

} // namespace nb::test
