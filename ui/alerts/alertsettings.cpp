// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertsettings.h"

#include "core/alerts/alertengine.h"
#include "ui/alerts/alerttext.h"
#include "ui/pages/datatable.h"
#include "ui/text/coretext.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace nb {

namespace {

const QString kConditionsKey = QStringLiteral("alerts/conditionColumns");
const QString kChannelsKey = QStringLiteral("alerts/channelColumns");

} // namespace

AlertSettings::AlertSettings(QWidget* parent)
    : QWidget(parent)
    , m_conditionsModel(new ConditionsModel(this))
    , m_channelsModel(new ChannelsModel(this))
{
    m_pool.setMaxThreadCount(1);
    m_testPool.setMaxThreadCount(1);
    m_note = new QLabel(this);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    createConditions();
    createChannels();
    arrange();
    update();
}

AlertSettings::~AlertSettings()
{
    setSession(nullptr);
}

std::shared_ptr<Enrichment> AlertSettings::enrichment() const
{
    return m_session ? m_session->enrichment() : nullptr;
}

QString AlertSettings::obstacle() const
{
    if (!enrichment())
        return tr("No workspace is open.");
    if (m_session->readOnly() || !m_session->alertOutlet())
        return tr("This workspace is open read-only, perhaps since a collector holds it: "
                  "conditions and channels can be changed by the program that has it open for "
                  "writing.");
    return {};
}

void AlertSettings::setSession(const WorkspaceSessionPtr& session)
{
    m_loading.cancel();
    m_changing.cancel();
    m_testing.cancel();
    delete m_conditionDialog;
    delete m_channelDialog;
    m_pool.waitForDone();
    m_testPool.waitForDone(); // a test heeds the stop
    m_session = session;
    m_conditionsModel->setConditions({});
    m_channelsModel->setChannels({});
    note({});
    update();
    refresh();
}

void AlertSettings::setFormat(const FlowFormat& format)
{
    m_format = format;
    m_conditionsModel->setFormat(format);
    m_channelsModel->setFormat(format);
}

void AlertSettings::restoreState(const UiStateStore& state)
{
    m_conditions->restoreColumns(state, kConditionsKey, {40, 22, 16, 40});
    m_channels->restoreColumns(state, kChannelsKey, {30, 22, 44, 16, 30});
}

void AlertSettings::saveState(UiStateStore& state) const
{
    m_conditions->saveColumns(state, kConditionsKey);
    m_channels->saveColumns(state, kChannelsKey);
}

void AlertSettings::refresh()
{
    const auto knowledge = enrichment();
    if (!knowledge || m_loading.isRunning() || m_changing.isRunning())
        return;
    m_loading.start(
        m_pool, this,
        [&engine = knowledge->alerts(), outlet = m_session->alertOutlet()](
            const std::stop_token&) -> Result<Loaded> {
            Loaded loaded;
            auto conditions = engine.conditions();
            if (!conditions)
                return conditions.error();
            loaded.conditions = std::move(*conditions);
            const auto channels = engine.channels();
            if (!channels)
                return channels.error();
            const auto problems
                = outlet ? outlet->problems() : std::map<std::int64_t, std::string> {};
            for (const AlertChannel& channel : *channels) {
                const auto waiting = engine.spooled(channel.id, 1);
                const auto problem = problems.find(channel.id);
                loaded.channels.push_back({channel, waiting ? waiting->total : 0,
                    problem == problems.end() ? std::string() : problem->second});
            }
            return loaded;
        },
        [this](Result<Loaded> loaded) {
            if (!loaded) {
                Q_EMIT failed(plainLine(coreText(loaded.error().detail)));
                return;
            }
            m_conditionsModel->setConditions(std::move(loaded->conditions));
            m_channelsModel->setChannels(std::move(loaded->channels));
            update();
        });
}

void AlertSettings::run(
    std::function<Result<void>(AlertEngine&, AlertOutlet*)> work, const QString& done)
{
    const auto knowledge = enrichment();
    if (!knowledge)
        return;
    m_loading.cancel();
    m_changing.start(
        m_pool, this,
        [&engine = knowledge->alerts(), outlet = m_session->alertOutlet(), work = std::move(work)](
            const std::stop_token&) -> Result<bool> {
            const auto result = work(engine, outlet);
            return result ? Result<bool>(true) : Result<bool>(result.error());
        },
        [this, done](const Result<bool>& result) { ended(result, done); });
}

void AlertSettings::ended(const Result<bool>& result, const QString& done)
{
    if (!result) {
        const QString why = plainLine(coreText(result.error().detail));
        if (m_conditionDialog)
            m_conditionDialog->setFault(why);
        else if (m_channelDialog)
            m_channelDialog->setFault(why);
        else
            note(tr("It could not be saved: %1").arg(why));
    } else {
        delete m_conditionDialog;
        delete m_channelDialog;
        note({});
        if (!done.isEmpty())
            Q_EMIT message(done);
    }
    refresh();
}

