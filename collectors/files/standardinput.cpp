// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/files/standardinput.h"

#include <cstdio>

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#endif

namespace nb {

namespace {

class StandardInput : public ByteSource
{
public:
    StandardInput() // NOLINT(modernize-use-equals-default): not on Windows
    {
#ifdef _WIN32
        _setmode(_fileno(stdin), _O_BINARY);
#endif
    }

    Result<std::size_t> read(std::span<std::byte> into) override
    {
        // Through stdio: it waits for all that was asked for, or for the end.
        const std::size_t got = std::fread(into.data(), 1, into.size(), stdin);
        m_consumed += got;
        if (got == 0 && std::ferror(stdin) != 0)
            return Error {ErrorCode::Unreadable, "standard input cannot be read"};
        return got;
    }
    [[nodiscard]] std::uint64_t consumed() const override
    {
        return m_consumed;
    }
    [[nodiscard]] std::optional<std::uint64_t> total() const override
    {
        return std::nullopt;
    }
    [[nodiscard]] std::string name() const override
    {
        return "standard input";
    }

private:
    std::uint64_t m_consumed = 0;
};

} // namespace

std::unique_ptr<ByteSource> openStandardInput()
{
    return std::make_unique<StandardInput>();
}

} // namespace nb
