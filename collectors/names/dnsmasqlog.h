// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/names/askers.h"
#include "collectors/names/namelog.h"

#include <map>
#include <string>

namespace nb {

/// Lines of dnsmasq with `log-queries`, also `log-queries=extra`, which tells the client of each
/// answer. Without it an answer goes to who asked for its name a short while ago, and to nobody in
/// particular when that is not known. One thread.
class DnsmasqLog : public NameLogParser
{
public:
    explicit DnsmasqLog(const NameLogPlace& place);
    void line(std::string_view line, std::int64_t now) override;

private:
    /// Answer lines that belong together: the name asked, and where its CNAME records lead.
    struct Answer
    {
        std::string asked {};
        std::string current {};
        bool leadsOn = false; ///< the last line was a CNAME
    };
    /// Who is talked to, as far as the line says.
    struct Context
    {
        std::string key {}; ///< process, and number of the question
        std::optional<IpAddress> client {};
        std::int64_t time = 0;
    };

    void question(std::string_view text, const Context& context);
    void answer(std::string_view text, const Context& context);
    void bind(const std::string& name, const IpAddress& address, NameSource source,
        const Context& context);
    Answer& answerOf(const std::string& key);

    NameLogPlace m_place;
    Askers m_askers;
    std::map<std::string, Answer, std::less<>> m_answers;
};

} // namespace nb
