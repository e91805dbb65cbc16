// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that firewalls have: the part of step 2 that takes them.
#include "core/scope/firewall/firewallfile.h"
#include "ui/scope/answersteps.h"
#include "ui/scope/scopefiles.h"
#include "ui/scope/scopeform.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>

#include <set>

namespace nb {

namespace {

constexpr qint64 kMostConfig = qint64 {64} << 20;

} // namespace

void SegmentsStep::createRules()
{
    m_rules->setEmptyText(tr("No rules of firewalls are known. Flows tell what is used, rules what "
                             "is possible: import what your firewalls permit now."));
    addEdit(m_rules, tr("I&mport…"), false, [this] { askRules(); });
    addEdit(m_rules, tr("For&get Device"), true, [this] { removeRules(); });
}

Result<std::size_t> SegmentsStep::readRules(const QByteArray& config, const std::string& device)
{
    const auto file
        = scope::readFirewallFile({config.constData(), static_cast<std::size_t>(config.size())});
    if (!file)
        return file.error();
    const std::vector<scope::FirewallRule> rules = file->rules;
    edit(
        tr("Import rules of a firewall"), [device, rules](scope::Answers& answers) -> Result<void> {
            scope::setFirewallRules(answers, device, rules);
            return {};
        });
    const int wider = static_cast<int>(file->notes.size());
    Q_EMIT message(wider == 0
            ? tr("%Ln rule(s) taken.", nullptr, static_cast<int>(rules.size()))
            : tr("%Ln rule(s) taken.", nullptr, static_cast<int>(rules.size())) + QLatin1Char(' ')
                + tr("%Ln line(s) say more than flows can be compared with: permissions are taken "
                     "as wider, denials left out.",
                    nullptr, wider));
    return rules.size();
}

/// All rules of the devices of the selected ones.
void SegmentsStep::removeRules()
{
    if (!m_rules->table())
        return;
    std::set<std::string> devices;
    const auto& known = m_rules->table()->state->model->answers.firewallRules;
    for (const std::uint32_t id : m_rules->selected())
        devices.insert(known.at(id).device);
    edit(tr("Forget rules of a firewall"), [devices](scope::Answers& answers) -> Result<void> {
        for (const std::string& device : devices)
            scope::setFirewallRules(answers, device, {});
        return {};
    });
}

void SegmentsStep::askRules()
{
    auto* dialog = new QFileDialog(this, tr("Import Rules of a Firewall"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &SegmentsStep::askDevice);
    dialog->open();
}

void SegmentsStep::askDevice(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        Q_EMIT message(tr("The file cannot be read: %1").arg(file.errorString()));
        return;
    }
    const QByteArray config = file.read(kMostConfig + 1);
    if (config.size() > kMostConfig) {
        Q_EMIT message(tr("The file is larger than 64 MiB: save the rules alone."));
        return;
    }
    QStringList devices;
    for (const scope::ControlAnswer& control : engine().answers().controls)
        if (const QString device = QString::fromStdString(control.device);
            !device.isEmpty() && !devices.contains(device))
            devices.append(device);
    auto* form = new ScopeForm(tr("Whose Rules These Are"),
        tr("Rules count between the segments whose control names the device; without a device, "
           "everywhere. They take the place of those known of it."),
        tr("Import"), this);
    QLineEdit* const device
        = form->addText(tr("De&vice:"), devices.size() == 1 ? devices.front() : QString());
    form->onDone([this, config, device]() -> QString {
        const auto taken = readRules(config, device->text().trimmed().toStdString());
        return taken ? QString() : scopeProblem(taken.error());
    });
    form->open();
}

} // namespace nb
