// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/address/addresslookup.h"

#include "core/enrichment/enrichment.h"
#include "core/net/publicaddress.h"
#include "ui/address/nametext.h"
#include "ui/text/coretext.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QHostInfo>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <chrono>

namespace nb {

namespace {

constexpr std::size_t kMostNames = 500;

QString textFrom(std::string_view text)
{
    return QString::fromUtf8(text);
}

QLabel* factLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

/// Texts that are there, with " · " between them.
QString joined(QStringList texts)
{
    texts.removeAll(QString());
    return texts.isEmpty() ? QStringLiteral("–") : texts.join(QStringLiteral(" · "));
}

} // namespace

struct AddressLookup::Known
{
    OwnerFacts owner {};
    std::string segment {};
    std::vector<NameBinding> names {};
};

AddressLookup::AddressLookup(
    const WorkspaceSessionPtr& session, const IpAddress& address, QWidget* parent)
    : QDialog(parent)
    , m_address(address)
    , m_session(session)
{
    m_pool.setMaxThreadCount(1);
    const QString text = textFrom(address.toString());
    setWindowTitle(tr("Look Up %1").arg(text));
    auto* layout = new QVBoxLayout(this);
    auto* form = new QFormLayout;
    layout->addLayout(form);
    createFacts(*form);
    createNames();
    layout->addWidget(new QLabel(tr("Names, the latest first:"), this));
    layout->addWidget(m_names, 1);
    createQuestions(*layout);
    resize(fontMetrics().averageCharWidth() * 108, fontMetrics().lineSpacing() * 28);
    read();
}

AddressLookup::~AddressLookup()
{
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
    m_reading.cancel();
    m_asking.cancel();
    m_pool.waitForDone();
}

void AddressLookup::createFacts(QFormLayout& form)
{
    auto* address = factLabel(this);
    address->setText(textFrom(m_address.toString()));
    form.addRow(tr("Address:"), address);
    const auto add = [&](const QString& title, QLabel*& label) {
        label = factLabel(this);
        form.addRow(title, label);
    };
    add(tr("Segment:"), m_segment);
    add(tr("Owner:"), m_owner);
    add(tr("Organisation:"), m_organisation);
    add(tr("Block:"), m_block);
    add(tr("Known from:"), m_source);
}

void AddressLookup::createNames()
{
    m_names = new QTreeWidget(this);
    m_names->setAccessibleName(tr("Names of the address"));
    m_names->setHeaderLabels({tr("Name"), tr("Asked for by"), tr("Known from"), tr("Last seen")});
    m_names->setRootIsDecorated(false);
    m_names->setUniformRowHeights(true);
    m_names->setAlternatingRowColors(true);
    m_names->header()->resizeSection(0, fontMetrics().averageCharWidth() * 34);
    m_names->header()->resizeSection(1, fontMetrics().averageCharWidth() * 18);
    m_names->header()->resizeSection(2, fontMetrics().averageCharWidth() * 20);
}

void AddressLookup::createQuestions(QVBoxLayout& layout)
{
    m_answer = factLabel(this);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_askResolver = buttons->addButton(tr("Ask the &Resolver"), QDialogButtonBox::ActionRole);
    m_askRegistry = buttons->addButton(tr("Ask the Re&gistry"), QDialogButtonBox::ActionRole);
    // nothing is sent by a mere Enter
    for (QPushButton* button : {m_askResolver, m_askRegistry})
        button->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    m_askResolver->setToolTip(tr("Asks this computer’s name server what the address is called. The "
                                 "server, and for an external address its owner’s, learn that it "
                                 "was asked about."));
    const bool isPublic = isPublicAddress(m_address);
    const bool enabled = m_session->enrichment()->owners().lookupsEnabled();
    m_askRegistry->setEnabled(
        isPublic && enabled && m_session->knowledgeSources() && !m_session->readOnly());
    m_askRegistry->setToolTip(!isPublic
            ? tr("No registry gives out this address: it is private or reserved.")
            : !enabled
            ? tr("Lookups at the registries are off. The page Names and Owners turns them on.")
            : tr("Sends the address to the registry that is responsible for it."));
    m_answer->setText(isPublic && !enabled
            ? m_askRegistry->toolTip()
            : tr("Nothing is sent anywhere until you press a button."));
    layout.addWidget(m_answer);
    layout.addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_askResolver, &QPushButton::clicked, this, &AddressLookup::askResolver);
    connect(m_askRegistry, &QPushButton::clicked, this, &AddressLookup::askRegistry);
}

