// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/notify/curlsession.h"

#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace nb {

namespace {

constexpr long kConnectSeconds = 10;
constexpr long kAllSeconds = 30;

/// curl_global_init() is not to be called by two threads at a time.
bool initialised()
{
    static const bool done = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    return done;
}

struct List
{
    curl_slist* head = nullptr;
    ~List() { curl_slist_free_all(head); }
    void add(const std::string& text) { head = curl_slist_append(head, text.c_str()); }
};

struct Upload
{
    const std::string* text = nullptr;
    std::size_t at = 0;
};

std::size_t give(char* into, std::size_t size, std::size_t count, void* user)
{
    auto* const upload = static_cast<Upload*>(user);
    const std::size_t taken = std::min(size * count, upload->text->size() - upload->at);
    upload->text->copy(into, taken, upload->at);
    upload->at += taken;
    return taken;
}

std::size_t ignore(char*, std::size_t size, std::size_t count, void*)
{
    return size * count;
}

int checkStop(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<std::stop_token*>(user)->stop_requested() ? 1 : 0;
}

} // namespace

struct CurlSession::Private
{
    std::stop_token stop;
    CURL* handle = nullptr;
    char message[CURL_ERROR_SIZE] {};
};

CurlSession::CurlSession(std::stop_token stop)
    : m_d(std::make_unique<Private>())
{
    m_d->stop = std::move(stop);
    if (initialised())
        m_d->handle = curl_easy_init();
    CURL* const h = m_d->handle;
    if (!h)
        return;
    curl_easy_setopt(h, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(h, CURLOPT_ERRORBUFFER, m_d->message);
    curl_easy_setopt(h, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_easy_setopt(h, CURLOPT_TIMEOUT, kAllSeconds);
    curl_easy_setopt(h, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(h, CURLOPT_SSLVERSION, long {CURL_SSLVERSION_TLSv1_2});
    curl_easy_setopt(h, CURLOPT_WRITEFUNCTION, &ignore);
    curl_easy_setopt(h, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(h, CURLOPT_XFERINFOFUNCTION, &checkStop);
    curl_easy_setopt(h, CURLOPT_XFERINFODATA, &m_d->stop);
    // a proxy of the environment is not for mail, and must not see what a webhook is told
    curl_easy_setopt(h, CURLOPT_NOPROXY, "*");
}

CurlSession::~CurlSession()
{
    if (m_d->handle)
        curl_easy_cleanup(m_d->handle);
}

void CurlSession::trust(const std::string& certificates)
{
    if (m_d->handle && !certificates.empty())
        curl_easy_setopt(m_d->handle, CURLOPT_CAINFO, certificates.c_str());
}

void CurlSession::logIn(const std::string& user, const std::string& password)
{
    if (!m_d->handle || user.empty())
        return;
    curl_easy_setopt(m_d->handle, CURLOPT_USERNAME, user.c_str());
    curl_easy_setopt(m_d->handle, CURLOPT_PASSWORD, password.c_str());
}

Result<void> CurlSession::perform(const std::string& url)
{
    curl_easy_setopt(m_d->handle, CURLOPT_URL, url.c_str());
    const CURLcode code = curl_easy_perform(m_d->handle);
    if (code == CURLE_OK)
        return {};
    if (code == CURLE_ABORTED_BY_CALLBACK)
        return Error {ErrorCode::Cancelled, "sending was broken off"};
    return Error {
        ErrorCode::Unreadable, m_d->message[0] != 0 ? m_d->message : curl_easy_strerror(code)};
}

Result<void> CurlSession::sendMail(const std::string& url, bool startTls, const std::string& from,
    const std::vector<std::string>& to, const std::string& message)
{
    if (!m_d->handle)
        return Error {ErrorCode::Internal, "libcurl could not be started"};
    CURL* const h = m_d->handle;
    curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(h, CURLOPT_USE_SSL, startTls ? long {CURLUSESSL_ALL} : long {CURLUSESSL_NONE});
    const std::string sender = '<' + from + '>';
    curl_easy_setopt(h, CURLOPT_MAIL_FROM, sender.c_str());
    List recipients;
    for (const std::string& address : to)
        recipients.add('<' + address + '>');
    curl_easy_setopt(h, CURLOPT_MAIL_RCPT, recipients.head);
    Upload upload {&message, 0};
    curl_easy_setopt(h, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(h, CURLOPT_READFUNCTION, &give);
    curl_easy_setopt(h, CURLOPT_READDATA, &upload);
    return perform(url);
}

Result<void> CurlSession::postJson(
    const std::string& url, const std::string& bearer, const std::string& json)
{
    if (!m_d->handle)
        return Error {ErrorCode::Internal, "libcurl could not be started"};
    CURL* const h = m_d->handle;
    curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, "http,https");
    List headers;
    headers.add("Content-Type: application/json");
    headers.add("User-Agent: NetBehave/" NB_VERSION);
    headers.add("Expect:");
    if (!bearer.empty())
        headers.add("Authorization: Bearer " + bearer);
    curl_easy_setopt(h, CURLOPT_HTTPHEADER, headers.head);
    curl_easy_setopt(h, CURLOPT_POSTFIELDS, json.data());
    curl_easy_setopt(h, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(json.size()));
    if (auto done = perform(url); !done)
        return done;
    long status = 0;
    curl_easy_getinfo(h, CURLINFO_RESPONSE_CODE, &status);
    if (status < 200 || status > 299)
        return Error {ErrorCode::Unreadable, "the webhook answered " + std::to_string(status)};
    return {};
}

Result<void> CurlSession::sendBytes(const std::string& url, std::string_view bytes)
{
    if (!m_d->handle)
        return Error {ErrorCode::Internal, "libcurl could not be started"};
    const bool tls = url.starts_with("tls://");
    // CONNECT_ONLY: libcurl makes the connection, checks the certificate and leaves the rest to us
    curl_easy_setopt(m_d->handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(m_d->handle, CURLOPT_HTTP_VERSION, long {CURL_HTTP_VERSION_1_1});
    curl_easy_setopt(m_d->handle, CURLOPT_SSL_ENABLE_ALPN, 0L);
    curl_easy_setopt(m_d->handle, CURLOPT_CONNECT_ONLY, 1L);
    const std::string host = url.substr(url.find("://"));
    if (auto done = perform((tls ? "https" : "http") + host); !done)
        return done;
    return sendAll(bytes);
}

Result<void> CurlSession::sendAll(std::string_view bytes)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds {kAllSeconds};
    std::mutex mutex;
    std::condition_variable_any pause;
    while (!bytes.empty()) {
        std::size_t sent = 0;
        const CURLcode code = curl_easy_send(m_d->handle, bytes.data(), bytes.size(), &sent);
        if (code != CURLE_OK && code != CURLE_AGAIN)
            return Error {ErrorCode::Unreadable,
                m_d->message[0] != 0 ? m_d->message : curl_easy_strerror(code)};
        bytes.remove_prefix(sent);
        if (bytes.empty())
            return {};
        if (m_d->stop.stop_requested() || std::chrono::steady_clock::now() >= end)
            return Error {ErrorCode::Unreadable, "the server takes nothing"};
        std::unique_lock lock(mutex);
        pause.wait_for(lock, m_d->stop, std::chrono::milliseconds {10}, [] { return false; });
    }
    return {};
}

} // namespace nb
