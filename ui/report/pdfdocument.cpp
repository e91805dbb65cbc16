// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/pdfdocument.h"

#include "ui/report/diagrampainter.h"
#include "ui/report/figurepainter.h"
#include "ui/report/tableflow.h"

#include <QBuffer>
#include <QMarginsF>
#include <QPageSize>

namespace nb {

namespace {

/// One pass over a document.
class DocumentFlow
{
public:
    DocumentFlow(const report::Document& document, PageFlow& flow, std::stop_token stop)
        : m_document(document)
        , m_flow(flow)
        , m_stop(std::move(stop))
    {
    }
    /// `headings`: where they are, known from the pass before.
    void write(const std::vector<PageHeading>& headings);

private:
    void cover();
    void contents(const std::vector<PageHeading>& headings);
    void sections();
    void put(const report::Block& block);
    void put(const report::Paragraph& paragraph);

    const report::Document& m_document;
    PageFlow& m_flow;
    std::stop_token m_stop;
    bool m_landscape = false; ///< of the chapter
    bool m_chapters = false; ///< one was begun
};

void DocumentFlow::cover()
{
    const PageStyle& style = m_flow.style();
    m_flow.fill({0, 0, 14, paper::kLong}, paper::kAccent);
    m_flow.y = 150;
    m_flow.paragraph(plainText(m_document.title), style.title, paper::kAccent);
    m_flow.y += 6;
    m_flow.paragraph(plainText(m_document.subtitle), style.chapter, paper::kInk);
    if (m_document.redacted) {
        m_flow.y += 6;
        m_flow.paragraph(QStringLiteral("Redacted"), style.section, paper::kWarn);
    }
    m_flow.y += 40;
    constexpr double kLabel = 110;
    for (const auto& [label, value] : m_document.control) {
        const double y = m_flow.y + style.body.ascent();
        m_flow.text(m_flow.left(), y, plainText(label), style.bold, paper::kInk);
        if (value.empty()) {
            m_flow.line(
                m_flow.left() + kLabel, y + 1, m_flow.left() + kLabel + 200, y + 1, paper::kQuiet);
            m_flow.y += style.body.lineHeight();
        } else
            m_flow.paragraph(plainText(value), style.body, paper::kInk, kLabel);
        m_flow.y += 7;
    }
    m_flow.y += 30;
    for (const report::Paragraph& paragraph : m_document.statement)
        put(paragraph);
}

void DocumentFlow::contents(const std::vector<PageHeading>& headings)
{
    m_flow.newPage(false);
    const PageStyle& style = m_flow.style();
    m_flow.paragraph(QStringLiteral("Contents"), style.chapter, paper::kAccent);
    m_flow.y += 8;
    std::size_t number = 0;
    for (const report::Section& section : m_document.sections) {
        const bool chapter = section.level == 1;
        const TextLines& font = chapter ? style.bold : style.small;
        m_flow.y += chapter ? 3 : 0;
        if (font.lineHeight() > m_flow.room())
            m_flow.newPage(false);
        const double y = m_flow.y + font.ascent();
        const double indent = chapter ? 0 : 14;
        const QString page
            = number < headings.size() ? QString::number(headings[number].page + 1) : QString();
        m_flow.text(m_flow.left() + indent, y,
            font.cut(plainText(section.title), m_flow.width() - indent - 40), font, paper::kInk);
        m_flow.text(
            m_flow.left() + m_flow.width() - font.widthOf(page), y, page, font, paper::kInk);
        m_flow.y += font.lineHeight();
        ++number;
    }
}

void DocumentFlow::put(const report::Paragraph& paragraph)
{
    const PageStyle& style = m_flow.style();
    const bool marked
        = paragraph.tone == report::Tone::Caveat || paragraph.tone == report::Tone::Important;
    constexpr double kIndent = 10;
    const TextLines& font = style.body;
    constexpr qsizetype kLines = 2;
    const auto lines = font.broken(plainText(paragraph.text), m_flow.width() - kIndent).size();
    if (static_cast<double>(std::min(kLines, lines)) * font.lineHeight() > m_flow.room())
        m_flow.newPage(m_landscape);
    const double from = m_flow.y;
    const int page = m_flow.pages();
    m_flow.paragraph(plainText(paragraph.text), font, paper::kInk, marked ? kIndent : 0);
    if (marked && page == m_flow.pages())
        m_flow.fill({m_flow.left(), from, 2.5, m_flow.y - from},
            paragraph.tone == report::Tone::Caveat ? paper::kWarn : paper::kAccent);
    m_flow.y += 6;
}

void DocumentFlow::put(const report::Block& block)
{
    if (const auto* const paragraph = std::get_if<report::Paragraph>(&block))
        put(*paragraph);
    else if (const auto* const table = std::get_if<report::Table>(&block))
        writeTable(m_flow, *table, m_stop);
    else if (const auto* const bars = std::get_if<report::Waterfall>(&block))
        writeWaterfall(m_flow, *bars);
    else if (const auto* const curve = std::get_if<report::Curve>(&block))
        writeCurve(m_flow, *curve);
    else if (const auto* const picture = std::get_if<report::Diagram>(&block))
        writeDiagram(m_flow, *picture);
}

void DocumentFlow::sections()
{
    for (const report::Section& section : m_document.sections) {
        if (section.level == 1) {
            // short chapters share a page
            constexpr double kEnough = 0.45;
            const bool goesOn = m_chapters && m_landscape == section.landscape
                && !m_flow.paperIsOwn()
                && m_flow.room() > kEnough * (m_flow.bottom() - m_flow.top());
            m_landscape = section.landscape;
            m_chapters = true;
            if (!goesOn)
                m_flow.newPage(m_landscape);
        } else if (m_flow.landscape() != m_landscape && !m_flow.fresh())
            m_flow.newPage(m_landscape);
        constexpr double kRoom = 70;
        if (const auto* const picture = section.blocks.empty()
                ? nullptr
                : std::get_if<report::Diagram>(&section.blocks.front());
            picture != nullptr && !m_flow.paperIsOwn())
            openPageFor(m_flow, *picture, kRoom / 2);
        m_flow.heading(plainText(section.title), section.level, kRoom);
        for (const report::Block& block : section.blocks) {
            if (m_stop.stop_requested())
                return;
            // a picture may have left its own size of paper
            if (!std::holds_alternative<report::Diagram>(block) && m_flow.paperIsOwn())
                m_flow.newPage(m_landscape);
            put(block);
        }
    }
}

void DocumentFlow::write(const std::vector<PageHeading>& headings)
{
    m_chapters = false;
    cover();
    contents(headings);
    sections();
}

} // namespace

Result<PdfPages> setPages(const report::Document& document, std::stop_token stop)
{
    const QString family = reportFamily();
    if (family.isEmpty())
        return Error {ErrorCode::Internal, "no font is installed, so no text can be set"};
    const PageStyle style(family);
    PageFlow flow(style, plainText(document.footer));
    DocumentFlow writer(document, flow, stop);
    flow.begin(nullptr, nullptr, 0);
    writer.write({});
    const std::vector<PageHeading> headings = flow.headings();
    const int pages = flow.pages();

    PdfPages result;
    QBuffer buffer(&result.bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter pdf(&buffer);
    pdf.setPdfVersion(QPagedPaintDevice::PdfVersion_1_6);
    pdf.setResolution(static_cast<int>(72 * paper::kUnits));
    pdf.setPageSize(QPageSize(
        QSizeF(paper::kShort, paper::kLong), QPageSize::Point, {}, QPageSize::ExactMatch));
    pdf.setPageMargins(QMarginsF());
    pdf.setTitle(plainText(document.title + " · " + document.subtitle));
    pdf.setCreator(QStringLiteral("NetBehave"));
    QPainter painter;
    if (!painter.begin(&pdf))
        return Error {ErrorCode::Internal, "the PDF could not be begun"};
    flow.begin(&pdf, &painter, pages);
    writer.write(headings);
    painter.end();
    if (stop.stop_requested())
        return Error {ErrorCode::Cancelled, "stopped"};
    result.headings = flow.headings();
    result.pages = flow.pages();
    return result;
}

} // namespace nb
