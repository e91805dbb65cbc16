// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/files/inputkind.h"

#include "collectors/capture/captureformat.h"
#include "collectors/files/flowcsvheader.h"
#include "collectors/files/nfcapdimport.h"
#include "collectors/names/namelog.h"
#include "collectors/netflow/exportfile.h"

#include <algorithm>
#include <string>

namespace nb {

namespace {

constexpr std::string_view kSqliteMagic {"SQLite format 3\0", 16};
constexpr std::size_t kTarMagicOffset = 257; ///< POSIX.1-1988 ustar header

bool isArchive(std::string_view head)
{
    using namespace std::string_view_literals;
    return head.starts_with("PK\3\4"sv) || head.starts_with("PK\5\6"sv)
        || head.starts_with("7z\xBC\xAF\x27\x1C"sv) || head.starts_with("Rar!\x1A\x07"sv)
        || (head.size() > kTarMagicOffset && head.substr(kTarMagicOffset).starts_with("ustar"sv));
}

/// No control characters but the ones of lines and columns.
bool isText(std::string_view head)
{
    return std::ranges::all_of(head.substr(0, 4096), [](char c) {
        const auto code = static_cast<unsigned char>(c);
        return code >= 0x20 || c == '\n' || c == '\r' || c == '\t';
    });
}

std::string_view firstLine(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    text.remove_prefix(std::min(text.find_first_not_of("\r\n"), text.size()));
    return text.substr(0, text.find_first_of("\r\n"));
}

} // namespace

InputKind recogniseInput(std::span<const std::byte> head)
{
    if (head.empty())
        return InputKind::Empty;
    if (recogniseCapture(head))
        return InputKind::Capture;
    if (looksLikeNfcapd(head))
        return InputKind::Nfcapd;
    std::string text;
    text.reserve(head.size());
    for (const std::byte b : head)
        text += static_cast<char>(b);
    if (text.starts_with(kSqliteMagic))
        return InputKind::Sqlite;
    if (isArchive(text))
        return InputKind::Archive;
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return InputKind::Utf16Text;
    const std::string_view line = firstLine(text);
    if (looksLikeFlowCsvHeader(line) && isText(line))
        return InputKind::FlowText;
    if (recogniseNameLog(text))
        return InputKind::NameLog;
    if (isText(text))
        return InputKind::OtherText;
    return looksLikeIpfixFile(head) || looksLikeExportMessages(head) ? InputKind::ExportMessages
                                                                     : InputKind::Unknown;
}

} // namespace nb
