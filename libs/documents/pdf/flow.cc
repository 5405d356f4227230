// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/pdf/flow.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "libs/base/check.h"
#include "libs/documents/pdf/document_check.h"
#include "libs/documents/pdf/rows.h"

namespace tepat::pdf {
namespace {

// In points. Between blocks; in a box; in a cell of a table.
constexpr double kGap = 6;
constexpr double kBoxPadding = 4;
constexpr double kCellPadding = 2.5;
// Between a ticked box and its text, and between columns of them.
constexpr double kCheckHang = 13;
// The code with its light margin; at this size a phone reads the longest link.
constexpr double kCodeSide = 22 * kPointsOfMillimetre;
constexpr int kLightMargin = 4;
// A key takes no more of a line than this.
constexpr double kKeyShareMax = 0.45;
// However high a table's heading is, this much of a row stands below it.
constexpr double kRowHeightMin = 60;

constexpr const char* kTicked = "\xE2\x98\x91 ";
constexpr const char* kUnticked = "\xE2\x98\x90 ";

Atom Empty(double height) {
  Atom atom;
  atom.height = height;
  return atom;
}

void Append(Atoms& atoms, Atoms more) {
  std::move(more.begin(), more.end(), std::back_inserter(atoms));
}

Atom CodeAtom(const LinkCode& code, const QrCode& squares) {
  Atom atom;
  atom.height = kCodeSide;
  atom.draw = [&code, &squares](Canvas& canvas, double left, double top) {
    canvas.Begin("Figure");
    const double step = kCodeSide / (squares.side + 2 * kLightMargin);
    for (int row = 0; row < squares.side; ++row) {
      for (int column = 0; column < squares.side;) {
        int end = column;
        while (end < squares.side && squares.At(row, end)) ++end;
        // Dark neighbours are one piece: no light hair between them on any printer.
        if (end > column) {
          canvas.Fill(left + (column + kLightMargin) * step, top + (row + kLightMargin) * step,
                      {(end - column) * step, step * 1.02});
        }
        column = end + 1;
      }
    }
    canvas.End("Figure");
    canvas.Link(code.link, left, top, {kCodeSide, kCodeSide});
  };
  return atom;
}

// One document while it becomes a column.
class Builder {
 public:
  Builder(Typesetter& typesetter, Size content) : typesetter_(typesetter), content_(content) {}

  void PutLetterhead(const Document& document, const std::optional<QrCode>& code) {
    const Letterhead& head = document.letterhead;
    const double side = code ? kCodeSide : 0;
    Cell middle{side, content_.width - 2 * side, {}};
    for (const std::string& line : head.above) Centre(middle, {line, Look::kTitle});
    if (!head.office.empty()) Centre(middle, {head.office, Look::kTitle});
    for (const std::string& line : head.below) Centre(middle, {line, Look::kSmall});
    std::vector<Cell> cells{std::move(middle)};
    if (code) {
      Cell corner{content_.width - side, side, {}};
      corner.atoms.push_back(CodeAtom(*document.code, *code));
      Centre(corner, {document.code->text, Look::kSmall});
      cells.push_back(std::move(corner));
    }
    Append(flow_.atoms, Grouped("P", RowOf(std::move(cells), {}, content_.height)));
    if (head.office.empty()) return;
    Atom rule = Empty(4);
    rule.draw = [width = content_.width](Canvas& canvas, double left, double top) {
      canvas.Rule(left, top + 1, width, 1.6);
      canvas.Rule(left, top + 3.4, width, 0.5);
    };
    flow_.atoms.push_back(std::move(rule));
  }

  void Put(const Block& block) {
    // The boxes of a form touch each other.
    const bool touches = std::holds_alternative<BoxRow>(block) && after_boxes_;
    if (!touches) {
      flow_.atoms.push_back(Empty(kGap));
      // Else the gap would stand between a heading and what it is to be kept with.
      flow_.atoms.back().keep_with_next = after_heading_;
    }
    after_boxes_ = std::holds_alternative<BoxRow>(block);
    after_heading_ = std::holds_alternative<Heading>(block);
    std::visit([this](const auto& one) { PutOne(one); }, block);
  }

  // Longer than all pages together, whatever room they leave at their ends; or of too many lines.
  Status CheckLength() {
    for (; counted_ < flow_.atoms.size(); ++counted_) height_ += flow_.atoms[counted_].height;
    if (height_ > content_.height * static_cast<double>(kPagesMax)) {
      return TooLarge("pages", kPagesMax);
    }
    return typesetter_.lines() > kLinesMax ? TooLarge("lines", kLinesMax) : Ok();
  }

