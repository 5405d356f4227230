// SPDX-License-Identifier: Apache-2.0
#include "services/cli/manifest.h"

#include <charconv>
#include <nlohmann/json.hpp>

#include "libs/base/outside_json.h"

namespace tepat::cli {
namespace {

using nlohmann::ordered_json;

// Raised when an older tool could misread what it says.
constexpr int kFormat = 1;

Error NotABackup(const std::string& why) {
  return {Code::kInvalid, "cli.not_a_backup", "manifest.json: " + why};
}

}  // namespace

std::string BytesOf(const std::string& hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    unsigned value = 0;
    const char* pair = hex.data() + i;
    // What is behind a wrong digit is left out, so the hash will not fit: nothing is guessed.
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
  return WriteJson(out, 1) + "\n";
}

Result<Manifest> ParseManifest(const std::string& text) {
  const auto read = ReadOrderedJson(text);
  if (!read || !read->is_object() || !read->contains("tepat_backup")) {
    return Fail(NotABackup("is no manifest"));
  }
  const ordered_json& in = *read;
  // Before anything else: what another version means by the rest is not known here.
  if (NumberIn(in, "tepat_backup") != kFormat) {
    return Fail(NotABackup("is of another version of Tepat"));
  }
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
        {TextIn(head, "source"), TextIn(head, "incarnation"), NumberIn(head, "sequence")},
        TextIn(head, "file_sha256")};
  }
  return manifest;
}

}  // namespace tepat::cli
