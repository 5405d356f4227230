// SPDX-License-Identifier: Apache-2.0
#include "libs/http/form.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "libs/base/outside_text.h"

namespace tepat::http {
namespace {

// The grid of a unit has four fields a line: 500 indicators, ten times what an office measures.
constexpr std::size_t kFieldsMax = 2000;
constexpr std::size_t kFileNameMax = 255;  // what a file system takes

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool IsPlain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

tl::unexpected<Error> Malformed(const std::string& what) {
  return Fail(Code::kInvalid, "portal.malformed_form", what);
}

// The value of `name="…"` in a part's headers; nothing when it is not there.
std::optional<std::string> Parameter(std::string_view headers, std::string_view name) {
  const std::string wanted = std::string(name) + "=\"";
  for (std::size_t at = headers.find(wanted); at != std::string_view::npos;
       at = headers.find(wanted, at + 1)) {
    // `filename=` ends in `name=`: what stands before must not belong to the word.
    if (at > 0 && IsPlain(headers[at - 1])) continue;
    const std::size_t begin = at + wanted.size();
    const std::size_t end = headers.find('"', begin);
    if (end == std::string_view::npos) return std::nullopt;
    return std::string(headers.substr(begin, end - begin));
  }
  return std::nullopt;
}

Status TakePart(std::string_view headers, std::string_view content, Form& form) {
  const auto name = Parameter(headers, "name");
  if (!name || !IsUtf8(*name)) return Malformed("a part has no name");
  if (const auto file = Parameter(headers, "filename")) {
    if (file->empty() && content.empty()) return Ok();  // none was chosen
    if (form.left_out.size() == kFieldsMax) return Malformed("too many files");
    if (form.files.size() == kFilesMax) {
      form.left_out.push_back(ShownText(*file, kFileNameMax));
      return Ok();
    }
    // The name is shown and sent on, so it has to be text; what the file holds is for its reader.
    form.files.push_back({ShownText(*file, kFileNameMax), std::string(content), *name});
    return Ok();
  }
  if (!IsUtf8(content)) return Malformed("a text is not UTF-8");
  if (form.fields.pairs().size() == kFieldsMax) return Malformed("too many fields");
  form.fields.Add(*name, std::string(content));
  return Ok();
}

Result<Form> ParseMultipart(const std::string& boundary, std::string_view body) {
  Form form;
  const std::string delimiter = "\r\n--" + boundary;
  if (body.substr(0, delimiter.size() - 2) != std::string_view(delimiter).substr(2)) {
    return Malformed("the body does not begin with its boundary");
  }
  body.remove_prefix(delimiter.size() - 2);
  while (body.substr(0, 2) != "--") {
    const std::size_t head = body.find("\r\n\r\n");
    if (body.substr(0, 2) != "\r\n" || head == std::string_view::npos) {
      return Malformed("a part has no headers");
    }
    // From the blank line's own break on: an empty part's end begins where its headers end.
    const std::size_t end = body.find(delimiter, head + 2);
    if (end == std::string_view::npos) return Malformed("a part has no end");
    const std::size_t content = head + 4;
    TEPAT_TRY(TakePart(body.substr(0, head),
                       body.substr(content, end < content ? 0 : end - content), form));
    body.remove_prefix(end + delimiter.size());
  }
  return form;
}

}  // namespace

std::string UrlEncoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    if (IsPlain(c)) {
      encoded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
  }
  return encoded;
}

std::string UrlDecoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size() && HexDigit(text[i + 1]) >= 0 &&
                        HexDigit(text[i + 2]) >= 0;
    if (escape) {
      decoded += static_cast<char>(HexDigit(text[i + 1]) * 16 + HexDigit(text[i + 2]));
      i += 2;
    } else {
      decoded += text[i] == '+' ? ' ' : text[i];
    }
  }
  return decoded;
}

int IntIn(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

std::string Fields::Get(std::string_view name) const {
  for (const auto& [key, value] : pairs_) {
    if (key != name) continue;
    const std::size_t begin = value.find_first_not_of(" \t\r\n");
    if (begin == std::string::npos) return {};
    return value.substr(begin, value.find_last_not_of(" \t\r\n") - begin + 1);
  }
  return {};
}

std::vector<std::string> Fields::All(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : pairs_) {
    if (key == name) values.push_back(value);
  }
  return values;
}

bool Fields::Has(std::string_view name) const {
  return std::any_of(pairs_.begin(), pairs_.end(),
                     [&](const auto& pair) { return pair.first == name; });
}

Result<Fields> ParseQuery(std::string_view text) {
  Fields fields;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    std::string name = UrlDecoded(pair.substr(0, equals));
    std::string value = UrlDecoded(pair.substr(std::min(equals + 1, pair.size())));
    if (!IsUtf8(name) || !IsUtf8(value)) return Malformed("a text is not UTF-8");
    if (fields.pairs().size() == kFieldsMax) return Malformed("too many fields");
    fields.Add(std::move(name), std::move(value));
  }
  return fields;
}

Result<Form> ParseForm(std::string_view content_type, std::string_view body) {
  constexpr std::string_view kMultipart = "multipart/form-data";
  if (content_type.substr(0, kMultipart.size()) != kMultipart) {
    Form form;
    TEPAT_ASSIGN(form.fields, ParseQuery(body));
    return form;
  }
  const std::size_t at = content_type.find("boundary=");
  if (at == std::string_view::npos) return Malformed("no boundary");
  std::string boundary(content_type.substr(at + 9, content_type.find(';', at) - at - 9));
  if (boundary.size() > 1 && boundary.front() == '"')
    boundary = boundary.substr(1, boundary.size() - 2);
  // 70: RFC 2046, 5.1.1.
  if (boundary.empty() || boundary.size() > 70) return Malformed("a wrong boundary");
  return ParseMultipart(boundary, body);
}

}  // namespace tepat::http
