// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/file_response.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "libs/http/form.h"

namespace tepat::portal {
namespace {

// What a browser shows by itself; everything else it saves.
bool IsShown(const std::string& type) {
  static constexpr std::array<std::string_view, 4> kShown = {"application/pdf", "image/jpeg",
                                                             "image/png", "image/svg+xml"};
  return std::find(kShown.begin(), kShown.end(), type) != kShown.end();
}

// A browser's own viewer of PDF files does not run in a sandbox; nothing else may load.
std::string Inert(const std::string& type) {
  if (type != "application/pdf") return "default-src 'none'; sandbox";
  return "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";
}

}  // namespace

Response FileResponse(std::string content, const std::string& type, const std::string& name) {
  Response response;
  response.body = std::move(content);
  response.type = type;
  std::string shown = IsShown(type) ? "inline" : "attachment";
  if (!name.empty()) shown += "; filename*=UTF-8''" + http::UrlEncoded(name);
  response.headers.emplace_back("Content-Disposition", std::move(shown));
  response.headers.emplace_back("Content-Security-Policy", Inert(type));
  return response;
}

}  // namespace tepat::portal
