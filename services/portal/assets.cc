// SPDX-License-Identifier: Apache-2.0
#include "services/portal/assets.h"

#include <sstream>

#include "assets_portal.h"
#include "libs/base/hex.h"
#include "libs/http/gzip.h"
#include "libs/journal/hash.h"

namespace tepat::portal {
namespace {

std::string HashedName(const std::string& name, const std::string& content) {
  const std::string hash = Hex(journal::Sha256(content).substr(0, 6));
  const std::size_t dot = name.rfind('.');
  return name.substr(0, dot) + "." + hash + name.substr(dot);
}

constexpr std::string_view kScript = "tepat.js";

// The modules travel as one, so that a page is few requests: in the order of their names, of which
// the one that starts them is the last, without the lines that join them.
std::string AllScripts() {
  std::string all;
  for (const auto& [name, content] : kAssets) {
    if (!name.ends_with(".js")) continue;
    std::istringstream lines{std::string(content)};
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("import ")) continue;
      all += (line.starts_with("export ") ? line.substr(7) : line) + "\n";
    }
  }
  return all;
}

std::string TypeOf(const std::string& name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml";
  return "text/javascript; charset=utf-8";
}

}  // namespace

Assets::Assets() {
  for (const auto& [name, content] : kAssets) {
    // The other scripts are in the one that starts them.
    if (name.ends_with(".js") && name != kScript) continue;
    const std::string text = name == kScript ? AllScripts() : std::string(content);
    assets_[std::string(name)] = {HashedName(std::string(name), text), TypeOf(std::string(name)),
                                  text, http::Gzip(text, 9)};
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
    bytes += name.ends_with(ending) ? asset.packed.size() : 0;
  return bytes;
}

}  // namespace tepat::portal
