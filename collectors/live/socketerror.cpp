// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/socketerror.h"

#include <cerrno>
#include <system_error>

#ifdef _WIN32
#include <winsock2.h>
#endif

namespace nb {

SystemError systemError(int code)
{
    using Kind = SystemError::Kind;
    SystemError error {Kind::Other, std::system_category().message(code)};
#ifdef _WIN32
    const bool inUse = code == WSAEADDRINUSE;
    const bool forbidden = code == WSAEACCES;
    const bool noAddress = code == WSAEADDRNOTAVAIL || code == WSAEAFNOSUPPORT;
#else
    const bool inUse = code == EADDRINUSE;
    const bool forbidden = code == EACCES || code == EPERM;
    const bool noAddress = code == EADDRNOTAVAIL || code == EAFNOSUPPORT;
#endif
    if (inUse)
        error.kind = Kind::InUse;
    else if (forbidden)
        error.kind = Kind::Forbidden;
    else if (noAddress)
        error.kind = Kind::NoSuchAddress;
    return error;
}

Error listenError(const ListenUrl& url, const SystemError& error)
{
    const std::string port = std::to_string(url.port);
    std::string text = url.toString() + ": ";
    switch (error.kind) {
    case SystemError::Kind::InUse:
        text += "port " + port + " is in use: another collector runs here, or choose another port";
        break;
    case SystemError::Kind::Forbidden:
        text += "this user may not listen on port " + port;
        if (url.port < 1024)
            text += ": choose a port from 1024 on, or give the program the right to use lower ones "
                    "(CAP_NET_BIND_SERVICE)";
        break;
    case SystemError::Kind::NoSuchAddress:
        text += "this computer does not have the address; * listens on all it has";
        break;
    case SystemError::Kind::Other:
        text += error.text;
        break;
    }
    return {ErrorCode::Unreadable, text};
}

} // namespace nb
