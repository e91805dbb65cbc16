// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/address/addtosegmentdialog.h"

#include "ui/flows/flowformat.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace nb {

namespace {

QString plainText(std::string_view text)
{
    return QString::fromUtf8(text);
}

/// The address alone, then what is usual for networks around it.
QStringList prefixesAround(const IpAddress& address)
{
    QStringList prefixes;
    const auto lengths
        = address.isV4() ? std::vector<int> {32, 24, 16, 8} : std::vector<int> {128, 64, 56, 48};
    for (const int length : lengths)
        if (const auto prefix = IpPrefix::make(address, length))
            prefixes << plainText(prefix->toString());
    return prefixes;
}

} // namespace

Result<void> SegmentAddition::applyTo(std::vector<Segment>& segments) const
{
    for (Segment& other : segments)
        std::erase(other.prefixes, prefix);
    const auto to = std::ranges::find(segments, segment, &Segment::name);
    if (to != segments.end()) {
        to->prefixes.push_back(prefix);
        return {};
    }
    Segment made;
    made.name = segment;
    made.prefixes = {prefix};
    if (const auto problem = segmentProblem(made))
        return Error {ErrorCode::Invalid, *problem};
    segments.push_back(std::move(made));
    return {};
}

AddToSegmentDialog::AddToSegmentDialog(
    const SegmentTable& segments, const IpAddress& address, QWidget* parent)
    : QDialog(parent)
    , m_address(address)
    , m_segment(new QComboBox(this))
    , m_prefix(new QComboBox(this))
    , m_note(new QLabel(this))
{
    setWindowTitle(tr("Add to Segment"));
    const auto now = segments.find(address);
    for (const Segment& segment : segments.segments())
        m_segment->addItem(plainLine(segment.name));
    for (QComboBox* box : {m_segment, m_prefix}) {
        box->setEditable(true);
        box->setInsertPolicy(QComboBox::NoInsert);
    }
    m_prefix->addItems(prefixesAround(address));
    if (!segments.isBuiltIn(now))
        m_segment->setCurrentIndex(static_cast<int>(now));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setMinimumHeight(fontMetrics().lineSpacing() * 3);
    m_note->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    auto* here = new QLabel(this);
    here->setTextFormat(Qt::PlainText);
    here->setText(
        tr("%1 is in “%2” now.").arg(plainText(address.toString()), plainLine(segments.name(now))));
    auto* form = new QFormLayout;
    form->addRow(tr("&Segment:"), m_segment);
    form->addRow(tr("&Addresses:"), m_prefix);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_add = buttons->addButton(tr("Add to Segment"), QDialogButtonBox::AcceptRole);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(here);
    layout->addLayout(form);
    layout->addWidget(m_note);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_segment, &QComboBox::editTextChanged, this, &AddToSegmentDialog::update);
    connect(m_prefix, &QComboBox::editTextChanged, this, &AddToSegmentDialog::update);
    setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    update();
    m_segment->setFocus();
}

SegmentAddition AddToSegmentDialog::addition() const
{
    const auto prefix = IpPrefix::fromString(m_prefix->currentText().trimmed().toStdString());
    return {m_segment->currentText().trimmed().toStdString(), prefix.value_or(IpPrefix {})};
}

void AddToSegmentDialog::update()
{
    const QString name = m_segment->currentText().trimmed();
    const auto prefix = IpPrefix::fromString(m_prefix->currentText().trimmed().toStdString());
    QString note;
    if (name.isEmpty())
        note = tr("Choose a segment, or type the name of a new one.");
    else if (!prefix)
        note = tr("Addresses are written like 10.0.0.7 or 10.0.0.0/24.");
    else if (!prefix->contains(m_address))
        note = tr("%1 is not among these addresses.").arg(plainText(m_address.toString()));
    m_add->setEnabled(note.isEmpty());
    if (note.isEmpty() && m_segment->findText(name, Qt::MatchFixedString) < 0)
        note = tr("A new segment “%1” is made. ").arg(name);
    if (m_add->isEnabled())
        note += tr("Flows that come from now on get the segment; stored ones keep theirs until "
                   "they are labelled again.");
    m_note->setText(note);
}

} // namespace nb