void AddressLookup::read()
{
    m_reading.start(
        m_pool, this,
        [enrichment = m_session->enrichment().get(), address = m_address](
            const std::stop_token&) -> Result<KnownPtr> {
            Known known;
            known.owner = enrichment->owners().knowledge()->get()->facts(address);
            const auto segments = enrichment->segments();
            known.segment = segments->name(segments->find(address));
            NameFilter filter;
            filter.address = address;
            known.names = enrichment->names().list(filter);
            return std::make_shared<const Known>(std::move(known));
        },
        [this](const Result<KnownPtr>& known) {
            if (known)
                showKnown(**known);
        });
}

void AddressLookup::showKnown(const Known& known)
{
    const OwnerFacts& owner = known.owner;
    m_segment->setText(plainLine(known.segment));
    m_owner->setText(owner.owner.empty() ? tr("not known") : plainLine(owner.owner));
    m_organisation->setText(joined({plainLine(owner.organisation), plainLine(owner.country),
        owner.asn != 0 ? tr("AS%1").arg(owner.asn) : QString()}));
    m_block->setText(owner.block ? tr("%1 to %2")
                                       .arg(textFrom(owner.block->first.toString()),
                                           textFrom(owner.block->last.toString()))
                                 : QStringLiteral("–"));
    const FlowFormat format;
    m_source->setText(owner.block
            ? tr("%1, fetched %2, good until %3")
                  .arg(plainLine(owner.block->source), format.time(owner.block->fetched),
                      format.time(owner.block->expires))
            : owner.fromFile ? tr("an offline file")
                             : QStringLiteral("–"));
    showNames(known.names);
}

void AddressLookup::showNames(const std::vector<NameBinding>& names)
{
    m_names->clear();
    const FlowFormat format;
    for (std::size_t i = 0; i < std::min(names.size(), kMostNames); ++i) {
        const NameBinding& binding = names[i];
        auto* item = new QTreeWidgetItem(m_names,
            {plainLine(binding.name), nameClientText(binding), nameSourceText(binding.source),
                nameTimeText(binding.last, format, tr("always"))});
        item->setToolTip(
            2, QStringLiteral("<p>%1</p>").arg(nameSourceTip(binding.source).toHtmlEscaped()));
    }
    if (names.empty())
        (new QTreeWidgetItem(m_names, {tr("no name is known")}))->setDisabled(true);
}

void AddressLookup::askResolver()
{
    m_askResolver->setEnabled(false);
    m_answer->setText(tr("Asking the resolver…"));
    m_lookup = QHostInfo::lookupHost(
        textFrom(m_address.toString()), this, [this](const QHostInfo& answer) {
            m_lookup = -1;
            resolved(answer);
        });
}

void AddressLookup::resolved(const QHostInfo& answer)
{
    m_askResolver->setEnabled(true);
    const std::string name = normalisedName(answer.hostName().toStdString());
    // without an answer the resolver gives the address back
    if (answer.error() != QHostInfo::NoError || name.empty() || IpAddress::fromString(name)) {
        m_answer->setText(tr("The resolver knows no name for this address."));
        return;
    }
    m_answer->setText(tr("The resolver says %1.").arg(plainLine(name)));
    if (m_session->readOnly())
        return;
    const auto now = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::system_clock::now().time_since_epoch());
    m_session->enrichment()->names().add(
        answeredBinding({}, m_address, name, now.count(), kAssumedTtlSeconds, NameSource::Reverse));
    read();
}

void AddressLookup::askRegistry()
{
    m_askRegistry->setEnabled(false);
    m_answer->setText(tr("Asking the registry…"));
    m_asking.start(
        m_pool, this,
        [sources = m_session->knowledgeSources(), address = m_address](
            const std::stop_token& stop) { return sources->lookUpOwner(address, stop); },
        [this](const Result<OwnerBlock>& answer) {
            m_askRegistry->setEnabled(true);
            m_answer->setText(answer ? tr("The registry answered.")
                                     : tr("The registry could not be asked: %1")
                                           .arg(plainLine(coreText(answer.error().detail))));
            read();
        });
}

} // namespace nb
