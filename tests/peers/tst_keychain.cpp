// SPDX-License-Identifier: GPL-3.0-or-later
// A password of an alert channel in a real keychain: a Secret Service on a session bus of its own,
// read back by a tool that is not ours.
#include "tests/peers/peerprocess.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace nb::test;

namespace {

constexpr auto kPassword = "correct horse";

/// Standard input is the password; the first two arguments are the program and the workspace.
constexpr auto kScript = R"(
set -u
password=$(cat)
mkdir -m 700 "$XDG_RUNTIME_DIR"
printf keyring | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 || exit 90
find() { secret-tool search --all server NetBehave 2>&1; }
echo "before:"; find
printf %s "$password" | "$1" -w "$2" alerts channel mail --type mail --url smtp://127.0.0.1:2525 \
    --from a@example.org --to b@example.org --user u --password-stdin || exit 91
echo "kept:"; find
echo "in files:"; grep -rlF "$password" "$2" "$HOME/.config" "$HOME/.local"
"$1" -w "$2" alerts channel mail --remove || exit 92
echo "removed:"; find
)";

} // namespace

class TestKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passwordIsInTheKeychainAndNowhereElse();
};

void TestKeychain::passwordIsInTheKeychainAndNowhereElse()
{
    for (const char* program : {"dbus-run-session", "gnome-keyring-daemon", "secret-tool"})
        if (findPeer(QLatin1String(program)).isEmpty())
            QSKIP(qPrintable(QLatin1String(program) + QStringLiteral(" is not installed")));
    const QTemporaryDir home;
    const QString workspace = home.filePath(QStringLiteral("workspace"));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* variable : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
             "NETBEHAVE_PASSPHRASE", "NETBEHAVE_PASSPHRASE_FILE", "CREDENTIALS_DIRECTORY"})
        environment.remove(QLatin1String(variable));
    environment.insert(QStringLiteral("HOME"), home.path());
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), home.filePath(QStringLiteral("run")));
    QProcess session;
    session.setProcessEnvironment(environment);
    session.start(findPeer(QStringLiteral("dbus-run-session")),
        {QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"),
            QString::fromLatin1(kScript), QStringLiteral("sh"),
            QStringLiteral(NB_BIN_DIR "/netbehave-cli"), workspace});
    QVERIFY(session.waitForStarted());
    session.write(kPassword);
    session.closeWriteChannel();
    QVERIFY(session.waitForFinished(60'000));
    const QByteArray out = session.readAllStandardOutput();
    const QByteArray err = session.readAllStandardError();
    if (session.exitCode() == 90)
        QSKIP("no keychain can be started here");
    QVERIFY2(session.exitCode() == 0, (out + err).constData());

    const QByteArray before = out.left(out.indexOf("kept:"));
    const QByteArray kept = out.sliced(before.size(), out.indexOf("removed:") - before.size());
    const QByteArray removed = out.sliced(before.size() + kept.size());
    const QByteArray files = kept.sliced(kept.indexOf("in files:")).trimmed();
    const QByteArray secret = "secret = " + QByteArray(kPassword).toBase64();
    QVERIFY2(!before.contains("secret = "), before.constData());
    QVERIFY2(kept.contains(secret) && kept.contains("alerts/mail@"), kept.constData());
    QCOMPARE(files, QByteArray("in files:"));
    QVERIFY2(!removed.contains("secret = "), removed.constData());
}

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
