// SPDX-License-Identifier: Apache-2.0
// How the parts of this room say what is wrong. For libs/documents/docx alone.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "libs/base/outside_text.h"
#include "libs/base/status.h"

namespace tepat::docx {

// Bytes of what a stranger wrote, as an error quotes it: a sentence is found by its beginning.
inline constexpr std::size_t kQuotedBytes = 200;

// A document that is refused, whoever sent it: `slug` without `docx.`; `what` is English; the part
// as it is called in the archive.
inline tl::unexpected<Error> Refused(const std::string& slug, std::string what,
                                     const std::string& part = "",
                                     std::map<std::string, std::string> details = {}) {
  if (!part.empty()) details["part"] = ShownText(part, kQuotedBytes);
  return Fail(Code::kInvalid, "docx." + slug, std::move(what), std::move(details));
}

// More than a limit, which is named as in DocxLimits.
inline tl::unexpected<Error> Beyond(const std::string& slug, const std::string& limit,
                                    std::size_t most) {
  return Fail(Code::kExhausted, "docx." + slug,
              "more than " + std::to_string(most) + " (" + limit + ")",
              {{"limit", std::to_string(most)}});
}

}  // namespace tepat::docx
