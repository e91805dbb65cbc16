// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/assetimporter.h"
#include "ui/assets/assetcolumnsdialog.h"
#include "ui/flows/flowformat.h"
#include "ui/jobs/latestrequest.h"

#include <QPointer>
#include <QThreadPool>
#include <QWidget>

#include <vector>

namespace nb {

class UiStateStore;

/// Takes files about assets in: looks at all, asks for the columns of those that are tables of
/// somebody else's, then imports one after the other. GUI thread; reads in workers.
class AssetFileImport : public QObject
{
    Q_OBJECT
public:
    /// Dialogs belong to `window`.
    AssetFileImport(UiStateStore& state, QThreadPool& pool, QWidget* window);

    /// `importer` outlives it, or cancel() and waiting for the pool come before. Gives up what was
    /// begun.
    void start(AssetImporter& importer, const QStringList& paths, const FlowFormat& format);
    void cancel();
    [[nodiscard]] AssetColumnsDialog* dialog() const { return m_dialog; }

Q_SIGNALS:
    /// A line for each file; `good` when all was taken in.
    void finished(const QString& text, bool good);
    void failed(const QString& why);

private:
    struct File
    {
        QString path {};
        std::optional<AssetTableHead> head {};
        std::optional<Error> error {};
        AssetImportOptions options {};
        bool left = false; ///< nobody wanted it after all
    };
    struct Imported
    {
        QString text {};
        bool good = true;
    };
    void looked(Result<std::vector<File>> files);
    void askNext(std::size_t from);
    void takeIn();
    [[nodiscard]] AssetColumnFields remembered(const AssetTableHead& head) const;
    void remember(const AssetTableHead& head, const AssetColumnFields& columns);

    UiStateStore& m_state;
    QThreadPool& m_pool;
    QWidget* m_window;
    AssetImporter* m_importer = nullptr;
    FlowFormat m_format;
    std::vector<File> m_files;
    QPointer<AssetColumnsDialog> m_dialog;
    LatestRequest<std::vector<File>> m_looking;
    LatestRequest<Imported> m_importing;
};

} // namespace nb
