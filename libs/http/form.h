// SPDX-License-Identifier: Apache-2.0
// What browsers send: query strings, forms and files. Everything is limited before it is read; it
// is a stranger's, so nothing of it is trusted, and nothing of it throws. Any thread: functions and
// values alone.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "libs/base/status.h"

namespace tepat::http {

// Percent-encoded so that it may stand in a path or a query: all but letters, digits and `-._~`.
std::string UrlEncoded(std::string_view text);
// The opposite; `+` is a blank. Broken escapes stay as they are.
std::string UrlDecoded(std::string_view text);

// The whole number that a text is; 0 when it is none, or too large.
int IntIn(std::string_view text);

// A file that came with a form. Its name and content are whatever a stranger chose. Value type.
struct UploadedFile {
  // As the browser gave it, in UTF-8 and at most 255 bytes; never a path of ours.
  std::string name;
  // Whole, byte by byte: it may be no text, or in another encoding.
  std::string content;
  // Of the form, in which it was chosen; a form with several fields of files tells them apart.
  std::string field = {};
};

// Fields of a form or query, in order; a name may come again. Value type.
class Fields {
 public:
  void Add(std::string name, std::string value) {
    pairs_.emplace_back(std::move(name), std::move(value));
  }
  // The first value of that name, without blanks at its ends; empty when there is none.
  std::string Get(std::string_view name) const;
  // All values of that name, as they came; for boxes that were ticked.
  std::vector<std::string> All(std::string_view name) const;
  // Whether the name came at all, were it empty.
  bool Has(std::string_view name) const;
  // All, in the order in which they came, with blanks as they were typed.
  const std::vector<std::pair<std::string, std::string>>& pairs() const { return pairs_; }

 private:
  std::vector<std::pair<std::string, std::string>> pairs_;
};

// Files of one form that are kept: proofs of one unit; their bytes have the server's limit.
inline constexpr std::size_t kFilesMax = 20;

// A form as it was sent.
struct Form {
  Fields fields;
  std::vector<UploadedFile> files;  // those that were chosen, the first kFilesMax
  // Names of the others: nothing of them is kept, and whoever takes files says so.
  std::vector<std::string> left_out = {};
};

// Reads `a=1&b=2`; a name without `=` has an empty value. Fails with kInvalid
// `portal.malformed_form` beyond 2,000 fields or when a text is not UTF-8.
Result<Fields> ParseQuery(std::string_view text);

// Reads a body of that content type, as the browser said it: urlencoded, or multipart with at most
// 2,000 fields and files. Fails with kInvalid `portal.malformed_form`.
Result<Form> ParseForm(std::string_view content_type, std::string_view body);

}  // namespace tepat::http
