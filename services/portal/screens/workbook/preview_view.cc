// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/workbook/preview_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "services/portal/screens/layout.h"
#include "services/portal/words/value_words.h"

namespace tepat::portal {
namespace {

using data_collection::v1::JudgedCell;
using data_collection::v1::PreviewedRow;
using data_collection::v1::PreviewedUnit;
using data_collection::v1::WorkbookFinding;

Html FindingLine(const WorkbookFinding& finding) {
  return Fill(R"(<tr><th scope="row">{} {}</th><td>{}</td><td>{}</td><td>{}</td></tr>)",
              finding.sheet(), finding.cell(), finding.wrong() ? "Salah" : "Catatan",
              finding.found(), finding.advice());
}

// Ids are the plan's; people know the name. What the plan does not ask has none.
std::string NameIn(const PreviewedUnit& unit, const std::string& indicator) {
  for (const PreviewedRow& row : unit.rows()) {
    if (row.indicator() == indicator) return row.name();
  }
  return indicator;
}

Html JudgedLine(const PreviewedUnit& unit, const JudgedCell& judged) {
  return Fill(
      R"(<tr><th scope="row">{} {}</th><td>Periksa</td><td>{}</td><td>{}</td></tr>)",
      judged.sheet(), judged.cell(),
      judged.cell().empty() ? NameIn(unit, judged.finding().indicator()) : judged.finding().found(),
      judged.advice());
}

Html FindingTable(const std::string& title, const Html& lines) {
  if (lines.empty()) return Html();
  return Table(title, {"Sel", "Jenis", "Isi", "Yang perlu dilakukan"}, lines);
}

Html RowLine(const PreviewedRow& row) {
  return Fill(
      R"(<tr><th scope="row">{} {}</th><td class="angka">{}</td><td class="angka">{}</td><td
class="angka">{}</td></tr>)",
      row.code(), row.name(), ValueWord(row.period().value()), TargetWord(row.target()),
      AchievementWord(row.period()));
}

Html UnitPart(const Context& context, const PreviewedUnit& unit) {
  const std::string name = context.titles.Unit(unit.unit());
  const Html judged =
      Join(unit.judged(), [&](const JudgedCell& cell) { return JudgedLine(unit, cell); });
  const Html findings = Fill("{}{}", Join(unit.findings(), FindingLine), judged);
  const Html rows = Join(unit.rows(), RowLine);
  return Fill("<section><h3>{}</h3><p>{}</p>{}{}</section>", name,
              fmt::format("{} dari {} nilai terisi.", unit.cells_filled(), unit.cells_asked()),
              FindingTable("Temuan " + name, findings),
              When(!rows.empty(),
                   Table("Capaian " + name, {"Indikator", "Nilai", "Target", "Capaian"}, rows)));
}

// Each unit has a request of its own, made with the page: pressing twice stores once.
Html RequestField(const Context& context, const FormState& state, const std::string& unit) {
  const std::string name = std::string(kUnitRequest) + unit;
  return Fill(R"(<input type="hidden" name="{}" value="{}">)", name,
              state.Value(name, NewRequestId(context)));
}

Html StoreForm(const Context& context, const WorkbookPlace& place, const std::string& token,
               const ReadWorkbook& read, const FormState& state) {
  const auto units = StorableUnits(read);
  if (units.empty()) {
    return Fill(
        R"(<p class="petunjuk">Belum ada yang dapat disimpan. Perbaiki sel yang salah, simpan
berkasnya, lalu unggah lagi.</p>)");
  }
  // The reason stands in the journal for good, so it is asked for only where it is needed.
  const bool incomplete =
      std::any_of(units.begin(), units.end(), [](const auto* unit) { return unit->incomplete(); });
  const Html requests =
      Join(units, [&](const auto* unit) { return RequestField(context, state, unit->unit()); });
  return Fill(
      R"(<form method="post" action="{}" class="tindakan">{}{}<input type="hidden"
name="pratinjau" value="{}">{}<p>Yang disimpan: {}.</p><p><button class="utama">Simpan</button></p>
</form>)",
      place.Address("simpan"), FormTokens(context, state), requests, token,
      When(incomplete, ReasonField(state, "Alasan mengirim data yang belum lengkap")),
      fmt::format("{} unit", units.size()));
}

}  // namespace

std::vector<const PreviewedUnit*> StorableUnits(const ReadWorkbook& read) {
  std::vector<const PreviewedUnit*> units;
  for (const PreviewedUnit& unit : read.units) {
    if (unit.sendable()) units.push_back(&unit);
  }
  return units;
}

Html PreviewPart(const Context& context, const WorkbookPlace& place, const std::string& token,
                 const ReadWorkbook& read, const FormState& state) {
  const auto& counts = read.summary.counts();
  Url marked = place.Address("bertanda");
  marked.With("pratinjau", token);
  const bool marks = counts.units() > 0 && (counts.wrong() > 0 || counts.notes() > 0);
  return Fill(
      R"(<section id="pratinjau"><h2>3. Periksa</h2><p>{}</p>{}{}{}{}</section>)",
      fmt::format("Terbaca {} unit, {} baris, {} angka dan {} penjelasan; {} salah, {} catatan. "
                  "Belum ada yang disimpan.",
                  counts.units(), counts.rows(), counts.numbers(), counts.texts(), counts.wrong(),
                  counts.notes()),
      FindingTable("Temuan pada berkas", Join(read.summary.findings(), FindingLine)),
      Join(read.units, [&](const PreviewedUnit& unit) { return UnitPart(context, unit); }),
      When(marks, Fill(R"(<p><a href="{}">Unduh buku kerja bertanda</a>: nilai Anda pada templat
baru; sel yang salah berwarna kuning dan berisi petunjuk.</p>)",
                       marked)),
      StoreForm(context, place, token, read, state));
}

}  // namespace tepat::portal
