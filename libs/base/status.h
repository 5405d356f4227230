// SPDX-License-Identifier: Apache-2.0
// Expected outcomes are values: a `Status`, or a `Result<T>` that holds a T or the reason why not.
#pragma once

#include <map>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace tepat {

// Coarse kinds of failure; libs/rpc maps each to one gRPC status code.
enum class Code {
  kInvalid,      // the request itself is wrong; it fails again unchanged
  kNotFound,     // what it names does not exist
  kConflict,     // the state has moved on (somebody else was first, wrong step)
  kDenied,       // the caller may not do this
  kUnavailable,  // try again later: a dependency is down or too far behind
  kExhausted,    // a limit is reached: queue, disk, size
  kInternal,     // a fault of ours
};

// Why something was not done. `slug` is stable and meant for programs
// (`correspondence.letter_cancelled`), `message` is English and meant for the log. `details` say
// which rule, who may do it, what is missing; keys are identifiers.
struct Error {
  Code code = Code::kInternal;
  std::string slug;
  std::string message;
  std::map<std::string, std::string> details = {};

  bool operator==(const Error&) const = default;
};

// A T, or an Error. Value type.
template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

using Status = Result<void>;

inline Status Ok() { return {}; }

// Builds the failing side of any Result.
inline tl::unexpected<Error> Fail(Code code, std::string slug, std::string message,
                                  std::map<std::string, std::string> details = {}) {
  return tl::unexpected<Error>(
      Error{code, std::move(slug), std::move(message), std::move(details)});
}

inline tl::unexpected<Error> Fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

}  // namespace tepat

#define TEPAT_CONCAT_INNER(a, b) a##b
#define TEPAT_CONCAT(a, b) TEPAT_CONCAT_INNER(a, b)

// Returns the error of `expr` from the enclosing function, or goes on. Both macros take an
// expression with commas, as of template arguments.
#define TEPAT_TRY(...) TEPAT_TRY_INNER(TEPAT_CONCAT(tepat_status_, __COUNTER__), __VA_ARGS__)
#define TEPAT_TRY_INNER(name, ...)                                                       \
  do {                                                                                   \
    if (auto name = (__VA_ARGS__); !name) return ::tepat::Fail(std::move(name).error()); \
  } while (false)

// Declares `lhs` from the value of `expr`, or returns its error from the enclosing function.
#define TEPAT_ASSIGN(lhs, ...) \
  TEPAT_ASSIGN_INNER(lhs, TEPAT_CONCAT(tepat_result_, __COUNTER__), __VA_ARGS__)
#define TEPAT_ASSIGN_INNER(lhs, name, ...)                  \
  auto name = (__VA_ARGS__);                                \
  if (!name) return ::tepat::Fail(std::move(name).error()); \
  lhs = std::move(*name)
