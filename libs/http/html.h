// SPDX-License-Identifier: Apache-2.0
// HTML that cannot be injected into: text becomes HTML only through here, escaped by its type.
//
//   Fill(R"(<a href="{}">{}</a>)", Url("/berkas/", id), subject)
//
// A template is a literal. While compiling it is checked that there are as many values as `{}`, and
// that each stands where its type may: text anywhere inside elements and quoted attributes, a Url
// (and nothing else) in href, src, action and formaction, Html between tags alone, an Attribute
// inside a tag alone.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace tepat::http {

// Well-formed HTML. Made by Fill and Join alone. Value type.
class Html {
 public:
  Html() = default;
  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  Html& operator+=(const Html& more) {
    text_ += more.text_;
    return *this;
  }

 private:
  friend class HtmlWriter;
  std::string text_;
};

// An address inside the portal: a fixed beginning that starts with `/`, then parts that are encoded
// for a path. Value type.
class Url {
 public:
  template <std::size_t N, class... Parts>
  explicit Url(const char (&begin)[N], const Parts&... parts) : text_(begin) {
    (Add(parts), ...);
  }
  // Adds `name=value` behind `?` or `&`.
  Url& With(std::string_view name, std::string_view value);
  // Adds a fragment, `#tugas`.
  Url& At(std::string_view id);
  const std::string& text() const { return text_; }

 private:
  // A literal part is taken as it is, everything else is encoded: so a text that people typed can
  // never end the part that it stands in.
  template <std::size_t N>
  void Add(const char (&literal)[N]) {
    text_ += literal;
  }
  void Add(const std::string& part);
  void Add(std::int64_t part) { text_ += std::to_string(part); }

  std::string text_;
};

// `checked`, or nothing: an attribute without a value that stands only when it holds. The literal
// outlives it. Value type.
class Attribute {
 public:
  template <std::size_t N>
  Attribute(const char (&name)[N], bool holds) : text_(holds ? name : "") {}
  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

namespace html {

// Where a `{}` stands.
enum class Place { kText, kAttribute, kUrl, kTag };

// Not constexpr and defined nowhere: a template that reaches one of them does not compile, and the
// compiler's message says its name.
void WrongNumberOfValues();
void ValueStandsWhereItMustNot();

// Attributes that a browser follows: text there could be `javascript:`.
constexpr bool IsUrlName(std::string_view name) {
  return name == "href" || name == "src" || name == "action" || name == "formaction";
}

// The places of all `{}` of a template, in order; a small parser of tags and quoted values, enough
// for templates that we write ourselves.
template <std::size_t N>
constexpr std::array<Place, N> PlacesIn(std::string_view text) {
  std::array<Place, N> places{};
  std::size_t count = 0;
  bool tag = false, quoted = false;
  std::string_view name;
  std::size_t name_begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '{' && i + 1 < text.size() && text[i + 1] == '}') {
      if (count == N) WrongNumberOfValues();
      if (count < N) {
        places[count++] = !tag              ? Place::kText
                          : !quoted         ? Place::kTag
                          : IsUrlName(name) ? Place::kUrl
                                            : Place::kAttribute;
      }
      ++i;
    } else if (quoted) {
      quoted = c != '"';
    } else if (tag) {
      if (c == '=') name = text.substr(name_begin, i - name_begin);
      if (c == ' ' || c == '\n') name_begin = i + 1;
      quoted = c == '"';
      tag = c != '>';
    } else {
      tag = c == '<';
    }
  }
  if (count != N) WrongNumberOfValues();
  return places;
}

// Stops the compiler where a value of that type would let markup in.
template <class T>
constexpr void RequirePlace(Place place) {
  const bool fits = std::is_same_v<T, Url>    ? place == Place::kUrl
                    : std::is_same_v<T, Html> ? place == Place::kText
                    : std::is_same_v<T, Attribute>
                        ? place == Place::kTag
                        : place == Place::kText || place == Place::kAttribute;
  if (!fits) ValueStandsWhereItMustNot();
}

}  // namespace html

// A literal, checked against the types that fill it.
template <class... Values>
class HtmlTemplate {
 public:
  template <std::size_t N>
  consteval HtmlTemplate(const char (&text)[N]) : text_(text, N - 1) {  // NOLINT: implicit
    [[maybe_unused]] const auto places = html::PlacesIn<sizeof...(Values)>(text_);
    [[maybe_unused]] std::size_t at = 0;
    (html::RequirePlace<Values>(places[at++]), ...);
  }
  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

// Puts values into a template, in order. Lives for one Fill, which alone uses it and has checked
// that there are as many values as places. One thread.
class HtmlWriter {
 public:
  explicit HtmlWriter(std::string_view text) : rest_(text) {}
  // Text is escaped; everything else is well-formed by its type.
  void Add(std::string_view text);
  void Add(const Html& html);
  void Add(const Url& url);
  void Add(const Attribute& attribute);
  void Add(std::int64_t number);
  // The whole; the writer is empty afterwards.
  Html Finish();

 private:
  void ToNext();  // copies up to the next `{}` and passes it
  void Escaped(std::string_view text);

  std::string_view rest_;
  Html made_;
};

// The template with its `{}` replaced in order. Any thread.
template <class... Values>
Html Fill(HtmlTemplate<std::type_identity_t<Values>...> text, const Values&... values) {
  HtmlWriter writer(text.text());
  (writer.Add(values), ...);
  return writer.Finish();
}

// What `part` makes of each item, one after the other: `Join(units, [](const Unit& unit) { return
// Fill("<li>{}</li>", unit.name); })`.
template <class Items, class Part>
Html Join(const Items& items, const Part& part) {
  Html joined;
  for (const auto& item : items) joined += part(item);
  return joined;
}

// `html` when it holds, else nothing; `html` is made in any case.
inline Html When(bool holds, const Html& html) { return holds ? html : Html(); }

}  // namespace tepat::http
