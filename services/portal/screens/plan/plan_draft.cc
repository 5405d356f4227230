// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/plan/plan_draft.h"

#include <fmt/format.h>

#include <algorithm>

#include "libs/base/outside_text.h"
#include "libs/casebook/store/cases.h"
#include "libs/plan/plan_file.h"
#include "libs/plan/plan_words.h"
#include "libs/plan/plan_workbook.h"
#include "libs/sop/roles.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/plan/plan_page.h"
#include "services/portal/screens/plan/plan_view.h"
#include "services/portal/screens/sending.h"
#include "services/portal/words/numbers.h"

namespace tepat::portal {
namespace {

namespace wire = plan::v1;
using Stub = wire::PlanService::Stub;
using Findings = google::protobuf::RepeatedPtrField<wire::PlanFinding>;

// The office starts a program that reads the workbook, and gives it as long.
constexpr std::chrono::seconds kReadingTime{25};
// As many as one reads; an office has a handful open.
constexpr int kCasesShown = 50;

tl::unexpected<Error> Wrong(const std::string& lines) {
  return Fail(Code::kInvalid, "portal.invalid_plan", "the plan", {{"mistakes", lines}});
}

std::string LinesOf(const Findings& findings, const std::string& file) {
  std::string lines;
  for (const wire::PlanFinding& one : findings) lines += plan::FindingText(one, file) + "\n";
  return lines;
}

// A plan as a text, and what was noticed where it came from.
struct GivenPlan {
  std::string name;  // of the file
  std::string file;
  std::string notes = {};  // a line each
};

Result<GivenPlan> FromWorkbook(const Context& context, const http::UploadedFile& uploaded) {
  wire::ReadPlanWorkbookRequest request;
  request.set_workbook(uploaded.content);
  const auto& backend = context.portal.backend;
  TEPAT_ASSIGN(const auto told, backend.Call(backend.plans, context.viewer->token,
                                             &Stub::ReadPlanWorkbook, request, kReadingTime));
  if (!told.mistakes().empty()) return Wrong(LinesOf(told.mistakes(), uploaded.name));
  return GivenPlan{uploaded.name, told.file(), LinesOf(told.notes(), uploaded.name)};
}

// Told apart by the first bytes: a name says nothing.
Result<GivenPlan> GivenIn(const Context& context) {
  if (context.request.form.files.empty()) {
    return Fail(Code::kInvalid, "portal.no_file", "no file was chosen");
  }
  const http::UploadedFile& uploaded = context.request.form.files.front();
  if (uploaded.content.starts_with("PK")) {
    // More than the call takes would be refused without a word that helps.
    if (uploaded.content.size() <= plan::kPlanBookLimits.bytes)
      return FromWorkbook(context, uploaded);
    return Wrong(fmt::format("{}: buku kerja terlalu besar; paling besar {}\n", uploaded.name,
                             FileSizeWord(std::int64_t{plan::kPlanBookLimits.bytes})));
  }
  Mistakes mistakes(uploaded.name);
  auto text = ReadOutsideText(uploaded.content,
                              {.bytes_max = plan::kPlanBytesMax, .lines_max = plan::kPlanLinesMax},
                              mistakes);
  std::string told;
  for (const Mistake& one : text ? mistakes.notes() : mistakes.list()) {
    told += one.ToString() + "\n";
  }
  if (!text) return Wrong(told);
  return GivenPlan{uploaded.name, std::move(*text), told};
}

Result<wire::PreviewPlanResponse> Ask(const Context& context,
                                      const wire::PreviewPlanRequest& request) {
  const auto& backend = context.portal.backend;
  return backend.Call(backend.plans, context.viewer->token, &Stub::PreviewPlan, request);
}

// Reading a workbook costs a process: it is asked for those alone who may save a draft.
Status RequireKasubbag(const Context& context) {
  if (context.ActsAs({sop::kKasubbagKeuangan})) return Ok();
  return Fail(Code::kDenied, "identity.not_allowed", "for the Kasubbag Keuangan");
}

// A collection that is open goes on by the plan with which it opened.
Html OpenCollections(const Context& context, int year) {
  const auto cases = context.Read<std::vector<CaseRow>>([&](sql::Database& db) {
    return casebook::OpenCollections(db, std::to_string(year), kCasesShown);
  });
  if (!cases) return Fill("<p>Berkas tahun ini belum dapat dibaca. Muat ulang halaman.</p>");
  if (cases->empty()) {
    return Fill("<p>Tidak ada pengumpulan data tahun {} yang sedang berjalan.</p>", year);
  }
  return Fill(
      R"(<p>{} berkas tahun {} sedang berjalan. Semuanya tetap memakai rencana yang berlaku ketika
pengumpulannya dibuka.</p><ul class="polos">{}</ul>)",
      static_cast<std::int64_t>(cases->size()), year, Join(*cases, [](const CaseRow& row) {
        return Fill(R"(<li><a href="{}">{}</a> {}</li>)", Url("/berkas/", row.letter.case_id),
                    CaseName(row), StatusTag(row));
      }));
}

Html NotesOf(const std::string& lines) {
  if (lines.empty()) return Html();
  return Fill(R"(<section aria-labelledby="h-catatan"><h2 id="h-catatan">Perlu dilihat</h2>
<pre>{}</pre></section>)",
              lines);
}

