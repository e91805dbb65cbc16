// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/reportdialog.h"

#include "ui/mainwindow/uistatestore.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace nb {

namespace {

const QString kVersionKey = QStringLiteral("scope/report/version");
const QString kAuthorKey = QStringLiteral("scope/report/author");
const QString kReviewerKey = QStringLiteral("scope/report/reviewer");
const QString kApproverKey = QStringLiteral("scope/report/approver");
const QString kAnnexesKey = QStringLiteral("scope/report/annexes");

} // namespace

ScopeReportDialog::ScopeReportDialog(
    UiStateStore& state, const QStringList& snapshots, bool redacted, QWidget* parent)
    : QDialog(parent)
    , m_state(state)
    , m_version(new QLineEdit(state.text(kVersionKey), this))
    , m_author(new QLineEdit(state.text(kAuthorKey), this))
    , m_reviewer(new QLineEdit(state.text(kReviewerKey), this))
    , m_approver(new QLineEdit(state.text(kApproverKey), this))
    , m_previous(new QComboBox(this))
    , m_redacted(new QCheckBox(tr("Without addresses and &names of systems"), this))
    , m_annexes(new QCheckBox(
          tr("The &tables as CSV and the diagrams as SVG and DOT files too, in a folder beside it"),
          this))
{
    setWindowTitle(tr("Report as PDF"));
    m_previous->addItem(tr("nothing"));
    m_previous->addItems(snapshots);
    m_redacted->setChecked(redacted);
    m_annexes->setChecked(state.flag(kAnnexesKey, false));
    auto* words
        = new QLabel(tr("What is left empty here becomes a line to be filled in by hand."), this);
    words->setWordWrap(true);
    auto* form = new QFormLayout;
    form->addRow(tr("&Version of the document:"), m_version);
    form->addRow(tr("&Prepared by:"), m_author);
    form->addRow(tr("&Reviewed by:"), m_reviewer);
    form->addRow(tr("&Approved by:"), m_approver);
    form->addRow(tr("&Compare with:"), m_previous);
    form->addRow(QString(), m_redacted);
    form->addRow(QString(), m_annexes);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("&Save as…"), QDialogButtonBox::AcceptRole)->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(words);
    layout->addStretch();
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 70, sizeHint().height());
    connect(buttons, &QDialogButtonBox::accepted, this, &ScopeReportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

ScopeReportRequest ScopeReportDialog::request() const
{
    ScopeReportRequest request;
    request.redacted = m_redacted->isChecked();
    if (m_previous->currentIndex() > 0)
        request.previous = m_previous->currentText();
    request.version = m_version->text().trimmed();
    request.author = m_author->text().trimmed();
    request.reviewer = m_reviewer->text().trimmed();
    request.approver = m_approver->text().trimmed();
    return request;
}

bool ScopeReportDialog::annexes() const
{
    return m_annexes->isChecked();
}

void ScopeReportDialog::accept()
{
    m_state.setValue(kVersionKey, m_version->text());
    m_state.setValue(kAuthorKey, m_author->text());
    m_state.setValue(kReviewerKey, m_reviewer->text());
    m_state.setValue(kApproverKey, m_approver->text());
    m_state.setValue(kAnnexesKey, m_annexes->isChecked());
    QDialog::accept();
}

} // namespace nb
