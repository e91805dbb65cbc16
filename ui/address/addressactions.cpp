// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/address/addressactions.h"

#include "core/enrichment/enrichment.h"
#include "ui/address/addresslookup.h"
#include "ui/address/addtosegmentdialog.h"
#include "ui/flows/flowformat.h"
#include "ui/text/coretext.h"

#include <QInputDialog>
#include <QMessageBox>
#include <QtConcurrentRun>

#include <memory>

namespace nb {

namespace {

QString addressText(const IpAddress& address)
{
    return QString::fromStdString(address.toString());
}

/// An input of one line that calls `done` when it is accepted.
void ask(QWidget& window, const QString& title, const QString& label, const QString& value,
    const std::function<void(const QString&)>& done)
{
    auto* dialog = new QInputDialog(&window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    dialog->setTextValue(value);
    QObject::connect(dialog, &QInputDialog::textValueSelected, &window, done);
    dialog->open();
}

} // namespace

AddressActions::AddressActions(QWidget& window)
    : QObject(&window)
    , m_window(window)
{
    m_pool.setMaxThreadCount(1);
}

AddressActions::~AddressActions()
{
    m_pool.waitForDone();
}

void AddressActions::setSession(const WorkspaceSessionPtr& session)
{
    qDeleteAll(m_window.findChildren<AddressLookup*>()); // they look at the session before
    m_pool.waitForDone(); // an edit takes milliseconds
    m_session = session;
}

void AddressActions::perform(AddressAction action, const AddressTarget& target)
{
    if (!m_session || !m_session->enrichment())
        return;
    switch (action) {
    case AddressAction::OpenAsset:
        Q_EMIT assetRequested(target.address);
        break;
    case AddressAction::LookUp:
        lookUp(target.address);
        break;
    case AddressAction::GiveName:
        giveName(target.address);
        break;
    case AddressAction::NameService:
        nameService(target);
        break;
    case AddressAction::AddToSegment:
        addToSegment(target.address);
        break;
    }
}

bool AddressActions::refuses()
{
    if (m_session && !m_session->readOnly())
        return false;
    Q_EMIT message(tr("This workspace is open read-only, so nothing can be changed in it."));
    return true;
}

void AddressActions::edit(Edit work, const QString& done)
{
    if (!m_session || refuses())
        return;
    QtConcurrent::run(&m_pool, [enrichment = m_session->enrichment(), work = std::move(work)] {
        return std::make_shared<Result<void>>(work(*enrichment));
    }).then(this, [this, done](const std::shared_ptr<Result<void>>& result) {
        if (*result) {
            Q_EMIT message(done);
            Q_EMIT edited();
            return;
        }
        auto* box = new QMessageBox(QMessageBox::Warning, tr("Not Changed"),
            tr("That could not be kept in the workspace."), QMessageBox::Ok, &m_window);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setTextFormat(Qt::PlainText);
        box->setInformativeText(plainLine(coreText(result->error().detail)));
        box->open();
    });
}

void AddressActions::lookUp(const IpAddress& address)
{
    auto* dialog = new AddressLookup(m_session, address, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void AddressActions::giveName(const IpAddress& address)
{
    if (refuses())
        return;
    const std::string given = m_session->enrichment()->givenName(address);
    ask(m_window, tr("Give a Name"),
        tr("Name of %1; empty takes yours away.\nFlows that come from now on bear it. Stored ones "
           "get it when they are labelled again.")
            .arg(addressText(address)),
        QString::fromStdString(given), [this, address](const QString& text) {
            const std::string name = normalisedName(text.trimmed().toStdString());
            if (name.empty() && !text.trimmed().isEmpty()) {
                Q_EMIT message(tr("That is too long for a name."));
                return;
            }
            const QString done = name.empty()
                ? tr("%1 has no name of yours any more.").arg(addressText(address))
                : tr("%1 is called %2 now.").arg(addressText(address), plainLine(name));
            edit([address, name](
                     Enrichment& enrichment) { return enrichment.giveName(address, name); },
                done);
        });
}

void AddressActions::nameService(const AddressTarget& target)
{
    if (!target.port || refuses())
        return;
    ServiceEntry entry;
    entry.protocol = target.protocol;
    entry.port = *target.port;
    entry.address = target.address;
    const std::string_view now = m_session->enrichment()->services().table()->get()->name(
        entry.protocol, entry.port, target.address);
    const QString port
        = QString::fromStdString(target.port->toString() + '/' + target.protocol.toString());
    ask(m_window, tr("Name a Service"),
        tr("What %1 is called at %2; empty takes your name away.\nFlows that come from now on bear "
           "it. Stored ones get it when they are labelled again.")
            .arg(port, addressText(target.address)),
        QString::fromUtf8(now), [this, entry, port](const QString& text) mutable {
            entry.name = text.trimmed().toStdString();
            const QString done = entry.name.empty()
                ? tr("%1 at %2 has no name of yours any more.")
                      .arg(port, addressText(*entry.address))
                : tr("%1 at %2 is called %3 now.")
                      .arg(port, addressText(*entry.address), plainLine(entry.name));
            edit(
                [entry](Enrichment& enrichment) -> Result<void> {
                    if (!entry.name.empty())
                        return enrichment.services().set({entry});
                    const auto gone
                        = enrichment.services().unset(entry.protocol, entry.port, entry.address);
                    return gone ? Result<void> {} : Result<void> {gone.error()};
                },
                done);
        });
}

void AddressActions::addToSegment(const IpAddress& address)
{
    if (refuses())
        return;
    auto* dialog = new AddToSegmentDialog(*m_session->enrichment()->segments(), address, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const SegmentAddition addition = dialog->addition();
        edit(
            [addition](Enrichment& enrichment) {
                return enrichment.editSegments([&addition](std::vector<Segment>& segments) {
                    return addition.applyTo(segments);
                });
            },
            tr("%1 is in the segment %2 now.")
                .arg(QString::fromStdString(addition.prefix.toString()),
                    plainLine(addition.segment)));
    });
    dialog->open();
}

} // namespace nb
