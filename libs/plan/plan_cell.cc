// SPDX-License-Identifier: Apache-2.0
#include "libs/plan/plan_cell.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include "libs/base/outside_text.h"
#include "libs/measure/number_text.h"
#include "libs/plan/plan_words.h"

namespace tepat::plan {
namespace {

using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr std::size_t kShownMax = 60;  // of what was typed, in a mistake that quotes it

// A `;` too many, or at the end, is no part.
std::vector<std::string> PartsOf(std::string_view rest) {
  std::vector<std::string> parts;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    std::string part = Trimmed(std::string(rest.substr(0, end)));
    if (!part.empty()) parts.push_back(std::move(part));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return parts;
}

// A cell of numbers holds a plain decimal; everything else was typed by people, for whom `1.234`
// is a thousand and more.
Result<measure::Decimal> NumberIn(const std::string& text, bool number) {
  return number ? measure::Decimal::ReadPlain(text) : measure::ReadNumber(text);
}

// What is no number may be a grade, or wrong: whoever judges the plan says so.
std::string TargetIn(const CellText& cell) {
  if (cell.grades) return cell.text;
  const std::size_t dots = cell.number ? std::string::npos : cell.text.find("..");
  if (dots == std::string::npos) {
    const auto one = NumberIn(cell.text, cell.number);
    return one ? one->ToPlain() : cell.text;
  }
  const auto lower = measure::ReadNumber(cell.text.substr(0, dots));
  const auto upper = measure::ReadNumber(cell.text.substr(dots + 2));
  return lower && upper ? lower->ToPlain() + ".." + upper->ToPlain() : cell.text;
}

// `2.026` typed as text is the year 2026; `2,5` is none.
std::optional<int> WholeIn(const CellText& cell) {
  const auto read = NumberIn(cell.text, cell.number);
  if (!read) return std::nullopt;
  const std::string plain = read->ToPlain();
  int number = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), number);
  const bool whole = error == std::errc() && end == plain.data() + plain.size();
  return whole ? std::optional(number) : std::nullopt;
}

const EnumValueDescriptor* TermIn(const FieldDescriptor& field, const std::string& word) {
  const auto& type = *field.enum_type();
  for (int i = 1; i < type.value_count(); ++i) {
    if (TermWord(*type.value(i)) == Lower(word)) return type.value(i);
  }
  return nullptr;
}

// All words of a term: `naik, tetap atau predikat`.
std::string UnknownTerm(const FieldDescriptor& field, const std::string& word) {
  const auto& type = *field.enum_type();
  std::string words;
  for (int i = 1; i < type.value_count(); ++i) {
    words += i == 1 ? "" : i + 1 == type.value_count() ? " atau " : ", ";
    words += TermWord(*type.value(i));
  }
  return Quoted(word) + " tidak dikenal; tulis " + words;
}

std::string FillTerm(Message& message, const FieldDescriptor& field, const std::string& word) {
  const auto* term = TermIn(field, word);
  if (term == nullptr) return UnknownTerm(field, word);
  message.GetReflection()->SetEnum(&message, &field, term);
  return "";
}

std::string FillTerms(Message& message, const FieldDescriptor& field, const std::string& text) {
  for (const std::string& word : PartsOf(text)) {
    const auto* term = TermIn(field, word);
    if (term == nullptr) return UnknownTerm(field, word);
    message.GetReflection()->AddEnum(&message, &field, term);
  }
  return "";
}

std::string FillDecimal(Message& message, const FieldDescriptor& field, const CellText& cell) {
  const auto number = NumberIn(cell.text, cell.number);
  if (number) {
    message.GetReflection()->SetString(&message, &field, number->ToPlain());
    return "";
  }
  // What is too long is a number all the same, and is mended otherwise.
  if (number.error().slug == "measure.too_long") {
    return Quoted(cell.text) +
           ": angka terlalu panjang; paling banyak 12 angka di depan dan 4 di belakang koma";
  }
  return Quoted(cell.text) + " bukan angka; tulis seperti 1.234,5";
}

std::string FillWhole(Message& message, const FieldDescriptor& field, const CellText& cell) {
  const auto number = WholeIn(cell);
  if (!number) return Quoted(cell.text) + " bukan bilangan bulat; tulis angka saja";
  message.GetReflection()->SetInt32(&message, &field, *number);
  return "";
}

// TRUE and FALSE are how Excel keeps a box that is ticked.
std::string FillYesNo(Message& message, const FieldDescriptor& field, const std::string& text) {
  const std::string word = Lower(text);
  const bool yes = word == "ya" || word == "true";
  if (!yes && word != "tidak" && word != "false") {
    return Quoted(text) + " tidak dikenal; tulis ya atau tidak";
  }
  message.GetReflection()->SetBool(&message, &field, yes);
  return "";
}

void SetText(Message& message, const FieldDescriptor& field, int index, const std::string& text) {
  const auto& reflection = *message.GetReflection();
  if (index < 0) return reflection.SetString(&message, &field, text);
  // Quarters stand side by side: one that is missing keeps its place, and is told as missing.
  while (reflection.FieldSize(message, &field) <= index) {
    reflection.AddString(&message, &field, "");
  }
  reflection.SetRepeatedString(&message, &field, index, text);
}

}  // namespace

std::string Trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string Lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

std::string Quoted(const std::string& text) { return "'" + ShownText(text, kShownMax) + "'"; }

std::string FillField(Message& message, const Column& column, const CellText& cell) {
  const auto& field = *message.GetDescriptor()->FindFieldByName(column.field);
  switch (column.form) {
    case CellForm::kDecimal:
      return FillDecimal(message, field, cell);
    case CellForm::kCap:
      if (cell.text != "-") return FillDecimal(message, field, cell);
      SetText(message, field, column.index, cell.text);
      return "";
    case CellForm::kTarget:
      SetText(message, field, column.index, TargetIn(cell));
      return "";
    case CellForm::kWhole:
    case CellForm::kYear:
      return FillWhole(message, field, cell);
    case CellForm::kTerm:
      return FillTerm(message, field, cell.text);
    case CellForm::kTerms:
      return FillTerms(message, field, cell.text);
    case CellForm::kYesNo:
      return FillYesNo(message, field, cell.text);
    case CellForm::kKeys:
      for (const std::string& part : PartsOf(cell.text)) {
        message.GetReflection()->AddString(&message, &field, part);
      }
      return "";
    default:
      SetText(message, field, column.index, cell.text);
      return "";
  }
}

}  // namespace tepat::plan
