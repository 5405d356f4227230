// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/workbook/shared_texts.h"

#include <charconv>
#include <limits>

#include "libs/documents/workbook/failure.h"

namespace tepat::workbook {
namespace {

constexpr std::string_view kEscape = "_x";
constexpr std::size_t kEscapeSize = 7;  // `_x000D_`

// The UTF-16 unit that an escape at the beginning of `text` names; nothing when none stands there.
std::optional<unsigned> EscapedUnit(std::string_view text) {
  if (text.size() < kEscapeSize || !text.starts_with(kEscape) || text[kEscapeSize - 1] != '_') {
    return std::nullopt;
  }
  unsigned unit = 0;
  const char* const end = text.data() + kEscapeSize - 1;
  const auto read = std::from_chars(text.data() + kEscape.size(), end, unit, 16);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return unit;
}

bool CanBeText(unsigned unit) {
  if (unit < 0x20) return unit == '\t' || unit == '\n' || unit == '\r';
  return unit != 0x7F && !(unit >= 0xD800 && unit <= 0xDFFF) && unit < 0xFFFE;
}

void AppendUtf8(std::string& text, unsigned unit) {
  if (unit < 0x80) {
    text += static_cast<char>(unit);
    return;
  }
  if (unit < 0x800) {
    text += static_cast<char>(0xC0U | (unit >> 6U));
  } else {
    text += static_cast<char>(0xE0U | (unit >> 12U));
    text += static_cast<char>(0x80U | ((unit >> 6U) & 0x3FU));
  }
  text += static_cast<char>(0x80U | (unit & 0x3FU));
}

}  // namespace

std::string Unescaped(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  while (!text.empty()) {
    const auto unit = EscapedUnit(text);
    if (unit && CanBeText(*unit)) {
      AppendUtf8(plain, *unit);
      text.remove_prefix(kEscapeSize);
    } else {
      plain += text.front();
      text.remove_prefix(1);
    }
  }
  return plain;
}

void TextGatherer::Start(std::string_view name) {
  if (name == "rPh") ++phonetic_;
  in_text_ = name == "t" && phonetic_ == 0;
}

void TextGatherer::End(std::string_view name) {
  if (name == "rPh") --phonetic_;
  in_text_ = false;
}

bool TextGatherer::Text(std::string_view piece, std::size_t bytes_max) {
  if (!in_text_) return true;  // spaces between elements
  text_ += piece;
  return text_.size() <= bytes_max;
}

std::string TextGatherer::Take() {
  std::string text = Unescaped(text_);
  text_.clear();
  return text;
}

// Fills the table, text by text.
class SharedTextsHandler : public XmlHandler {
 public:
  SharedTextsHandler(const WorkbookLimits& limits, SharedTexts& texts)
      : limits_(limits), texts_(texts) {}

  Status Start(std::string_view name, const Attributes&) override {
    gatherer_.Start(name);
    return Ok();
  }
  Status Text(std::string_view piece) override {
    if (gatherer_.Text(piece, limits_.text_bytes)) return Ok();
    return Beyond("text_too_long", "text_bytes", limits_.text_bytes);
  }
  Status End(std::string_view name) override {
    gatherer_.End(name);
    if (name != "si") return Ok();
    // After each text: the next one may be as long as a text may be, and no longer.
    texts_.all_ += gatherer_.Take();
    if (texts_.all_.size() > limits_.all_text_bytes) {
      return Beyond("text_too_long", "all_text_bytes", limits_.all_text_bytes);
    }
    if (texts_.ends_.size() >= SharedTexts::kTextsMax) {
      return Beyond("bomb", "shared texts", SharedTexts::kTextsMax);
    }
    texts_.ends_.push_back(static_cast<std::uint32_t>(texts_.all_.size()));
    return Ok();
  }

 private:
  const WorkbookLimits& limits_;
  SharedTexts& texts_;
  TextGatherer gatherer_;
};

Result<SharedTexts> SharedTexts::Read(Package& package, const std::string& part,
                                      const WorkbookLimits& limits) {
  SharedTexts texts;
  SharedTextsHandler handler(limits, texts);
  TEPAT_TRY(ReadXml(package, part, "sst", limits.depth, handler));
  return texts;
}

std::optional<std::string_view> SharedTexts::Find(std::size_t number) const {
  if (number >= ends_.size()) return std::nullopt;
  const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
  return std::string_view(all_).substr(begin, ends_[number] - begin);
}

}  // namespace tepat::workbook
