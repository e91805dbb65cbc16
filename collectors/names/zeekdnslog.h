// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/names/namelog.h"

#include <string>
#include <vector>

namespace nb {

/// Lines of Zeek's dns.log, as TSV with its header lines or as JSON. One thread.
class ZeekDnsLog : public NameLogParser
{
public:
    explicit ZeekDnsLog(const NameLogPlace& place);
    void line(std::string_view line, std::int64_t now) override;

private:
    /// What of an entry tells names.
    struct Entry
    {
        std::int64_t time = 0; ///< µs
        std::string client {};
        std::string query {};
        std::string type {};
        std::vector<std::string> answers {};
        std::vector<double> ttls {}; ///< seconds
    };

    void header(std::string_view line);
    void tsv(std::string_view line, std::int64_t now);
    void json(std::string_view line, std::int64_t now);
    void bind(const Entry& entry);

    NameLogPlace m_place;
    std::vector<std::string> m_fields;
    char m_separator = '\t';
    char m_setSeparator = ',';
    std::string m_unset = "-";
    std::string m_empty = "(empty)";
};

} // namespace nb
