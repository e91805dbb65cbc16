// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/registries/bootstrap.h"
#include "collectors/registries/registryanswer.h"

#include <cstdlib>

using namespace nb;

namespace {

/// Whatever a registry says, a block holds the address that was asked for.
void check(const Result<OwnerBlock>& block, const IpAddress& asked)
{
    if (block.ok() && (!block->isValid() || !block->contains(asked)))
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray json(
        static_cast<const char*>(static_cast<const void*>(data)), static_cast<qsizetype>(size));
    for (const IpAddress& asked :
        {IpAddress::fromV4(0x0808'0808), IpAddress::fromString("2001:4860:4860::8888").value()}) {
        check(parseRdapAnswer(json, asked, "fuzz", {}), asked);
        check(parseArinAnswer(json, asked, {}), asked);
    }
    RegistryBootstrap bootstrap;
    if (bootstrap.load(json) && !RegistryBootstrap::fromText(bootstrap.text()))
        std::abort();
    (void)RegistryBootstrap::fromText(json.toStdString());
    return 0;
}