// What would change, against what, and for whom not.
Html Consequences(const Context& context, const wire::PreviewPlanResponse& told) {
  const std::string against =
      told.version() == 0
          ? std::string("Tahun ini belum mempunyai rencana.")
          : fmt::format("Dibandingkan dengan versi {} yang berlaku.", told.version());
  return Fill(R"(<section aria-labelledby="h-ubah"><h2 id="h-ubah">Yang berubah</h2><p>{}</p>{}
</section><section aria-labelledby="h-jalan"><h2 id="h-jalan">Pengumpulan yang sedang
berjalan</h2>{}</section>)",
              against, ChangesBody({told.changes().begin(), told.changes().end()}),
              OpenCollections(context, told.year()));
}

// The file travels with the decision: what is saved is what was looked at.
Html SaveForm(const Context& context, const GivenPlan& given, const wire::PreviewPlanResponse& told,
              const FormState& state) {
  return Fill(
      R"(<form method="post" action="{}" class="tindakan" id="simpan-rancangan"
enctype="multipart/form-data">{}<input type="hidden" name="revision" value="{}"><input
type="hidden" name="year" value="{}"><input type="hidden" name="name" value="{}"><input
type="hidden" name="file" value="{}"><p><button class="utama">Simpan sebagai rancangan</button>
<a class="tombol" href="{}">Batal</a></p></form>)",
      Url("/rencana/rancangan"), FormTokens(context, state), told.draft_revision(), told.year(),
      given.name, given.file, Url("/rencana"));
}

Response ShowPreview(const Context& context, const GivenPlan& given,
                     const wire::PreviewPlanResponse& told, const FormState& state) {
  PageOptions options{"Periksa rencana"};
  options.form = &state;
  return Page(
      context, options,
      Fill(R"(<h1>Periksa rencana {}</h1><p>Berkas {} dapat dipakai. Belum ada yang
disimpan.</p>{}{}{})",
           told.year(), given.name, NotesOf(given.notes + LinesOf(told.notes(), given.name)),
           Consequences(context, told), SaveForm(context, given, told, state)));
}

// Browsers end lines of what they send with CR LF.
std::string WithoutReturns(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
  return text;
}

// What was looked at stays, compared with what is there now. Where that is not told, the list
// stands, and the file is chosen again.
Response RefuseSaving(const Context& context, const std::string& file, const Error& error) {
  const FormState state = RefusedForm(context, error);
  wire::PreviewPlanRequest request;
  request.set_file(file);
  const auto told = Ask(context, request);
  if (!told || !told->mistakes().empty()) return PlansPageWith(context, state);
  return ShowPreview(context, {context.form().Get("name"), file}, *told, state);
}

