// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/docx/write_docx.h"

#include <algorithm>
#include <initializer_list>
#include <numeric>
#include <string_view>

#include "libs/base/outside_text.h"
#include "libs/documents/docx/failure.h"
#include "libs/documents/docx/parts.h"

namespace tepat::docx {
namespace {

constexpr const char* kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* kSpaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
constexpr const char* kType =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr const char* kKind = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::string Joined(std::initializer_list<std::string_view> pieces) {
  std::string all;
  for (const std::string_view piece : pieces) all += piece;
  return all;
}

std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '&') {
      escaped += "&amp;";
    } else if (c == '<') {
      escaped += "&lt;";
    } else if (c == '>') {
      escaped += "&gt;";
    } else {
      // Control characters are none of XML's.
      escaped += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return escaped;
}

// A run for each line, with breaks between.
std::string Runs(std::string_view text) {
  std::string runs = "<w:r>";
  for (bool first = true; first || !text.empty(); first = false) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (!first) runs += "<w:br/>";
    runs += "<w:t xml:space=\"preserve\">" + Escaped(text.substr(0, end)) + "</w:t>";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return runs + "</w:r>";
}

std::string Styled(const std::string& style, std::string_view text) {
  return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>" + Runs(text) + "</w:p>";
}

std::string CellOf(int width, bool heading, bool is_figure, const std::string& text) {
  const std::string shade =
      heading ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E8EBEE\"/>" : "";
  const char* style = heading ? "TableHeading" : is_figure ? "TableFigure" : "TableText";
  return Joined({"<w:tc><w:tcPr><w:tcW w:w=\"", std::to_string(width), "\" w:type=\"dxa\"/>", shade,
                 "</w:tcPr>", Styled(style, text), "</w:tc>"});
}

// Writes the blocks as the body of a document.
class Body {
 public:
  explicit Body(int width) : width_(width) {}

  void operator()(const blocks::Heading& heading) {
    xml += Styled(heading.level == 0 ? "Title" : "Heading" + std::to_string(heading.level),
                  heading.text);
  }
  void operator()(const blocks::Paragraph& paragraph) {
    // Lines that somebody broke are not to be stretched.
    const bool is_broken = paragraph.text.find('\n') != std::string::npos;
    xml += Styled(is_broken ? "BodyLines" : "BodyText", paragraph.text);
  }
  void operator()(const blocks::List& list) {
    for (const std::string& item : list.items) xml += Styled("ListBullet", item);
  }
  void operator()(const blocks::Table& table) {
    if (!table.caption.empty()) xml += Styled("Caption", table.caption);
    const auto shares =
        std::accumulate(table.columns.begin(), table.columns.end(), 0,
                        [](int sum, const blocks::Column& column) { return sum + column.width; });
    std::vector<int> widths;
    std::string grid;
    std::string headings;
    for (const blocks::Column& column : table.columns) {
      widths.push_back(width_ * column.width / std::max(shares, 1));
      grid += "<w:gridCol w:w=\"" + std::to_string(widths.back()) + "\"/>";
      headings += CellOf(widths.back(), true, false, column.heading);
    }
    xml += Joined(
        {"<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"", std::to_string(width_),
         "\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>", grid,
         "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", headings, "</w:tr>"});
    for (const auto& row : table.rows) Row(table, widths, row);
    // Two tables without a paragraph between would be one.
    xml += "</w:tbl>" + Styled("TableText", "");
  }

  std::string xml;

 private:
  void Row(const blocks::Table& table, const std::vector<int>& widths,
           const std::vector<std::string>& row) {
    xml += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      xml += CellOf(widths[i], false, table.columns[i].is_figure, i < row.size() ? row[i] : "");
    }
    xml += "</w:tr>";
  }

  const int width_;
};

// The shape of the page stands at the end, as the format has it.
std::string DocumentXml(const Document& document) {
  const PageSize& page = document.page;
  Body body(page.width - 2 * page.margin);
  for (const std::string& line : document.letterhead) body.xml += Styled("Letterhead", line);
  for (const blocks::Block& block : document.blocks) std::visit(body, block);
  const std::string margin = std::to_string(page.margin);
  return Joined({kHead, "<w:document", kSpaces, "><w:body>", body.xml,
                 "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"",
                 std::to_string(page.width), "\" w:h=\"", std::to_string(page.height),
                 "\"/><w:pgMar w:top=\"", margin, "\" w:right=\"", margin, "\" w:bottom=\"", margin,
                 "\" w:left=\"", margin,
                 "\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/></w:sectPr></w:body>",
                 "</w:document>"});
}

// One style: `look` for its paragraphs, `letters` for its text.
std::string Style(const std::string& id, const std::string& name, const std::string& look,
                  const std::string& letters, const std::string& base = "Normal") {
  const std::string based = id == base ? "" : "<w:basedOn w:val=\"" + base + "\"/>";
  const std::string is_default = id == base ? " w:default=\"1\"" : "";
  return Joined({"<w:style w:type=\"paragraph\"", is_default, " w:styleId=\"", id,
                 "\"><w:name w:val=\"", name, "\"/>", based, "<w:qFormat/><w:pPr>", look,
                 "</w:pPr><w:rPr>", letters, "</w:rPr></w:style>"});
}

std::string Size(int points) {
  const std::string halves = std::to_string(points * 2);
  return "<w:sz w:val=\"" + halves + "\"/><w:szCs w:val=\"" + halves + "\"/>";
}

