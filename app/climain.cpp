// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"
#include "app/cli/errortext.h"
#include "app/cli/interrupt.h"
#include "app/cli/mappicture.h"

#include <QCoreApplication>

#include <cstdio>
#include <exception>

int main(int argc, char* argv[])
{
    // Before Qt may start a thread, so that all inherit how signals are handled.
    const nb::cli::Interrupt interrupt;
    const auto application = nb::cli::makeApplication(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("netbehave"));
    std::vector<std::string> arguments;
    for (const QString& argument : QCoreApplication::arguments().mid(1))
        arguments.push_back(argument.toStdString());
    nb::cli::CommandResult result {static_cast<int>(nb::cli::ExitCode::Internal)};
    try {
        result = nb::cli::runCommandLine(arguments, interrupt.token());
    } catch (const std::exception& problem) {
        std::fprintf(stderr,
            "netbehave-cli: internal error: %s\n  Please report it with the command you gave.\n",
            problem.what());
    }
    const bool interrupted = interrupt.signalNumber() != 0 && !result.interruptIsEnd;
    return interrupted ? 128 + interrupt.signalNumber() : result.code;
}
