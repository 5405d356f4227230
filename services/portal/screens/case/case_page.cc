// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/case_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "libs/casebook/stage.h"
#include "libs/casebook/store/cases.h"
#include "libs/casebook/store/history.h"
#include "libs/casebook/store/letters.h"
#include "libs/casebook/store/settle.h"
#include "libs/casebook/store/standing.h"
#include "libs/casebook/store/tasks.h"
#include "libs/casebook/store/units.h"
#include "libs/casebook/store/visits.h"
#include "services/portal/screens/case/actions.h"
#include "services/portal/screens/case/case_plan.h"
#include "services/portal/screens/case/receipts.h"
#include "services/portal/screens/case/reminders.h"
#include "services/portal/screens/case/returns_told.h"
#include "services/portal/screens/case/sender_deadline.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/live_address.h"
#include "services/portal/screens/parts.h"
#include "services/portal/screens/reading.h"
#include "services/portal/screens/sending.h"
#include "services/portal/screens/values/sheet.h"
#include "services/portal/words/numbers.h"
#include "services/portal/words/words.h"
#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/timing/v1/visit.pb.h"

namespace tepat::portal {
namespace {

// A step that was returned has been visited again; the page says how often.
int VisitCount(const CaseView& view, int step) {
  int count = 0;
  for (const VisitRow& visit : view.visits) count += visit.step == step;
  return count;
}

// The same words as on the board, so that people learn one set of signs.
Html RibbonStep(const Context& context, const CaseView& view, int step) {
  const VisitRow* visit = casebook::LastVisit(view.visits, step);
  const bool current = casebook::StepOf(view.of.stage) == step && casebook::IsOpen(view.of.stage);
  Html clock;
  std::string word = "belum";
  if (visit != nullptr && !visit->stop) {
    word = "berjalan";
    clock = Clock(context, *visit);
  } else if (visit != nullptr) {
    word = VerdictWord(visit->state);
    clock = Fill(R"(<span class="redup">terpakai {}</span>)", Span(visit->used));
  }
  const bool late = visit != nullptr && IsLateVerdict(visit->state);
  const bool done = visit != nullptr && visit->stop && !current;
  const int visits = VisitCount(view, step);
  return Fill(R"(<li class="{}" {}><span class="nomor">{}</span> <strong>{}</strong>{}
<span class="hasil">{}{}</span>{}</li>)",
              late      ? "lewat"
              : current ? "kini"
              : done    ? "selesai"
                        : "nanti",
              Attribute("aria-current=\"step\"", current), step, StepName(step),
              When(step == casebook::kSteps, Fill(R"( <span class="redup">(tercetak 6)</span>)")),
              word, visits > 1 ? fmt::format(" · kunjungan ke-{}", visits) : std::string(), clock);
}

// Why each step is due when it is; timing says so.
Html Explanations(const CaseView& view) {
  const Html lines = Join(view.visits, [](const VisitRow& visit) {
    if (visit.explanation.empty()) return Html();
    const std::string which = visit.visit > 1
                                  ? fmt::format("{} (kunjungan ke-{})", visit.step, visit.visit)
                                  : std::to_string(visit.step);
    return Fill("<li>Langkah {}: {}.</li>", which, visit.explanation);
  });
  if (lines.empty()) return Html();
  return Fill(R"(<details id="d-penjelasan"><summary>Cara batas waktu dihitung</summary>
<ul class="polos">{}</ul></details>)",
              lines);
}

Html CaseLink(const CaseRow& of) {
  return Fill(R"(<a href="{}">{} ({})</a>)", Url("/berkas/", of.letter.case_id), CaseName(of),
              PeriodWord(of.letter.period));
}

// What it has taken the place of, and what has taken its own.
Html Replacements(const CaseView& view) {
  Html lines = Join(view.superseded, [](const CaseRow& of) {
    return Fill("<p>Menggantikan berkas {}</p>", CaseLink(of));
  });
  if (view.successor) lines += Fill("<p>Digantikan oleh {}</p>", CaseLink(*view.successor));
  return lines;
}

