// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/xlsx/write_xlsx.h"

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#endif
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <memory>
#include <utility>

#include "libs/base/check.h"
#include "libs/base/findings.h"
#include "libs/base/outside_text.h"
#include "libs/documents/workbook/decimal.h"

namespace tepat::xlsx {
namespace {

using workbook::Place;
using workbook::PlaceName;

constexpr std::size_t kCharactersMax = 32'767;
constexpr std::size_t kLooks = 7;
constexpr lxw_color_t kGrey = 0xE8EBEE;
constexpr lxw_color_t kYellow = 0xFFEB3B;
constexpr lxw_color_t kFrame = 0x8A929A;

// What the library loses while one lives is no finding of the leak sanitizer. Its 1.1.4 copies the
// range of a list twice and frees one: some twenty bytes of each list stay until the process ends,
// which nothing outside it can give back.
struct KnownLoss {
  KnownLoss() = default;
#if defined(__SANITIZE_ADDRESS__)
  const __lsan::ScopedDisabler of_the_library;
#endif
};

lxw_row_t RowOf(Place place) { return static_cast<lxw_row_t>(place.row - 1); }
lxw_col_t ColumnOf(Place place) { return static_cast<lxw_col_t>(place.column - 1); }

tl::unexpected<Error> At(const Sheet& sheet, Place place, const std::string& slug,
                         const std::string& what) {
  return Fail(Code::kInvalid, "xlsx." + slug, what,
              {{"sheet", ShownText(sheet.name, 100)}, {"cell", PlaceName(place)}});
}

Status CheckText(const Sheet& sheet, Place place, const std::string& text) {
  // The library writes such bytes through, and no program opens the file.
  if (!IsUtf8(text)) return At(sheet, place, "not_text", "a text that is not UTF-8");
  if (CharactersIn(text) <= kCharactersMax) return Ok();
  return At(sheet, place, "too_long", "a text of more than 32,767 characters");
}

// `_x0041_` in a cell stands for `A`: who typed just that gets it back only when it is escaped. The
// library does so for control characters alone.
std::string Escaped(const std::string& text) {
  std::string escaped;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool looks = text.compare(i, 2, "_x") == 0 && i + 6 < text.size() && text[i + 6] == '_' &&
                       std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i) + 2,
                                   text.begin() + static_cast<std::ptrdiff_t>(i) + 6,
                                   [](unsigned char c) { return std::isxdigit(c) != 0; });
    escaped += looks ? std::string("_x005F_") : std::string(1, text[i]);
  }
  return escaped;
}

// In comments the library escapes nothing of the kind, and XML has no such characters.
std::string WithoutControls(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n') c = ' ';
  }
  return text;
}

// The only floating point: as the format wants it. 15 digits survive it (IsExactInXlsx).
double Binary(const Number& number) { return std::strtod(number.plain.c_str(), nullptr); }

// A file without a name, gone with this object.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(memfd_create("tepat-xlsx", MFD_CLOEXEC)) {}
  ~MemoryFile() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  bool good() const { return descriptor_ >= 0; }
  // For a library that opens files by their name.
  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }
  std::string Content() const {
    std::string content;
    std::array<char, 65'536> piece{};
    off_t at = 0;
    for (ssize_t size = 0; (size = pread(descriptor_, piece.data(), piece.size(), at)) > 0;) {
      content.append(piece.data(), static_cast<std::size_t>(size));
      at += size;
    }
    return content;
  }

 private:
  const int descriptor_;
};

struct FreeBook {
  void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
};

// One book while it is written. What the library refuses is told once, at the end.
class BookWriter {
 public:
  explicit BookWriter(const std::string& path) : book_(workbook_new(path.c_str())) {
    TEPAT_CHECK(book_ != nullptr);  // only memory can be short
    for (std::size_t look = 0; look < kLooks; ++look) {
      formats_[look] = FormatOf(static_cast<Look>(look));
    }
  }

  Status Write(const Sheet& sheet) {
    sheet_ = workbook_add_worksheet(book_.get(), sheet.name.c_str());
    if (sheet_ == nullptr) return CannotWrite("a sheet's name");
    for (const auto& [column, width] : sheet.widths) Shape(column, width, false);
    for (const int column : sheet.hidden_columns) Shape(column, 10, true);
    for (const Cell& cell : sheet.cells) TEPAT_TRY(Write(sheet, cell));
    for (const Choice& choice : sheet.choices) Offer(choice);
    if (sheet.frozen_rows > 0 || sheet.frozen_columns > 0) {
      worksheet_freeze_panes(sheet_, static_cast<lxw_row_t>(sheet.frozen_rows),
                             static_cast<lxw_col_t>(sheet.frozen_columns));
    }
    if (sheet.is_protected) Protect();
    if (sheet.hidden) worksheet_hide(sheet_);
    return Ok();
  }

  Status Close(Instant created) {
    lxw_doc_properties properties{};
    properties.created =
        std::chrono::duration_cast<std::chrono::seconds>(created.time_since_epoch()).count();
    Note(workbook_set_properties(book_.get(), &properties));
    // It frees the book, whatever comes of it.
    Note(workbook_close(book_.release()));
    return error_ == LXW_NO_ERROR ? Ok() : CannotWrite(lxw_strerror(error_));
  }

 private:
  static Status CannotWrite(const std::string& why) {
    return Fail(Code::kInternal, "documents.cannot_write",
                "the workbook could not be written: " + why);
  }

  void Note(lxw_error error) {
    if (error_ == LXW_NO_ERROR) error_ = error;
  }

