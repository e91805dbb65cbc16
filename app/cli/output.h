// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace nb::cli {

/// Buffered standard output that notices when nobody reads any more (`| head`) or when it cannot
/// be written. After that, writing does nothing. One thread.
class Output
{
public:
    explicit Output(std::FILE* file);
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    void write(std::string_view text);
    void flush();

    /// False once a write has failed: stop producing.
    [[nodiscard]] bool good() const { return m_error == 0; }
    /// The reader has gone away; not worth a message.
    [[nodiscard]] bool readerGone() const;
    /// Why a write failed, in the system's words.
    [[nodiscard]] std::string problem() const;

private:
    void send();

    std::FILE* m_file;
    std::string m_pending;
    int m_error = 0; ///< errno of the first failure
};

} // namespace nb::cli