  Flow Done() { return std::move(flow_); }

 private:
  void Centre(Cell& cell, Text text) {
    text.align = Align::kCenter;
    Append(cell.atoms, LinesOf(typesetter_, text, cell.width));
  }

  // Atoms that belong into one element of that kind.
  Atoms Grouped(const char* tag, Atoms atoms) {
    ++group_;
    for (Atom& atom : atoms) {
      atom.tag = tag;
      atom.group = group_;
    }
    return atoms;
  }

  void PutOne(const Heading& heading) {
    const bool is_title = heading.level == 1;
    const Text text{heading.text, is_title ? Look::kTitle : Look::kStrong,
                    is_title ? Align::kCenter : Align::kLeft};
    Atoms atoms = LinesOf(typesetter_, text, content_.width);
    for (Atom& atom : atoms) atom.keep_with_next = true;
    const char* tag = is_title ? "H1" : heading.level == 2 ? "H2" : "H3";
    Append(flow_.atoms, Grouped(tag, std::move(atoms)));
  }

  template <class Part>
  requires std::constructible_from<BoxPart, Part>
  void PutOne(const Part& part) { Append(flow_.atoms, PartOf(part, content_.width)); }

  Atoms PartOf(const Paragraph& paragraph, double width) {
    return Grouped("P", LinesOf(typesetter_, paragraph.text, width));
  }

  Atoms PartOf(const Room& room, double) { return {Empty(room.millimetres * kPointsOfMillimetre)}; }

  Atoms PartOf(const Fields& fields, double width) {
    double key = 0;
    for (const Field& field : fields.fields) {
      key = std::max(key, typesetter_.WidthOf({field.key}) + 6);
    }
    key = std::min(key, width * kKeyShareMax);
    const double colon = 8;
    Atoms atoms;
    for (const Field& field : fields.fields) {
      std::vector<Cell> cells{{0, key, LinesOf(typesetter_, {field.key}, key)},
                              {key, colon, LinesOf(typesetter_, {":"}, colon)},
                              {key + colon, width - key - colon,
                               LinesOf(typesetter_, {field.value}, width - key - colon)}};
      Append(atoms, Grouped("P", RowOf(std::move(cells), {}, content_.height)));
    }
    return atoms;
  }

  Atoms PartOf(const Checks& checks, double width) {
    TEPAT_CHECK(checks.columns > 0);
    const auto columns = static_cast<std::size_t>(checks.columns);
    Atoms atoms;
    for (std::size_t first = 0; first < checks.checks.size(); first += columns) {
      auto cells = Shared(std::vector<double>(columns, 1), width);
      for (std::size_t i = 0; i < columns && first + i < checks.checks.size(); ++i) {
        const Check& check = checks.checks[first + i];
        const Text text{(check.checked ? kTicked : kUnticked) + check.text, checks.look};
        cells[i].atoms = LinesOf(typesetter_, text, cells[i].width - 4, kCheckHang);
      }
      Append(atoms, Grouped("P", RowOf(std::move(cells), {}, content_.height)));
    }
    return atoms;
  }

  void PutOne(const BoxRow& row) {
    const CellLook look{.framed = true, .padding = kBoxPadding};
    std::vector<double> shares;
    for (const Box& box : row.boxes) shares.push_back(box.share);
    auto cells = Shared(shares, content_.width);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const double width = InnerWidth(cells[i].width, look);
      for (const BoxPart& part : row.boxes[i].parts) {
        Append(cells[i].atoms,
               std::visit([&](const auto& one) { return PartOf(one, width); }, part));
      }
    }
    Append(flow_.atoms, Grouped("Div", RowOf(std::move(cells), look, content_.height)));
  }

  void PutOne(const Table& table) {
    TEPAT_CHECK(!table.columns.empty());
    ++group_;
    const int number = group_;
    CellLook look{.framed = true, .padding = kCellPadding, .row = "TR", .cell = "TH"};
    std::vector<double> shares;
    for (const Column& column : table.columns) shares.push_back(column.share);
    const bool is_small = table.look == Look::kSmall || table.look == Look::kNote;
    const Look strong = is_small ? Look::kSmallStrong : Look::kStrong;
    auto heading = Shared(shares, content_.width);
    for (std::size_t i = 0; i < heading.size(); ++i) {
      const Text text{table.columns[i].heading, strong, Align::kCenter};
      heading[i].atoms = LinesOf(typesetter_, text, InnerWidth(heading[i].width, look));
    }
    // One row, however high: what stands again on each page is not divided.
    Atom head = RowOf(std::move(heading), look, content_.height * 1e6).front();
    const double below = std::max(kRowHeightMin, content_.height - head.height);
    head.tag = "Table";
    head.group = number;
    flow_.headings[number] = std::move(head);
    look.cell = "TD";
    for (const auto& row : table.rows) {
      if (!CheckLength()) return;  // told at the end of the block
      for (Atom& atom : RowOf(CellsOf(table, row, shares, look), look, below)) {
        atom.tag = "Table";
        atom.group = number;
        atom.table = number;
        flow_.atoms.push_back(std::move(atom));
      }
    }
  }

