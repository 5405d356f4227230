// SPDX-License-Identifier: Apache-2.0
#include "libs/base/outside_text.h"

#include <algorithm>
#include <array>

namespace tepat {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

// Windows-1252 from 0x80 to 0x9F; the rest of its upper half is U+00A0 to U+00FF. 0: not assigned.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

unsigned char ByteAt(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

// How long a character is by its first byte, and what its second byte may be: that excludes
// overlong forms, surrogates and all beyond U+10FFFF.
struct Shape {
  std::size_t size = 0;  // 0: no character begins so
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
};

Shape ShapeOf(unsigned char lead) {
  if (lead < 0x80) return {1};
  if (lead < 0xC2) return {};
  if (lead < 0xE0) return {2};
  if (lead == 0xE0) return {3, 0xA0};
  if (lead == 0xED) return {3, 0x80, 0x9F};
  if (lead < 0xF0) return {3};
  if (lead == 0xF0) return {4, 0x90};
  if (lead < 0xF4) return {4};
  if (lead == 0xF4) return {4, 0x80, 0x8F};
  return {};
}

// Bytes of the character that begins at `at`; 0 when none does.
std::size_t CharacterAt(std::string_view text, std::size_t at) {
  const Shape shape = ShapeOf(ByteAt(text, at));
  if (shape.size <= 1) return shape.size;
  if (at + shape.size > text.size()) return 0;
  if (ByteAt(text, at + 1) < shape.low || ByteAt(text, at + 1) > shape.high) return 0;
  for (std::size_t i = 2; i < shape.size; ++i) {
    if ((ByteAt(text, at + i) & 0xC0) != 0x80) return 0;
  }
  return shape.size;
}

void Append(std::string& text, char16_t character) {
  const unsigned code = character;
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0 | (code >> 6));
    text += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    text += static_cast<char>(0xE0 | (code >> 12));
    text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (code & 0x3F));
  }
}

// 0 for the five bytes that Windows-1252 does not assign.
char16_t Windows1252(unsigned char byte) {
  return byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80U] : char16_t{byte};
}

bool IsControl(unsigned char byte) {
  return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
}

int LineOf(std::string_view text, std::size_t at) {
  int line = 1;
  for (std::size_t i = 0; i < at; ++i) {
    // A pair is one end: it is counted by its second character.
    const bool alone = text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
    if (text[i] == '\n' || alone) ++line;
  }
  return line;
}

std::string WithPlainLineEnds(std::string_view text) {
  std::string plain;
  plain.reserve(text.size() + 1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (!pair) plain += text[i] == '\r' ? '\n' : text[i];
  }
  if (!plain.empty() && plain.back() != '\n') plain += '\n';
  return plain;
}

// Whether some character beyond ASCII is well-formed UTF-8. Text in Windows-1252 has none but by a
// rare accident, so a text that has both was spoilt, or pasted together: guessing would make up
// names.
bool HasUtf8BeyondAscii(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = CharacterAt(text, at);
    if (size > 1) return true;
    at += std::max<std::size_t>(size, 1);
  }
  return false;
}

std::optional<std::string> FromWindows1252(std::string_view text, std::size_t first,
                                           Mistakes& mistakes) {
  if (HasUtf8BeyondAscii(text)) {
    mistakes.Add(LineOf(text, first),
                 "ada huruf yang rusak: sebagian berkas ini UTF-8, baris ini bukan; perbaiki "
                 "hurufnya, lalu simpan sebagai UTF-8");
    return std::nullopt;
  }
  std::string decoded;
  decoded.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char16_t character = Windows1252(ByteAt(text, at));
    if (character == 0 && text[at] != '\0') {
      mistakes.Add(
          LineOf(text, at),
          "ada huruf yang bukan UTF-8 dan bukan Windows-1252; simpan berkas sebagai UTF-8");
      return std::nullopt;
    }
    Append(decoded, character);
  }
  mistakes.Note(LineOf(text, first),
                "berkas ini bukan UTF-8 dan dibaca sebagai Windows-1252; periksa huruf seperti é "
                "atau tanda kutip, lalu simpan sebagai UTF-8");
  return decoded;
}

std::string SizeText(std::size_t bytes) {
  constexpr std::size_t kKiB = 1024;
  constexpr std::size_t kMiB = kKiB * kKiB;
  if (bytes >= kMiB) return std::to_string(bytes / kMiB) + " MiB";
  return std::to_string(bytes / kKiB) + " KiB";
}

// False, with a mistake, for what is no text at all, or too much.
bool CheckBytes(std::string_view bytes, const TextLimits& limits, Mistakes& mistakes) {
  if (bytes.size() > limits.bytes_max) {
    mistakes.Add(0, "berkas terlalu besar; paling banyak " + SizeText(limits.bytes_max));
    return false;
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    mistakes.Add(1, "berkas ini tersimpan sebagai UTF-16 (\"Unicode\"); simpan sebagai UTF-8");
    return false;
  }
  const auto control = std::find_if(
      bytes.begin(), bytes.end(), [](char c) { return IsControl(static_cast<unsigned char>(c)); });
  if (control != bytes.end()) {
    mistakes.Add(LineOf(bytes, static_cast<std::size_t>(control - bytes.begin())),
                 "ada karakter kendali: ini bukan berkas teks, atau sudah rusak");
    return false;
  }
  const bool ended = bytes.ends_with('\n') || bytes.ends_with('\r');
  if (LineOf(bytes, bytes.size()) - (ended ? 1 : 0) > static_cast<int>(limits.lines_max)) {
    mistakes.Add(static_cast<int>(limits.lines_max) + 1,
                 "terlalu banyak baris; paling banyak " + std::to_string(limits.lines_max));
    return false;
  }
  return true;
}

}  // namespace

std::size_t Utf8Prefix(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t size = CharacterAt(text, at);
    if (size == 0) break;
    at += size;
  }
  return at;
}

bool IsUtf8(std::string_view text) { return Utf8Prefix(text) == text.size(); }

std::string ShownText(std::string_view text, std::size_t bytes_max) {
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = CharacterAt(text, at);
    const std::string_view next = size == 0 ? kReplacement : text.substr(at, size);
    // Half a character would make the whole text something that is not UTF-8.
    if (shown.size() + next.size() > bytes_max) break;
    shown += next;
    at += std::max<std::size_t>(size, 1);
  }
  return shown;
}

std::optional<std::string> ReadOutsideFile(std::string_view bytes, const TextLimits& limits,
                                           Mistakes& mistakes) {
  if (!CheckBytes(bytes, limits, mistakes)) return std::nullopt;
  const std::size_t prefix = Utf8Prefix(bytes);
  if (prefix == bytes.size()) return std::string(bytes);
  return FromWindows1252(bytes, prefix, mistakes);
}

std::optional<std::string> ReadOutsideText(std::string_view bytes, const TextLimits& limits,
                                           Mistakes& mistakes) {
  const auto text = ReadOutsideFile(bytes, limits, mistakes);
  if (!text) return std::nullopt;
  std::string_view rest = *text;
  if (rest.starts_with(kUtf8Mark)) rest.remove_prefix(kUtf8Mark.size());
  return WithPlainLineEnds(rest);
}

std::vector<OutsideLine> LinesIn(std::string_view text) {
  std::vector<OutsideLine> lines;
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.find_first_not_of(" \t") != std::string_view::npos) lines.push_back({number, line});
  }
  return lines;
}

}  // namespace tepat
