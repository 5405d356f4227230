// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/workbook/workbook_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "libs/casebook/store/cases.h"
#include "libs/casebook/store/units.h"
#include "services/portal/screens/file_response.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/parts.h"
#include "services/portal/screens/values/sheet.h"
#include "services/portal/screens/workbook/period_view.h"
#include "services/portal/screens/workbook/preview_view.h"
#include "services/portal/screens/workbook/workbook_service.h"
#include "services/portal/words/numbers.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;

WorkbookPlace PlaceOf(const Context& context) {
  return {context.params.at(0), context.params.size() > 1 ? context.params[1] : "",
          context.request.path.starts_with("/periode/")};
}

// Rights are those of the case's SOP; values without a case need none of it.
Context InPlace(const Context& context) {
  return PlaceOf(context).declares ? context : InCase(context, context.params.at(0));
}

// The case, when it is known and has that unit.
Result<CaseRow> CaseAt(const Context& context, const WorkbookPlace& place) {
  return context.Read<CaseRow>([&](sql::Database& db) -> Result<CaseRow> {
    TEPAT_ASSIGN(const auto of, casebook::FindCase(db, place.case_id));
    if (!of) return Fail(Code::kNotFound, "portal.unknown_case", "no such case");
    TEPAT_ASSIGN(const auto units, casebook::UnitsOf(db, place.case_id));
    const bool there = place.unit.empty() ||
                       std::any_of(units.begin(), units.end(),
                                   [&](const UnitRow& row) { return row.unit == place.unit; });
    if (there) return *of;
    return Fail(Code::kNotFound, "data_collection.unknown_unit", "no such unit in this case");
  });
}

std::string TitleOf(const Context& context, const WorkbookPlace& place) {
  if (place.declares) return "Nilai " + PeriodWord(place.case_id);
  return "Buku kerja: " + (place.unit.empty() ? "semua unit" : context.titles.Unit(place.unit));
}

Url Template(const WorkbookPlace& place, const char* format, bool filled) {
  Url to = place.Address("templat");
  to.With("bentuk", format);
  if (filled) to.With("isi", "1");
  return to;
}

Html DownloadPart(const WorkbookPlace& place) {
  return Fill(
      R"(<section><h2>1. Unduh templat</h2><ul>
<li><a href="{}">Excel kosong</a></li><li><a href="{}">Excel berisi nilai terakhir</a></li>
<li><a href="{}">CSV berisi nilai terakhir</a></li></ul>
<p class="petunjuk">Isi sel putih saja. Kosong tidak sama dengan nol. {}</p></section>)",
      Template(place, "xlsx", false), Template(place, "xlsx", true), Template(place, "csv", true),
      place.declares ? "Yang tidak diketahui dibiarkan kosong."
                     : "Bukti dukung dilampirkan pada halaman unit sesudah nilai disimpan.");
}

bool MayStore(const Context& context, const WorkbookPlace& place, const CaseRow& of) {
  return of.stage == Stage::kCollecting && MayFill(context, place.unit);
}

// What others have sent is for those who check, too, and for nobody else: no link that leads to a
// refusal is offered.
bool MaySee(const Context& context, const WorkbookPlace& place) {
  return MayRead(context, place.unit);
}

Html UploadPart(const Context& context, const WorkbookPlace& place) {
  // Its own: a form below may have been refused, and keeps its id.
  const FormState state;
  return Fill(
      R"(<section><h2>2. Unggah</h2><form method="post" action="{}" class="tindakan"
enctype="multipart/form-data">{}<p><label for="{}">Berkas Excel (.xlsx) atau CSV, paling besar
{}</label><br><input type="file" id="{}" name="berkas" accept=".xlsx,.csv" required></p>
<p class="petunjuk">Belum disimpan: isinya diperlihatkan dahulu.</p><p><button>Unggah dan
periksa</button></p></form></section>)",
      place.Address(), FormTokens(context, state), state.IdOf("berkas"), FileLimitWord(),
      state.IdOf("berkas"));
}

// What stands around the steps of the page, and what of them is the viewer's.
struct Surroundings {
  Url back;
  std::string back_to;
  Html above = {};
  bool sees = false;    // the template
  bool stores = false;  // the upload
};

// Of a case that is known and has that unit, or of one of the last quarters.
Result<Surroundings> SurroundingsOf(const Context& context, const WorkbookPlace& place) {
  if (place.declares) {
    TEPAT_ASSIGN(const auto period, AskPeriod(context, place.case_id));
    const bool open = period.running_case_id().empty() && period.plan_version() > 0;
    const bool may = MayDeclare(context) && open;
    return Surroundings{Url("/periode"), "Nilai periode lalu", PeriodPart(context, period), may,
                        may};
  }
  TEPAT_ASSIGN(const CaseRow of, CaseAt(context, place));
  const Url back = place.unit.empty() ? Url("/berkas/", place.case_id)
                                      : Url("/berkas/", place.case_id, "/unit/", place.unit);
  return Surroundings{back, CaseName(of), Html(), MaySee(context, place),
                      MayStore(context, place, of)};
}

// A whole page; `told` stands before everything else, `below` under the upload.
Response Show(const Context& context, const WorkbookPlace& place, const Surroundings& around,
              const FormState& state, const Html& below, const Html& told = Html()) {
  const Html main =
      Fill(R"(<p><a href="{}">‹ {}</a></p><h1>{}</h1>{}{}{}{}{})", around.back, around.back_to,
           TitleOf(context, place), told, around.above, When(around.sees, DownloadPart(place)),
           When(around.stores, UploadPart(context, place)), below);
  PageOptions options{TitleOf(context, place)};
  options.form = &state;
  return Page(context, options, main);
}

