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

// Where it is: a cell of a sheet, or all that is known of it.
std::string PlaceWord(const Context& context, const std::string& unit, const std::string& sheet,
                      const std::string& cell) {
  if (!sheet.empty() && !cell.empty()) return sheet + " " + cell;
  if (!sheet.empty() || !cell.empty()) return sheet + cell;
  return unit.empty() ? "Berkas" : context.titles.Unit(unit);
}

// On a phone, where rows are cards, it says of itself what it is.
Html FoundCell(const std::string& found) {
  if (found.empty()) return Fill("<td></td>");
  return Fill(R"(<td data-judul="Isi">{}</td>)", found);
}

Html FindingLine(const Context& context, const WorkbookFinding& finding) {
  return Fill(R"(<tr><th scope="row">{}</th><td>{}</td>{}<td>{}</td></tr>)",
              PlaceWord(context, finding.unit(), finding.sheet(), finding.cell()),
              finding.wrong() ? "Salah" : "Catatan", FoundCell(finding.found()), finding.advice());
}

Html Lines(const Context& context,
           const google::protobuf::RepeatedPtrField<WorkbookFinding>& findings) {
  return Join(findings, [&](const WorkbookFinding& one) { return FindingLine(context, one); });
}

// Ids are the plan's; people know the name. What the plan does not ask has none.
std::string NameIn(const PreviewedUnit& unit, const std::string& indicator) {
  for (const PreviewedRow& row : unit.rows()) {
    if (row.indicator() == indicator) return row.name();
  }
  return indicator;
}

// What is refused keeps the unit from being stored, as what is wrong in the file does; what lacks
// can be stored with a reason. What has no cell, as evidence, stands under the name of its
// indicator.
Html JudgedLine(const Context& context, const PreviewedUnit& unit, const JudgedCell& judged) {
  const std::string& indicator = judged.finding().indicator();
  const bool named = judged.cell().empty() && !indicator.empty();
  return Fill(R"(<tr><th scope="row">{}</th><td>{}</td>{}<td>{}</td></tr>)",
              named ? NameIn(unit, indicator)
                    : PlaceWord(context, unit.unit(), judged.sheet(), judged.cell()),
              IsRefused(judged.finding().kind()) ? "Salah" : "Periksa",
              FoundCell(judged.finding().found()), judged.advice());
}

// On a phone each row of it is a card.
Html Sheet(const Html& table) { return Fill(R"(<div class="lembar-baca">{}</div>)", table); }

Html FindingTable(const std::string& title, const Html& lines) {
  if (lines.empty()) return Html();
  return Sheet(Table(title, {"Sel", "Jenis", "Isi", "Yang perlu dilakukan"}, lines));
}

Html RowLine(const PreviewedRow& row) {
  return Fill(
      R"(<tr><th scope="row">{} {}</th><td class="angka" data-judul="Nilai">{}</td><td class="angka"
data-judul="Target">{}</td><td class="angka" data-judul="Capaian">{}</td></tr>)",
      row.code(), row.name(), ValueWord(row.period().value()), TargetWord(row.target()),
      AchievementWord(row.period()));
}

Html UnitPart(const Context& context, const PreviewedUnit& unit) {
  const std::string name = context.titles.Unit(unit.unit());
  const Html judged =
      Join(unit.judged(), [&](const JudgedCell& cell) { return JudgedLine(context, unit, cell); });
  const Html findings = Fill("{}{}", Lines(context, unit.findings()), judged);
  const Html rows = Join(unit.rows(), RowLine);
  return Fill("<section><h3>{}</h3><p>{}</p>{}{}</section>", name,
              fmt::format("{} dari {} nilai terisi.", unit.cells_filled(), unit.cells_asked()),
              FindingTable("Temuan " + name, findings),
              When(!rows.empty(), Sheet(Table("Capaian " + name,
                                              {"Indikator", "Nilai", "Target", "Capaian"}, rows))));
}

// Values that would be refused; the counts are of the file alone.
int RefusedIn(const ReadWorkbook& read) {
  std::ptrdiff_t refused = 0;
  for (const PreviewedUnit& unit : read.units) {
    refused += std::count_if(unit.judged().begin(), unit.judged().end(),
                             [](const auto& judged) { return IsRefused(judged.finding().kind()); });
  }
  return static_cast<int>(refused);
}

// Stores the units that can be stored, at least one. It asks for a reason where something lacks in
// them, or where one was typed before. One request for all of them: pressing twice stores once.
Html StoreForm(const Context& context, const WorkbookPlace& place, const std::string& token,
               const std::vector<const PreviewedUnit*>& units, const FormState& state) {
  // The reason stands in the journal for good, so it is asked for only where it is needed; one that
  // was typed stays.
  const bool incomplete =
      !state.Value("reason").empty() ||
      std::any_of(units.begin(), units.end(), [](const auto* unit) { return unit->incomplete(); });
  const FieldOptions source{"source", "Sumber nilai",
                            "Dari mana nilai ini diambil, misalnya LKjIP 2025 halaman 12. Disimpan "
                            "bersama nilainya.",
                            "text", true};
  return Fill(
      R"(<form method="post" action="{}" class="tindakan" id="simpan">{}<input type="hidden"
name="pratinjau" value="{}">{}{}<p>Yang disimpan: {}.</p><p><button
class="utama">Simpan</button></p></form>)",
      place.Address("simpan"), FormTokens(context, state), token,
      When(incomplete, ReasonField(state, "Alasan mengirim data yang belum lengkap")),
      When(place.declares, TextField(state, source)), fmt::format("{} unit", units.size()));
}

// What would be stored by pressing the button.
std::vector<const PreviewedUnit*> StorableUnits(const ReadWorkbook& read) {
  std::vector<const PreviewedUnit*> units;
  for (const PreviewedUnit& unit : read.units) {
    if (unit.sendable()) units.push_back(&unit);
  }
  return units;
}

Html Storing(const Context& context, const WorkbookPlace& place, const std::string& token,
             const std::vector<const PreviewedUnit*>& units, const FormState& state) {
  if (!units.empty()) return StoreForm(context, place, token, units, state);
  return Fill(
      R"(<p class="petunjuk">Belum ada yang dapat disimpan. Perbaiki yang salah, simpan berkasnya,
lalu unggah lagi.</p>)");
}

}  // namespace

Html PreviewPart(const Context& context, const WorkbookPlace& place, const std::string& token,
                 const ReadWorkbook& read, const FormState& state) {
  const auto& counts = read.summary.counts();
  const int wrong = counts.wrong() + RefusedIn(read);
  Url marked = place.Address("bertanda");
  marked.With("pratinjau", token);
  const bool marks = counts.units() > 0 && (wrong > 0 || counts.notes() > 0);
  return Fill(
      R"(<section id="pratinjau"><h2>3. Periksa</h2><p>{}</p>{}{}{}{}</section>)",
      fmt::format("Terbaca {} unit, {} baris, {} angka dan {} penjelasan; {} salah, {} catatan. "
                  "Belum ada yang disimpan.",
                  counts.units(), counts.rows(), counts.numbers(), counts.texts(), wrong,
                  counts.notes()),
      FindingTable("Temuan pada berkas", Lines(context, read.summary.findings())),
      Join(read.units, [&](const PreviewedUnit& unit) { return UnitPart(context, unit); }),
      When(marks, Fill(R"(<p><a href="{}">Unduh buku kerja bertanda</a>: nilai Anda pada templat
baru; sel yang salah berwarna kuning dan berisi petunjuk.</p>)",
                       marked)),
      Storing(context, place, token, StorableUnits(read), state));
}

}  // namespace tepat::portal
