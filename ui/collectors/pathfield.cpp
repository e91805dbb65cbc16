// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/collectors/pathfield.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace nb {

PathField::PathField(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_name(name)
    , m_edit(new QLineEdit(this))
{
    auto* browse = new QPushButton(tr("Choose…"), this);
    browse->setAccessibleName(tr("Choose: %1").arg(name));
    browse->setAutoDefault(false);
    m_edit->setAccessibleName(name);
    setFocusProxy(m_edit);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_edit, 1);
    layout->addWidget(browse);
    connect(m_edit, &QLineEdit::textChanged, this, &PathField::changed);
    connect(browse, &QPushButton::clicked, this, &PathField::choose);
}

QString PathField::path() const
{
    const QString text = m_edit->text().trimmed();
    return text.isEmpty() ? text : QDir::cleanPath(QDir::fromNativeSeparators(text));
}

void PathField::setPath(const QString& path)
{
    m_edit->setText(QDir::toNativeSeparators(path));
}

void PathField::choose()
{
    auto* dialog = new QFileDialog(this, m_name, QFileInfo(path()).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("PEM files (*.pem *.crt *.cer *.key)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &PathField::setPath);
    dialog->open();
}

} // namespace nb
