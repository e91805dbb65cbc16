// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/helpdialogs.h"

#include "ui/mainwindow/actionregistry.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLocale>
#include <QSysInfo>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace nb {

namespace {

struct Help
{
    Q_DECLARE_TR_FUNCTIONS(nb::Help)
};

QDialog* textDialog(const QString& title, const QString& html, QWidget* parent)
{
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto* browser = new QTextBrowser(dialog);
    browser->setAccessibleName(title);
    browser->setOpenLinks(false);
    // our own text, with what was put into it escaped
    browser->setHtml(html);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(browser, 1);
    layout->addWidget(buttons);
    const QFontMetrics metrics = dialog->fontMetrics();
    dialog->resize(metrics.averageCharWidth() * 100, metrics.height() * 32);
    dialog->show();
    return dialog;
}

QString row(const QStringList& cells)
{
    QString html = QStringLiteral("<tr>");
    for (const QString& cell : cells)
        html += QStringLiteral("<td style='padding: 2px 14px 2px 0'>%1</td>").arg(cell);
    return html + QStringLiteral("</tr>");
}

} // namespace

QDialog* showShortcuts(const ActionRegistry& actions, QWidget* parent)
{
    QString html = QStringLiteral("<table>");
    const auto add = [&html](const QString& keys, const QString& text) {
        html += row({QStringLiteral("<b>%1</b>").arg(keys.toHtmlEscaped()), text.toHtmlEscaped()});
    };
    for (const QAction* action : actions.actions()) {
        QStringList keys;
        for (const QKeySequence& key : action->shortcuts())
            keys << key.toString(QKeySequence::NativeText);
        if (!keys.isEmpty())
            add(keys.join(QStringLiteral(", ")), action->iconText());
    }
    add(Help::tr("Enter"), Help::tr("In the table: details of the flow"));
    add(QStringLiteral("/"), Help::tr("In the table: edit the filter"));
    add(QStringLiteral("?"), Help::tr("In the table: this list"));
    add(Help::tr("Menu, Shift+F10"), Help::tr("In the table: filters for the current value"));
    add(Help::tr("Esc"),
        Help::tr("In the filter: close the suggestions, then bring back the filter that is applied "
                 "(Ctrl+Z gives back what was typed), then leave"));
    add(Help::tr("Esc"), Help::tr("Elsewhere: close what is open, then stop the running search"));
    html += QStringLiteral("</table>");
    return textDialog(Help::tr("Keyboard Shortcuts"), html, parent);
}

QDialog* showAbout(const QStringList& versions, QWidget* parent)
{
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Help::tr("About NetBehave"));
    auto* icon = new QLabel(dialog);
    icon->setPixmap(QIcon(QStringLiteral(":/icons/netbehave.svg")).pixmap(96, 96));
    icon->setAlignment(Qt::AlignCenter);
    auto* title
        = new QLabel(QStringLiteral("NetBehave %1").arg(QStringLiteral(NB_VERSION)), dialog);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setBold(true);
    title->setFont(large);
    title->setAlignment(Qt::AlignCenter);
    auto* text = new QLabel(dialog);
    text->setTextFormat(Qt::PlainText);
    text->setAlignment(Qt::AlignCenter);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setText(Help::tr("Turns observed network flows into answers.\n\nFree software under the "
                           "GNU General Public License, version 3 or later.\nIt comes with no "
                           "warranty.\n\nMade with:")
        + u'\n' + versions.join(u'\n'));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(30, 20, 30, 16);
    for (QWidget* widget :
        {static_cast<QWidget*>(icon), static_cast<QWidget*>(title), static_cast<QWidget*>(text)})
        layout->addWidget(widget);
    layout->addWidget(buttons);
    dialog->show();
    return dialog;
}

QString reportText(const QStringList& versions)
{
    QStringList lines {QStringLiteral("NetBehave %1").arg(QStringLiteral(NB_VERSION))};
    lines += versions;
    lines << QStringLiteral("%1, kernel %2 %3, %4")
                 .arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(),
                     QSysInfo::kernelVersion(), QSysInfo::currentCpuArchitecture());
    lines << QStringLiteral("locale %1").arg(QLocale().name());
    return lines.join(u'\n') + u'\n';
}

} // namespace nb
