// SPDX-License-Identifier: Apache-2.0
#include "services/portal/assets.h"

#include <fmt/format.h>

#include <sstream>

#include "assets_portal.h"
#include "libs/journal/hash.h"
#include "services/portal/http/gzip.h"

namespace tepat::portal {
namespace {

bool EndsWith(const std::string& text, const std::string& ending) {
  return text.size() >= ending.size() &&
         text.compare(text.size() - ending.size(), ending.size(), ending) == 0;
}

std::string HashedName(const std::string& name, const std::string& content) {
  std::string hash;
  for (const char byte : journal::Sha256(content).substr(0, 6)) {
    hash += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  }
  const std::size_t dot = name.rfind('.');
  return name.substr(0, dot) + "." + hash + name.substr(dot);
}

constexpr std::string_view kScript = "tepat.js";

// The modules travel as one, so that a page is few requests: in the order of their names, of which
// the one that starts them is the last, without the lines that join them.
std::string AllScripts() {
  std::string all;
  for (const auto& [name, content] : kAssets) {
    if (!EndsWith(std::string(name), ".js")) continue;
    std::istringstream lines{std::string(content)};
    for (std::string line; std::getline(lines, line);) {
      if (line.rfind("import ", 0) == 0) continue;
      all += (line.rfind("export ", 0) == 0 ? line.substr(7) : line) + "\n";
    }
  }
  return all;
}

std::string TypeOf(const std::string& name) {
  if (EndsWith(name, ".css")) return "text/css; charset=utf-8";
  if (EndsWith(name, ".svg")) return "image/svg+xml";
  return "text/javascript; charset=utf-8";
}

}  // namespace

Assets::Assets() {
  for (const auto& [name, content] : kAssets) {
    if (EndsWith(std::string(name), ".js") && name != kScript) continue;
    const std::string text = name == kScript ? AllScripts() : std::string(content);
    assets_[std::string(name)] = {HashedName(std::string(name), text), TypeOf(std::string(name)),
                                  text, Gzip(text, 9)};
  }
}

Url Assets::AddressOf(const std::string& name) const {
  return Url("/aset/", assets_.at(name).hashed_name);
}

Response Assets::Get(const std::string& hashed_name, bool gzip) const {
  Response response;
  for (const auto& [name, asset] : assets_) {
    if (asset.hashed_name != hashed_name) continue;
    response.type = asset.type;
    response.compressed = gzip;
    response.body = gzip ? asset.packed : asset.plain;
    response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
    response.headers.emplace_back("Vary", "Accept-Encoding");
    return response;
  }
  response.status = 404;
  response.type = "text/plain; charset=utf-8";
  response.body = "Tidak ada.\n";
  return response;
}

std::size_t Assets::PackedBytes(const std::string& ending) const {
  std::size_t bytes = 0;
  for (const auto& [name, asset] : assets_)
    bytes += EndsWith(name, ending) ? asset.packed.size() : 0;
  return bytes;
}

}  // namespace tepat::portal
