// SPDX-License-Identifier: Apache-2.0
#include "libs/base/outside_json.h"

#include <nlohmann/json.hpp>

namespace tepat {
namespace {

constexpr int kDepthMax = 64;

// Whether brackets outside of strings nest deeper than allowed. It comes before the library reads
// the text: copying, writing and freeing a value take a stack frame for each of its levels.
bool NestsTooDeep(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kDepthMax) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

template <class Json>
std::optional<Json> Read(std::string_view text) {
  if (NestsTooDeep(text)) return std::nullopt;
  Json value = Json::parse(text, nullptr, false);
  if (value.is_discarded()) return std::nullopt;
  return value;
}

template <class Json>
std::int64_t Number(const Json& object, const char* key) {
  if (!object.is_object()) return 0;
  const auto at = object.find(key);
  return at != object.end() && at->is_number_integer() ? at->template get<std::int64_t>() : 0;
}

}  // namespace

std::optional<nlohmann::json> ReadJson(std::string_view text) { return Read<nlohmann::json>(text); }

std::optional<nlohmann::ordered_json> ReadOrderedJson(std::string_view text) {
  return Read<nlohmann::ordered_json>(text);
}

std::string WriteJson(const nlohmann::json& value) {
  return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string WriteJson(const nlohmann::ordered_json& value, int indent) {
  return value.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::int64_t NumberIn(const nlohmann::json& object, const char* key) { return Number(object, key); }

std::int64_t NumberIn(const nlohmann::ordered_json& object, const char* key) {
  return Number(object, key);
}

std::string TextIn(const nlohmann::ordered_json& object, const char* key) {
  if (!object.is_object()) return "";
  const auto at = object.find(key);
  return at != object.end() && at->is_string() ? at->get<std::string>() : "";
}

}  // namespace tepat
