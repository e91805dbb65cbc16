// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// One transfer with libcurl: certificates are checked, redirects are not followed, 10 s to connect
/// and 30 s in all, ended soon after a stop is requested. Nothing it says in an error holds the
/// password. One thread.
class CurlSession
{
public:
    explicit CurlSession(std::stop_token stop);
    ~CurlSession();
    CurlSession(const CurlSession&) = delete;
    CurlSession& operator=(const CurlSession&) = delete;

    /// PEM file to trust instead of the system's store; empty for that.
    void trust(const std::string& certificates);
    void logIn(const std::string& user, const std::string& password);

    /// `url` smtp://host:port (with `startTls` STARTTLS is demanded) or smtps://host:port.
    Result<void> sendMail(const std::string& url, bool startTls, const std::string& from,
        const std::vector<std::string>& to, const std::string& message);
    /// POST; anything but a 2xx answer is an error.
    Result<void> postJson(
        const std::string& url, const std::string& bearer, const std::string& json);
    /// Connects to tcp://host:port or tls://host:port and sends the bytes.
    Result<void> sendBytes(const std::string& url, std::string_view bytes);

private:
    struct Private;
    Result<void> perform(const std::string& url);
    Result<void> sendAll(std::string_view bytes);
    std::unique_ptr<Private> m_d;
};

} // namespace nb
