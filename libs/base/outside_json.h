// SPDX-License-Identifier: Apache-2.0
// JSON that comes from outside or goes there: of the bus, of exports, of calendars. The library
// throws on some input and recurses over its nesting; nothing here does. Everything here may be
// called from any thread.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace tepat {

// The value that a text is; nothing when it is no JSON in UTF-8, or nests deeper than 64 levels
// (protobuf's own limit is 100, our deepest document has 9). A byte order mark is skipped.
std::optional<nlohmann::json> ReadJson(std::string_view text);

// The same with members in the order of the text.
std::optional<nlohmann::ordered_json> ReadOrderedJson(std::string_view text);

// The text of a value, in one line or, with `indent` from 0, over several. Bytes that are not UTF-8
// become U+FFFD.
std::string WriteJson(const nlohmann::json& value);
std::string WriteJson(const nlohmann::ordered_json& value, int indent = -1);

// The whole number, or the text, that is the member `key` of `object`; 0, or empty, when there is
// none of that kind, or `object` is no object.
std::int64_t NumberIn(const nlohmann::json& object, const char* key);
std::int64_t NumberIn(const nlohmann::ordered_json& object, const char* key);
std::string TextIn(const nlohmann::ordered_json& object, const char* key);

}  // namespace tepat
