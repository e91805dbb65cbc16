// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/registries/registryclient.h"

#include "collectors/registries/registryanswer.h"
#include "core/base/timestamp.h"
#include "core/net/publicaddress.h"

#include <QDateTime>
#include <QHostInfo>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>

#include <algorithm>
#include <utility>

namespace nb {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kShortestWait {60};
constexpr std::chrono::seconds kLongestWait {24 * 3600};
constexpr int kNotFound = 404;
constexpr int kTooMany = 429;
constexpr int kUnavailable = 503;

IpAddress fromHostAddress(const QHostAddress& address)
{
    IpAddress::Bytes bytes {};
    const Q_IPV6ADDR v6 = address.toIPv6Address(); // IPv4 comes mapped
    std::ranges::copy(v6.c, bytes.begin());
    return IpAddress(bytes);
}

void resolveBySystem(
    QObject* context, const QString& host, std::function<void(QList<QHostAddress>)> found)
{
    QHostInfo::lookupHost(host, context,
        [found = std::move(found)](const QHostInfo& info) { found(info.addresses()); });
}

/// The host is the address, so that nothing is looked up a second time.
QUrl pinned(QUrl url, const QHostAddress& address)
{
    url.setHost(address.toString());
    return url;
}

} // namespace

RegistryClient::RegistryClient(RegistryClientOptions options, QObject* parent)
    : QObject(parent)
    , m_options(std::move(options))
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_network.setCookieJar(nullptr);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        failed(m_url.host());
        end(Error {ErrorCode::LimitExceeded, m_url.host().toStdString() + " takes too long"});
    });
    if (!m_options.resolver)
        m_options.resolver
            = [this](const QString& host, std::function<void(QList<QHostAddress>)> found) {
                  resolveBySystem(this, host, std::move(found));
              };
}

RegistryClient::~RegistryClient()
{
    if (m_reply != nullptr)
        m_reply->disconnect(this);
}

QUrl RegistryClient::urlFor(const IpAddress& address) const
{
    QUrl url;
    if (m_options.registry == Owners::Registry::ArinRest)
        url = arinRestBase();
    else if (const auto registry = m_options.bootstrap.find(address))
        url = rdapBaseOf(*registry);
    else
        return {};
    url.setPath(url.path() + QStringLiteral("ip/") + QString::fromStdString(address.toString()));
    return url;
}

Clock::time_point RegistryClient::mayAsk(const IpAddress& address) const
{
    const auto host = m_hosts.find(urlFor(address).host());
    return host == m_hosts.end() ? Clock::time_point() : host->second.next;
}

void RegistryClient::ask(const IpAddress& address, Answer answer)
{
    if (m_answer)
        return answer(Error {ErrorCode::Usage, "a lookup is under way"});
    const QUrl url = urlFor(address);
    if (!isPublicAddress(address) || url.isEmpty())
        return answer(Error {ErrorCode::Usage, address.toString() + " is no public address"});
    if (mayAsk(address) > Clock::now())
        return answer(
            Error {ErrorCode::Locked, url.host().toStdString() + " is not to be asked for now"});
    m_answer = std::move(answer);
    m_address = address;
    m_referrals = 0;
    ++m_lookup;
    m_deadline.start(m_options.deadline);
    visit(url);
}

void RegistryClient::visit(const QUrl& url)
{
    m_url = url;
    const QString host = url.host();
    m_hosts[host].next = std::max(m_hosts[host].next, Clock::now() + m_options.interval);
    m_options.resolver(host, [this, url, lookup = m_lookup](const QList<QHostAddress>& found) {
        if (lookup != m_lookup || !m_answer)
            return;
        if (found.isEmpty()) {
            failed(url.host());
            return end(
                Error {ErrorCode::Unreadable, url.host().toStdString() + " cannot be found"});
        }
        const bool allPublic = std::ranges::all_of(found,
            [](const QHostAddress& address) { return isPublicAddress(fromHostAddress(address)); });
        if (!allPublic) {
            failed(url.host());
            return end(Error {ErrorCode::Invalid,
                url.host().toStdString() + " resolves to an address that is not on the Internet"});
        }
        fetch(url, found.front());
    });
}

