// SPDX-License-Identifier: Apache-2.0
#include "services/cli/values_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace tepat::cli {
namespace {

using data_collection::v1::JudgedCell;
using data_collection::v1::PreviewedRow;
using data_collection::v1::PreviewedUnit;
using data_collection::v1::WorkbookFinding;

// `Lurah jogotrunan!G7`, as spreadsheets name a cell of another sheet.
std::string PlaceText(const std::string& sheet, const std::string& cell,
                      const std::string& otherwise) {
  if (sheet.empty() && cell.empty()) return otherwise;
  if (sheet.empty() || cell.empty()) return sheet + cell;
  return sheet + "!" + cell;
}

// One width for both words, so that cells stand below each other.
std::string FindingText(const WorkbookFinding& finding, const std::string& unit) {
  const std::string found = finding.found().empty() ? "" : " '" + finding.found() + "'";
  return fmt::format("  {} {}{}: {}\n", finding.wrong() ? "SALAH " : "catatan",
                     PlaceText(finding.sheet(), finding.cell(), unit), found, finding.advice());
}

// Evidence has no cell: the indicator says what it is about.
std::string JudgedText(const JudgedCell& judged, const std::string& unit) {
  const std::string& indicator = judged.finding().indicator();
  return fmt::format("  periksa {}{}: {}\n", PlaceText(judged.sheet(), judged.cell(), unit),
                     indicator.empty() ? "" : " (" + indicator + ")", judged.advice());
}

// Only what can be computed: what lacks was told above.
std::string RowText(const PreviewedRow& row) {
  if (row.period().value().empty()) return {};
  const std::string achieved =
      row.period().capped().empty() ? "" : fmt::format(", capaian {}%", row.period().capped());
  return fmt::format("  {}: {} {} (target {}{})\n", row.name(), row.period().value(),
                     row.unit_of_measure(), row.target().empty() ? "-" : row.target(), achieved);
}

// What is wrong before what is well.
std::string UnitText(const PreviewedUnit& unit) {
  std::string text = fmt::format("{}: {} dari {} nilai terisi\n", unit.unit(), unit.cells_filled(),
                                 unit.cells_asked());
  for (const WorkbookFinding& finding : unit.findings()) text += FindingText(finding, unit.unit());
  for (const JudgedCell& judged : unit.judged()) text += JudgedText(judged, unit.unit());
  for (const PreviewedRow& row : unit.rows()) text += RowText(row);
  return text;
}

}  // namespace

std::string ReadValuesText(const ReadValues& read) {
  const auto& counts = read.summary.counts();
  std::string text = fmt::format(
      "Terbaca: {} unit, {} baris, {} angka, {} penjelasan; {} salah, {} catatan\n", counts.units(),
      counts.rows(), counts.numbers(), counts.texts(), counts.wrong(), counts.notes());
  for (const WorkbookFinding& finding : read.summary.findings()) {
    text += FindingText(finding, finding.unit().empty() ? "berkas" : finding.unit());
  }
  for (const PreviewedUnit& unit : read.units) text += UnitText(unit);
  return text;
}

std::vector<PreviewedUnit> SendableUnits(const ReadValues& read) {
  // A file that is wrong somewhere is mended first: half of it sent would look like all of it.
  if (read.summary.counts().wrong() > 0) return {};
  std::vector<PreviewedUnit> units;
  for (const PreviewedUnit& unit : read.units) {
    if (unit.sendable()) {
      units.push_back(unit);
    } else if (unit.values_size() > 0) {
      return {};  // a value is refused
    }
  }
  return units;
}

bool NeedsReason(const std::vector<PreviewedUnit>& units) {
  return std::any_of(units.begin(), units.end(),
                     [](const PreviewedUnit& unit) { return unit.incomplete(); });
}

std::string StoredText(const std::string& unit, int stored, int asked) {
  return fmt::format("{}: {} dari {} nilai tersimpan (dibaca ulang)\n", unit, stored, asked);
}

std::string PeriodsText(const data_collection::v1::ListPeriodsResponse& told) {
  namespace wire = data_collection::v1;
  std::string text;
  // A line each, so that a program can read it by periods; units are told by --json.
  for (const wire::PeriodStanding& period : told.periods()) {
    const auto count = [&](wire::Standing standing) {
      return std::count_if(period.units().begin(), period.units().end(),
                           [&](const auto& unit) { return unit.standing() == standing; });
    };
    text += fmt::format("{}: {} unit diverifikasi, {} dinyatakan, {} belum ada{}\n",
                        period.period(), count(wire::STANDING_VERIFIED),
                        count(wire::STANDING_DECLARED), count(wire::STANDING_NONE),
                        period.running_case_id().empty()
                            ? std::string()
                            : "; berkas " + period.running_case_id() + " sedang berjalan");
  }
  return text;
}

}  // namespace tepat::cli
