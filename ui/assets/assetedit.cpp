// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assets/assetedit.h"

#include "ui/assets/assettext.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>

namespace nb {

namespace {

constexpr int kMostBytes = 256; ///< of a line; see AssetInventory::edit()

QString words(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

AssetEdit::AssetEdit(QWidget* parent)
    : QWidget(parent)
{
    const auto line = [this](const QString& hint) {
        auto* field = new QLineEdit(this);
        field->setMaxLength(kMostBytes);
        field->setPlaceholderText(hint);
        field->setAcceptDrops(false);
        connect(field, &QLineEdit::textChanged, this, &AssetEdit::update);
        return field;
    };
    m_name = line({});
    m_owner = line(tr("who answers for it"));
    m_tags = line(tr("separated by commas"));
    m_role = new QComboBox(this);
    m_role->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_role->addItem(QString(), QString());
    for (const std::string_view name : assetRoleNames())
        if (const auto role = assetRoleFromString(name); role != AssetRole::Unknown)
            m_role->addItem(roleText(*role), QString::fromUtf8(name));
    connect(m_role, &QComboBox::currentIndexChanged, this, &AssetEdit::update);
    m_notes = new QPlainTextEdit(this);
    m_notes->setTabChangesFocus(true);
    m_notes->setAcceptDrops(false);
    m_notes->setMinimumHeight(fontMetrics().height() * 3);
    connect(m_notes, &QPlainTextEdit::textChanged, this, &AssetEdit::update);
    auto* form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("&Name:"), m_name);
    form->addRow(tr("&Role:"), m_role);
    form->addRow(tr("O&wner:"), m_owner);
    form->addRow(tr("&Tags:"), m_tags);
    form->addRow(tr("N&otes:"), m_notes);
    m_fault = new QLabel(this);
    m_fault->setTextFormat(Qt::PlainText);
    m_fault->setWordWrap(true);
    m_save = new QPushButton(tr("&Save"), this);
    m_undo = new QPushButton(tr("&Undo Changes"), this);
    m_back = new QPushButton(tr("&Back to Observed"), this);
    m_back->setToolTip(tr("Forgets what was said of name and role, so that what was observed shows "
                          "again. Owner, tags and notes stay."));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(m_undo);
    buttons->addStretch();
    buttons->addWidget(m_back);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form, 1);
    layout->addWidget(m_fault);
    layout->addLayout(buttons);
    connect(m_save, &QPushButton::clicked, this, [this] { Q_EMIT saveRequested(edits()); });
    connect(m_undo, &QPushButton::clicked, this, [this] { fill(m_kept); });
    connect(m_back, &QPushButton::clicked, this, [this] {
        AssetEdits edits = m_kept;
        edits.name.clear();
        edits.role.clear();
        Q_EMIT saveRequested(edits);
    });
    update();
}

void AssetEdit::setAsset(const Asset& asset)
{
    Asset observed = asset;
    observed.edits = {};
    const QString name = plainLine(observed.displayName());
    m_name->setPlaceholderText(name.isEmpty() ? tr("none observed") : tr("observed: %1").arg(name));
    const RoleGuess guess = rolesOf(observed).front();
    m_role->setItemText(0,
        guess.role == AssetRole::Unknown ? tr("as observed: unknown")
                                         : tr("as observed: %1").arg(roleText(guess.role)));
    const bool typed = asset.address == m_address && isChanged();
    m_address = asset.address;
    m_kept = asset.edits;
    if (typed)
        update();
    else
        fill(m_kept);
}

void AssetEdit::setObstacle(const QString& why)
{
    m_obstacle = why;
    update();
}

void AssetEdit::fill(const AssetEdits& edits)
{
    m_name->setText(words(edits.name));
    m_owner->setText(words(edits.owner));
    QStringList tags;
    for (const std::string& tag : edits.tags)
        tags << words(tag);
    m_tags->setText(tags.join(QStringLiteral(", ")));
    m_role->setCurrentIndex(std::max(0, m_role->findData(words(edits.role))));
    m_notes->setPlainText(words(edits.notes));
    update();
}

AssetEdits AssetEdit::edits() const
{
    AssetEdits edits;
    edits.name = m_name->text().trimmed().toStdString();
    edits.owner = m_owner->text().trimmed().toStdString();
    edits.role = m_role->currentData().toString().toStdString();
    edits.notes = m_notes->toPlainText().toStdString();
    for (const QString& tag : m_tags->text().split(u',', Qt::SkipEmptyParts))
        if (const QString word = tag.trimmed(); !word.isEmpty())
            edits.tags.push_back(word.toStdString());
    std::ranges::sort(edits.tags);
    const auto twice = std::ranges::unique(edits.tags);
    edits.tags.erase(twice.begin(), twice.end());
    return edits;
}

bool AssetEdit::isChanged() const
{
    return edits() != m_kept;
}

void AssetEdit::saved()
{
    m_kept = edits();
    update();
}

void AssetEdit::update()
{
    if (!m_back)
        return;
    const bool may = m_obstacle.isEmpty() && !m_address.isUnspecified();
    const bool changed = isChanged();
    for (QLineEdit* field : {m_name, m_owner, m_tags})
        field->setReadOnly(!may);
    m_notes->setReadOnly(!may);
    m_role->setEnabled(may);
    m_save->setEnabled(may && changed);
    m_undo->setEnabled(may && changed);
    m_back->setEnabled(may && (!m_kept.name.empty() || !m_kept.role.empty()));
    m_save->setToolTip(changed ? QString() : tr("Nothing was changed."));
    m_fault->setText(m_obstacle);
    m_fault->setVisible(!m_obstacle.isEmpty());
    QFont italic = font();
    italic.setItalic(true);
    // as in the table: what a person said is in italics
    m_name->setFont(m_name->text().isEmpty() ? font() : italic);
    m_role->setFont(m_role->currentIndex() <= 0 ? font() : italic);
}

} // namespace nb
