// SPDX-License-Identifier: Apache-2.0
#include "services/cli/manifest.h"

#include <charconv>
#include <nlohmann/json.hpp>

namespace tepat::cli {
namespace {

using nlohmann::ordered_json;

constexpr int kFormat = 1;

Error NotABackup(const std::string& why) {
  return {Code::kInvalid, "cli.not_a_backup", "manifest.json: " + why};
}

std::string TextIn(const ordered_json& from, const char* key) {
  return from.contains(key) && from[key].is_string() ? from[key].get<std::string>() : "";
}

}  // namespace

std::string BytesOf(const std::string& hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    unsigned value = 0;
    const char* pair = hex.data() + i;
    if (std::from_chars(pair, pair + 2, value, 16).ptr != pair + 2) break;
    bytes.push_back(static_cast<char>(value));
  }
  return bytes;
}

std::string FormatManifest(const Manifest& manifest) {
  ordered_json out = {{"tepat_backup", kFormat}, {"made", FormatInstant(manifest.made)}};
  for (const auto& [service, copy] : manifest.services) {
    out["services"][service] = {{"source", copy.position.source},
                                {"incarnation", copy.position.incarnation},
                                {"sequence", copy.position.sequence},
                                {"file_sha256", copy.file_hash}};
  }
  return out.dump(1) + "\n";
}

Result<Manifest> ParseManifest(const std::string& text) {
  const auto in = ordered_json::parse(text, nullptr, false);
  if (!in.is_object() || !in.contains("tepat_backup")) return Fail(NotABackup("is no manifest"));
  if (in["tepat_backup"] != kFormat) return Fail(NotABackup("is of another version of Tepat"));
  const auto made = ParseInstant(TextIn(in, "made"));
  if (!made || !in.contains("services") || !in["services"].is_object()) {
    return Fail(NotABackup("'made' or 'services' is missing"));
  }
  Manifest manifest{*made, {}};
  for (const auto& [service, head] : in["services"].items()) {
    if (!head.is_object() || !head.contains("sequence") || !head["sequence"].is_number_integer()) {
      return Fail(NotABackup("the head of " + service + " is missing"));
    }
    manifest.services[service] = {
        {TextIn(head, "source"), TextIn(head, "incarnation"), head["sequence"].get<std::int64_t>()},
        TextIn(head, "file_sha256")};
  }
  return manifest;
}

}  // namespace tepat::cli
