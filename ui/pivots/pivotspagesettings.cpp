// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pivots/pivotspage.h"
#include "ui/pivots/pivottoolbar.h"
#include "ui/pivots/serviceclassesdialog.h"
#include "ui/text/coretext.h"

#include <QInputDialog>

#include <algorithm>

namespace nb {

void PivotsPage::setSession(const WorkspaceSessionPtr& session)
{
    m_load.cancel();
    m_editPool.waitForDone(); // takes milliseconds; what was decided is kept
    m_session = session;
    m_verdicts = {};
    m_services = {};
    loadKnowledge();
}

void PivotsPage::loadKnowledge()
{
    if (!m_session)
        return;
    m_load.start(
        m_editPool, this,
        [session = m_session](const std::stop_token&) -> Result<PivotKnowledge> {
            const auto verdicts = session->setting(PivotVerdicts::kSettingKey);
            const auto services = session->setting(PivotServiceChanges::kSettingKey);
            if (!verdicts || !services)
                return verdicts ? services.error() : verdicts.error();
            auto known = PivotVerdicts::fromJson(*verdicts);
            if (!known)
                return known.error();
            auto changes = PivotServiceChanges::fromJson(*services);
            if (!changes)
                return changes.error();
            return PivotKnowledge {std::move(*known), std::move(*changes)};
        },
        [this](const Result<PivotKnowledge>& loaded) {
            if (loaded) {
                m_stale
                    = m_stale || loaded->verdicts != m_verdicts || loaded->services != m_services;
                m_verdicts = loaded->verdicts;
                m_services = loaded->services;
            } else {
                Q_EMIT queryFailed(loaded.error());
            }
            runIfNeeded();
        });
}

PivotSettings PivotsPage::settings() const
{
    PivotSettings settings;
    settings.parameters.mode = m_toolbar->mode();
    settings.parameters.applyMode();
    settings.parameters.epsilon = m_toolbar->epsilon();
    m_toolbar->setDetector(settings.parameters);
    settings.parameters.unconfirmed = m_toolbar->unconfirmed()->isChecked();
    for (const QString& text : m_inside)
        if (const auto prefix = IpPrefix::fromString(text.toStdString()))
            settings.internal.push_back(*prefix);
    settings.verdicts = m_verdicts;
    settings.services = services();
    const TimeRange& range = m_investigation.state().range;
    if (range.from)
        settings.from = toMicroseconds(*range.from);
    if (range.to)
        settings.to = toMicroseconds(*range.to);
    return settings;
}

void PivotsPage::setInside(const QStringList& prefixes)
{
    m_inside = prefixes;
    m_stale = true;
    runIfNeeded();
}

void PivotsPage::askInside()
{
    QStringList now = m_inside;
    if (now.isEmpty())
        for (const IpPrefix& prefix : defaultInternalPrefixes())
            now << QString::fromStdString(prefix.toString());
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("What Is Inside"));
    dialog->setLabelText(
        tr("Prefixes of your network, separated by blanks; empty for the private ones.\nOnly what "
           "is inside can be a target of a spread, and hosts outside can be controllers."));
    dialog->setTextValue(now.join(u' '));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& text) {
        QString blanks = text;
        const QStringList words = blanks.replace(u',', u' ').split(u' ', Qt::SkipEmptyParts);
        const auto wrong = std::ranges::find_if(
            words, [](const QString& word) { return !IpPrefix::fromString(word.toStdString()); });
        if (wrong != words.end())
            Q_EMIT message(
                tr("%1 is no address and no prefix; nothing was changed.").arg(plainLine(*wrong)));
        else
            setInside(words);
    });
    dialog->open();
}

PivotServiceTable PivotsPage::services() const
{
    auto table = m_services.table();
    return table ? std::move(*table) : PivotServiceTable();
}

void PivotsPage::askServices()
{
    auto* dialog = new ServiceClassesDialog(services(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { setServices(dialog->changes()); });
    dialog->open();
}

void PivotsPage::setServices(const PivotServiceChanges& services)
{
    if (services == m_services)
        return;
    m_services = services;
    m_stale = true;
    if (m_session && m_session->readOnly())
        Q_EMIT message(
            tr("The workspace is open read-only, as it is while a collector or an import "
               "in another program holds it, so these classes last until it is closed."));
    else if (m_session)
        m_saveServices.start(
            m_editPool, this,
            [session = m_session, json = services.toJson()](
                const std::stop_token&) -> Result<bool> {
                const auto saved = session->setSetting(PivotServiceChanges::kSettingKey, json);
                if (!saved)
                    return saved.error();
                return true;
            },
            [this](const Result<bool>& saved) {
                if (!saved)
                    Q_EMIT queryFailed(saved.error());
            });
    runIfNeeded();
}

} // namespace nb
