// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/workbook/read_workbook.h"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "libs/base/outside_text.h"
#include "libs/documents/workbook/failure.h"
#include "libs/documents/workbook/file_kind.h"
#include "libs/documents/workbook/package.h"
#include "libs/documents/workbook/relations.h"
#include "libs/documents/workbook/sheet_reader.h"
#include "libs/documents/workbook/xml.h"

namespace tepat::workbook {
namespace {

constexpr std::size_t kNameBytes = 124;  // of a sheet: 31 characters in Excel, in UTF-8

// A tab, and by which relation its sheet is found.
struct Tab {
  Sheet sheet;
  std::string relation;
};

// The main part: which sheets there are, and how days are counted.
class MainHandler : public XmlHandler {
 public:
  explicit MainHandler(std::size_t sheets_max) : sheets_max_(sheets_max) {}

  Status Start(std::string_view name, const Attributes& attributes) override {
    if (name == "workbookPr" && attributes.IsTrue("date1904")) dates = DateSystem::k1904;
    if (name != "sheet") return Ok();
    if (tabs.size() >= sheets_max_) return Beyond("too_many_sheets", "sheets", sheets_max_);
    Tab& tab = tabs.emplace_back();
    tab.sheet.name = ShownText(attributes.Get("name"), kNameBytes);
    const std::string_view state = attributes.Get("state");
    tab.sheet.hidden = state == "hidden" || state == "veryHidden";
    tab.relation = attributes.GetOf("/relationships", "id");
    return Ok();
  }
  Status End(std::string_view) override { return Ok(); }
  Status Text(std::string_view) override { return Ok(); }

  std::vector<Tab> tabs;
  DateSystem dates = DateSystem::k1900;

 private:
  const std::size_t sheets_max_;
};

// Finds and reads the main part. What has none, or another root, is another kind of file, and says
// which: people hand in a renamed DOCX more often than a broken workbook.
Result<std::string> ReadMain(Package& package, const WorkbookLimits& limits, MainHandler& handler) {
  TEPAT_ASSIGN(const Relations roots, Relations::Read(package, "", limits.depth));
  const auto part = roots.PartOf("officeDocument");
  if (!part || part->ends_with(".bin")) return Fail(NotAWorkbook(package, ""));
  const Status read = ReadXml(package, *part, "workbook", limits.depth, handler);
  if (!read && read.error().details.contains("root")) {
    return Fail(NotAWorkbook(package, read.error().details.at("root")));
  }
  TEPAT_TRY(read);
  return *part;
}

Result<Surroundings> ReadSurroundings(Package& package, const Relations& relations,
                                      DateSystem dates, const WorkbookLimits& limits) {
  Surroundings surroundings;
  surroundings.dates = dates;
  if (const auto part = relations.PartOf("sharedStrings")) {
    TEPAT_ASSIGN(surroundings.texts, SharedTexts::Read(package, *part, limits));
  }
  if (const auto part = relations.PartOf("styles")) {
    TEPAT_ASSIGN(surroundings.styles, Styles::Read(package, *part, limits.depth));
  }
  return surroundings;
}

}  // namespace

Result<Workbook> ReadWorkbook(std::span<const std::byte> bytes, const WorkbookLimits& limits) {
  if (bytes.size() > limits.bytes) return Beyond("too_large", "bytes", limits.bytes);
  TEPAT_TRY(CheckFirstBytes(bytes));
  TEPAT_ASSIGN(const std::unique_ptr<Package> package,
               Package::Open(bytes, {limits.unpacked_bytes, limits.parts}));
  MainHandler main(limits.sheets);
  TEPAT_ASSIGN(const std::string main_part, ReadMain(*package, limits, main));
  if (main.tabs.empty()) return Malformed("a workbook without sheets", {{"part", main_part}});
  TEPAT_ASSIGN(const Relations relations, Relations::Read(*package, main_part, limits.depth));
  TEPAT_ASSIGN(const Surroundings surroundings,
               ReadSurroundings(*package, relations, main.dates, limits));
  // One after the other into one sum: a hundred sheets may all be the same part.
  Workbook workbook;
  Totals totals;
  for (Tab& tab : main.tabs) {
    const Relation* const relation = relations.Find(tab.relation);
    if (relation == nullptr) return Malformed("a sheet is missing", {{"sheet", tab.sheet.name}});
    // Charts, dialogues and macros of old have tabs, and no cells.
    if (relation->type == "worksheet") {
      TEPAT_TRY(ReadSheet(*package, relation->part, surroundings, limits, totals, tab.sheet));
    }
    workbook.sheets.push_back(std::move(tab.sheet));
  }
  return workbook;
}

}  // namespace tepat::workbook
