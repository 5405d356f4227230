// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/workbook/csv.h"

namespace tepat::data_collection::book {
namespace {

constexpr std::string_view kFormulaSigns = "=+-@\t\r'";

bool LooksLikeFormula(std::string_view text) {
  return !text.empty() && kFormulaSigns.find(text.front()) != std::string_view::npos;
}

// Takes one field from the front of `rest`, up to its separator or line end. False when a quote is
// not closed.
bool TakeField(std::string_view& rest, char separator, std::string& field) {
  field.clear();
  if (!rest.starts_with('"')) {
    std::size_t end = 0;
    while (end < rest.size() && rest[end] != separator && rest[end] != '\n') ++end;
    field = rest.substr(0, end);
    rest.remove_prefix(end);
    return true;
  }
  rest.remove_prefix(1);
  while (!rest.empty()) {
    const std::size_t quote = rest.find('"');
    if (quote == std::string_view::npos) return false;
    field += rest.substr(0, quote);
    rest.remove_prefix(quote + 1);
    if (!rest.starts_with('"')) break;
    field += '"';
    rest.remove_prefix(1);
    if (rest.empty()) return false;
  }
  // What stands behind a closing quote belongs to the field, as spreadsheets read it.
  while (!rest.empty() && rest.front() != separator && rest.front() != '\n') {
    field += rest.front();
    rest.remove_prefix(1);
  }
  return true;
}

}  // namespace

std::string CsvLine(const Record& fields, char separator) {
  const std::string special = std::string("\"\r\n") + separator;
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) line += separator;
    if (fields[i].find_first_of(special) == std::string::npos) {
      line += fields[i];
      continue;
    }
    line += '"';
    for (const char c : fields[i]) line += c == '"' ? std::string("\"\"") : std::string(1, c);
    line += '"';
  }
  return line + "\r\n";
}

std::string Guarded(const std::string& text) { return LooksLikeFormula(text) ? "'" + text : text; }

std::string WithoutGuard(const std::string& text) {
  const bool guarded = text.starts_with('\'') && LooksLikeFormula(std::string_view(text).substr(1));
  return guarded ? text.substr(1) : text;
}

Result<std::vector<Record>> ReadCsv(std::string_view text, char separator) {
  // Records are counted as they come: a text of line ends alone must end too.
  std::vector<Record> records;
  std::string field;
  while (!text.empty()) {
    if (records.size() == kRecordsMax) {
      return Fail(Code::kExhausted, "csv.too_many_records", "too many records");
    }
    Record& record = records.emplace_back();
    const auto row = std::to_string(records.size());
    bool more = text.front() != '\n';
    while (more) {
      if (record.size() == kFieldsMax) {
        return Fail(Code::kExhausted, "csv.too_many_fields", "too many fields");
      }
      if (!TakeField(text, separator, field)) {
        return Fail(Code::kInvalid, "csv.open_quote", "a quote is not closed", {{"row", row}});
      }
      record.push_back(field);
      more = !text.empty() && text.front() == separator;
      if (more) text.remove_prefix(1);
    }
    if (!text.empty()) text.remove_prefix(1);  // the line end
  }
  return records;
}

}  // namespace tepat::data_collection::book
