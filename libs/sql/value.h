// SPDX-License-Identifier: Apache-2.0
// How C++ values stand in a database. Each rule here holds in both directions:
//
//   bool, integers       INTEGER; a number that does not fit the C++ type stops the process
//   enumerations         INTEGER: the number of the enumerator, so numbers are never given anew
//   Instant              INTEGER, microseconds of UTC; the column's name ends in `_us`
//   durations            INTEGER, counted in their own unit; the name ends in it (`_us`, `_s`)
//   text                 TEXT: std::string, std::string_view, const char*
//   bytes                BLOB: std::span<const std::byte> (see BytesOf) in, Blob out
//   std::optional of it  NULL when empty
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "libs/base/instant.h"
#include "libs/sql/statement.h"

namespace tepat::sql {

// Bytes that were read from a BLOB; they own themselves.
struct Blob {
  std::string bytes;
};

// The bytes of `text`, to be stored as a BLOB; they stay the caller's.
inline std::span<const std::byte> BytesOf(std::string_view text) {
  return std::as_bytes(std::span(text));
}

// An empty text as NULL; the text stays the caller's.
inline std::optional<std::string_view> NullIfEmpty(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

// Which rule a type follows. Durations count in whole numbers only: a fraction would be cut off.
template <class T>
constexpr bool kIsOptional = false;
template <class T>
constexpr bool kIsOptional<std::optional<T>> = true;
template <class T>
constexpr bool kIsDuration = false;
template <class Count, class Unit>
constexpr bool kIsDuration<std::chrono::duration<Count, Unit>> = std::integral<Count>;

// Binds `value` to a parameter (from 1). What it refers to stays alive and unchanged until the
// statement is rewound. A type without a rule does not compile.
template <class T>
void Bind(Statement& statement, int parameter, const T& value) {
  if constexpr (kIsOptional<T>) {
    if (value) {
      Bind(statement, parameter, *value);
    } else {
      statement.BindNull(parameter);
    }
  } else if constexpr (std::is_same_v<T, bool>) {
    statement.BindInt(parameter, value ? 1 : 0);
  } else if constexpr (std::integral<T>) {
    statement.Require(std::in_range<std::int64_t>(value), "a number fits into a column");
    statement.BindInt(parameter, static_cast<std::int64_t>(value));
  } else if constexpr (std::is_enum_v<T>) {
    Bind(statement, parameter, static_cast<std::underlying_type_t<T>>(value));
  } else if constexpr (std::is_same_v<T, Instant>) {
    statement.BindInt(parameter, MicrosOf(value));
  } else if constexpr (kIsDuration<T>) {
    Bind(statement, parameter, value.count());
  } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
    statement.BindText(parameter, value);
  } else {
    statement.BindBytes(parameter, value);
  }
}

// The value of a column (from 0) of the current row. A value of another kind, NULL where T is not
// optional, or a number that does not fit stops the process.
template <class T>
T ValueAt(const Statement& statement, int column) {
  if constexpr (kIsOptional<T>) {
    if (statement.IsNull(column)) return std::nullopt;
    return ValueAt<typename T::value_type>(statement, column);
  } else if constexpr (std::is_same_v<T, bool>) {
    const std::int64_t value = statement.Int(column);
    statement.Require(value == 0 || value == 1, "the column is true or false");
    return value == 1;
  } else if constexpr (std::integral<T>) {
    const std::int64_t value = statement.Int(column);
    statement.Require(std::in_range<T>(value), "the column fits into its type");
    return static_cast<T>(value);
  } else if constexpr (std::is_enum_v<T>) {
    return static_cast<T>(ValueAt<std::underlying_type_t<T>>(statement, column));
  } else if constexpr (std::is_same_v<T, Instant>) {
    return InstantFromMicros(statement.Int(column));
  } else if constexpr (kIsDuration<T>) {
    return T(ValueAt<typename T::rep>(statement, column));
  } else if constexpr (std::is_same_v<T, std::string>) {
    return std::string(statement.Text(column));
  } else {
    static_assert(std::is_same_v<T, Blob>, "value.h lists what can be read");
    return Blob{std::string(statement.Bytes(column))};
  }
}

}  // namespace tepat::sql
