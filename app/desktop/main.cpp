// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/composition.h"
#include "app/desktop/translation.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/preferences.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>

#include <clocale>
#include <cstdio>

namespace {

struct LaunchOptions
{
    QString workspace; ///< empty: the one used last
    bool sample = false;
    bool readOnly = false;
    QStringList files;
};

/// Answers --help and --version itself.
LaunchOptions readCommandLine(const QCoreApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::translate("main",
        "Turns observed network flows into answers.\n\nFiles and folders that are named "
        "are added to the workspace."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption workspace({QStringLiteral("w"), QStringLiteral("workspace")},
        QApplication::translate("main", "Open the workspace in DIR; it is made when missing."),
        QStringLiteral("DIR"));
    const QCommandLineOption readOnly(QStringLiteral("read-only"),
        QApplication::translate("main", "Open the workspace without writing to it."));
    const QCommandLineOption sample(
        QStringLiteral("sample"), QApplication::translate("main", "Open the sample network."));
    parser.addOptions({workspace, readOnly, sample});
    parser.addPositionalArgument(QStringLiteral("FILE"),
        QApplication::translate("main",
            "Capture, day file, NetBehave daily file, nfcapd file, flow CSV, or "
            "folder of such."),
        QStringLiteral("[FILE…]"));
    parser.process(application);
    LaunchOptions options;
    if (parser.isSet(workspace))
        options.workspace = QDir(parser.value(workspace)).absolutePath();
    options.sample = parser.isSet(sample);
    options.readOnly = parser.isSet(readOnly);
    for (const QString& file : parser.positionalArguments())
        options.files << QFileInfo(file).absoluteFilePath();
    // a workspace's own folder is not something to add to a workspace
    if (options.workspace.isEmpty() && options.files.size() == 1
        && nb::WorkspaceController::isWorkspaceFolder(options.files.front()))
        options.workspace = options.files.takeFirst();
    return options;
}

bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

void setNames()
{
    QCoreApplication::setApplicationName(QStringLiteral("netbehave"));
    QCoreApplication::setApplicationVersion(QStringLiteral(NB_VERSION));
}

/// Qt would end with an abort.
int endWithoutDisplay(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    setNames();
    (void)readCommandLine(application);
    (void)std::fputs("netbehave: there is no display to open a window on.\n"
                     "  Set DISPLAY or WAYLAND_DISPLAY, or use netbehave-cli, which needs none.\n",
        stderr);
    return 2;
}

void start(nb::MainWindow& window, const LaunchOptions& options)
{
    nb::WorkspaceController& workspace = window.workspace();
    const auto mode
        = options.readOnly ? nb::Workspace::Mode::ReadOnly : nb::Workspace::Mode::ReadWrite;
    if (options.sample)
        workspace.openSample();
    else if (!options.workspace.isEmpty())
        workspace.open(options.workspace, mode);
    else if (options.files.isEmpty())
        window.openAtStart();
    workspace.import(options.files);
}

} // namespace

int main(int argc, char* argv[])
{
    if (!hasDisplay())
        return endWithoutDisplay(argc, argv);
    QApplication application(argc, argv);
    // Qt sets the locale of the C library; numbers in files are written and read with a point
    std::setlocale(LC_NUMERIC, "C"); // NOLINT(concurrency-mt-unsafe): there is no other thread yet
    setNames();
    QApplication::setApplicationDisplayName(QStringLiteral("NetBehave"));
    QApplication::setDesktopFileName(QStringLiteral("org.netbehave.NetBehave"));
    nb::installTranslations(application, QLocale());
    const LaunchOptions options = readCommandLine(application);
    nb::UiStateStore state(nb::uiStatePath());
    // before any widget: Qt passes a new palette on to existing ones only once the loop runs
    nb::applyAppearance(application, nb::Preferences::load(state).appearance);
    nb::MainWindow window(nb::desktopServices(), state);
    window.show();
    start(window, options);
    return QApplication::exec();
}