void RegistryClient::fetch(const QUrl& url, const QHostAddress& address)
{
    QUrl to = pinned(url, address);
    if (m_options.destination) {
        const QUrl destination = m_options.destination(address);
        to.setHost(destination.host());
        to.setPort(destination.port());
    }
    QNetworkRequest request(to);
    request.setPeerVerifyName(url.host());
    request.setRawHeader("Host", url.host().toLatin1());
    request.setRawHeader("Accept",
        url.host() == arinRestBase().host() ? "application/json" : "application/rdap+json");
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("User-Agent", "NetBehave/" NB_VERSION);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(
        QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    if (!m_options.authorities.isEmpty())
        tls.setCaCertificates(m_options.authorities);
    request.setSslConfiguration(tls);
    m_body.clear();
    m_reply = m_network.get(request);
    m_reply->setReadBufferSize(m_options.maxBytes);
    connect(m_reply, &QNetworkReply::readyRead, this, &RegistryClient::read);
    connect(m_reply, &QNetworkReply::finished, this, &RegistryClient::finished);
}

void RegistryClient::read()
{
    if (m_reply == nullptr)
        return;
    m_body += m_reply->read(m_options.maxBytes + 1 - m_body.size());
    if (m_body.size() <= m_options.maxBytes)
        return;
    failed(m_url.host());
    end(Error {ErrorCode::LimitExceeded, m_url.host().toStdString() + " sends too much"});
}

void RegistryClient::finished()
{
    read();
    if (m_reply == nullptr)
        return; // read() ended it
    QNetworkReply* const reply = std::exchange(m_reply, nullptr);
    reply->deleteLater();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QString host = m_url.host();
    const QUrl target = reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    if (status >= 300 && status < 400 && !target.isEmpty())
        return redirected(m_url, target);
    if (status == kTooMany || status == kUnavailable) {
        toldToWait(host, reply->rawHeader("Retry-After"));
        return end(Error {ErrorCode::Locked, host.toStdString() + " asks not to be asked for now"});
    }
    if (status == kNotFound) {
        m_hosts[host].failures = 0;
        return end(noOwner(m_address, host.toStdString(), currentTime()));
    }
    if (reply->error() != QNetworkReply::NoError || status != 200) {
        failed(host);
        return end(Error {ErrorCode::Unreadable,
            host.toStdString() + ": "
                + (status != 0 ? "status " + std::to_string(status)
                               : reply->errorString().toStdString())});
    }
    auto block = host == arinRestBase().host()
        ? parseArinAnswer(m_body, m_address, currentTime())
        : parseRdapAnswer(m_body, m_address, host.toStdString(), currentTime());
    if (block)
        m_hosts[host].failures = 0;
    else
        failed(host);
    end(std::move(block));
}

void RegistryClient::redirected(const QUrl& from, const QUrl& to)
{
    QUrl next = from.resolved(to);
    next.setFragment(QString());
    const bool allowed = next.scheme() == QStringLiteral("https") && isRegistryHost(next.host())
        && next.port(443) == 443 && next.userInfo().isEmpty();
    if (!allowed) {
        failed(from.host());
        return end(Error {ErrorCode::Invalid,
            from.host().toStdString() + " refers to " + next.host().toStdString()
                + ", which is no registry"});
    }
    if (++m_referrals > m_options.maxReferrals) {
        failed(from.host());
        return end(
            Error {ErrorCode::LimitExceeded, from.host().toStdString() + " refers on and on"});
    }
    if (m_hosts[next.host()].next > Clock::now() + m_options.interval)
        return end(
            Error {ErrorCode::Locked, next.host().toStdString() + " is not to be asked for now"});
    visit(next);
}

/// RFC 9110 §10.2.3: seconds or a date.
void RegistryClient::toldToWait(const QString& host, const QByteArray& retryAfter)
{
    bool isNumber = false;
    qint64 seconds = retryAfter.trimmed().toLongLong(&isNumber);
    if (!isNumber) {
        const QDateTime until
            = QDateTime::fromString(QString::fromLatin1(retryAfter.trimmed()), Qt::RFC2822Date);
        seconds = until.isValid() ? QDateTime::currentDateTimeUtc().secsTo(until) : 0;
    }
    const auto wait = std::clamp(std::chrono::seconds {seconds}, kShortestWait, kLongestWait);
    m_hosts[host].next = Clock::now() + wait;
}

/// Doubles from five seconds on to an hour.
void RegistryClient::failed(const QString& host)
{
    constexpr int kMostDoublings = 10;
    Host& known = m_hosts[host];
    const auto wait
        = std::min(std::chrono::seconds {5} * (1 << known.failures), std::chrono::seconds {3600});
    known.failures = std::min(known.failures + 1, kMostDoublings);
    known.next = std::max(known.next, Clock::now() + wait);
}

void RegistryClient::end(Result<OwnerBlock> result)
{
    m_deadline.stop();
    if (QNetworkReply* const reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
    m_body.clear();
    if (const Answer answer = std::exchange(m_answer, nullptr))
        answer(std::move(result));
}

} // namespace nb