// A live part: it is replaced whole, so its id stands on the outermost element.
Html Ribbon(const Context& context, const CaseView& view) {
  Html steps;
  for (int step = 1; step <= casebook::kSteps; ++step) steps += RibbonStep(context, view, step);
  std::string where = StatusWord(view.of);
  if (casebook::StepOf(view.of.stage) > 0)
    where = StepWord(casebook::StepOf(view.of.stage)) + " · " + where;
  return Fill(
      R"(<section id="ribbon" aria-labelledby="h-langkah"><h2 id="h-langkah" class="samar">Tujuh
langkah</h2>
<p class="posisi">{} {}</p><ol class="ribbon">{}</ol>{}{}{}</section>)",
      where, When(view.of.stuck, StatusTag(view.of)), steps, Explanations(view),
      view.reason.empty() ? Html() : Fill("<p>Alasan diakhiri: {}</p>", view.reason),
      Replacements(view));
}

// How the unit's own date was kept; nothing while its time runs, unless it is beyond its date.
std::string UnitVerdict(const UnitRow& unit) {
  if (unit.verdict == timing::v1::VISIT_STATE_BREACHED) return " · " + VerdictWord(unit.verdict);
  if (unit.late) return " · " + VerdictWord(timing::v1::VISIT_STATE_LATE);
  const bool met = unit.verdict == timing::v1::VISIT_STATE_MET ||
                   unit.verdict == timing::v1::VISIT_STATE_MET_AFTER_HOURS;
  return met ? " · " + VerdictWord(unit.verdict) : "";
}

Html UnitLine(const Context& context, const CaseView& view, const UnitRow& unit) {
  static constexpr std::array<const char*, 5> kSigns = {"", "…", "✔", "–", "↩"};
  const auto state = static_cast<std::size_t>(unit.state);
  return Fill(
      R"(<li><span aria-hidden="true">{}</span> <a href="{}">{}</a> <span class="status">{}</span>
<span class="redup">batas {}{}</span>{}</li>)",
      state < kSigns.size() ? kSigns.at(state) : "",
      Url("/berkas/", view.case_id(), "/unit/", unit.unit), context.titles.Unit(unit.unit),
      UnitStateWord(unit.state), TimeWords::Date(unit.due_date), UnitVerdict(unit),
      unit.reason.empty()
          ? Html()
          : Fill(R"( <span class="alasan">{}{}</span>)",
                 unit.state == data_collection::v1::UNIT_STATE_RETURNED ? "Dikembalikan: " : "",
                 unit.reason));
}

// Empty rather than absent: a live part that appears needs a place to appear in.
Html Units(const Context& context, const CaseView& view) {
  if (view.units.empty()) return Fill(R"(<section id="unit"></section>)");
  const Html lines =
      Join(view.units, [&](const UnitRow& unit) { return UnitLine(context, view, unit); });
  return Fill(
      R"(<section id="unit" aria-labelledby="h-unit"><h2 id="h-unit">Unit pemasok data ({} dari
{} selesai)</h2>
<ul class="polos unit">{}</ul>{}</section>)",
      view.of.units_done, view.of.units, lines, Reminders(context, view));
}

// Anybody who is signed in sees that a file is there; its owner judges who may open it.
Html Files(const CaseView& view) {
  const Html lines = Join(view.files, [&](const FileRow& file) {
    return Fill(R"(<li><a href="{}">{}</a> <span class="redup">{} · {}</span></li>)",
                Url("/berkas/", view.case_id(), "/lampiran/", file.sha256), KindWord(file.kind),
                FileSizeWord(file.size), file.media_type);
  });
  return Fill(
      R"(<section id="lampiran" aria-labelledby="h-lampiran"><h2
id="h-lampiran">Lampiran</h2>{}</section>)",
      lines.empty() ? Fill(R"(<p class="redup">Belum ada berkas terlampir.</p>)")
                    : Fill("<ul class=\"polos\">{}</ul>", lines));
}

