// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/formula_fixture.h"

#include <algorithm>
#include <cctype>
#include <functional>
#include <utility>

#include "libs/base/check.h"
#include "libs/documents/workbook/cell_place.h"

namespace tepat::papers {
namespace {

using measure::Fraction;
using workbook::Place;

// An argument: a value, or the cells of a reference row by row.
struct Operand {
  std::vector<CellValue> values;
  bool is_reference = false;
  int width = 1;
};

bool IsNumber(const CellValue& value) { return std::holds_alternative<Fraction>(value); }
bool IsError(const CellValue& value) { return std::holds_alternative<CellError>(value); }

// As a number: an empty cell is 0, a text is none.
CellValue AsNumber(const CellValue& value) {
  if (std::holds_alternative<std::monostate>(value)) return Fraction();
  if (const auto* truth = std::get_if<bool>(&value)) return Fraction(*truth ? 1 : 0);
  if (std::holds_alternative<std::string>(value)) return CellError{"#VALUE!"};
  return value;
}

bool IsTrue(const CellValue& value) {
  if (const auto* truth = std::get_if<bool>(&value)) return *truth;
  const CellValue number = AsNumber(value);
  return IsNumber(number) && std::get<Fraction>(number).Sign() != 0;
}

// Numbers are less than texts; an empty cell is what it is compared with.
int Compare(const CellValue& a, const CellValue& b) {
  const auto* left = std::get_if<std::string>(&a);
  const auto* right = std::get_if<std::string>(&b);
  const bool no_left = std::holds_alternative<std::monostate>(a);
  const bool no_right = std::holds_alternative<std::monostate>(b);
  if ((left || no_left) && (right || no_right) && (left || right)) {
    const std::string x = left ? *left : "";
    const std::string y = right ? *right : "";
    return x < y ? -1 : x > y ? 1 : 0;
  }
  if (left || right) return left ? 1 : -1;
  return (std::get<Fraction>(AsNumber(a)) - std::get<Fraction>(AsNumber(b))).Sign();
}

using Cells = std::function<CellValue(const std::string& sheet, Place place)>;

// A recursive descent over the text; both branches of a condition are computed, one is taken.
class Parser {
 public:
  Parser(std::string text, std::string sheet, Cells cells)
      : text_(std::move(text)), sheet_(std::move(sheet)), cells_(std::move(cells)) {}

  CellValue Whole() {
    Take("=");
    CellValue value = Scalar(Comparison());
    TEPAT_CHECK(at_ == text_.size());
    return value;
  }

 private:
  bool Take(const std::string& token) {
    if (text_.compare(at_, token.size(), token) != 0) return false;
    at_ += token.size();
    return true;
  }

  static CellValue Scalar(const Operand& operand) {
    TEPAT_CHECK(operand.values.size() == 1);
    return operand.values.front();
  }

  Operand Comparison() {
    Operand left = Sum();
    for (const char* sign : {"<>", "<=", ">=", "=", "<", ">"}) {
      if (!Take(sign)) continue;
      const CellValue a = Scalar(left);
      const CellValue b = Scalar(Sum());
      if (IsError(a)) return {{a}};
      if (IsError(b)) return {{b}};
      const int order = Compare(a, b);
      const std::string one = sign;
      const bool is_true = (one == "<>" && order != 0) || (one == "<=" && order <= 0) ||
                           (one == ">=" && order >= 0) || (one == "=" && order == 0) ||
                           (one == "<" && order < 0) || (one == ">" && order > 0);
      return {{is_true}};
    }
    return left;
  }

  static CellValue Computed(char sign, const CellValue& left, const CellValue& right) {
    CellValue a = AsNumber(left);
    CellValue b = AsNumber(right);
    if (IsError(a)) return a;
    if (IsError(b)) return b;
    const Fraction& x = std::get<Fraction>(a);
    const Fraction& y = std::get<Fraction>(b);
    if (sign == '+') return x + y;
    if (sign == '-') return x - y;
    if (sign == '*') return x * y;
    if (y.Sign() == 0) return CellError{"#DIV/0!"};
    return x / y;
  }

  Operand Sum() {
    Operand left = Product();
    while (at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '-')) {
      const char sign = text_[at_++];
      const CellValue right = Scalar(Product());
      left = {{Computed(sign, Scalar(left), right)}};
    }
    return left;
  }
  Operand Product() {
    Operand left = Factor();
    while (at_ < text_.size() && (text_[at_] == '*' || text_[at_] == '/')) {
      const char sign = text_[at_++];
      const CellValue right = Scalar(Factor());
      left = {{Computed(sign, Scalar(left), right)}};
    }
    return left;
  }

