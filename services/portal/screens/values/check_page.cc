// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/check_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "services/portal/screens/layout.h"
#include "services/portal/screens/parts.h"
#include "services/portal/screens/sending.h"
#include "services/portal/screens/values/return_cells.h"
#include "services/portal/screens/values/sheet.h"
#include "services/portal/words/value_words.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;
using Stub = wire::DataCollectionService::Stub;

constexpr int kNamedMax = 3;  // units in a cell; more would hide the figure

bool Has(const wire::CheckedCell& cell, wire::FindingKind kind) {
  return std::find(cell.findings().begin(), cell.findings().end(), kind) != cell.findings().end();
}

Html Tag(const char* sign, const std::string& word) {
  return Fill(R"( <span class="tanda"><span aria-hidden="true">{}</span> {}</span>)", sign, word);
}

// By word and sign, so that nobody needs to see a colour.
Html TagsOf(const wire::CheckedUnit& unit, const wire::CheckedCell& cell) {
  const bool missing = !unit.has_sending() || Has(cell, wire::FINDING_KIND_NO_VALUE) ||
                       Has(cell, wire::FINDING_KIND_NOT_SENT);
  Html tags = When(missing && !cell.no_data(), Tag("…", "belum"));
  tags += When(cell.no_data(), Tag("○", "tanpa data"));
  tags += When(cell.outlier(), Tag("▲", "pencilan"));
  tags += When(cell.changed(), Tag("✎", "berubah"));
  tags += When(Has(cell, wire::FINDING_KIND_NO_EVIDENCE), Tag("✖", "tanpa bukti"));
  tags += When(Has(cell, wire::FINDING_KIND_NO_CAUSE_OF_MISS) ||
                   Has(cell, wire::FINDING_KIND_NO_CAUSE_OF_OUTLIER),
               Tag("!", "tanpa sebab"));
  tags += When(Has(cell, wire::FINDING_KIND_NO_FOLLOW_UP), Tag("!", "tanpa tindak lanjut"));
  tags += When(cell.returned(), Tag("↩", "dikembalikan"));
  tags += When(cell.comments() > 0, Tag("❝", fmt::format("{} komentar", cell.comments())));
  return tags;
}

const wire::CheckedCell* FindCell(const wire::CheckedUnit& unit, const std::string& indicator) {
  for (const wire::CheckedCell& cell : unit.cells()) {
    if (cell.indicator() == indicator) return &cell;
  }
  return nullptr;
}

// The link says what it leads to, for whoever hears it without its row and column.
Html CellHtml(const Context& context, const std::string& case_id, const wire::CheckedUnit& unit,
              const wire::CheckedIndicator& indicator) {
  const wire::CheckedCell* cell = FindCell(unit, indicator.id());
  if (cell == nullptr) return Fill(R"(<td class="kosong"></td>)");
  const std::string& key = unit.part().unit();
  const std::string value = ValueWord(cell->period().value(), indicator.decimals());
  return Fill(
      R"(<td data-judul="{}"><a href="{}" aria-label="{}"><span class="angka">{}</span></a>{}{}
</td>)",
      indicator.name(), Url("/berkas/", case_id, "/unit/", key, "/indikator/", indicator.id()),
      fmt::format("{}: {}, {}", value, indicator.name(), context.titles.Unit(key)), value,
      cell->period().raw().empty()
          ? Html()
          : Fill(R"( <span class="redup">{}</span>)", AchievementWord(cell->period())),
      TagsOf(unit, *cell));
}

// Cells in the order of the heading, whatever the unit is asked.
Html UnitLine(const Context& context, const wire::GetCheckSheetResponse& sheet,
              const wire::CheckedUnit& unit) {
  const std::string& key = unit.part().unit();
  return Fill(R"(<tr><th scope="row"><a href="{}">{}</a> <span class="status">{}</span>
<span class="redup">{} dari {} nilai</span></th>{}</tr>)",
              Url("/berkas/", sheet.case_id(), "/unit/", key), context.titles.Unit(key),
              UnitStateWord(unit.part().state()), unit.cells_filled(), unit.cells_asked(),
              Join(sheet.indicators(), [&](const wire::CheckedIndicator& indicator) {
                return CellHtml(context, sheet.case_id(), unit, indicator);
              }));
}

// Which units the office's figure leaves out; many are counted, for their lines say it below.
std::string WithoutData(const Context& context, const wire::CheckedIndicator& indicator) {
  const auto& units = indicator.units_without_data();
  if (units.size() > kNamedMax) return fmt::format("tanpa {} unit", units.size());
  std::string without;
  for (const std::string& unit : units) {
    without += (without.empty() ? "tanpa " : ", ") + context.titles.Unit(unit);
  }
  return without;
}

Html OfficeLine(const Context& context, const wire::GetCheckSheetResponse& sheet) {
  return Fill(
      R"(<tr class="kantor"><th scope="row">Kantor</th>{}</tr>)",
      Join(sheet.indicators(), [&](const wire::CheckedIndicator& indicator) {
        const std::string without = WithoutData(context, indicator);
        return Fill(
            R"(<td data-judul="{}"><span class="angka">{}</span><br><strong>{}</strong>{}</td>)",
            indicator.name(), ValueWord(indicator.office().value(), indicator.decimals()),
            AchievementWord(indicator.office()),
            without.empty() ? Html() : Fill(R"(<br><span class="redup">{}</span>)", without));
      }));
}

