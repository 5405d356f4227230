// SPDX-License-Identifier: Apache-2.0
// Everything that is wrong with a request, gathered before it is refused.
#pragma once

#include <string>

#include "libs/base/status.h"
#include "libs/base/text_length.h"

namespace tepat {

// Characters of a UTF-8 text, not bytes.
inline std::size_t CharactersIn(const std::string& text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

// Whether a text has that length, and is not blank when it has to be there.
inline bool HasLength(const std::string& text, const TextLength& length) {
  const std::size_t characters = CharactersIn(text);
  const bool blank = text.find_first_not_of(" \t\r\n") == std::string::npos;
  return characters >= length.min && characters <= length.max && !(blank && length.min > 0);
}

// Collects `field: rule` for each rule that does not hold. Not thread-safe.
class Findings {
 public:
  // `field` is the name in the request's message, so that a face can show the finding beside it;
  // `rule` is English, for the log.
  void Require(bool holds, const std::string& field, const std::string& rule) {
    if (holds) return;
    if (!text_.empty()) text_ += "; ";
    text_ += field + ": " + rule;
  }

  // A text that HasLength.
  void RequireText(const std::string& text, const std::string& field, const TextLength& length) {
    Require(HasLength(text, length), field, Between(length.min, length.max) + " characters");
  }

  // As many of something as the limits allow.
  void RequireCount(std::size_t count, const std::string& field, std::size_t min, std::size_t max) {
    Require(count >= min && count <= max, field, Between(min, max));
  }

  // Success, or kInvalid `slug` with every finding in the detail `fields`.
  Status Outcome(const std::string& slug) const {
    if (text_.empty()) return Ok();
    return Fail(Code::kInvalid, slug, "invalid: " + text_, {{"fields", text_}});
  }

 private:
  static std::string Between(std::size_t min, std::size_t max) {
    return std::to_string(min) + " to " + std::to_string(max);
  }

  std::string text_;
};

// A request whose reason, or note, alone is free text. Both fail with kInvalid
// `<area>.invalid_request` (detail `fields`).
inline Status CheckReason(const std::string& area, const std::string& reason) {
  Findings findings;
  findings.RequireText(reason, "reason", kReasonLength);
  return findings.Outcome(area + ".invalid_request");
}
inline Status CheckNote(const std::string& area, const std::string& note) {
  Findings findings;
  findings.RequireText(note, "note", kNoteLength);
  return findings.Outcome(area + ".invalid_request");
}

}  // namespace tepat
