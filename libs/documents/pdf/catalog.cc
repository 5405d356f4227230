// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/pdf/catalog.h"

#include <charconv>

namespace tepat::pdf {
namespace {

constexpr auto kNowhere = std::string::npos;

}  // namespace

Result<std::string> WithLanguage(const std::string& pdf, const std::string& language) {
  const auto none = [] {
    return Fail(Code::kInternal, "pdf.no_catalog", "the file does not end as cairo's files do");
  };
  const auto word = pdf.rfind("startxref\n");
  const auto catalog = pdf.rfind("/Type /Catalog");
  if (word == kNowhere || catalog == kNowhere) return none();
  const auto opened = pdf.rfind("<<", catalog);
  const auto number = word + 10;
  const auto number_end = pdf.find('\n', number);
  if (opened == kNowhere || number_end == kNowhere) return none();
  std::size_t table = 0;
  const auto read = std::from_chars(pdf.data() + number, pdf.data() + number_end, table);
  // Behind the catalog: the table, and nothing else that has an offset.
  const bool is_last = read.ec == std::errc() && opened < table && table < word &&
                       pdf.compare(table, 4, "xref") == 0 && pdf.find(" obj", opened) > table;
  if (!is_last) return none();
  const std::string added = " /Lang (" + language +
                            ") /MarkInfo << /Marked true >> /ViewerPreferences << "
                            "/DisplayDocTitle true >>";
  return pdf.substr(0, opened + 2) + added + pdf.substr(opened + 2, number - opened - 2) +
         std::to_string(table + added.size()) + pdf.substr(number_end);
}

}  // namespace tepat::pdf
