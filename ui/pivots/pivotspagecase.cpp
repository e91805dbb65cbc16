// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filterexpression.h"
#include "ui/pivots/pivotcase.h"
#include "ui/pivots/pivotspage.h"
#include "ui/pivots/pivottext.h"
#include "ui/pivots/pivottoolbar.h"
#include "ui/text/coretext.h"

#include <QFile>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>

#include <algorithm>

namespace nb {

namespace {

constexpr qint64 kMostCaseBytes = qint64 {64} << 20;

Result<PivotCase> caseFrom(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {ErrorCode::Unreadable, file.errorString().toStdString()};
    if (file.size() > kMostCaseBytes)
        return Error {ErrorCode::UnknownFormat, "too large for a case"};
    return readPivotCase(file.readAll());
}

} // namespace

PivotCase PivotsPage::currentCase() const
{
    PivotCase c;
    const InvestigationState& state = m_investigation.state();
    if (state.filter)
        c.filter = printFilter(state.filter);
    c.range = state.range;
    c.parameters = settings().parameters;
    c.inside = m_inside;
    c.verdicts = m_verdicts;
    c.services = m_services;
    c.canvas = m_canvas;
    c.edits = editsWithPlaces();
    return c;
}

void PivotsPage::saveCase(const QString& path)
{
    m_caseFile.start(
        m_pool, this,
        [path, text = writePivotCase(currentCase())](
            const std::stop_token&) -> Result<std::optional<PivotCase>> {
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()
                || !file.commit())
                return Error {ErrorCode::Unreadable, file.errorString().toStdString()};
            return std::optional<PivotCase> {};
        },
        [this, path](const Result<std::optional<PivotCase>>& saved) {
            if (saved)
                Q_EMIT message(tr("Saved %1.").arg(plainLine(path)));
            else
                Q_EMIT queryFailed(saved.error());
        });
}

void PivotsPage::openCase(const QString& path)
{
    m_caseFile.start(
        m_pool, this,
        [path](const std::stop_token&) -> Result<std::optional<PivotCase>> {
            auto read = caseFrom(path);
            if (!read)
                return read.error();
            return std::optional(std::move(*read));
        },
        [this, path](const Result<std::optional<PivotCase>>& read) {
            if (read) {
                showCase(**read);
                return;
            }
            const Error& error = read.error();
            const QString why = error.code == ErrorCode::UnknownFormat
                ? tr("it is no case that was saved on this page")
                : error.code == ErrorCode::NewerVersion
                ? tr("it was saved by a newer version of NetBehave")
                : plainLine(coreText(error.detail));
            Q_EMIT message(tr("%1 was not opened: %2.").arg(plainLine(path), why));
        });
}

void PivotsPage::showCase(const PivotCase& c)
{
    m_toolbar->showParameters(c.parameters);
    m_inside = c.inside;
    takeScene(c.canvas, c.edits);
    m_asked = true;
    m_stale = true;
    m_caseShown = true;
    FilterPtr filter;
    if (const auto parsed = parseFilter(c.filter); !c.filter.empty() && parsed)
        filter = *parsed;
    m_investigation.setFilter(filter);
    m_investigation.setRange(c.range);
    runIfNeeded();
    offerDecisions(c);
}

void PivotsPage::offerDecisions(const PivotCase& c)
{
    const std::vector<std::string> known = m_verdicts.texts();
    std::vector<std::string> news = c.verdicts.texts();
    std::erase_if(news, [&known](const std::string& verdict) {
        return std::ranges::find(known, verdict) != known.end();
    });
    PivotServiceChanges services = m_services;
    QStringList lines;
    for (const std::string& verdict : news)
        lines << pivottext::verdictText(verdict);
    for (const std::string& service : c.services.texts()) {
        const PivotServiceChanges before = services;
        if (services.add(service) && services != before)
            lines << QString::fromStdString(service);
    }
    if (lines.isEmpty() || !services.table())
        return;
    auto* const box = new QMessageBox(QMessageBox::Question, tr("Open a Case"),
        tr("The case was analysed with %Ln decision(s) that this workspace does not have. Should "
           "it "
           "have them too?",
            nullptr, static_cast<int>(lines.size())),
        QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    constexpr qsizetype kMostLines = 8;
    QStringList shown = lines.first(std::min(lines.size(), kMostLines));
    if (lines.size() > kMostLines)
        shown << QStringLiteral("…");
    box->setInformativeText(shown.join(u'\n'));
    box->setDetailedText(lines.size() > kMostLines ? lines.join(u'\n') : QString());
    QPushButton* const add = box->addButton(tr("&Add Them"), QMessageBox::AcceptRole);
    box->addButton(tr("&Leave Out"), QMessageBox::RejectRole);
    connect(add, &QPushButton::clicked, this, [this, news, services] {
        if (!news.empty())
            decide(news, true, tr("Decisions of a case"));
        setServices(services);
    });
    box->open();
}

void PivotsPage::tellOfStrangeCase()
{
    if (!std::exchange(m_caseShown, false) || m_canvas.scene.episodes.empty())
        return;
    const auto isKnown = [this](const EpisodeKey& key) {
        return findEpisode(*m_outcome->analysis, key).has_value();
    };
    if (std::ranges::none_of(m_canvas.scene.episodes, isKnown))
        Q_EMIT message(tr("None of the sessions of the case are among the flows analysed here."));
}

void PivotsPage::askCase(bool save)
{
    auto* dialog = new QFileDialog(this, save ? tr("Save the Case") : tr("Open a Case"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(save ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(save ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->setDefaultSuffix(QStringLiteral("nbcase"));
    dialog->setNameFilter(tr("NetBehave cases (*.nbcase)"));
    if (save)
        dialog->selectFile(QStringLiteral("pivots.nbcase"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, save](const QString& path) {
        if (save)
            saveCase(path);
        else
            openCase(path);
    });
    dialog->open();
}

} // namespace nb