// There is no such case, unit or period; or its service does not say.
Response NoPlace(const Context& context, const WorkbookPlace& place, const Error& error) {
  return NotOpened(context, place.declares ? "Periode tidak ditemukan" : "Unit tidak ditemukan",
                   error);
}

// Of a file with many units: which of them stood against it.
Html RefusedUnit(const Context& context, const Error& error) {
  const auto unit = error.details.find("unit");
  if (unit == error.details.end()) return Html();
  return Fill(R"(<p class="alasan" id="unit-ditolak">Tidak ada yang disimpan, karena {}.</p>)",
              context.titles.Unit(unit->second));
}

// The page again, with why the form was not taken; what was read stays on it.
Response Refuse(const Context& context, const std::string& token, const Error& error) {
  const WorkbookPlace place = PlaceOf(context);
  const auto around = SurroundingsOf(context, place);
  if (!around) return NoPlace(context, place, around.error());
  const FormState state = RefusedForm(context, error);
  const Html told = RefusedUnit(context, error);
  if (token.empty()) return Show(context, place, *around, state, Html(), told);
  const auto read = PreviewOf(context, token);
  const Html below = read ? PreviewPart(context, place, token, *read, state) : Html();
  return Show(context, place, *around, state, below, told);
}

// A name that every system takes, whatever the unit is called.
std::string FileName(const WorkbookPlace& place, const char* what, const char* extension) {
  std::string name = std::string(what) + (place.unit.empty() ? "" : "-" + place.unit);
  for (char& c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (!plain) c = '-';
  }
  return name + "." + extension;
}

Response Download(std::string file, const std::string& name, bool csv) {
  Response response = FileResponse(std::move(file), csv ? kCsvType : kWorkbookType, name);
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

// What stands of one unit now, as the service says it. The unit's page of a case is where proofs
// are attached; a former quarter has none.
Html StoredLine(const Context& context, const WorkbookPlace& place, const wire::StoredUnit& unit) {
  const std::string title = context.titles.Unit(unit.unit());
  const Html name = place.declares
                        ? Fill("{}", title)
                        : Fill(R"(<a href="{}">{}</a>)",
                               Url("/berkas/", place.case_id, "/unit/", unit.unit()), title);
  return Fill("<li>{}: {}</li>", name,
              fmt::format("{} dari {} nilai tersimpan (dibaca ulang)", unit.cells_stored(),
                          unit.cells_asked()));
}

}  // namespace

Response WorkbookPage(const Context& asked) {
  const Context context = InPlace(asked);
  const WorkbookPlace place = PlaceOf(context);
  const auto around = SurroundingsOf(context, place);
  if (!around) return NoPlace(context, place, around.error());
  if (!place.declares && !around->sees) {
    return NotOpened(context, "Buku kerja tidak dapat dibuka",
                     Error{Code::kDenied, "identity.not_allowed", "not of this unit"});
  }
  const FormState fresh;
  const std::string token = context.request.query.Get("pratinjau");
  if (token.empty()) return Show(context, place, *around, fresh, Html());
  const auto read = PreviewOf(context, token);
  if (!read) return NotTold(context, "Pratinjau tidak dapat dibuka", read.error());
  return Show(context, place, *around, fresh, PreviewPart(context, place, token, *read, fresh));
}

Response UploadWorkbook(const Context& asked) {
  const Context context = InPlace(asked);
  const WorkbookPlace place = PlaceOf(context);
  const auto token = HandInWorkbook(context, place);
  if (!token) return Refuse(context, "", token.error());
  // To a page of its own: loading it again does not hand the file in again.
  Url to = place.Address();
  to.With("pratinjau", *token);
  to.At("pratinjau");
  return SeeOther(to);
}

Response WorkbookTemplate(const Context& context) {
  const WorkbookPlace place = PlaceOf(context);
  const bool csv = context.request.query.Get("bentuk") == "csv";
  // Anything else than a CSV is the workbook: an address that was typed by hand still gives a file.
  auto file =
      TemplateOf(context, place, csv ? wire::WORKBOOK_FORMAT_CSV : wire::WORKBOOK_FORMAT_XLSX,
                 context.request.query.Get("isi") == "1");
  if (!file) return NotTold(context, "Templat tidak dapat dibuat", file.error());
  return Download(std::move(*file), FileName(place, "nilai", csv ? "csv" : "xlsx"), csv);
}

Response MarkedWorkbookFile(const Context& context) {
  auto file = MarkedWorkbook(context, context.request.query.Get("pratinjau"));
  if (!file) return NotTold(context, "Buku kerja bertanda tidak dapat dibuat", file.error());
  return Download(std::move(*file), FileName(PlaceOf(context), "nilai-bertanda", "xlsx"), false);
}

Response StoreWorkbook(const Context& asked) {
  const Context context = InPlace(asked);
  const WorkbookPlace place = PlaceOf(context);
  const std::string token = context.form().Get("pratinjau");
  const auto stored = Store(context, token);
  // The form stays, with what is to be done: nothing of the file is stored.
  if (!stored) return Refuse(context, token, stored.error());
  // So that the page that is opened next shows it.
  context.portal.model_wait.Until(stored->position().source(), stored->position().sequence());
  // Asked afterwards, so that what stands there now is told.
  const auto around = SurroundingsOf(context, place);
  if (!around) return NoPlace(context, place, around.error());
  const Html told = Fill(
      R"(<section id="hasil" class="tersimpan" role="status"><h2>Hasil</h2><ul>{}</ul></section>)",
      Join(stored->units(), [&](const auto& unit) { return StoredLine(context, place, unit); }));
  return Show(context, place, *around, FormState(), Html(), told);
}

}  // namespace tepat::portal
