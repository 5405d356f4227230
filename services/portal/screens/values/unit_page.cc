// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/unit_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "libs/casebook/store/cases.h"
#include "libs/casebook/store/tasks.h"
#include "libs/casebook/store/units.h"
#include "libs/journal/wire.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/parts.h"
#include "services/portal/screens/reading.h"
#include "services/portal/screens/sending.h"
#include "services/portal/screens/values/evidence.h"
#include "services/portal/screens/values/give_back.h"
#include "services/portal/screens/values/rebased.h"
#include "services/portal/screens/values/sheet.h"
#include "services/portal/screens/values/sheet_table.h"
#include "services/portal/screens/values/value_form.h"
#include "services/portal/words/numbers.h"
#include "services/portal/words/value_words.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;
using Stub = wire::DataCollectionService::Stub;

const char* const kUnknownUnit = "Unit tidak ditemukan";

// What the page of a unit shows.
struct UnitView {
  UnitRow unit;
  CaseRow of;
  std::optional<VisitRow> visit = {};  // whose clock runs for the unit
  bool may_edit = false;
  wire::GetUnitSheetResponse sheet = {};
  FormState state = {};
  FormState waiver = {};     // the form that waives the unit
  FormState give_back = {};  // the form that gives it its data back
  std::vector<wire::Finding> findings = {};
  bool judged = false;  // the findings are about what stands in the fields

  bool Lacks() const {
    return std::any_of(findings.begin(), findings.end(),
                       [](const auto& finding) { return !IsRefused(finding.kind()); });
  }
};

Result<UnitView> LoadUnit(const Context& context) {
  const std::string& case_id = context.params.at(0);
  const std::string& unit = context.params.at(1);
  return context.Read<UnitView>([&](sql::Database& db) -> Result<UnitView> {
    UnitView view;
    TEPAT_ASSIGN(const auto of, casebook::FindCase(db, case_id));
    TEPAT_ASSIGN(const auto units, casebook::UnitsOf(db, case_id));
    const auto found = std::find_if(units.begin(), units.end(),
                                    [&](const UnitRow& row) { return row.unit == unit; });
    if (!of || found == units.end()) {
      return Fail(Code::kNotFound, "data_collection.unknown_unit", "no such unit in this case");
    }
    view.of = *of;
    view.unit = *found;
    TEPAT_ASSIGN(const auto tasks, casebook::TasksOfCase(db, case_id));
    for (const TaskRow& task : tasks) {
      if (task.unit == unit) view.visit = task.visit;
    }
    view.may_edit = of->stage == Stage::kCollecting && MayFill(context, unit);
    return view;
  });
}

// Why the data came back, with a link to each cell that is to be corrected.
Html Returned(const SheetView& sheet, const UnitRow& unit, const std::optional<VisitRow>& visit) {
  if (unit.reason.empty()) return Html();
  if (unit.state != wire::UNIT_STATE_RETURNED) return Fill("<p>Alasan: {}</p>", unit.reason);
  const Html cells = Join(sheet.sheet.rows(), [&](const wire::SheetRow& row) {
    return Join(row.returned(), [&](const wire::ReturnedCell& cell) {
      const wire::Finding place = PlaceOfCell(sheet.sheet, cell);
      const Url to = Url("").At(PlaceOf(sheet.state, &row, place));
      return Fill(R"(<li><a href="{}">{}</a>{}</li>)", to, PlaceWord(sheet.sheet, place),
                  cell.reason().empty() ? cell.reason() : ": " + cell.reason());
    });
  });
  return Fill(R"(<div class="dikembalikan" id="dikembalikan"><p><span aria-hidden="true">↩</span>
<strong>Dikembalikan: {}</strong> Kirim lagi paling lambat {}.</p>{}</div>)",
              unit.reason, SendAgainBy(sheet.context, unit, visit),
              cells.empty() ? cells : Fill(R"(<ul class="polos">{}</ul>)", cells));
}