void AlertSettings::addCondition(const FilterPtr& filter)
{
    if (const QString why = obstacle(); !why.isEmpty()) {
        note(why);
        return;
    }
    AlertCondition condition;
    condition.kind = AlertKind::Match;
    if (filter)
        condition.expression = printFilter(filter);
    editCondition(condition);
}

void AlertSettings::editCondition(const AlertCondition& condition)
{
    auto* dialog = new ConditionDialog(condition, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_conditionDialog = dialog;
    connect(dialog, &ConditionDialog::saveRequested, this, [this](const AlertCondition& changed) {
        run(
            [changed](AlertEngine& engine, AlertOutlet*) -> Result<void> {
                const auto saved = engine.save(changed);
                return saved ? Result<void>() : Result<void>(saved.error());
            },
            tr("Saved."));
    });
    dialog->open();
}

void AlertSettings::removeCondition()
{
    const AlertCondition* condition = m_conditionsModel->at(m_conditions->currentIndex().row());
    if (!condition)
        return;
    run([id = condition->id](AlertEngine& engine,
            AlertOutlet*) -> Result<void> { return engine.removeCondition(id); },
        tr("“%1” was removed.").arg(plainLine(condition->name)));
}

void AlertSettings::addChannel(ChannelType type)
{
    AlertChannel channel;
    channel.type = type;
    channel.name = channelText(type).toStdString();
    channel.least = type == ChannelType::File ? AlertSeverity::Info : AlertSeverity::Medium;
    editChannel(channel);
}

void AlertSettings::editChannel(const AlertChannel& channel)
{
    if (!m_session || !m_session->alertOutlet())
        return;
    auto* dialog = new ChannelDialog(channel, *m_session->alertOutlet(), m_testPool, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_channelDialog = dialog;
    connect(dialog, &ChannelDialog::saveRequested, this, &AlertSettings::saveChannel);
    dialog->open();
}

void AlertSettings::saveChannel(
    const AlertChannel& channel, const std::optional<std::string>& secret)
{
    run(
        [channel, secret](AlertEngine& engine, AlertOutlet* outlet) -> Result<void> {
            AlertChannel kept = channel;
            if (secret)
                if (auto done = outlet->keepSecret(kept, *secret); !done)
                    return done;
            const auto saved = engine.save(kept);
            return saved ? Result<void>() : Result<void>(saved.error());
        },
        tr("Saved."));
}

void AlertSettings::removeChannel()
{
    const ChannelState* state = m_channelsModel->at(m_channels->currentIndex().row());
    if (!state)
        return;
    run(
        [channel = state->channel](AlertEngine& engine, AlertOutlet* outlet) -> Result<void> {
            AlertChannel gone = channel;
            // a keychain that is not there keeps nobody from removing the channel
            if (!gone.secret.empty())
                (void)outlet->keepSecret(gone, {});
            return engine.removeChannel(channel.id);
        },
        tr("“%1” was removed.").arg(plainLine(state->channel.name)));
}

void AlertSettings::testChannel()
{
    const ChannelState* state = m_channelsModel->at(m_channels->currentIndex().row());
    if (!state || !m_session || !m_session->alertOutlet())
        return;
    const QString name = plainLine(state->channel.name);
    note(tr("Sending a test over “%1”…").arg(name));
    m_testing.start(
        m_testPool, this,
        [outlet = m_session->alertOutlet(), channel = state->channel](
            std::stop_token stop) -> Result<bool> {
            const auto done = outlet->test(channel, std::nullopt, std::move(stop));
            return done ? Result<bool>(true) : Result<bool>(done.error());
        },
        [this, name](const Result<bool>& done) {
            note(done ? tr("The test over “%1” was sent. Look whether it arrived.").arg(name)
                      : tr("The test over “%1” could not be sent: %2")
                            .arg(name, plainLine(coreText(done.error().detail))));
        });
}

void AlertSettings::note(const QString& text)
{
    const QString why = obstacle();
    m_note->setText(text.isEmpty() && m_session ? why : text);
    m_note->setVisible(!m_note->text().isEmpty());
}

QString AlertSettings::noteText() const
{
    return m_note->text();
}

void AlertSettings::update()
{
    const QString why = obstacle();
    const bool may = why.isEmpty();
    m_conditionsModel->setEditable(may);
    m_channelsModel->setEditable(may);
    const bool condition = m_conditionsModel->at(m_conditions->currentIndex().row());
    const bool channel = m_channelsModel->at(m_channels->currentIndex().row());
    m_addCondition->setEnabled(may);
    m_addChannel->setEnabled(may);
    for (QPushButton* button : {m_editCondition, m_removeCondition}) {
        button->setEnabled(may && condition);
        button->setToolTip(may && !condition ? tr("Choose a condition above.") : why);
    }
    for (QPushButton* button : {m_editChannel, m_removeChannel, m_test}) {
        button->setEnabled(may && channel);
        button->setToolTip(may && !channel ? tr("Choose a channel above.") : why);
    }
    for (QPushButton* button : {m_addCondition, m_addChannel})
        button->setToolTip(why);
    m_noChannels->setVisible(m_channelsModel->rowCount() == 0);
}

} // namespace nb
