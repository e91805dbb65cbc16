// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of assets changes: what people say, files in and out.
#include "core/assets/assetexport.h"
#include "ui/assets/assetdetails.h"
#include "ui/assets/assetedit.h"
#include "ui/assets/assetfileimport.h"
#include "ui/assets/assetsmodel.h"
#include "ui/assets/assetspage.h"
#include "ui/assets/assettext.h"
#include "ui/mainwindow/dropoverlay.h"
#include "ui/mainwindow/noticebar.h"
#include "ui/text/coretext.h"
#include "ui/text/plural.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QPushButton>
#include <QSaveFile>

namespace nb {

void AssetsPage::saveEdits(const IpAddress& address, const AssetEdits& edits)
{
    const auto knowledge = enrichment();
    if (!knowledge)
        return;
    m_editing.start(
        m_editPool, this,
        [&inventory = knowledge->assets(), address, edits](const std::stop_token&) -> Result<bool> {
            const auto done = inventory.edit(address, edits);
            return done ? Result<bool>(true) : Result<bool>(done.error());
        },
        [this, edits](const Result<bool>& done) {
            if (!done) {
                m_notice->show(NoticeBar::Kind::Error,
                    tr("It could not be saved: %1").arg(plainLine(coreText(done.error().detail))));
                return;
            }
            m_notice->dismiss();
            m_details->edit()->saved();
            Q_EMIT message(tr("Saved."));
            refresh();
        });
}

void AssetsPage::askRemove()
{
    const std::vector<IpAddress> addresses = selected();
    if (addresses.empty())
        return;
    m_notice->show(NoticeBar::Kind::Warning,
        tr("Forget %Ln asset(s) with all that was observed, imported and said? They come back when "
           "new flows tell of them.",
            nullptr, static_cast<int>(addresses.size())),
        {{tr("&Forget"), [this, addresses] { remove(addresses); }},
            {tr("&Keep"), [this] { m_notice->dismiss(); }}});
}

void AssetsPage::remove(const std::vector<IpAddress>& addresses)
{
    const auto knowledge = enrichment();
    if (!knowledge)
        return;
    m_notice->dismiss();
    m_editing.start(
        m_editPool, this,
        [&inventory = knowledge->assets(), addresses](const std::stop_token&) -> Result<bool> {
            for (const IpAddress& address : addresses)
                if (auto done = inventory.remove(address); !done)
                    return done.error();
            return true;
        },
        [this](const Result<bool>& done) {
            if (!done)
                m_notice->show(NoticeBar::Kind::Error,
                    tr("It could not be forgotten: %1")
                        .arg(plainLine(coreText(done.error().detail))));
            m_details->setAsset(nullptr);
            refresh();
        });
}

void AssetsPage::importFiles(const QStringList& paths)
{
    AssetImporter* const importer = m_session ? m_session->assetImporter() : nullptr;
    if (!importer || paths.isEmpty())
        return;
    m_notice->show(NoticeBar::Kind::Information,
        tr("Reading %Ln file(s)…", nullptr, static_cast<int>(paths.size())));
    m_files->start(*importer, paths, m_format);
}

void AssetsPage::chooseImport()
{
    auto* dialog = new QFileDialog(this, tr("Import Assets"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setLabelText(QFileDialog::Accept, tr("Import"));
    connect(dialog, &QFileDialog::filesSelected, this, &AssetsPage::importFiles);
    dialog->open();
}

void AssetsPage::chooseExport(bool json)
{
    auto* dialog
        = new QFileDialog(this, json ? tr("Export Assets as JSON") : tr("Export Assets as CSV"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(json ? QStringLiteral("json") : QStringLiteral("csv"));
    dialog->selectFile(json ? QStringLiteral("assets.json") : QStringLiteral("assets.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &AssetsPage::exportTo);
    dialog->open();
}

void AssetsPage::exportTo(const QString& path)
{
    m_exporting.start(
        m_pool, this,
        [path, assets = m_model->shown()](const std::stop_token&) -> Result<std::uint64_t> {
            const bool json = path.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive);
            const std::string text = json ? assetsJson(assets) : assetsCsv(assets);
            QSaveFile file(path);
            file.setDirectWriteFallback(false);
            if (!file.open(QIODevice::WriteOnly)
                || file.write(text.data(), static_cast<qint64>(text.size()))
                    != static_cast<qint64>(text.size())
                || !file.commit())
                return Error {ErrorCode::Unreadable, file.errorString().toStdString()};
            return assets.size();
        },
        [this, path](const Result<std::uint64_t>& done) {
            const QString name = plainLine(QFileInfo(path).fileName());
            if (done)
                Q_EMIT message(tr("Wrote %1 assets to %2.", nullptr, pluralOf(*done))
                                   .arg(m_format.count(*done), name));
            else
                m_notice->show(NoticeBar::Kind::Error,
                    tr("%1 could not be written: %2")
                        .arg(name, plainLine(coreText(done.error().detail))));
        });
}

void AssetsPage::dragEnterEvent(QDragEnterEvent* event)
{
    const bool may = m_import->isEnabled() && !DropOverlay::localPaths(event->mimeData()).isEmpty();
    event->setAccepted(may);
    if (may)
        Q_EMIT message(tr("Drop to add these files to the inventory."));
}

void AssetsPage::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    importFiles(DropOverlay::localPaths(event->mimeData()));
}

} // namespace nb