  std::vector<Cell> CellsOf(const Table& table, const std::vector<std::string>& row,
                            const std::vector<double>& shares, const CellLook& look) {
    TEPAT_CHECK(row.size() == table.columns.size());
    auto cells = Shared(shares, content_.width);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Text text{row[i], table.look, table.columns[i].align};
      cells[i].atoms = LinesOf(typesetter_, text, InnerWidth(cells[i].width, look));
    }
    return cells;
  }

  void PutOne(const Bars& bars) {
    for (const Bar& bar : bars.bars) {
      auto cells = Shared({0.35, 0.45, 0.2}, content_.width);
      cells[0].atoms = LinesOf(typesetter_, {bar.label}, cells[0].width - 4);
      Atom drawn = Empty(12);
      const double length = std::clamp(bar.share, 0.0, 1.0) * (cells[1].width - 4);
      drawn.draw = [length](Canvas& canvas, double left, double top) {
        canvas.Begin("Figure");
        canvas.Rule(left, top + 1, 0.6, 10);  // where bars begin, also that of a zero
        canvas.Fill(left, top + 2, {length, 8});
        canvas.End("Figure");
      };
      cells[1].atoms = {std::move(drawn)};
      cells[2].atoms = LinesOf(typesetter_, {bar.figure}, cells[2].width);
      Append(flow_.atoms, Grouped("P", RowOf(std::move(cells), {}, content_.height)));
    }
  }

  void PutOne(const Signatures& signatures) {
    const std::size_t count = signatures.signatures.size();
    TEPAT_CHECK(count >= 1 && count <= 3);
    // One stands on the right.
    const std::size_t places = std::max<std::size_t>(count, 2);
    auto cells = Shared(std::vector<double>(places, 1), content_.width);
    for (std::size_t i = 0; i < count; ++i) {
      Sign(cells[places - count + i], signatures.signatures[i], signatures.room_millimetres);
    }
    // Not divided: a name without its position above it says nothing.
    KeepLast();
    Append(flow_.atoms, Grouped("P", RowOf(std::move(cells), {}, content_.height)));
  }

  void Sign(Cell& cell, const Signature& signature, double room) {
    for (const std::string& line : signature.above) Centre(cell, {line});
    cell.atoms.push_back(Empty(room * kPointsOfMillimetre));
    Centre(cell, {signature.name, Look::kStrong});
    for (const std::string& line : signature.below) Centre(cell, {line});
  }

  // What follows is not alone on its page: the last of what is there goes with it.
  void KeepLast() {
    for (auto atom = flow_.atoms.rbegin(); atom != flow_.atoms.rend(); ++atom) {
      atom->keep_with_next = true;
      if (atom->draw) return;
    }
  }

  void PutOne(const PageBreak&) {
    Atom begins = Empty(0);
    begins.begins_page = true;
    flow_.atoms.push_back(std::move(begins));
  }

  Typesetter& typesetter_;
  const Size content_;
  Flow flow_;
  double height_ = 0;  // of the first `counted_` atoms
  std::size_t counted_ = 0;
  int group_ = 0;
  bool after_boxes_ = false;
  bool after_heading_ = false;
};

}  // namespace

Atoms LinesOf(Typesetter& typesetter, const Text& text, double width, double hang) {
  Atoms atoms;
  for (Line& line : typesetter.Lay(text, width, hang)) {
    Atom atom;
    atom.height = line.height;
    atom.draw = [line = std::move(line)](Canvas& canvas, double left, double top) {
      canvas.Show(line, left, top);
    };
    atoms.push_back(std::move(atom));
  }
  return atoms;
}

Result<Flow> FlowOf(const Document& document, const std::optional<QrCode>& code,
                    Typesetter& typesetter, Size content) {
  Builder builder(typesetter, content);
  builder.PutLetterhead(document, code);
  for (const Block& block : document.blocks) {
    builder.Put(block);
    TEPAT_TRY(builder.CheckLength());
  }
  return builder.Done();
}

}  // namespace tepat::pdf
