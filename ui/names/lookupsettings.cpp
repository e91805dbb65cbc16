// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/names/lookupsettings.h"

#include "ui/flows/flowformat.h"

#include <QCheckBox>
#include <QDir>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace nb {

LookupSettings::LookupSettings(QWidget* parent)
    : QWidget(parent)
    , m_enabled(new QCheckBox(tr("&Ask the registries whom external addresses belong to"), this))
    , m_rdap(new QRadioButton(tr("R&DAP of the registry that is responsible"), this))
    , m_arin(new QRadioButton(tr("A&RIN’s REST service for all"), this))
    , m_explanation(new QLabel(this))
    , m_files(new QListWidget(this))
    , m_problems(new QLabel(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    createSwitch();
    createFiles();
    explain();
}

void LookupSettings::createSwitch()
{
    auto* box = new QGroupBox(tr("Lookups at the registries"), this);
    auto* column = new QVBoxLayout(box);
    m_explanation->setTextFormat(Qt::PlainText);
    m_explanation->setWordWrap(true);
    m_explanation->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_rdap->setToolTip(
        tr("AFRINIC, APNIC, ARIN, LACNIC or RIPE NCC: only the one that gave out the address"));
    m_arin->setToolTip(tr("The service that NetBehave used at first. It knows best what ARIN gave "
                          "out, in North America."));
    column->addWidget(m_enabled);
    auto* choices = new QHBoxLayout;
    choices->addSpacing(fontMetrics().averageCharWidth() * 3);
    choices->addWidget(m_rdap);
    choices->addWidget(m_arin);
    choices->addStretch(1);
    column->addLayout(choices);
    column->addWidget(m_explanation, 1);
    layout()->addWidget(box);
    static_cast<QHBoxLayout*>(layout())->setStretchFactor(box, 3);
    connect(m_enabled, &QCheckBox::clicked, this, &LookupSettings::enabledChosen);
    connect(m_rdap, &QRadioButton::clicked, this,
        [this] { Q_EMIT registryChosen(Owners::Registry::Rdap); });
    connect(m_arin, &QRadioButton::clicked, this,
        [this] { Q_EMIT registryChosen(Owners::Registry::ArinRest); });
}

void LookupSettings::createFiles()
{
    auto* box = new QGroupBox(tr("Offline files (MMDB)"), this);
    m_files->setAccessibleName(tr("Offline files"));
    m_files->setMaximumHeight(fontMetrics().lineSpacing() * 5);
    m_files->setTextElideMode(Qt::ElideMiddle);
    m_problems->setTextFormat(Qt::PlainText);
    m_problems->setWordWrap(true);
    m_problems->hide();
    m_add = new QPushButton(tr("Add &File…"), this);
    m_remove = new QPushButton(tr("Remo&ve"), this);
    auto* buttons = new QVBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto* line = new QHBoxLayout;
    line->addWidget(m_files, 1);
    line->addLayout(buttons);
    auto* about = new QLabel(tr("Databases of autonomous systems and countries in MaxMind’s "
                                "format. They are read on this computer; nothing leaves it."),
        this);
    about->setTextFormat(Qt::PlainText);
    about->setWordWrap(true);
    auto* column = new QVBoxLayout(box);
    column->addWidget(about);
    column->addLayout(line);
    column->addWidget(m_problems);
    layout()->addWidget(box);
    static_cast<QHBoxLayout*>(layout())->setStretchFactor(box, 2);
    connect(m_add, &QPushButton::clicked, this, &LookupSettings::addFilesRequested);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        QStringList files = m_settings.files;
        if (const int row = m_files->currentRow(); row >= 0 && row < files.size()) {
            files.removeAt(row);
            Q_EMIT filesChosen(files);
        }
    });
    connect(m_files, &QListWidget::currentRowChanged, this,
        [this](int row) { m_remove->setEnabled(row >= 0 && m_add->isEnabled()); });
}

void LookupSettings::setSettings(const Settings& settings)
{
    m_settings = settings;
    m_enabled->setChecked(settings.enabled);
    (settings.registry == Owners::Registry::ArinRest ? m_arin : m_rdap)->setChecked(true);
    const QSignalBlocker quiet(m_files);
    m_files->clear();
    for (const QString& path : settings.files)
        m_files->addItem(plainLine(QDir::toNativeSeparators(path)));
    m_remove->setEnabled(false);
    QStringList problems;
    for (const QString& problem : settings.problems)
        problems << tr("This file cannot be used: %1").arg(problem);
    m_problems->setText(problems.join(u'\n'));
    m_problems->setVisible(!problems.isEmpty());
    explain();
}

void LookupSettings::setObstacle(const QString& why)
{
    for (QWidget* widget : std::initializer_list<QWidget*> {m_enabled, m_rdap, m_arin, m_add})
        widget->setEnabled(why.isEmpty());
    for (QWidget* widget : std::initializer_list<QWidget*> {m_enabled, m_add})
        widget->setToolTip(why);
    m_remove->setEnabled(false);
}

QString LookupSettings::explanation() const
{
    return m_explanation->text();
}

void LookupSettings::explain()
{
    if (!m_settings.enabled) {
        m_explanation->setText(
            tr("Off: nothing leaves this computer.\nOn: external addresses that new flows show "
               "and that no known block holds are sent to the registry, one at a time. It learns "
               "that somebody at your Internet address is interested in them, and when."));
        return;
    }
    const QString whom = m_settings.registry == Owners::Registry::ArinRest
        ? tr("whois.arin.net")
        : tr("the RDAP service of the registry that gave them out");
    m_explanation->setText(
        tr("On: external addresses that new flows show and that no known block holds are sent over "
           "HTTPS to %1, at most one a second. It learns that somebody at your Internet address is "
           "interested in them, and when. Private and reserved addresses are never sent, nor is "
           "anything else. Answers are kept here until they expire.")
            .arg(whom));
}

} // namespace nb