// What the Camat and the Kasubbag asked.
Html Requests(const wire::GetUnitSheetResponse& sheet) {
  if (sheet.part().requests().empty()) return Html();
  return Fill(R"(<section aria-labelledby="h-diminta"><h2 id="h-diminta">Yang diminta</h2>
<ul>{}</ul></section>)",
              Join(sheet.part().requests(),
                   [](const std::string& request) { return Fill("<li>{}</li>", request); }));
}

// Which sending stands, and how much of what is asked it fills.
Html Standing(const Context& context, const UnitView& view) {
  const wire::GetUnitSheetResponse& sheet = view.sheet;
  Html sending;
  if (sheet.has_sending()) {
    sending =
        Fill(R"( Versi {} dikirim {} oleh {}, {}.{})", sheet.sending().version(),
             Moment(context, journal::TimeOf(sheet.sending().time())),
             ActorName(context, sheet.sending().person_id(), sheet.sending().position(), ""),
             OriginWord(sheet.sending().origin()),
             sheet.sending().incomplete_reason().empty()
                 ? Html()
                 : Fill(" Dikirim walau kurang, karena: {}", sheet.sending().incomplete_reason()));
  }
  return Fill(R"(<p id="terisi">Terisi <strong>{} dari {} nilai</strong>.{}</p>)",
              sheet.cells_filled(), sheet.cells_asked(), sending);
}

// What lacks in what was sent, before anybody presses a button; after one the summary says it.
Html Lacking(const UnitView& view, const SheetView& sheet) {
  if (view.judged && view.findings.empty()) {
    return Fill(R"(<p class="temuan" role="status" id="hasil">✔ Lengkap: tidak ada yang kurang.
Belum ada yang dikirim.</p>)");
  }
  if (view.findings.empty() || view.state.error) return Html();
  if (view.judged) {
    return Fill(R"(<div class="temuan kurang" role="status" id="hasil"><p><strong>Belum dikirim:
{} hal perlu dilihat.</strong></p><ul>{}</ul></div>)",
                static_cast<std::int64_t>(view.findings.size()), FindingLinks(sheet));
  }
  return Fill(R"(<details><summary>Yang masih kurang ({})</summary><ul>{}</ul></details>)",
              static_cast<std::int64_t>(view.findings.size()), FindingLinks(sheet));
}

// Asked for once something is known to lack: before, it would invite to leave things out.
Html IncompleteReason(const UnitView& view) {
  const bool wanted = view.state.values.Has("incomplete_reason") || (view.judged && view.Lacks()) ||
                      (view.state.error && view.state.error->slug == "data_collection.incomplete");
  if (!wanted) return Html();
  return TextArea(view.state,
                  {"incomplete_reason", "Alasan dikirim walau masih kurang",
                   "5 sampai 500 huruf. Dicatat dan dicetak. Kosongkan bila sudah dilengkapi.",
                   "text", false, 500});
}

// A field of the form, so that a draft and a refusal keep it: what was pasted and found no place.
constexpr const char* kPasteRest = "tempelan";
// A thousand cells of a sheet, far more than any unit has.
constexpr std::int64_t kPasteRestMax = 20'000;

// Beside the table; a script fills it, and whoever pasted clears it.
Html PasteRest(const FormState& state) {
  const std::string rest = state.Value(kPasteRest);
  return Fill(R"(<div id="sisa" class="isian" role="status" {}><label for="sisa-isi">Tempelan
yang tidak mendapat tempat</label><p id="sisa-kata">Pindahkan yang diperlukan ke tabel, lalu
kosongkan kotak ini.</p><textarea id="sisa-isi" name="{}" rows="4" maxlength="{}">
{}</textarea></div>)",
              Attribute("hidden", rest.empty()), kPasteRest, kPasteRestMax, rest);
}

