// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/pdf/document_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "libs/base/check.h"
#include "libs/base/outside_text.h"

namespace tepat::pdf {
namespace {

// Enough to find a text by.
constexpr std::size_t kShownBytes = 60;

// The character that begins a text of UTF-8, and how many bytes it has.
std::pair<char32_t, std::size_t> FirstOf(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[i]));
  };
  const auto tail = [&](std::size_t i) { return byte(i) & 0x3FU; };
  if (byte(0) < 0x80) return {byte(0), 1};
  if (byte(0) < 0xE0) return {(byte(0) & 0x1FU) << 6U | tail(1), 2};
  if (byte(0) < 0xF0) return {(byte(0) & 0x0FU) << 12U | tail(1) << 6U | tail(2), 3};
  return {(byte(0) & 0x07U) << 18U | tail(1) << 12U | tail(2) << 6U | tail(3), 4};
}

// Line ends and tabs are not drawn, but set.
bool IsSet(char32_t character) {
  return character == '\n' || character == '\r' || character == '\t';
}

// Each text of a document with where it stands.
class Texts {
 public:
  using Visit = std::function<Status(const std::string& place, const std::string& text)>;

  explicit Texts(Visit visit) : visit_(std::move(visit)) {}

  Status All(const Document& document) {
    TEPAT_TRY(visit_("title", document.title));
    TEPAT_TRY(visit_("author", document.author));
    TEPAT_TRY(Each("letterhead", document.letterhead.above));
    TEPAT_TRY(visit_("letterhead", document.letterhead.office));
    TEPAT_TRY(Each("letterhead", document.letterhead.below));
    if (document.code) TEPAT_TRY(visit_("code", document.code->text));
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
      const std::string place = fmt::format("block {}", i + 1);
      TEPAT_TRY(
          std::visit([&](const auto& block) { return Of(place, block); }, document.blocks[i]));
    }
    for (const std::string* text :
         {&document.footer.text, &document.footer.page_word, &document.footer.of_word}) {
      TEPAT_TRY(visit_("footer", *text));
    }
    return Ok();
  }

 private:
  Status Each(const std::string& place, const std::vector<std::string>& texts) {
    for (const std::string& text : texts) TEPAT_TRY(visit_(place, text));
    return Ok();
  }

  Status Of(const std::string& place, const Heading& heading) {
    return visit_(place, heading.text);
  }
  Status Of(const std::string& place, const Paragraph& paragraph) {
    return visit_(place, paragraph.text.text);
  }
  Status Of(const std::string& place, const Fields& fields) {
    for (const Field& field : fields.fields) {
      TEPAT_TRY(visit_(place, field.key));
      TEPAT_TRY(visit_(fmt::format("{}, {}", place, field.key), field.value));
    }
    return Ok();
  }
  Status Of(const std::string& place, const Checks& checks) {
    for (const Check& check : checks.checks) TEPAT_TRY(visit_(place, check.text));
    return Ok();
  }
  Status Of(const std::string&, const Room&) { return Ok(); }
  Status Of(const std::string&, const PageBreak&) { return Ok(); }
  Status Of(const std::string& place, const BoxRow& row) {
    for (std::size_t i = 0; i < row.boxes.size(); ++i) {
      for (const BoxPart& part : row.boxes[i].parts) {
        const std::string box = fmt::format("{}, box {}", place, i + 1);
        TEPAT_TRY(std::visit([&](const auto& one) { return Of(box, one); }, part));
      }
    }
    return Ok();
  }
  Status Of(const std::string& place, const Table& table) {
    // Rows are named by number and heading, as their reader finds them.
    for (const Column& column : table.columns) TEPAT_TRY(visit_(place, column.heading));
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      TEPAT_CHECK(table.rows[i].size() == table.columns.size());
      for (std::size_t j = 0; j < table.rows[i].size(); ++j) {
        TEPAT_TRY(visit_(fmt::format("{}, row {}, {}", place, i + 1, table.columns[j].heading),
                         table.rows[i][j]));
      }
    }
    return Ok();
  }
  Status Of(const std::string& place, const Bars& bars) {
    for (const Bar& bar : bars.bars) {
      TEPAT_TRY(visit_(place, bar.label));
      TEPAT_TRY(visit_(place, bar.figure));
    }
    return Ok();
  }
  Status Of(const std::string& place, const Signatures& signatures) {
    for (const Signature& signature : signatures.signatures) {
      TEPAT_TRY(Each(place, signature.above));
      TEPAT_TRY(visit_(place, signature.name));
      TEPAT_TRY(Each(place, signature.below));
    }
    return Ok();
  }

  const Visit visit_;
};

