// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/base/bytesource.h"
#include "collectors/files/inputkind.h"

#include <QString>

#include <memory>
#include <stop_token>
#include <string>

namespace nb {

/// Hashes that tell one content from another, as the workspace keeps them.
struct InputHashes
{
    std::string head; ///< of the first 64 KiB, hex
    std::string whole; ///< hex
};

/// A file (or `-`) opened for import: decompressed, hashed while it is read, and recognised. One
/// thread.
class ImportInput
{
public:
    /// Unreadable, or what opening the compressed content gives. Reads the first 64 KiB.
    static Result<ImportInput> open(const QString& path);

    [[nodiscard]] PeekSource& source() { return *m_source; }
    [[nodiscard]] InputKind kind() const { return m_kind; }
    /// File name without folder.
    [[nodiscard]] const std::string& name() const { return m_name; }
    /// Hash of the first 64 KiB, hex.
    [[nodiscard]] const std::string& headHash() const { return m_headHash; }
    /// Bytes taken from the file, before decompression.
    [[nodiscard]] std::uint64_t consumed() const { return m_source->consumed(); }

    /// Reads what is left and gives the hashes of all of it. Cancelled on stop.
    Result<InputHashes> finish(std::stop_token stop);

private:
    ImportInput() = default;

    std::unique_ptr<PeekSource> m_source;
    HashingSource* m_hashing = nullptr; ///< inside m_source
    InputKind m_kind = InputKind::Unknown;
    std::string m_name;
    std::string m_headHash;
};

} // namespace nb
