// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/peers/peerprocess.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <map>

namespace nb::test {

/// Records with the same addresses, ports and protocol, summed: "src sport dst dport protocol" to
/// packets and bytes. Exporters cut flows as they like, so sums are what collectors must agree on.
struct Sums
{
    quint64 records = 0;
    quint64 packets = 0;
    quint64 bytes = 0;
    bool operator==(const Sums&) const = default;
};
using Tuples = std::map<QByteArray, Sums>;

/// `300 tuples, 311 records, 2211 packets, 90112 bytes`.
[[nodiscard]] QByteArray describe(const Tuples& tuples);
/// What nfcapd stored, read by nfdump.
[[nodiscard]] Tuples nfdumpTuples(const QString& folder);
/// What the program stored, one-way as it was sent.
[[nodiscard]] Tuples ourTuples(const QString& workspace);

/// What `status` says that was lost on the way, by sequence numbers, of all exporters.
[[nodiscard]] quint64 lostOnTheWay(const QString& workspace);

/// Options of `collect` that leave records as they were sent.
inline const QStringList kAsSent {QStringLiteral("--no-pair"), QStringLiteral("--no-dedup"),
    QStringLiteral("--no-nat"), QStringLiteral("--no-orient")};

/// `netbehave-cli collect` on a port of loopback, into a workspace.
class OurCollector
{
public:
    OurCollector(const QString& workspace, const QString& scheme, const QStringList& options);
    /// The port it bound, from what it says on stderr; 0 when it does not come up.
    [[nodiscard]] quint16 port();
    [[nodiscard]] PeerProcess& process() { return m_process; }

private:
    PeerProcess m_process;
};

} // namespace nb::test