Status CheckGlyphs(const std::string& place, const std::string& text, const HasGlyph& has_glyph) {
  for (std::string_view rest = text; !rest.empty();) {
    const auto [character, bytes] = FirstOf(rest);
    // A control character has a width of nothing in some fonts: it would vanish without a word.
    const bool is_control = character < 0x20 || (character >= 0x7F && character < 0xA0);
    if (!IsSet(character) && (is_control || !has_glyph(character))) {
      return NoGlyph(place, text, fmt::format("U+{:04X}", static_cast<unsigned>(character)));
    }
    rest.remove_prefix(bytes);
  }
  return Ok();
}

bool IsLink(const std::string& link) {
  return !link.empty() && link.size() <= kLinkMax &&
         std::all_of(link.begin(), link.end(), [](char c) {
           return c > ' ' && c < 0x7F &&
                  std::string_view("'\"()\\<>").find(c) == std::string_view::npos;
         });
}

// Tables and blocks are few or many; a row is worth a look of its own.
Status CheckSizes(const Document& document) {
  if (document.blocks.size() > kBlocksMax) return TooLarge("blocks", kBlocksMax);
  std::size_t rows = 0;
  for (const Block& block : document.blocks) {
    if (const auto* table = std::get_if<Table>(&block)) {
      rows += table->rows.size();
      TEPAT_CHECK(!table->columns.empty() && table->columns.size() <= kColumnsMax);
    }
  }
  return rows > kRowsMax ? TooLarge("rows", kRowsMax) : Ok();
}

}  // namespace

tl::unexpected<Error> NoGlyph(const std::string& place, const std::string& text,
                              const std::string& character) {
  return Fail(Code::kInvalid, "pdf.no_glyph", "no font draws " + character + " in " + place,
              {{"place", place}, {"text", ShownText(text, kShownBytes)}, {"character", character}});
}

tl::unexpected<Error> TooLarge(const std::string& what, std::size_t limit,
                               const std::string& place) {
  return Fail(Code::kExhausted, "pdf.too_large",
              fmt::format("more than {} ({}) {}", limit, what, place),
              {{"what", what}, {"limit", std::to_string(limit)}, {"place", place}});
}

Status CheckDocument(const Document& document, const HasGlyph& has_glyph) {
  TEPAT_TRY(CheckSizes(document));
  if (document.code && !IsLink(document.code->link)) {
    return Fail(Code::kInvalid, "pdf.bad_link", "a code cannot hold this link",
                {{"text", ShownText(document.code->link, kShownBytes)}});
  }
  std::size_t bytes = 0;
  Texts texts([&](const std::string& place, const std::string& text) -> Status {
    bytes += text.size();
    if (text.size() > kTextMax) return TooLarge("text", kTextMax, place);
    if (bytes > kTextsMax) return TooLarge("texts", kTextsMax, place);
    if (!IsUtf8(text)) {
      return Fail(Code::kInvalid, "pdf.not_text", "a text that is not UTF-8",
                  {{"place", place}, {"text", ShownText(text, kShownBytes)}});
    }
    return CheckGlyphs(place, text, has_glyph);
  });
  return texts.All(document);
}

}  // namespace tepat::pdf