  Operand Factor() {
    if (Take("-")) return {{Computed('-', Fraction(), Scalar(Factor()))}};
    if (Take("(")) {
      Operand inner = Comparison();
      TEPAT_CHECK(Take(")"));
      return inner;
    }
    if (Take("\"")) {
      const std::size_t end = text_.find('"', at_);
      std::string text = text_.substr(at_, end - at_);
      at_ = end + 1;
      return {{std::move(text)}};
    }
    if (std::isdigit(static_cast<unsigned char>(text_[at_])) != 0) return {{Digits()}};
    return NameOrPlace();
  }

  CellValue Digits() {
    const std::size_t begin = at_;
    while (at_ < text_.size() &&
           (std::isdigit(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == '.')) {
      ++at_;
    }
    return *measure::ReadPlainFraction(text_.substr(begin, at_ - begin));
  }

  std::string Word() {
    std::string word;
    while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 ||
                                  text_[at_] == '$' || text_[at_] == ':')) {
      if (text_[at_] != '$') word += text_[at_];
      ++at_;
    }
    return word;
  }

  Operand NameOrPlace() {
    std::string word = Word();
    TEPAT_CHECK(!word.empty());
    if (word == "FALSE") return {{false}};
    if (Take("(")) return {{Called(word, Arguments())}};
    std::string sheet = sheet_;
    if (Take("!")) sheet = std::exchange(word, Word());
    const auto range = workbook::ReadRange(word);
    TEPAT_CHECK(range.has_value());
    Operand cells;
    cells.is_reference = true;
    cells.width = range->last.column - range->first.column + 1;
    for (int row = range->first.row; row <= range->last.row; ++row) {
      for (int column = range->first.column; column <= range->last.column; ++column) {
        cells.values.push_back(cells_(sheet, {row, column}));
      }
    }
    return cells;
  }

  std::vector<Operand> Arguments() {
    std::vector<Operand> all;
    while (!Take(")")) {
      all.push_back(Comparison());
      Take(",");
    }
    return all;
  }

  static CellValue Called(const std::string& name, const std::vector<Operand>& all) {
    const auto one = [&](std::size_t i) { return Scalar(all[i]); };
    if (name == "IF") return IsError(one(0)) ? one(0) : IsTrue(one(0)) ? one(1) : one(2);
    if (name == "IFERROR") return IsError(one(0)) ? one(1) : one(0);
    if (name == "ISNUMBER") return IsNumber(one(0));
    if (name == "NOT") return IsError(one(0)) ? one(0) : CellValue(!IsTrue(one(0)));
    if (name == "ABS")
      return IsNumber(one(0)) ? measure::Absolute(std::get<Fraction>(one(0)))
                              : CellValue(CellError{"#VALUE!"});
    if (name == "ROUND") return Rounded(one(0), one(1));
    if (name == "VLOOKUP") return LookedUp(all);
    if (name == "AND" || name == "OR") return Joined(name == "AND", all);
    if (name == "COUNTIF") {
      const auto& values = all[0].values;
      return Fraction(std::count_if(values.begin(), values.end(), [&](const CellValue& value) {
        return !IsError(value) && Compare(value, one(1)) == 0;
      }));
    }
    return OfNumbers(name, all);
  }

  static CellValue Rounded(const CellValue& value, const CellValue& places) {
    if (!IsNumber(value)) return CellError{"#VALUE!"};
    const int count = static_cast<int>(measure::FormatTrimmed(std::get<Fraction>(places), 0)[0]) -
                      static_cast<int>('0');
    return *measure::ReadPlainFraction(measure::FormatFixed(std::get<Fraction>(value), count));
  }

  static CellValue Joined(bool all_of, const std::vector<Operand>& all) {
    bool result = all_of;
    for (const Operand& operand : all) {
      CellValue value = Scalar(operand);
      if (IsError(value)) return value;
      result = all_of ? result && IsTrue(value) : result || IsTrue(value);
    }
    return result;
  }

  static CellValue LookedUp(const std::vector<Operand>& all) {
    const Operand& table = all[1];
    const CellValue wanted = Scalar(all[0]);
    for (std::size_t i = 0; i + 1 < table.values.size();
         i += static_cast<std::size_t>(table.width)) {
      const bool empty = std::holds_alternative<std::monostate>(wanted);
      if (!empty && Compare(table.values[i], wanted) == 0) return table.values[i + 1];
    }
    return CellError{"#N/A"};
  }

