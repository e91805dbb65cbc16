// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/bookmarks.h"

#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <memory>

namespace nb {

namespace {

/// An item of the outline while it is put together.
struct Item
{
    QPDFObjectHandle object;
    std::vector<std::size_t> children {};
};

QPDFObjectHandle textOf(const QString& text)
{
    return QPDFObjectHandle::newUnicodeString(text.toStdString());
}

/// Links siblings to each other and to their parent.
void link(
    QPDFObjectHandle parent, std::vector<Item>& items, const std::vector<std::size_t>& children)
{
    for (std::size_t i = 0; i < children.size(); ++i) {
        QPDFObjectHandle item = items[children[i]].object;
        item.replaceKey("/Parent", parent);
        if (i > 0)
            item.replaceKey("/Prev", items[children[i - 1]].object);
        if (i + 1 < children.size())
            item.replaceKey("/Next", items[children[i + 1]].object);
    }
    if (children.empty())
        return;
    parent.replaceKey("/First", items[children.front()].object);
    parent.replaceKey("/Last", items[children.back()].object);
}

void addOutline(QPDF& pdf, const std::vector<PageHeading>& headings)
{
    const auto pages = QPDFPageDocumentHelper(pdf).getAllPages();
    std::vector<Item> items;
    std::vector<std::size_t> chapters;
    for (const PageHeading& heading : headings) {
        const auto page = static_cast<std::size_t>(heading.page);
        if (page >= pages.size())
            continue;
        auto dictionary = QPDFObjectHandle::newDictionary();
        dictionary.replaceKey("/Title", textOf(heading.title));
        auto place = QPDFObjectHandle::newArray();
        place.appendItem(pages[page].getObjectHandle());
        place.appendItem(QPDFObjectHandle::newName("/XYZ"));
        place.appendItem(QPDFObjectHandle::newNull());
        place.appendItem(QPDFObjectHandle::newReal(heading.pageHeight - heading.y + 6, 2));
        place.appendItem(QPDFObjectHandle::newNull());
        dictionary.replaceKey("/Dest", place);
        items.push_back({pdf.makeIndirectObject(dictionary)});
        if (heading.level == 1 || chapters.empty())
            chapters.push_back(items.size() - 1);
        else
            items[chapters.back()].children.push_back(items.size() - 1);
    }
    auto outline = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
    outline.replaceKey("/Type", QPDFObjectHandle::newName("/Outlines"));
    outline.replaceKey(
        "/Count", QPDFObjectHandle::newInteger(static_cast<long long>(chapters.size())));
    link(outline, items, chapters);
    for (const std::size_t chapter : chapters) {
        const auto count = static_cast<long long>(items[chapter].children.size());
        link(items[chapter].object, items, items[chapter].children);
        if (count != 0) // negative: closed
            items[chapter].object.replaceKey("/Count", QPDFObjectHandle::newInteger(-count));
    }
    pdf.getRoot().replaceKey("/Outlines", outline);
    pdf.getRoot().replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
}

void addLabels(QPDF& pdf, const PdfLabels& labels)
{
    auto root = pdf.getRoot();
    root.replaceKey("/Lang", QPDFObjectHandle::newString(labels.language));
    root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
    auto info = pdf.getTrailer().getKey("/Info");
    if (!info.isDictionary())
        return;
    std::string date = labels.date;
    std::erase(date, '-');
    info.replaceKey("/CreationDate", QPDFObjectHandle::newString("D:" + date + "000000Z"));
    info.removeKey("/ModDate");
}

/// The tags of embedded fonts follow the order of a hash with a random seed; the same one for all
/// makes the same document the same bytes.
void steadyFontNames(QPDF& pdf)
{
    for (QPDFObjectHandle object : pdf.getAllObjects()) {
        if (!object.isDictionary())
            continue;
        for (const char* const key : {"/FontName", "/BaseFont"}) {
            QPDFObjectHandle name = object.getKey(key);
            if (!name.isName())
                continue;
            const std::string text = name.getName();
            if (const std::size_t plus = text.find('+'); plus != std::string::npos)
                object.replaceKey(key, QPDFObjectHandle::newName("/NETBEH" + text.substr(plus)));
        }
    }
}

} // namespace

Result<QByteArray> withBookmarks(
    const QByteArray& bytes, const std::vector<PageHeading>& headings, const PdfLabels& labels)
{
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processMemoryFile("report", bytes.constData(), static_cast<std::size_t>(bytes.size()));
        addOutline(pdf, headings);
        addLabels(pdf, labels);
        steadyFontNames(pdf);
        QPDFWriter writer(pdf);
        writer.setOutputMemory();
        writer.setDeterministicID(true);
        // objects in streams would stand in the order of their old numbers, which vary
        writer.setObjectStreamMode(qpdf_o_disable);
        writer.write();
        const std::shared_ptr<Buffer> out = writer.getBufferSharedPointer();
        QByteArray result(static_cast<qsizetype>(out->getSize()), Qt::Uninitialized);
        std::copy_n(out->getBuffer(), out->getSize(), result.begin());
        return result;
    } catch (const std::exception& problem) {
        return Error {ErrorCode::Internal,
            std::string("the bookmarks could not be added: ") + problem.what()};
    }
}

} // namespace nb
