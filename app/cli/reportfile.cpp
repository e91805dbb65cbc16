// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reportfile.h"

#ifdef NB_PICTURES
#include "ui/report/scopereportwriter.h"
#endif

namespace nb::cli {

#ifdef NB_PICTURES

Result<WrittenReport> writeReport(const report::ScopeInput& input, const std::string& pdf,
    const std::string& annexes, const LayoutEngine& layout, std::stop_token stop)
{
    const auto done = writeScopeReport(input,
        {QString::fromStdString(pdf), QString::fromStdString(annexes)}, layout, std::move(stop));
    if (!done)
        return done.error();
    WrittenReport report {done->pages, {}, done->note};
    for (const QString& file : done->written)
        report.files.push_back(file.toStdString());
    return report;
}

#else

Result<WrittenReport> writeReport(const report::ScopeInput&, const std::string&, const std::string&,
    const LayoutEngine&, std::stop_token)
{
    return Error {ErrorCode::Usage, "this program was built without reports"};
}

#endif

} // namespace nb::cli