  // Cells of a reference that hold no number do not count; a text that is computed is an error.
  static CellValue OfNumbers(const std::string& name, const std::vector<Operand>& all) {
    std::vector<Fraction> numbers;
    for (const Operand& operand : all) {
      for (const CellValue& value : operand.values) {
        if (IsNumber(value)) numbers.push_back(std::get<Fraction>(value));
        if (name == "COUNT" || IsNumber(value)) continue;
        if (IsError(value)) return value;
        if (!operand.is_reference) return CellError{"#VALUE!"};
      }
    }
    if (name == "COUNT") return Fraction(static_cast<std::int64_t>(numbers.size()));
    if ((name == "MAX" || name == "MIN") && numbers.empty()) return Fraction();
    if (name == "MAX") return *std::max_element(numbers.begin(), numbers.end());
    if (name == "MIN") return *std::min_element(numbers.begin(), numbers.end());
    Fraction sum;
    for (const Fraction& number : numbers) sum = sum + number;
    if (name == "SUM") return sum;
    TEPAT_CHECK(name == "AVERAGE");
    if (numbers.empty()) return CellError{"#DIV/0!"};
    return sum / Fraction(static_cast<std::int64_t>(numbers.size()));
  }

  const std::string text_;
  const std::string sheet_;
  const Cells cells_;
  std::size_t at_ = 0;
};

// Whether a number that was written with 15 digits stands for this one.
bool IsShownAs(const Fraction& exact, const Fraction& written) {
  const Fraction error = measure::Absolute(exact - written);
  return error * Fraction(200'000'000'000'000) <= measure::Absolute(exact);
}

}  // namespace

Evaluator::Evaluator(const xlsx::Book& book) {
  for (const xlsx::Sheet& sheet : book.sheets) {
    for (const xlsx::Cell& cell : sheet.cells) {
      cells_[{sheet.name, cell.place.row, cell.place.column}] = cell.content;
      formulas_ += std::holds_alternative<xlsx::Formula>(cell.content) ? 1 : 0;
    }
  }
}

void Evaluator::Set(const std::string& sheet, const Place& place, const xlsx::Content& content) {
  cells_[{sheet, place.row, place.column}] = content;
  known_.clear();
}

CellValue Evaluator::ValueAt(const std::string& sheet, const Place& place) {
  const Key key{sheet, place.row, place.column};
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  const auto cell = cells_.find(key);
  CellValue value;
  if (cell != cells_.end()) {
    if (const auto* text = std::get_if<xlsx::Text>(&cell->second)) {
      // A cell with an empty text is an empty cell.
      if (!text->text.empty()) value = text->text;
    } else if (const auto* number = std::get_if<xlsx::Number>(&cell->second)) {
      value = *measure::ReadPlainFraction(number->plain);
    } else if (const auto* formula = std::get_if<xlsx::Formula>(&cell->second)) {
      value = Parser(formula->formula, sheet, [this](const std::string& name, Place at) {
                return ValueAt(name, at);
              }).Whole();
    }
  }
  known_[key] = value;
  return value;
}

std::string Evaluator::Told(const CellValue& value) {
  if (const auto* number = std::get_if<Fraction>(&value)) {
    return measure::FormatTrimmed(*number, 20);
  }
  if (const auto* text = std::get_if<std::string>(&value)) return "\"" + *text + "\"";
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "TRUE" : "FALSE";
  if (const auto* error = std::get_if<CellError>(&value)) return error->what;
  return "";
}

std::vector<std::string> Evaluator::Differences() {
  std::vector<std::string> differences;
  for (const auto& [key, content] : cells_) {
    const auto* formula = std::get_if<xlsx::Formula>(&content);
    if (formula == nullptr) continue;
    const auto& [sheet, row, column] = key;
    const CellValue value = ValueAt(sheet, {row, column});
    bool same = false;
    std::string cached;
    if (const auto* number = std::get_if<xlsx::Number>(&formula->cached)) {
      cached = number->plain;
      same = IsNumber(value) &&
             IsShownAs(std::get<Fraction>(value), *measure::ReadPlainFraction(number->plain));
    } else if (const auto* text = std::get_if<xlsx::Text>(&formula->cached)) {
      cached = "\"" + text->text + "\"";
      same =
          std::holds_alternative<std::string>(value) && std::get<std::string>(value) == text->text;
    }
    if (same) continue;
    std::string& difference = differences.emplace_back(sheet);
    difference.append("!").append(workbook::PlaceName({row, column})).append(": ");
    difference.append(Told(value)).append(", cached ").append(cached);
    difference.append(", of ").append(formula->formula);
  }
  return differences;
}

}  // namespace tepat::papers
