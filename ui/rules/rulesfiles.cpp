// SPDX-License-Identifier: GPL-3.0-or-later
// How RulesPage keeps rules: save, import, export, and recompute the labels of stored flows.
#include "core/rules/aclcsv.h"
#include "ui/drafts/draftbar.h"
#include "ui/drafts/keptdraft.h"
#include "ui/drafts/textfile.h"
#include "ui/jobs/jobrunner.h"
#include "ui/mainwindow/noticebar.h"
#include "ui/rules/relabeldialog.h"
#include "ui/rules/ruledraft.h"
#include "ui/rules/rulespage.h"
#include "ui/segments/segmentwords.h"
#include "ui/text/coretext.h"

#include <QFileDialog>
#include <QFileInfo>

namespace nb {

namespace {

const QString kRulesDraft = QStringLiteral("rules");

} // namespace

void RulesPage::connectSaving()
{
    connect(m_bar, &DraftBar::saveRequested, this, &RulesPage::save);
    connect(m_bar, &DraftBar::discardRequested, this, &RulesPage::discard);
    connect(m_bar, &DraftBar::faultRequested, this, &RulesPage::showFault);
    connect(&m_queries, &RuleQueries::saved, this, &RulesPage::saved);
    connect(&m_queries, &RuleQueries::saveConflict, this, [this] {
        m_saving = false;
        updateState();
        m_notice->show(NoticeBar::Kind::Warning,
            tr("The rules were changed elsewhere since they were shown here, so nothing was "
               "saved. Keep yours, or take what is there now?"),
            {{tr("Save Mine"), [this] { saveNow(true); }},
                {tr("Show Theirs"), [this] { discard(); }}});
    });
    connect(&m_queries, &RuleQueries::saveFailed, this, [this](const Error& error) {
        m_saving = false;
        updateState();
        m_notice->show(NoticeBar::Kind::Error,
            tr("The rules could not be saved, and nothing of them was. What you typed is still "
               "here.\n%1")
                .arg(plainLine(coreText(error.detail))),
            {{tr("Try Again"), [this] { save(); }}});
    });
    connect(&m_queries, &RuleQueries::fileRead, this,
        [this](
            const QString& path, const QByteArray& text) { takeText(path, text.toStdString()); });
    connect(&m_queries, &RuleQueries::fileFailed, this,
        [this](const QString& path, const Error& error) {
            m_notice->show(NoticeBar::Kind::Error,
                tr("%1 could not be read. %2")
                    .arg(plainLine(QFileInfo(path).fileName()), plainLine(coreText(error.detail))));
        });
}

void RulesPage::save()
{
    saveNow(false);
}

void RulesPage::saveNow(bool force)
{
    if (!obstacle().isEmpty() || m_saving || !isDirty())
        return;
    if (m_model.faultCount() > 0) {
        showFault();
        return;
    }
    m_saving = true;
    m_notice->dismiss();
    updateState();
    m_queries.save(m_model.kept(), m_model.rules(), force);
}

void RulesPage::saved()
{
    m_saving = false;
    m_model.setSaved();
    updateState();
    if (hasFlows())
        m_notice->show(NoticeBar::Kind::Information,
            tr("The rules are saved and label new flows. Stored flows keep the labels they have "
               "until those are recomputed."),
            {{tr("Recompute Labels…"), [this] {
                  askRelabel({false, false, false, false, true});
              }}});
    else
        Q_EMIT message(tr("The rules are saved."));
}

void RulesPage::discard()
{
    m_notice->dismiss();
    const auto enrichment = m_session ? m_session->enrichment() : nullptr;
    if (enrichment)
        m_model.load(enrichment->rules()->rules());
}

void RulesPage::askImport(bool replace)
{
    auto* dialog = new QFileDialog(this, tr("Import Rules"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setLabelText(QFileDialog::Accept, tr("Import"));
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, replace](const QString& path) { importFile(path, replace); });
    dialog->open();
}

void RulesPage::importFile(const QString& path, bool replace)
{
    m_replace = replace;
    m_queries.readFile(path);
}

void RulesPage::takeText(const QString& path, const std::string& text)
{
    const AclText read = parseAcl(text);
    const auto count = static_cast<int>(read.rules.size());
    // a file that is no acl.csv takes nothing away
    if (count > 0 && m_replace)
        m_model.replaceAll(tr("import %Ln rule(s)", nullptr, count), read.rules);
    else if (count > 0)
        m_model.insert(tr("import %Ln rule(s)", nullptr, count), m_model.size(), read.rules);
    const QString name = plainLine(QFileInfo(path).fileName());
    QString words = count == 0
        ? tr("%1: no rule could be read, and the table is as it was.").arg(name)
        : tr("%1: %Ln rule(s) read into the table; save to keep them.", nullptr, count).arg(name);
    if (!read.problems.empty())
        words += u'\n'
            + tr("%Ln line(s) could not be used:", nullptr, static_cast<int>(read.problems.size()))
            + u'\n' + lineProblems(read.problems);
    if (!read.notices.empty())
        words += u'\n' + lineProblems(read.notices);
    m_notice->show(count == 0       ? NoticeBar::Kind::Error
            : read.problems.empty() ? NoticeBar::Kind::Information
                                    : NoticeBar::Kind::Warning,
        words);
}

void RulesPage::askExport()
{
    auto* dialog = new QFileDialog(this, tr("Export Rules"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setNameFilter(QStringLiteral("CSV (*.csv)"));
    dialog->selectFile(QStringLiteral("acl.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &RulesPage::exportTo);
    dialog->open();
}

void RulesPage::exportTo(const QString& path)
{
    std::vector<std::size_t> left;
    const std::string text = aclText(m_model.rules(), left);
    const QString name = plainLine(path);
    if (const auto written = writeTextFile(path, QByteArray::fromStdString(text)); !written) {
        m_notice->show(NoticeBar::Kind::Error,
            tr("%1 could not be written. %2")
                .arg(name, plainLine(coreText(written.error().detail))));
        return;
    }
    Q_EMIT message(tr("Saved %1.").arg(name));
    if (left.empty())
        return;
    QStringList numbers;
    for (const std::size_t rule : left)
        numbers << QString::number(rule + 1);
    m_notice->show(NoticeBar::Kind::Warning,
        tr("%Ln rule(s) cannot be said in acl.csv and are in the file as comments: %1.", nullptr,
            static_cast<int>(left.size()))
            .arg(numbers.join(QStringLiteral(", "))));
}

void RulesPage::askRelabel(const LabelOptions& labels)
{
    if (!obstacle().isEmpty()) {
        Q_EMIT message(obstacle());
        return;
    }
    auto* dialog = new RelabelDialog(labels, m_store ? m_store->span() : std::nullopt, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { startRelabel(dialog->request()); });
    dialog->open();
}

void RulesPage::startRelabel(const RelabelRequest& request)
{
    if (!obstacle().isEmpty())
        return;
    // after imports that wait: a day is not relabelled while one writes to it
    m_jobs.start(JobRunner::Lane::Import, tr("Recomputing labels"), false,
        relabelWork(m_session, request, m_format.options().locale),
        [this](const JobOutcome&) { Q_EMIT relabelled(); });
}

void RulesPage::keepUnsaved()
{
    if (!m_session || !obstacle().isEmpty())
        return;
    if (isDirty())
        keepDraft(m_state, kRulesDraft, m_session->folder(), toJson(m_model.rules()));
    else
        forgetDraft(m_state, kRulesDraft, m_session->folder());
}

void RulesPage::restoreUnsaved()
{
    if (!obstacle().isEmpty())
        return;
    const auto draft = keptDraft(m_state, kRulesDraft, m_session->folder());
    if (!draft)
        return;
    m_model.restore(tr("changes of last time"), rulesFromJson(*draft));
    if (isDirty())
        m_notice->show(NoticeBar::Kind::Information,
            tr("Changes to the rules that you did not save last time are shown again."),
            {{tr("Discard Them"), [this] { discard(); }}});
}

} // namespace nb
