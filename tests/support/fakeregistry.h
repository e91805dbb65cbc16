// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QSslServer>
#include <QString>
#include <QStringList>

namespace nb::test {

/// An HTTPS server on loopback that plays all registries: it answers by host name and path with the
/// bytes it was given. Lives in one thread with an event loop.
class FakeRegistry : public QSslServer
{
public:
    /// A certificate and its key as files; false when it cannot listen.
    bool start(const QString& certificate, const QString& key);

    /// The raw answer to `host/path`; an answer without Connection: close stays open.
    void setAnswer(const QString& url, const QByteArray& raw) { m_answers.insert(url, raw); }
    /// A whole answer with this body.
    void setJson(const QString& url, const QByteArray& json, const QByteArray& status = "200 OK",
        const QByteArray& headers = {});
    /// Sends blanks without end.
    void setEndless(const QString& url) { m_endless = url; }
    /// What was asked, `host/path` each.
    [[nodiscard]] const QStringList& asked() const { return m_asked; }
    void clear();

private:
    void serve(QTcpSocket* socket);

    QHash<QString, QByteArray> m_answers;
    QString m_endless;
    QStringList m_asked;
};

} // namespace nb::test
