// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/forward/forwardsettings.h"

#include <QHostAddress>
#include <QUrl>

namespace nb {

Result<ForwardUrl> parseForwardUrl(std::string_view text)
{
    const auto invalid = [text](std::string_view why) {
        return Error {ErrorCode::Invalid,
            std::string(text) + ": " + std::string(why)
                + "; expected for example tls://core.example:4740"};
    };
    const QUrl url(QString::fromUtf8(text), QUrl::StrictMode);
    const bool secured = url.scheme() == QStringLiteral("tls");
    if (!url.isValid() || (!secured && url.scheme() != QStringLiteral("tcp")))
        return invalid("it does not begin with tls://");
    if (url.host().isEmpty())
        return invalid("it names no host");
    if ((!url.path().isEmpty() && url.path() != QStringLiteral("/")) || url.hasQuery()
        || !url.userInfo().isEmpty())
        return invalid("nothing belongs there but host and port");
    const int port = url.port(secured ? 4740 : 4739);
    if (port < 1)
        return invalid("the port is not a number from 1 to 65535");
    ForwardUrl result {secured, url.host().toStdString(), static_cast<std::uint16_t>(port)};
    if (result.host == "localhost")
        result.host = secured ? result.host : "127.0.0.1";
    if (!secured && !QHostAddress(QString::fromStdString(result.host)).isLoopback())
        return invalid("without TLS flows are forwarded on this computer only, write tls://");
    return result;
}

} // namespace nb