Html Form(const Context& context, const UnitView& view, const SheetView& sheet) {
  Html table = SheetTable(sheet);
  if (!view.may_edit || view.sheet.plan_version() == 0) return table;
  return Fill(
      R"(<p class="petunjuk">Angka ditulis seperti 1.234,5. Kosong tidak sama dengan nol. Dari Excel
dapat ditempel baris demi baris; kolomnya nilai, sebab, tindak lanjut. Berkas bukti: PDF, JPEG, PNG,
XLSX, atau DOCX, paling banyak {} berkas dan {} sekali kirim.</p>
<form method="post" action="{}" id="data-unit" class="lebar" data-kisi="1" data-draf="1"
enctype="multipart/form-data" {}>{}<input type="hidden" name="revision" value="{}">{}{}{}
<p><button name="langkah" value="periksa">Periksa</button> <button class="utama" name="langkah"
value="kirim">Kirim data</button> <span id="draf" class="redup"></span></p></form>)",
      static_cast<std::int64_t>(http::kFilesMax), FileLimitWord(),
      Url("/berkas/", view.of.letter.case_id, "/unit/", view.unit.unit),
      Attribute("data-terisi", view.judged), FormTokens(context, view.state),
      view.state.Value("revision", std::to_string(view.unit.revision)), PasteRest(view.state),
      table, IncompleteReason(view));
}

// Folded away: who is waived sends nothing at all.
Html WaiveForm(const Context& context, const UnitView& view) {
  if (!context.May("close_draft") || view.of.stage != Stage::kCollecting) return Html();
  return Fill(
      R"(<details {}><summary>Bebaskan unit ini</summary><form method="post" action="{}"
id="bebaskan-unit" class="tindakan" data-draf="1">{}
<input type="hidden" name="revision" value="{}">{}<p><button>Bebaskan unit</button></p></form>
</details>)",
      Attribute("open", view.waiver.error.has_value()),
      Url("/berkas/", view.of.letter.case_id, "/unit/", view.unit.unit, "/bebaskan"),
      FormTokens(context, view.waiver), view.unit.revision, ReasonField(view.waiver, "Alasan"));
}

// Said above the sheet, which is empty then.
Html NoPlan(const wire::GetUnitSheetResponse& sheet) {
  if (sheet.plan_version() > 0) return Html();
  return Fill(R"(<p class="temuan kurang" role="status">Rencana tahun {} belum diberlakukan. Data
dapat diisi setelah Camat memberlakukannya.</p>)",
              sheet.plan_year());
}

// What the summary of a refusal leads to: the file that was refused, or every cell. A refusal about
// something else is not about what lacks.
Html Mistakes(const UnitView& view, const SheetView& sheet) {
  const Error& error = *view.state.error;
  const auto file = error.details.find("file");
  if (file != error.details.end()) {
    return Fill(R"(<li><a href="{}">Berkas {} belum tersimpan</a></li>)",
                Url("").At(view.state.IdOf("values")), file->second);
  }
  const bool incomplete = error.slug == "data_collection.incomplete";
  if (!incomplete && error.slug != "data_collection.refused_values") return Html();
  const Html reason =
      Fill(R"(<li><a href="{}">Atau tulis alasan dikirim walau masih kurang</a></li>)",
           Url("").At(view.state.IdOf("incomplete_reason")));
  return Fill("{}{}", FindingLinks(sheet), When(incomplete, reason));
}

// The other way to fill a sheet in, where it can be filled in at all.
Html WorkbookLink(const UnitView& view, const SheetView& sheet) {
  if (!sheet.may_edit) return Html();
  return Fill(R"(<p><a href="{}">Isi lewat buku kerja (Excel atau CSV)</a></p>)",
              Url("/berkas/", view.of.letter.case_id, "/unit/", view.unit.unit, "/buku-kerja"));
}