Html AdoptForm(const Context& context, const wire::GetPlanResponse& draft, const FormState& state) {
  if (!context.ActsAs({sop::kCamat})) {
    return Fill(R"(<p class="redup">Camat memberlakukan rancangan ini.</p>)");
  }
  return Fill(R"(<form method="post" action="{}" class="tindakan" id="berlakukan">{}<input
type="hidden" name="revision" value="{}"><p><button class="utama">Berlakukan rencana
{}</button></p></form>)",
              Url("/rencana/", std::int64_t{draft.plan().year()}, "/berlakukan"),
              FormTokens(context, state), draft.draft_revision(), draft.plan().year());
}

Response DraftPageWith(const Context& context, const FormState& state) {
  const char* unknown = "Rancangan tidak ditemukan";
  const int year = YearIn(context);
  const auto draft = AskPlan(context, year, 0, true);
  if (!draft) return NotOpened(context, unknown, draft.error());
  wire::PreviewPlanRequest request;
  request.set_draft_year(year);
  const auto told = Ask(context, request);
  if (!told) return NotOpened(context, unknown, told.error());
  PageOptions options{fmt::format("Rancangan rencana {}", year)};
  options.form = &state;
  const std::string name = "rancangan";
  // It was good when it was saved: the directory or an earlier plan has changed since.
  const bool good = told->mistakes().empty();
  const Html judged =
      good ? Fill("{}{}{}", NotesOf(LinesOf(told->notes(), name)), Consequences(context, *told),
                  AdoptForm(context, *draft, state))
           : Fill(R"(<p class="salah">Rancangan ini tidak dapat diberlakukan lagi. Perbaiki, lalu
unggah lagi.</p><pre>{}</pre>)",
                  LinesOf(told->mistakes(), name));
  return Page(context, options,
              Fill(R"(<h1>Rancangan {} rencana {}</h1>{}{}<h2>Isi rancangan</h2>{})",
                   draft->draft_revision(), year, Saved(context), judged,
                   PlanBody(context, draft->plan())));
}

}  // namespace

Response PreviewPlan(const Context& context) {
  const auto refuse = [&](const Error& error) {
    return PlansPageWith(context, RefusedForm(context, error));
  };
  if (const Status may = RequireKasubbag(context); !may) return refuse(may.error());
  const auto given = GivenIn(context);
  if (!given) return refuse(given.error());
  wire::PreviewPlanRequest request;
  request.set_file(given->file);
  const auto told = Ask(context, request);
  if (!told) return refuse(told.error());
  if (!told->mistakes().empty()) {
    return refuse(Wrong(LinesOf(told->mistakes(), given->name)).value());
  }
  return ShowPreview(context, *given, *told, FormState());
}

Response SavePlanDraft(const Context& context) {
  wire::DraftPlanRequest request;
  request.set_request_id(context.form().Get("request_id"));
  request.set_file(WithoutReturns(context.form().Get("file")));
  // The draft that the page was about: one that came meanwhile is somebody else's work.
  request.set_expected_revision(IntIn(context.form().Get("revision")));
  const Sent sent = SendTo(context, context.portal.backend.plans, &Stub::DraftPlan, request);
  if (!sent) return RefuseSaving(context, request.file(), sent.error());
  const std::int64_t year = IntIn(context.form().Get("year"));
  return GoOn(context, *sent, Url("/rencana/", year, "/rancangan"));
}

Response PlanDraftPage(const Context& context) { return DraftPageWith(context, FormState()); }

Response AdoptPlan(const Context& context) {
  const int year = YearIn(context);
  wire::AdoptPlanRequest request;
  request.set_request_id(context.form().Get("request_id"));
  request.set_year(year);
  request.set_draft_revision(IntIn(context.form().Get("revision")));
  const Sent sent = SendTo(context, context.portal.backend.plans, &Stub::AdoptPlan, request);
  if (!sent) return DraftPageWith(context, RefusedForm(context, sent.error()));
  return GoOn(context, *sent, Url("/rencana/", std::int64_t{year}));
}

}  // namespace tepat::portal
