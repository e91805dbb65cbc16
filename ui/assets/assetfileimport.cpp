// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assets/assetfileimport.h"

#include "ui/assets/assettext.h"
#include "ui/jobs/importtext.h"
#include "ui/mainwindow/uistatestore.h"
#include "ui/text/coretext.h"

#include <QCryptographicHash>
#include <QFileInfo>

namespace nb {

namespace {

/// Where the choice for tables with these columns is remembered.
QString columnsKey(const AssetTableHead& head)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (const std::string& name : head.header) {
        hash.addData(QByteArray::fromStdString(name));
        hash.addData(QByteArray(1, '\0'));
    }
    return QStringLiteral("assets/columns/") + QString::fromLatin1(hash.result().toHex().left(16));
}

/// Why a file gave nothing, and what to do.
QString faultText(const Error& error, const QString& name)
{
    switch (error.code) {
    case ErrorCode::UnknownFormat:
    case ErrorCode::Invalid:
    case ErrorCode::LimitExceeded:
    case ErrorCode::Usage:
        return AssetFileImport::tr("%1 was not imported: %2.")
            .arg(name, plainLine(coreText(error.detail)));
    default:
        break;
    }
    const ErrorText text = errorText(error, name);
    return text.what + u' ' + text.advice;
}

} // namespace

AssetFileImport::AssetFileImport(UiStateStore& state, QThreadPool& pool, QWidget* window)
    : QObject(window)
    , m_state(state)
    , m_pool(pool)
    , m_window(window)
{
}

void AssetFileImport::cancel()
{
    m_looking.cancel();
    m_importing.cancel();
    m_files.clear();
    if (m_dialog) {
        m_dialog->disconnect(this);
        m_dialog->close();
    }
    m_importer = nullptr;
}

void AssetFileImport::start(
    AssetImporter& importer, const QStringList& paths, const FlowFormat& format)
{
    cancel();
    m_importer = &importer;
    m_format = format;
    m_looking.start(
        m_pool, this,
        [&importer, paths](const std::stop_token& stop) -> Result<std::vector<File>> {
            std::vector<File> files;
            for (const QString& path : paths) {
                if (stop.stop_requested())
                    break;
                File file;
                file.path = path;
                auto head = importer.head(path);
                if (!head)
                    file.error = head.error();
                else if (*head && !(**head).ours)
                    file.head = std::move(**head);
                files.push_back(std::move(file));
            }
            return files;
        },
        [this](Result<std::vector<File>> files) { looked(std::move(files)); });
}

void AssetFileImport::looked(Result<std::vector<File>> files)
{
    if (!files) {
        Q_EMIT failed(plainLine(coreText(files.error().detail)));
        return;
    }
    m_files = std::move(*files);
    askNext(0);
}

void AssetFileImport::askNext(std::size_t from)
{
    std::size_t next = from;
    while (next < m_files.size() && !m_files[next].head)
        ++next;
    if (next == m_files.size()) {
        takeIn();
        return;
    }
    const AssetTableHead& head = *m_files[next].head;
    m_dialog = new AssetColumnsDialog(
        QFileInfo(m_files[next].path).fileName(), head, remembered(head), m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &QDialog::finished, this, [this, next, dialog = m_dialog.data()](int result) {
        File& file = m_files[next];
        file.left = result != QDialog::Accepted;
        if (!file.left) {
            file.options = {dialog->overwrite(), dialog->columns()};
            remember(*file.head, file.options.columns);
        }
        m_dialog = nullptr;
        askNext(next + 1);
    });
    m_dialog->open();
}

void AssetFileImport::takeIn()
{
    m_importing.start(
        m_pool, this,
        [importer = m_importer, files = std::move(m_files), format = m_format](
            const std::stop_token& stop) -> Result<Imported> {
            Imported all;
            const auto line = [&all](const QString& text) {
                all.text += (all.text.isEmpty() ? QString() : QStringLiteral("\n")) + text;
            };
            const auto fail = [&](const Error& error, const QString& name) {
                line(faultText(error, plainLine(name)));
                all.good = false;
            };
            for (const File& file : files) {
                const QString name = QFileInfo(file.path).fileName();
                if (file.error) {
                    fail(*file.error, name);
                    continue;
                }
                if (file.left) {
                    line(tr("%1: not imported.").arg(plainLine(name)));
                    continue;
                }
                const auto report = importer->importFile(file.path, file.options, stop);
                if (!report) {
                    fail(report.error(), name);
                    continue;
                }
                line(importText(name, *report, format));
                all.good = all.good && report->skipped == 0 && !report->truncated;
            }
            return all;
        },
        [this](const Result<Imported>& done) {
            if (done)
                Q_EMIT finished(done->text, done->good);
            else
                Q_EMIT failed(plainLine(coreText(done.error().detail)));
        });
    m_files.clear();
}

AssetColumnFields AssetFileImport::remembered(const AssetTableHead& head) const
{
    const QStringList names = m_state.texts(columnsKey(head));
    if (static_cast<std::size_t>(names.size()) != head.header.size())
        return head.guess;
    AssetColumnFields fields;
    for (const QString& name : names)
        fields.push_back(assetFieldFromHeader(name.toStdString()));
    return fields;
}

void AssetFileImport::remember(const AssetTableHead& head, const AssetColumnFields& columns)
{
    QStringList names;
    for (const auto& field : columns)
        names << (field ? QString::fromUtf8(toString(*field)) : QString());
    m_state.setValue(columnsKey(head), names);
}

} // namespace nb