Response Show(const Context& context, const UnitView& view) {
  const std::string& case_id = view.of.letter.case_id;
  const SheetView sheet{context, view.sheet, view.state, view.findings,
                        view.may_edit && view.sheet.plan_version() > 0};
  const std::string title = "Data " + context.titles.Unit(view.unit.unit);
  const Html clock = view.visit ? Clock(context, *view.visit) : Html();
  const Html main = Fill(
      R"(<p><a href="{}">‹ {}</a></p><h1>{}</h1>{}<p>{} · {} · batas {} {}</p>{}{}{}{}{}{}{}{}{})",
      Url("/berkas/", case_id), CaseName(view.of), title, Saved(context),
      PeriodWord(view.sheet.period()), UnitStateWord(view.unit.state),
      TimeWords::Date(view.unit.due_date), clock, Returned(sheet, view.unit, view.visit),
      Fill("{}{}", NoPlan(view.sheet), RebasedNotice(view.sheet)), Requests(view.sheet),
      Standing(context, view), Lacking(view, sheet), WorkbookLink(view, sheet),
      Form(context, view, sheet),
      GiveBackForm(context, view.of, view.unit, view.sheet, view.give_back),
      WaiveForm(context, view));
  PageOptions options{title};
  options.form = view.waiver.error      ? &view.waiver
                 : view.give_back.error ? &view.give_back
                                        : &view.state;
  if (view.state.error) options.mistakes = Mistakes(view, sheet);
  return Page(context, options, main);
}

// The page as the service has it.
Result<UnitView> LoadSheet(const Context& context) {
  TEPAT_ASSIGN(UnitView view, LoadUnit(context));
  TEPAT_ASSIGN(view.sheet, SheetOf(context, context.params.at(0), context.params.at(1)));
  FillFields(view.sheet, view.state.values);
  // Of an empty sheet everything lacks, which its count says shorter.
  if (view.sheet.has_sending()) {
    view.findings.assign(view.sheet.findings().begin(), view.sheet.findings().end());
  }
  return view;
}

// Nothing that was typed is lost while the service that draws its page is down: it waits in a form
// that sends it again.
Response Unanswered(const Context& context, const Fields& typed, const Error& error) {
  const Html fields = Join(typed.pairs(), [](const auto& field) {
    return field.first == "csrf"
               ? Html()
               : Fill(R"(<input type="hidden" name="{}" value="{}">)", field.first, field.second);
  });
  const Html main = Fill(
      R"(<h1>Data belum dikirim</h1><p>Yang Anda ketik tersimpan pada halaman ini; berkas yang baru
dipilih harus dipilih lagi.</p><form method="post" action="{}"><input type="hidden" name="csrf"
value="{}">{}<p><button class="utama">Kirim lagi</button></p></form>)",
      Url("/berkas/", context.params.at(0), "/unit/", context.params.at(1)), context.viewer->csrf,
      fields);
  FormState state;
  state.error = error;
  PageOptions options{"Data belum dikirim"};
  options.form = &state;
  return Page(context, options, main);
}

// The page with what was typed in it, and what is to be said of it.
Response Again(const Context& asked, const Fields& typed, const std::optional<Error>& error) {
  const Context context = InCase(asked, asked.params.at(0));
  Result<UnitView> view = LoadUnit(context);
  if (!view) return NotOpened(context, kUnknownUnit, view.error());
  auto sheet = SheetOf(context, context.params.at(0), context.params.at(1));
  if (!sheet && sheet.error().code == Code::kDenied) {
    return NotOpened(context, kUnknownUnit, sheet.error());
  }
  if (!sheet) return Unanswered(context, typed, error ? *error : sheet.error());
  view->sheet = std::move(*sheet);
  view->state.error = error;
  view->state.request_id = typed.Get("request_id");
  // What somebody else overtook is about the unit as it is now, when it is sent again.
  const bool overtaken = error && error->code == Code::kConflict;
  for (const auto& [name, value] : typed.pairs()) {
    if (!overtaken || name != "revision") view->state.values.Add(name, value);
  }
  auto findings = Judge(context, ValuesIn(typed), view->sheet);
  // Without the service's judgement the refusal alone is told.
  if (!findings && !error) view->state.error = findings.error();
  view->judged = findings.has_value();
  if (findings) view->findings = std::move(*findings);
  return Show(context, *view);
}