std::string HeadingStyle(int level, int points) {
  const std::string number = std::to_string(level);
  const std::string page = level == 1 ? "<w:pageBreakBefore/>" : "";
  const std::string place = level == 1 ? "<w:jc w:val=\"center\"/>" : "";
  return Style("Heading" + number, "heading " + number,
               "<w:keepNext/>" + page + "<w:spacing w:before=\"240\" w:after=\"120\"/>" + place +
                   "<w:outlineLvl w:val=\"" + std::to_string(level - 1) + "\"/>",
               "<w:b/>" + Size(points));
}

// All looks are styles: an office changes one of them, not every paragraph.
std::string StylesXml() {
  constexpr const char* kFonts =
      "<w:rFonts w:ascii=\"Bookman Old Style\" w:hAnsi=\"Bookman Old Style\""
      " w:cs=\"Bookman Old Style\"/>";
  const std::string centre = "<w:jc w:val=\"center\"/>";
  // Thin and grey, as the tables of our sheets.
  const std::string edge = " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"8A929A\"/>";
  std::string edges;
  for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
    edges += std::string("<w:") + side + edge;
  }
  return Joined(
      {kHead,
       "<w:styles",
       kSpaces,
       "><w:docDefaults><w:rPrDefault><w:rPr>",
       kFonts,
       Size(11),
       "<w:lang w:val=\"id-ID\"/></w:rPr></w:rPrDefault></w:docDefaults>",
       Style("Normal", "Normal", "", ""),
       Style("Title", "Title", "<w:spacing w:before=\"1200\" w:after=\"480\"/>" + centre,
             "<w:b/>" + Size(16)),
       HeadingStyle(1, 13),
       HeadingStyle(2, 12),
       HeadingStyle(3, 11),
       Style("BodyText", "Body Text",
             "<w:spacing w:after=\"120\" w:line=\"300\" w:lineRule=\"auto\"/>"
             "<w:jc w:val=\"both\"/>",
             ""),
       Style("BodyLines", "Body Lines", "<w:spacing w:after=\"120\"/>", ""),
       Style("Letterhead", "Kop", centre, "<w:b/>" + Size(13)),
       Style("Caption", "caption", "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"60\"/>",
             "<w:b/>" + Size(10)),
       Style("ListBullet", "List Bullet",
             "<w:numPr><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"60\"/>", ""),
       Style("TableText", "Isi Tabel", "", Size(9)),
       Style("TableFigure", "Angka Tabel", "<w:jc w:val=\"right\"/>", "", "TableText"),
       Style("TableHeading", "Judul Kolom", "<w:keepNext/>" + centre, "<w:b/>" + Size(8),
             "TableText"),
       Style("Footer", "footer", centre, Size(9)),
       "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/>",
       "<w:tblPr><w:tblBorders>",
       edges,
       "</w:tblBorders><w:tblCellMar><w:left w:w=\"57\" w:type=\"dxa\"/>",
       "<w:right w:w=\"57\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style></w:styles>"});
}

std::string NumberingXml() {
  return Joined({kHead, "<w:numbering", kSpaces,
                 "><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"singleLevel\"/>"
                 "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/>"
                 "<w:lvlText w:val=\"–\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"425\" "
                 "w:hanging=\"425\"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId=\"1\">"
                 "<w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"});
}

std::string FooterXml() {
  return Joined({kHead, "<w:ftr", kSpaces, "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>",
                 "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>",
                 "</w:ftr>"});
}

std::string Override(const std::string& name, const std::string& kind) {
  return Joined({"<Override PartName=\"/", name, "\" ContentType=\"", kind, "\"/>"});
}

// In the order in which the parts are written.
std::string ContentTypesXml() {
  const std::string kind = kKind;
  return Joined(
      {kHead, "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">",
       "<Default Extension=\"rels\" ContentType=\"",
       "application/vnd.openxmlformats-package.relationships+xml\"/>",
       "<Default Extension=\"xml\" ContentType=\"application/xml\"/>",
       Override("word/document.xml", kind + "document.main+xml"),
       Override("word/styles.xml", kind + "styles+xml"),
       Override("word/numbering.xml", kind + "numbering+xml"),
       Override("word/footer1.xml", kind + "footer+xml"),
       Override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
       "</Types>"});
}

std::string Relation(std::string_view id, std::string_view type, std::string_view target) {
  return Joined({"<Relationship Id=\"", id, "\" Type=\"", type, "\" Target=\"", target, "\"/>"});
}

std::string Relations(std::initializer_list<std::string_view> relations) {
  return Joined({kHead, "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/",
                 "relationships\">", Joined(relations), "</Relationships>"});
}

std::string CoreXml(const std::string& title) {
  return Joined(
      {kHead,
       "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/",
       "core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>", Escaped(title),
       "</dc:title><dc:language>id-ID</dc:language></cp:coreProperties>"});
}

}  // namespace

Result<std::string> WriteDocx(const Document& document) {
  const std::string type = kType;
  Parts parts = {
      {kContentTypes, ContentTypesXml()},
      {"_rels/.rels",
       Relations({Relation("rId1", type + "officeDocument", "word/document.xml"),
                  Relation("rId2",
                           "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
                           "core-properties",
                           "docProps/core.xml")})},
      {"word/document.xml", DocumentXml(document)},
      {"word/_rels/document.xml.rels",
       Relations({Relation("rId1", type + "styles", "styles.xml"),
                  Relation("rId2", type + "footer", "footer1.xml"),
                  Relation("rId3", type + "numbering", "numbering.xml")})},
      {"word/styles.xml", StylesXml()},
      {"word/numbering.xml", NumberingXml()},
      {"word/footer1.xml", FooterXml()},
      {"docProps/core.xml", CoreXml(document.title)}};
  for (const Part& part : parts) {
    if (!IsUtf8(part.bytes)) return Refused("not_text", "a text that is not UTF-8", part.name);
  }
  return WriteParts(parts);
}

}  // namespace tepat::docx
