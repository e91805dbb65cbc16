// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/registries/bootstrap.h"
#include "core/owners/owners.h"

#include <QHostAddress>
#include <QList>
#include <QNetworkAccessManager>
#include <QObject>
#include <QSslCertificate>
#include <QTimer>

#include <chrono>
#include <functional>
#include <map>
#include <memory>

QT_BEGIN_NAMESPACE
class QNetworkReply;
QT_END_NAMESPACE

namespace nb {

/// Finds the addresses of a host; calls back once, with none when there are none.
using HostResolver
    = std::function<void(const QString& host, std::function<void(QList<QHostAddress>)> found)>;

/// How the registries are asked. The last three are for tests, which have no registry at hand;
/// nothing of a user's settings reaches them.
struct RegistryClientOptions
{
    Owners::Registry registry = Owners::Registry::Rdap;
    RegistryBootstrap bootstrap {};
    std::chrono::milliseconds deadline {10'000}; ///< of a lookup with all its referrals
    std::chrono::milliseconds interval {1'000}; ///< between two queries of the same host
    qint64 maxBytes = qint64 {256} << 10; ///< of an answer
    int maxReferrals = 3;
    HostResolver resolver {}; ///< instead of the system's
    std::function<QUrl(const QHostAddress&)> destination {}; ///< where an address is to be found
    QList<QSslCertificate> authorities {}; ///< instead of the system's
};

/// Asks registries for the owner of an address over HTTPS, one lookup at a time. The strict side of
/// it:
/// - only public addresses are asked for, and only hosts of isRegistryHost() are asked;
/// - a host whose name resolves to any address that is not public is not asked, and the connection
///   goes to the very address that was looked at;
/// - redirects are followed under the same rules, `maxReferrals` deep, https only;
/// - an answer larger than `maxBytes`, or not there in `deadline`, ends the lookup;
/// - no cookies, no credentials, no proxy, no compression;
/// - a host that says "too many" (429, 503) is left alone as long as it asks for (a minute to a
///   day), one that fails for longer and longer.
/// Lives in one thread with an event loop.
class RegistryClient : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(Result<OwnerBlock>)>;

    explicit RegistryClient(RegistryClientOptions options, QObject* parent = nullptr);
    ~RegistryClient() override;

    /// Usage when the address is not public, or a lookup is under way; Locked when its registry is
    /// left alone for now; Unreadable, Invalid, LimitExceeded for what goes wrong.
    void ask(const IpAddress& address, Answer answer);
    /// Whom to ask from the next lookup on.
    void setRegistry(Owners::Registry registry) { m_options.registry = registry; }
    /// When the registry of `address` may be asked next; in the past: now.
    [[nodiscard]] std::chrono::steady_clock::time_point mayAsk(const IpAddress& address) const;

private:
    struct Host
    {
        std::chrono::steady_clock::time_point next {}; ///< not to be asked before
        int failures = 0; ///< in a row
    };
    [[nodiscard]] QUrl urlFor(const IpAddress& address) const;
    void visit(const QUrl& url);
    void fetch(const QUrl& url, const QHostAddress& address);
    void read();
    void finished();
    void redirected(const QUrl& from, const QUrl& to);
    void toldToWait(const QString& host, const QByteArray& retryAfter);
    void failed(const QString& host);
    void end(Result<OwnerBlock> result);

    RegistryClientOptions m_options;
    QNetworkAccessManager m_network;
    QTimer m_deadline;
    std::map<QString, Host> m_hosts;
    QNetworkReply* m_reply = nullptr; ///< child of m_network
    QByteArray m_body;
    QUrl m_url; ///< being asked, with the host's name
    IpAddress m_address;
    int m_referrals = 0;
    std::uint64_t m_lookup = 0; ///< answers for earlier ones are stale
    Answer m_answer;
};

} // namespace nb