// Wide by nature: it scrolls by itself, and its first column stays.
Html Grid(const Context& context, const wire::GetCheckSheetResponse& sheet) {
  const Html heads = Join(sheet.indicators(), [](const wire::CheckedIndicator& indicator) {
    return Fill(R"(<th scope="col">{}{} <span class="redup">({})</span></th>)",
                indicator.code().empty() ? indicator.code() : indicator.code() + " ",
                indicator.name(), indicator.unit_of_measure());
  });
  return Fill(
      R"(<div class="gulir" tabindex="0" role="region" aria-label="Unit dan indikator"><table
class="periksa"><caption class="samar">Nilai tiap unit dan indikator</caption><thead><tr><th
scope="col">Unit</th>{}</tr></thead><tbody>{}{}</tbody></table></div>)",
      heads, OfficeLine(context, sheet), Join(sheet.units(), [&](const wire::CheckedUnit& unit) {
        return UnitLine(context, sheet, unit);
      }));
}

Html ReturnForm(const Context& context, const wire::GetCheckSheetResponse& sheet,
                const FormState& state) {
  const bool may = context.May("check") && sheet.state() == wire::COLLECTION_STATE_CHECKING;
  // What was ticked is never lost, even when the case has moved on meanwhile.
  if (!may && !state.error) return Html();
  return Fill(
      R"(<section aria-labelledby="h-kembali"><h2 id="h-kembali">Kembalikan ke unit</h2><form
method="post" action="{}" id="kembalikan-sel" class="tindakan" data-draf="1">{}<input type="hidden"
name="revision" value="{}"><p class="petunjuk">Centang sel yang harus diperbaiki dan tulis
alasannya. Unit tanpa centang dan tanpa alasan tetap lengkap.</p><div id="{}" tabindex="-1">{}</div>
<p><button>Kembalikan</button></p></form></section>)",
      Url("/berkas/", sheet.case_id(), "/periksa"), FormTokens(context, state),
      state.Value("revision", std::to_string(sheet.revision())), state.IdOf("units"),
      ReturnFields(context, sheet, state));
}

// While units still send, one of them has its data back from its own page, and the others go on.
Html GiveBackLinks(const Context& context, const wire::GetCheckSheetResponse& sheet) {
  if (!context.May("close_draft") || sheet.state() != wire::COLLECTION_STATE_COLLECTING) {
    return Html();
  }
  const Html units = Join(sheet.units(), [&](const wire::CheckedUnit& unit) {
    if (unit.part().state() != wire::UNIT_STATE_SUBMITTED) return Html();
    const std::string& key = unit.part().unit();
    return Fill(R"(<li><a href="{}">Kembalikan data {}</a></li>)",
                Url("/berkas/", sheet.case_id(), "/unit/", key).At("kembalikan"),
                context.titles.Unit(key));
  });
  if (units.empty()) return Html();
  return Fill(R"(<section aria-labelledby="h-kembali-unit"><h2 id="h-kembali-unit">Ada data yang
salah?</h2><ul class="polos">{}</ul></section>)",
              units);
}

// Where the decision is taken stands what lacks beside it.
Html Decision(const Context& context, const wire::GetCheckSheetResponse& sheet) {
  const bool close =
      context.May("close_draft") && sheet.state() == wire::COLLECTION_STATE_COLLECTING;
  const bool check = context.May("check") && sheet.state() == wire::COLLECTION_STATE_CHECKING;
  if (!close && !check) return Html();
  Url to("/berkas/", sheet.case_id());
  to.At(close ? "tindakan-tutup-draf" : "tindakan-lengkap");
  return Fill(R"(<p><a class="tombol utama" href="{}">{}</a></p>)", to,
              close ? "Ke penutupan draf" : "Ke pernyataan lengkap");
}

Response Show(const Context& asked, const std::string& case_id, const FormState& state) {
  const Context context = InCase(asked, case_id);
  const auto sheet = CheckSheetOf(context, case_id);
  if (!sheet) return NotOpened(context, "Berkas tidak ditemukan", sheet.error());
  const std::string name = CaseName(context, case_id, "Berkas");
  const Html main = Fill(
      R"(<p><a href="{}">‹ {}</a></p><h1>Periksa data unit</h1><p>{} · rencana {}</p>{}{}{}{})",
      Url("/berkas/", case_id), name, PeriodWord(sheet->period()),
      sheet->plan_version() == 0
          ? fmt::format("tahun {} belum diberlakukan", sheet->plan_year())
          : fmt::format("tahun {} versi {}", sheet->plan_year(), sheet->plan_version()),
      Grid(context, *sheet), Decision(context, *sheet), GiveBackLinks(context, *sheet),
      ReturnForm(context, *sheet, state));
  PageOptions options{"Periksa data unit"};
  options.form = &state;
  return Page(context, options, main);
}

}  // namespace

Response CheckPage(const Context& context) {
  return Show(context, context.params.at(0), FormState());
}

Response ReturnCells(const Context& context) {
  const std::string& case_id = context.params.at(0);
  auto request = RequestFor<wire::ReturnUnitsRequest>(context.form(), case_id);
  AddReturns(context.form(), request);
  const Sent sent =
      SendTo(context, context.portal.backend.data_collection, &Stub::ReturnUnits, request);
  if (!sent) return Show(context, case_id, RefusedForm(context, sent.error()));
  return GoOn(context, *sent, Url("/berkas/", case_id));
}

}  // namespace tepat::portal
