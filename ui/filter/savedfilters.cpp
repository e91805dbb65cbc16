// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/savedfilters.h"

#include "ui/filter/namepopover.h"

#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QResizeEvent>
#include <QSaveFile>
#include <QToolButton>

namespace nb {

namespace {

constexpr qint64 kMaxFile = 4 * 1024 * 1024;
constexpr int kMaxChipCharacters = 28;

/// Names are foreign text where a menu or button would read & as a shortcut.
QString plainLabel(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

SavedFilters::SavedFilters(FilterLibrary& library, QToolButton* menuButton, QWidget* parent)
    : QWidget(parent)
    , m_library(library)
    , m_button(menuButton)
    , m_menu(new QMenu(menuButton))
    , m_chips(new QHBoxLayout(this))
{
    m_chips->setContentsMargins(0, 0, 0, 0);
    m_chips->setSpacing(4);
    m_button->setMenu(m_menu);
    m_button->setPopupMode(QToolButton::InstantPopup);
    connect(m_menu, &QMenu::aboutToShow, this, &SavedFilters::fillMenu);
    connect(&m_library, &FilterLibrary::savedChanged, this, &SavedFilters::rebuildChips);
    rebuildChips();
}

void SavedFilters::rebuildChips()
{
    while (QLayoutItem* item = m_chips->takeAt(0)) {
        if (QWidget* chip = item->widget()) {
            chip->hide();
            chip->deleteLater(); // it may be the one whose menu asked for the change
        }
        delete item;
    }
    int left = width();
    for (const SavedFilter& filter : m_library.saved()) {
        auto* chip = new QToolButton(this);
        QString label = filter.name;
        if (label.size() > kMaxChipCharacters)
            label = label.left(kMaxChipCharacters - 1) + QChar(0x2026);
        chip->setText(plainLabel(label));
        chip->setAccessibleName(tr("Saved filter %1").arg(filter.name));
        chip->setToolTip((filter.name + QLatin1Char('\n') + filter.text)
                             .toHtmlEscaped()
                             .replace(QLatin1Char('\n'), QStringLiteral("<br>")));
        chip->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(
            chip, &QToolButton::clicked, this, [this, text = filter.text] { Q_EMIT chosen(text); });
        connect(chip, &QToolButton::customContextMenuRequested, this,
            [this, chip, filter](const QPoint& at) { chipMenu(filter, chip->mapToGlobal(at)); });
        left -= chip->sizeHint().width() + m_chips->spacing();
        if (left < 0) { // the rest is in the menu
            delete chip;
            break;
        }
        m_chips->addWidget(chip);
    }
    m_chips->addStretch(1);
}

void SavedFilters::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        rebuildChips();
}

void SavedFilters::fillMenu()
{
    m_menu->clear();
    m_menu->addAction(tr("Save This Filter…"), this, &SavedFilters::saveRequested);
    m_menu->addSeparator();
    QMenu* recent = m_menu->addMenu(tr("Recent"));
    for (const QString& text : m_library.history().mid(0, 20))
        recent->addAction(plainLabel(text), this, [this, text] { Q_EMIT chosen(text); });
    recent->setEnabled(!recent->isEmpty());
    for (const SavedFilter& filter : m_library.saved())
        m_menu->addAction(
            plainLabel(filter.name), this, [this, text = filter.text] { Q_EMIT chosen(text); });
    m_menu->addSeparator();
    QMenu* rename = m_menu->addMenu(tr("Rename"));
    QMenu* remove = m_menu->addMenu(tr("Delete"));
    for (const SavedFilter& filter : m_library.saved()) {
        const QString name = filter.name;
        rename->addAction(plainLabel(name), this, [this, name] { askName(name); });
        remove->addAction(plainLabel(name), this, [this, name] { removeSaved(name); });
    }
    rename->setEnabled(!rename->isEmpty());
    remove->setEnabled(!remove->isEmpty());
    m_menu->addSeparator();
    m_menu->addAction(tr("Import from File…"), this, &SavedFilters::askImport);
    m_menu->addAction(tr("Export to File…"), this, &SavedFilters::askExport)
        ->setEnabled(!m_library.saved().empty());
}

void SavedFilters::chipMenu(const SavedFilter& filter, const QPoint& position)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Apply"), this, [this, filter] { Q_EMIT chosen(filter.text); });
    menu->addAction(tr("Rename…"), this, [this, filter] { askName(filter.name); });
    menu->addAction(tr("Delete"), this, [this, filter] { removeSaved(filter.name); });
    menu->popup(position);
}

void SavedFilters::saveText(const QString& text)
{
    auto* ask = new NamePopover(tr("Name of this filter:"), tr("Save"), {}, this);
    connect(ask, &NamePopover::named, this, [this, text](const QString& name) {
        const int before = m_library.find(name);
        if (before < 0) {
            m_library.save(name, text);
            Q_EMIT message(tr("Saved as “%1”.").arg(name), false, {});
            return;
        }
        const QString old = m_library.saved()[static_cast<std::size_t>(before)].text;
        m_library.save(name, text);
        Q_EMIT message(tr("“%1” replaced.").arg(name), false,
            [this, name, old] { m_library.save(name, old); });
    });
    ask->showUnder(*m_button);
}

void SavedFilters::askName(const QString& name)
{
    auto* ask = new NamePopover(tr("New name:"), tr("Rename"), name, this);
    connect(ask, &NamePopover::named, this, [this, name](const QString& to) {
        if (!m_library.rename(name, to))
            Q_EMIT message(tr("There is a filter “%1” already.").arg(to), true, {});
    });
    ask->showUnder(*m_button);
}

void SavedFilters::removeSaved(const QString& name)
{
    const int index = m_library.find(name);
    if (index < 0)
        return;
    const SavedFilter removed = m_library.saved()[static_cast<std::size_t>(index)];
    m_library.remove(name);
    Q_EMIT message(tr("“%1” deleted.").arg(name), false,
        [this, removed] { m_library.save(removed.name, removed.text); });
}

void SavedFilters::importFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        Q_EMIT message(tr("%1 could not be read: %2").arg(path, file.errorString()), true, {});
        return;
    }
    if (file.size() > kMaxFile) {
        Q_EMIT message(tr("%1 is too large to be a list of filters.").arg(path), true, {});
        return;
    }
    const FilterLibrary::Imported result
        = m_library.importText(QString::fromUtf8(file.read(kMaxFile)));
    QString text = tr("%Ln filter(s) added.", nullptr, result.added);
    if (!result.badLines.empty())
        text += QLatin1Char(' ')
            + tr("%Ln line(s) not understood, the first is line %1.", nullptr,
                static_cast<int>(result.badLines.size()))
                  .arg(result.badLines.front());
    Q_EMIT message(text, !result.badLines.empty(), {});
}

void SavedFilters::exportFile(const QString& path)
{
    QSaveFile file(path);
    const QByteArray text = m_library.exportText().toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        Q_EMIT message(tr("%1 could not be written: %2").arg(path, file.errorString()), true, {});
        return;
    }
    Q_EMIT message(tr("Filters saved in %1.").arg(path), false, {});
}

void SavedFilters::askImport()
{
    auto* dialog = new QFileDialog(this, tr("Import Filters"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Filters (*.nbfilters)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &SavedFilters::importFile);
    dialog->open();
}

void SavedFilters::askExport()
{
    auto* dialog = new QFileDialog(this, tr("Export Filters"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("nbfilters"));
    dialog->setNameFilters({tr("Filters (*.nbfilters)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &SavedFilters::exportFile);
    dialog->open();
}

} // namespace nb
