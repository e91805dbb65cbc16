// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/base/bytesource.h"

#include <QProcess>
#include <QStringList>

#include <stop_token>
#include <string>

namespace nb {

/// The output of another program as a stream, read no faster than it is used. Waits in slices, so
/// that a stop ends it within 200 ms; the program is ended with this object at the latest. Lives in
/// the thread that made it and needs no event loop.
class ProcessSource : public ByteSource
{
public:
    ProcessSource(const QString& program, const QStringList& arguments, std::stop_token stop);
    ~ProcessSource() override;
    ProcessSource(const ProcessSource&) = delete;
    ProcessSource& operator=(const ProcessSource&) = delete;

    /// Unreadable when the program cannot be started, Cancelled on stop.
    Result<std::size_t> read(std::span<std::byte> into) override;
    [[nodiscard]] std::uint64_t consumed() const override { return m_consumed; }
    [[nodiscard]] std::optional<std::uint64_t> total() const override { return std::nullopt; }
    [[nodiscard]] std::string name() const override { return m_name; }

    /// Once read() came to the end: why the program did not do well (it crashed, or its exit code
    /// is not 0), empty when it did.
    [[nodiscard]] std::string failure();
    /// The first lines it wrote to its standard error, valid UTF-8 on one line.
    [[nodiscard]] std::string complaint() const;

private:
    Result<void> start();
    void takeErrors();
    [[nodiscard]] bool waitForData();

    QProcess m_process;
    std::string m_name;
    std::stop_token m_stop;
    QByteArray m_errors;
    std::uint64_t m_consumed = 0;
    bool m_started = false;
};

} // namespace nb