  lxw_format* FormatOf(Look look) {
    lxw_format* format = workbook_add_format(book_.get());
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (look != Look::kPlain && look != Look::kTitle) {
      format_set_text_wrap(format);
      format_set_border(format, LXW_BORDER_THIN);
      format_set_border_color(format, kFrame);
    }
    if (look == Look::kTitle || look == Look::kHeading) format_set_bold(format);
    if (look == Look::kTitle) format_set_font_size(format, 14);
    if (look == Look::kHeading || look == Look::kLocked) format_set_bg_color(format, kGrey);
    if (look == Look::kWrong || look == Look::kWrongLocked) format_set_bg_color(format, kYellow);
    if (look == Look::kTyped || look == Look::kWrong) {
      format_set_unlocked(format);
      // As text: else an English program takes a typed `1.234` for little more than one, `1234,5`
      // for 12345, `85%` for 0.85 and `3/4` for a day in March or April.
      format_set_num_format_index(format, 49);  // `@`, under the number that programs know
    }
    return format;
  }

  void Shape(int column, int width, bool hidden) {
    const auto at = static_cast<lxw_col_t>(column - 1);
    lxw_row_col_options options{};
    options.hidden = hidden ? LXW_TRUE : LXW_FALSE;
    Note(worksheet_set_column_opt(sheet_, at, at, static_cast<double>(width), nullptr, &options));
  }

  Status Write(const Sheet& sheet, const Cell& cell) {
    lxw_format* format = formats_.at(static_cast<std::size_t>(cell.look));
    TEPAT_TRY(
        std::visit([&](const auto& content) { return Put(sheet, cell.place, content, format); },
                   cell.content));
    if (cell.comment.empty()) return Ok();
    TEPAT_TRY(CheckText(sheet, cell.place, cell.comment));
    const std::string comment = WithoutControls(cell.comment);
    lxw_comment_options options{};
    options.x_scale = 2;  // wide enough for a sentence
    Note(worksheet_write_comment_opt(sheet_, RowOf(cell.place), ColumnOf(cell.place),
                                     comment.c_str(), &options));
    return Ok();
  }

  Status Put(const Sheet&, Place place, std::monostate, lxw_format* format) {
    Note(worksheet_write_blank(sheet_, RowOf(place), ColumnOf(place), format));
    return Ok();
  }
  Status Put(const Sheet& sheet, Place place, const Text& text, lxw_format* format) {
    TEPAT_TRY(CheckText(sheet, place, text.text));
    Note(worksheet_write_string(sheet_, RowOf(place), ColumnOf(place), Escaped(text.text).c_str(),
                                format));
    return Ok();
  }
  Status Put(const Sheet& sheet, Place place, const Number& number, lxw_format* format) {
    TEPAT_TRY(CheckNumber(sheet, place, number));
    Note(worksheet_write_number(sheet_, RowOf(place), ColumnOf(place), Binary(number), format));
    return Ok();
  }
  Status Put(const Sheet& sheet, Place place, const Formula& formula, lxw_format* format) {
    TEPAT_TRY(CheckText(sheet, place, formula.formula));
    if (const auto* number = std::get_if<Number>(&formula.cached)) {
      TEPAT_TRY(CheckNumber(sheet, place, *number));
      Note(worksheet_write_formula_num(sheet_, RowOf(place), ColumnOf(place),
                                       formula.formula.c_str(), format, Binary(*number)));
      return Ok();
    }
    const auto& text = std::get<Text>(formula.cached);
    TEPAT_TRY(CheckText(sheet, place, text.text));
    Note(worksheet_write_formula_str(sheet_, RowOf(place), ColumnOf(place), formula.formula.c_str(),
                                     format, text.text.c_str()));
    return Ok();
  }

  static Status CheckNumber(const Sheet& sheet, Place place, const Number& number) {
    if (IsExactInXlsx(number.plain)) return Ok();
    return At(sheet, place, "not_exact", "a number that a workbook does not keep");
  }

  void Offer(const Choice& choice) {
    const auto fixed = [](Place place) {
      return "$" + workbook::ColumnName(place.column) + "$" + std::to_string(place.row);
    };
    // A list within the rule itself may have 255 characters; a range has no limit.
    std::string from =
        "='" + choice.sheet + "'!" + fixed(choice.from.first) + ":" + fixed(choice.from.last);
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    rule.value_formula = from.data();
    [[maybe_unused]] const KnownLoss loss;
    Note(worksheet_data_validation_range(sheet_, RowOf(choice.cells.first),
                                         ColumnOf(choice.cells.first), RowOf(choice.cells.last),
                                         ColumnOf(choice.cells.last), &rule));
  }

  void Protect() {
    lxw_protection options{};
    // Only what could mix rows up is kept away; columns may be made wider.
    options.format_columns = LXW_TRUE;
    options.format_rows = LXW_TRUE;
    worksheet_protect(sheet_, nullptr, &options);
  }

  std::unique_ptr<lxw_workbook, FreeBook> book_;
  std::array<lxw_format*, kLooks> formats_{};
  lxw_worksheet* sheet_ = nullptr;  // of the book
  lxw_error error_ = LXW_NO_ERROR;
};

}  // namespace

bool IsExactInXlsx(const std::string& plain) {
  const auto read = workbook::ReadNumber(plain);
  // What the reader would give back, digit for digit.
  return read && !read->rounded && read->text == plain;
}

Result<std::string> WriteXlsx(const Book& book) {
  TEPAT_CHECK(!book.sheets.empty() && !book.sheets.front().hidden);
  const MemoryFile file;
  if (!file.good()) return Fail(Code::kInternal, "documents.cannot_write", "no file in memory");
  BookWriter writer(file.path());
  for (const Sheet& sheet : book.sheets) TEPAT_TRY(writer.Write(sheet));
  TEPAT_TRY(writer.Close(book.created));
  return file.Content();
}

}  // namespace tepat::xlsx
