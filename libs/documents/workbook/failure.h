// SPDX-License-Identifier: Apache-2.0
// How the parts of the reader say what is wrong. For libs/documents/workbook alone.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "libs/base/status.h"

namespace tepat::workbook {

using Details = std::map<std::string, std::string>;

// The file contradicts itself, or the format. `what` is English.
inline tl::unexpected<Error> Malformed(std::string what, Details details = {}) {
  return Fail(Code::kInvalid, "workbook.malformed", std::move(what), std::move(details));
}

// More than a limit; `slug` without `workbook.`, `limit` as WorkbookLimits names it.
inline tl::unexpected<Error> Beyond(const std::string& slug, const std::string& limit,
                                    std::size_t most, Details details = {}) {
  details["limit"] = std::to_string(most);
  return Fail(Code::kExhausted, "workbook." + slug,
              "more than " + std::to_string(most) + " (" + limit + ")", std::move(details));
}

inline tl::unexpected<Error> NoMemory() {
  return Fail(Code::kExhausted, "workbook.no_memory", "the reader has no more memory");
}

}  // namespace tepat::workbook
