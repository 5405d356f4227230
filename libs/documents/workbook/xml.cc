// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/workbook/xml.h"

#include <expat.h>

#include <algorithm>
#include <array>
#include <memory>
#include <type_traits>
#include <utility>

#include "libs/base/outside_text.h"
#include "libs/documents/workbook/failure.h"

namespace tepat::workbook {
namespace {

constexpr char kSeparator = '|';  // between namespace and name; no name holds it
constexpr std::size_t kShownBytes = 200;
// Of one tag or comment. Expat begins an unfinished one anew with each piece, so that one without
// end would cost the square of its length.
constexpr std::size_t kTokenBytes = 1U << 20U;

// Workbooks as Excel writes them by default, strict ones, and relations, which both share. Some
// small writers leave the namespace out.
constexpr std::array<std::string_view, 4> kOurs = {
    "", "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships"};

struct Name {
  std::string_view space;
  std::string_view local;
};

Name NameOf(std::string_view full) {
  const std::size_t at = full.rfind(kSeparator);
  if (at == std::string_view::npos) return {"", full};
  return {full.substr(0, at), full.substr(at + 1)};
}

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

// One reading: expat calls it, it calls the handler.
class Reading {
 public:
  Reading(std::string_view root, std::size_t depth_max, XmlHandler& handler)
      : root_(root),
        depth_max_(depth_max),
        handler_(handler),
        parser_(XML_ParserCreateNS(nullptr, kSeparator)) {
    if (parser_ == nullptr) return;
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(
        parser_.get(),
        [](void* self, const char* name, const char** attributes) {
          static_cast<Reading*>(self)->Start(name, attributes);
        },
        [](void* self, const char* name) { static_cast<Reading*>(self)->End(name); });
    XML_SetCharacterDataHandler(parser_.get(), [](void* self, const char* text, int size) {
      static_cast<Reading*>(self)->Text({text, static_cast<std::size_t>(size)});
    });
    XML_SetStartDoctypeDeclHandler(
        parser_.get(), [](void* self, const char*, const char*, const char*, int) {
          static_cast<Reading*>(self)->Stop(Malformed("it has a document type").value());
        });
  }

  Status Feed(std::string_view piece, bool last) {
    if (parser_ == nullptr) return NoMemory();
    unfinished_ += piece.size();
    const XML_Status status =
        XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), last ? 1 : 0);
    if (failure_) return Fail(*failure_);
    if (unfinished_ > kTokenBytes) return Beyond("bomb", "bytes of a tag", kTokenBytes);
    if (status == XML_STATUS_OK) return Ok();
    const XML_Error error = XML_GetErrorCode(parser_.get());
    if (error == XML_ERROR_NO_MEMORY) return NoMemory();
    return Malformed(std::string("not well-formed XML: ") + XML_ErrorString(error),
                     {{"line", std::to_string(XML_GetCurrentLineNumber(parser_.get()))}});
  }

 private:
  void Start(const char* full, const char* const* attributes) {
    if (failure_) return;
    unfinished_ = 0;
    const Name name = NameOf(full);
    const bool ours = std::find(kOurs.begin(), kOurs.end(), name.space) != kOurs.end();
    if (++depth_ > depth_max_) return Stop(Beyond("bomb", "depth", depth_max_).value());
    if (depth_ == 1 && !(ours && name.local == root_)) {
      return Stop(
          Malformed("another kind of document", {{"root", ShownText(name.local, kShownBytes)}})
              .value());
    }
    if (foreign_from_ == 0 && !ours) foreign_from_ = depth_;
    if (foreign_from_ == 0) Judge(handler_.Start(name.local, Attributes(attributes)));
  }
  void End(const char* full) {
    if (failure_) return;
    unfinished_ = 0;
    if (foreign_from_ == 0) Judge(handler_.End(NameOf(full).local));
    if (foreign_from_ == depth_) foreign_from_ = 0;
    --depth_;
  }
  void Text(std::string_view text) {
    unfinished_ = 0;
    if (!failure_ && foreign_from_ == 0) Judge(handler_.Text(text));
  }
  void Judge(const Status& status) {
    if (!status) Stop(status.error());
  }
  // Expat may still call what it has begun; nothing is told any more.
  void Stop(Error error) {
    failure_ = std::move(error);
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  const std::string_view root_;
  const std::size_t depth_max_;
  XmlHandler& handler_;
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeParser> parser_;
  std::size_t depth_ = 0;
  std::size_t foreign_from_ = 0;  // the depth where another namespace began; 0: we are in ours
  std::size_t unfinished_ = 0;    // bytes since expat last told something
  std::optional<Error> failure_;
};

}  // namespace

std::optional<std::string_view> Attributes::Find(std::string_view name) const {
  for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
    if (name == pair[0]) return pair[1];
  }
  return std::nullopt;
}

bool Attributes::IsTrue(std::string_view name) const {
  const std::string_view value = Get(name);
  return value == "1" || value == "true";
}

std::string_view Attributes::GetOf(std::string_view space_end, std::string_view name) const {
  for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
    const Name found = NameOf(pair[0]);
    if (found.local == name && found.space.ends_with(space_end) && !found.space.empty()) {
      return pair[1];
    }
  }
  return "";
}

Status ReadXml(Package& package, const std::string& part, std::string_view root, std::size_t depth,
               XmlHandler& handler) {
  Reading reading(root, depth, handler);
  Status status =
      package.Read(part, [&](std::string_view piece) { return reading.Feed(piece, false); });
  if (status) status = reading.Feed({}, true);
  // A handler knows places that people can find; where it named none, the part is all there is.
  if (!status && !status.error().details.contains("cell")) {
    status.error().details.emplace("part", ShownText(part, kShownBytes));
  }
  return status;
}

}  // namespace tepat::workbook