// The page with one of its smaller forms as it was refused.
Response RefusedOn(const Context& context, FormState UnitView::*form, const Error& error) {
  Result<UnitView> view = LoadSheet(context);
  if (!view) return NotOpened(context, kUnknownUnit, view.error());
  (*view).*form = RefusedForm(context, error);
  return Show(context, *view);
}

wire::SubmitUnitDataRequest RequestOf(const Context& context, const TypedValues& typed) {
  const Fields& form = context.form();
  wire::SubmitUnitDataRequest request;
  request.set_request_id(form.Get("request_id"));
  request.set_case_id(context.params.at(0));
  request.set_unit(context.params.at(1));
  request.set_expected_revision(IntIn(form.Get("revision")));
  request.mutable_values()->Assign(typed.values.begin(), typed.values.end());
  request.set_incomplete_reason(form.Get("incomplete_reason"));
  request.set_origin(wire::ORIGIN_TYPED);
  return request;
}

}  // namespace

Response UnitPage(const Context& asked) {
  const Context context = InCase(asked, asked.params.at(0));
  MarkRead(context, context.params.at(0));
  const Result<UnitView> view = LoadSheet(context);
  if (!view) return NotOpened(context, kUnknownUnit, view.error());
  return Show(context, *view);
}

// Files first: a browser never fills in a field of files again, so what was chosen is kept before
// anything else is judged.
Response SendUnitData(const Context& context) {
  Fields typed = context.form();
  const Status handed_in = HandInFiles(context, context.params.at(0), context.params.at(1), typed);
  if (!handed_in) return Again(context, typed, handed_in.error());
  if (context.form().Get("langkah") == "periksa") return Again(context, typed, std::nullopt);
  // Sent, it would be gone, and nobody would have seen it.
  if (!context.form().Get(kPasteRest).empty()) {
    return Again(context, typed, Error{Code::kInvalid, "portal.paste_left", "cells without place"});
  }
  const TypedValues values = ValuesIn(typed);
  if (!values.unread.empty()) {
    return Again(context, typed,
                 Error{Code::kInvalid, "data_collection.refused_values", "numbers that are none"});
  }
  const auto& backend = context.portal.backend;
  const auto sent = backend.Call(backend.data_collection, context.viewer->token,
                                 &Stub::SubmitUnitData, RequestOf(context, values));
  if (!sent) return Again(context, typed, sent.error());
  // Counted by the service, which has read again what it stored.
  return GoOn(context, sent->position(), Url("/berkas/", context.params.at(0)), "",
              fmt::format("{} dari {} nilai tersimpan (dibaca ulang).", sent->cells_stored(),
                          sent->cells_asked()));
}

Response WaiveUnit(const Context& asked) {
  const Context context = InCase(asked, asked.params.at(0));
  wire::WaiveUnitRequest request;
  request.set_request_id(context.form().Get("request_id"));
  request.set_case_id(context.params.at(0));
  request.set_unit(context.params.at(1));
  request.set_expected_revision(IntIn(context.form().Get("revision")));
  request.set_reason(context.form().Get("reason"));
  const auto& backend = context.portal.backend;
  const auto sent =
      backend.Call(backend.data_collection, context.viewer->token, &Stub::WaiveUnit, request);
  if (sent) return GoOn(context, sent->position(), Url("/berkas/", context.params.at(0)));
  return RefusedOn(context, &UnitView::waiver, sent.error());
}

Response GiveBackUnit(const Context& asked) {
  const Context context = InCase(asked, asked.params.at(0));
  const auto request = GiveBackRequest(context, context.params.at(0), context.params.at(1));
  const auto& backend = context.portal.backend;
  const auto sent =
      backend.Call(backend.data_collection, context.viewer->token, &Stub::GiveBackUnit, request);
  if (sent) return GoOn(context, sent->position(), Url("/berkas/", context.params.at(0)));
  return RefusedOn(context, &UnitView::give_back, sent.error());
}

}  // namespace tepat::portal