// The titles of units, whose keys stand between commas.
std::string TitlesOfUnits(const Context& context, const std::string& keys) {
  static constexpr std::string_view kBetween = ", ";
  std::string titles;
  for (std::size_t at = 0; at < keys.size();) {
    const std::size_t end = std::min(keys.find(kBetween, at), keys.size());
    if (at > 0) titles += kBetween;
    titles += context.titles.Unit(keys.substr(at, end - at));
    at = end + kBetween.size();
  }
  return titles;
}

// Facts of clocks say their step; of others the detail is a reason or a unit.
std::string DetailOf(const Context& context, const HistoryRow& row) {
  if (row.fact == "visit-paused" || row.fact == "visit-resumed") {
    const std::string why = row.detail.empty() ? "" : ": " + row.detail;
    return " " + std::to_string(row.step) + why;
  }
  // By the words of the fact.
  const bool told = row.step > 0 || row.fact == "case-rebased" || row.fact == "collection-rebased";
  if (row.detail.empty() || told) return {};
  if (row.fact == "scan-attached") return ": " + KindWord(row.detail);
  if (row.fact == "units-returned" || row.fact == "collection-reopened") {
    return ": " + TitlesOfUnits(context, row.detail);
  }
  // Of a unit's verdict the state stands behind the unit; keys have no spaces.
  const bool verdict = row.fact.starts_with("part-verdict-");
  return ": " + context.titles.Unit(
                    row.detail.substr(0, verdict ? row.detail.find(' ') : std::string::npos));
}

Html History(const Context& context, const CaseView& view) {
  const Html lines = Join(view.history, [&](const HistoryRow& row) {
    std::string who;
    if (!row.person_id.empty()) {
      who = ActorName(context, row.person_id, row.position, row.delegation_id) + " ";
    }
    return Fill("<li>{} <div>{}{}{}</div></li>", Moment(context, row.at), who + FactWord(row),
                DetailOf(context, row), ReturnsTold(context, view, row));
  });
  return Fill(
      R"(<section id="riwayat" aria-labelledby="h-riwayat"><h2 id="h-riwayat">Riwayat ({})</h2>
<ol class="polos riwayat">{}</ol></section>)",
      static_cast<std::int64_t>(view.history.size()), lines);
}

// A case that was opened without a letter has none of these.
Html Facts(const CaseRow& of) {
  const LetterRow& letter = of.letter;
  if (letter.agenda_number == 0) return Html();
  return Fill(
      R"(<dl class="data"><dt>Surat dari</dt><dd>{}</dd><dt>Nomor surat</dt><dd>{}</dd>
<dt>Agenda</dt><dd>{}/{}</dd>
<dt>Periode</dt><dd>{}</dd><dt>Sifat</dt><dd>{}</dd><dt>Urgensi</dt><dd>{}</dd>{}</dl>)",
      letter.sender, letter.letter_number, letter.agenda_number, letter.agenda_year,
      PeriodWord(letter.period), NatureWord(letter.nature), UrgencyWord(letter.urgency),
      letter.sender_deadline.empty() ? Html()
                                     : Fill("<dt>Batas waktu pengirim</dt><dd>{}</dd>",
                                            TimeWords::Date(letter.sender_deadline)));
}

// What is told on pages of its own.
Html MoreAbout(const Context& context, const CaseView& view) {
  const std::string& id = view.case_id();
  const bool open = casebook::IsOpen(view.of.stage);
  const bool checks = !view.units.empty() && MaySeeAll(context);
  const Html check =
      Fill(R"( · <a href="{}">Periksa data unit</a>)", Url("/berkas/", id, "/periksa"));
  const bool fills = context.May("close_draft") && view.of.stage == Stage::kCollecting;
  const Html books =
      Fill(R"( · <a href="{}">Buku kerja semua unit</a>)", Url("/berkas/", id, "/buku-kerja"));
  const Html forecast =
      Fill(R"( · <a href="{}">Perkiraan jalannya berkas</a>)", Url("/berkas/", id, "/perkiraan"));
  const Html version =
      Fill(R"( · <a href="{}">Versi SOP berkas ini</a>)", Url("/berkas/", id, "/sop"));
  return Fill(R"(<p><a href="{}">Penilaian tiap langkah</a>{}{}{}{}</p>)",
              Url("/berkas/", id, "/penilaian"), When(checks, check), When(fills, books),
              When(open, forecast), When(open && context.sop_versions > 1, version));
}

