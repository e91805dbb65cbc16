// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/names/knowledgetab.h"

#include "core/enrichment/enrichment.h"
#include "ui/pages/pagewidget.h"
#include "ui/text/coretext.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QtConcurrentRun>

#include <exception>
#include <memory>

namespace nb {

KnowledgeTab::KnowledgeTab(PageWidget& page, UiStateStore& state, QWidget* parent)
    : QWidget(parent)
    , m_page(page)
    , m_state(state)
{
    m_pool.setMaxThreadCount(2);
}

KnowledgeTab::~KnowledgeTab()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void KnowledgeTab::setSession(const WorkspaceSessionPtr& session)
{
    if (session == m_session)
        return;
    cancel();
    m_stop.request_stop();
    m_pool.waitForDone();
    m_stop = {};
    m_session = session;
    updateActions();
    reload();
}

void KnowledgeTab::setFormat(const FlowFormat& format)
{
    m_format = format;
    reload();
}

Enrichment* KnowledgeTab::enrichment() const
{
    return m_session ? m_session->enrichment().get() : nullptr;
}

KnowledgeSources* KnowledgeTab::sources() const
{
    return m_session ? m_session->knowledgeSources() : nullptr;
}

bool KnowledgeTab::writable() const
{
    return enrichment() && !m_session->readOnly();
}

QString KnowledgeTab::obstacle() const
{
    if (!enrichment())
        return tr("No workspace is open.");
    return m_session->readOnly()
        ? tr("This workspace is open read-only, because another program writes to it or you chose "
             "so. Nothing can be changed in it.")
        : QString();
}

void KnowledgeTab::change(Work work)
{
    if (!writable())
        return;
    using Outcome = std::shared_ptr<Result<QString>>;
    QtConcurrent::run(&m_pool, [work = std::move(work), stop = m_stop.get_token()]() -> Outcome {
        try {
            return std::make_shared<Result<QString>>(work(stop));
        } catch (const std::exception& e) {
            return std::make_shared<Result<QString>>(Error {ErrorCode::Internal, e.what()});
        }
    }).then(this, [this](const Outcome& outcome) {
        if (*outcome)
            Q_EMIT message(outcome->value());
        else
            tell(outcome->error());
        reload();
    });
}

void KnowledgeTab::tell(const Error& error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Names and Owners"),
        tr("That did not succeed."), QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(plainLine(coreText(error.detail)));
    box->open();
}

void KnowledgeTab::confirm(
    const QString& question, const QString& yes, const std::function<void()>& done)
{
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("Names and Owners"));
    box->setText(question);
    QPushButton* const button = box->addButton(yes, QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(button, &QPushButton::clicked, this, done);
    box->open();
}

QFileDialog* KnowledgeTab::askFiles(const QString& title, const QStringList& filters,
    const std::function<void(const QStringList&)>& chosen, bool mustExist)
{
    auto* dialog = new QFileDialog(this, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(mustExist ? QFileDialog::ExistingFiles : QFileDialog::AnyFile);
    dialog->setNameFilters(filters);
    if (chosen)
        connect(dialog, &QFileDialog::filesSelected, this, chosen);
    dialog->open();
    return dialog;
}

} // namespace nb
