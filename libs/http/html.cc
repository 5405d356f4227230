// SPDX-License-Identifier: Apache-2.0
#include "libs/http/html.h"

#include "libs/http/form.h"

namespace tepat::http {

Url& Url::With(std::string_view name, std::string_view value) {
  text_ += text_.find('?') == std::string::npos ? '?' : '&';
  text_ += UrlEncoded(name) + "=" + UrlEncoded(value);
  return *this;
}

Url& Url::At(std::string_view id) {
  text_ += "#" + UrlEncoded(id);
  return *this;
}

void Url::Add(const std::string& part) { text_ += UrlEncoded(part); }

// Without a check: the template was counted while compiling.
void HtmlWriter::ToNext() {
  const std::size_t at = rest_.find("{}");
  made_.text_ += rest_.substr(0, at);
  rest_.remove_prefix(at + 2);
}

void HtmlWriter::Escaped(std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        made_.text_ += "&amp;";
        break;
      case '<':
        made_.text_ += "&lt;";
        break;
      case '>':
        made_.text_ += "&gt;";
        break;
      case '"':
        made_.text_ += "&quot;";
        break;
      case '\'':
        made_.text_ += "&#39;";
        break;
      default:
        // A page holds no control characters but these.
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') made_.text_ += c;
    }
  }
}

void HtmlWriter::Add(std::string_view text) {
  ToNext();
  Escaped(text);
}

void HtmlWriter::Add(const Html& html) {
  ToNext();
  made_ += html;
}

void HtmlWriter::Add(const Url& url) { Add(std::string_view(url.text())); }

void HtmlWriter::Add(const Attribute& attribute) {
  ToNext();
  made_.text_ += attribute.text();
}

void HtmlWriter::Add(std::int64_t number) {
  ToNext();
  made_.text_ += std::to_string(number);
}

Html HtmlWriter::Finish() {
  made_.text_ += rest_;
  return std::move(made_);
}

}  // namespace tepat::http