// Of a restricted letter the facts say nothing: its owner tells those who may know.
void FillRestricted(const Context& context, CaseRow& of) {
  if (!of.letter.letter_number.empty() || of.letter.agenda_number == 0) return;
  // Under the viewer's own token: the owner decides whether he may read it.
  correspondence::v1::GetLetterRequest request;
  request.set_case_id(of.letter.case_id);
  const auto letter = context.portal.backend.Call(
      context.portal.backend.correspondence, context.viewer->token,
      &correspondence::v1::CorrespondenceService::Stub::GetLetter, request);
  if (!letter) return;
  of.letter.sender = letter->letter().sender();
  of.letter.letter_number = letter->letter().letter_number();
  of.letter.subject = letter->letter().subject();
}

}  // namespace

Result<std::map<std::string, Html>> CaseParts(const Context& asked, const std::string& case_id) {
  const Context context = InCase(asked, case_id);
  TEPAT_ASSIGN(const CaseView view, LoadCase(context, case_id));
  return std::map<std::string, Html>{
      {"ribbon", Ribbon(context, view)},     {"unit", Units(context, view)},
      {"penerima", Receipts(context, view)}, {"lampiran", Files(view)},
      {"riwayat", History(context, view)},   {"giliran", Turn(context, view)}};
}

Response CasePageWith(const Context& asked, const std::string& case_id, const std::string& command,
                      const FormState& state) {
  const Context context = InCase(asked, case_id);
  Result<CaseView> view = LoadCase(context, case_id);
  if (!view) return NotOpened(context, "Berkas tidak ditemukan", view.error());
  FillRestricted(context, view->of);
  const Html main = Fill(
      R"(<p><a href="{}">‹ Kotak Tugas</a></p><h1>{}</h1>{}{}{}{}
<div class="dua">{}<div>{}{}</div></div>{})",
      Url("/"), CaseName(view->of), Saved(context),
      Fill("{}{}{}", Facts(view->of), SenderDeadline(context, *view), PlanNotice(context, *view)),
      Ribbon(context, *view),
      Fill("{}{}{}", Turn(context, *view), Actions(context, *view, command, state),
           MoreAbout(context, *view)),
      Units(context, *view), Receipts(context, *view), Files(*view), History(context, *view));
  PageOptions options{CaseName(view->of), LiveUrl("berkas", case_id, view->change)};
  options.form = &state;
  return Page(context, options, main);
}

Response CasePage(const Context& context) {
  const std::string& case_id = context.params.at(0);
  // Before the page is drawn, so that it shows the reading that it is.
  MarkRead(context, case_id);
  return CasePageWith(context, case_id, "", FormState());
}

Response SendAction(const Context& context) {
  const std::string& case_id = context.params.at(0);
  const std::string& name = context.params.at(1);
  const Action* action = FindAction(name);
  if (action == nullptr) {
    return ErrorPage(context, 404, "Tindakan tidak dikenal",
                     {Code::kNotFound, "portal.unknown_action", "no such action"});
  }
  const Sent sent = action->send(context, case_id);
  if (sent) return GoOn(context, *sent, Url("/berkas/", case_id));
  FormState state = RefusedForm(context, sent.error());
  // As the page draws it, or the links to the mistakes would lead to another form.
  state.prefix = PrefixOf(*action);
  return CasePageWith(context, case_id, name, state);
}

}  // namespace tepat::portal
