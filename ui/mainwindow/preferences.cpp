// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/preferences.h"

#include "ui/mainwindow/uistatestore.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace nb {

namespace {

const QString kAppearanceKey = QStringLiteral("preferences/appearance");
const QString kBinaryKey = QStringLiteral("preferences/binaryBytes");
const QString kLocalKey = QStringLiteral("preferences/localTime");

} // namespace

Preferences Preferences::load(const UiStateStore& state)
{
    Preferences result;
    result.appearance = static_cast<Appearance>(std::clamp(state.number(kAppearanceKey, 0), 0, 2));
    result.display.binaryBytes = state.flag(kBinaryKey, false);
    result.display.localTime = state.flag(kLocalKey, false);
    return result;
}

void Preferences::save(UiStateStore& state) const
{
    state.setValue(kAppearanceKey, static_cast<int>(appearance));
    state.setValue(kBinaryKey, display.binaryBytes);
    state.setValue(kLocalKey, display.localTime);
}

PreferencesDialog::PreferencesDialog(const Preferences& preferences, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Preferences"));
    auto* form = new QFormLayout;
    m_appearance
        = addChoice(form, tr("&Appearance:"), {tr("Follow the system"), tr("Light"), tr("Dark")},
            static_cast<int>(preferences.appearance));
    m_bytes = addChoice(form, tr("&Bytes:"),
        {tr("SI – 1 kB is 1,000 bytes"), tr("IEC – 1 KiB is 1,024 bytes")},
        preferences.display.binaryBytes ? 1 : 0);
    m_zone = addChoice(
        form, tr("&Times:"), {tr("UTC"), tr("Local time")}, preferences.display.localTime ? 1 : 0);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addStretch();
    layout->addWidget(buttons);
}

QComboBox* PreferencesDialog::addChoice(
    QFormLayout* form, const QString& label, const QStringList& texts, int current)
{
    auto* box = new QComboBox(this);
    box->addItems(texts);
    box->setCurrentIndex(current);
    box->setAccessibleName(QString(label).remove(u'&').remove(u':'));
    form->addRow(label, box);
    connect(box, &QComboBox::currentIndexChanged, this, &PreferencesDialog::changed);
    return box;
}

Preferences PreferencesDialog::preferences() const
{
    Preferences result;
    result.appearance = static_cast<Appearance>(m_appearance->currentIndex());
    result.display.binaryBytes = m_bytes->currentIndex() == 1;
    result.display.localTime = m_zone->currentIndex() == 1;
    return result;
}

} // namespace nb
