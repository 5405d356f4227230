// SPDX-License-Identifier: Apache-2.0
#include "services/portal/router.h"

#include <string_view>

#include "services/portal/live_pages.h"
#include "services/portal/screens/calendar/calendar_change.h"
#include "services/portal/screens/calendar/calendar_page.h"
#include "services/portal/screens/calendar/deadlines.h"
#include "services/portal/screens/case/attachments.h"
#include "services/portal/screens/case/case_page.h"
#include "services/portal/screens/case/case_plan.h"
#include "services/portal/screens/case/case_sop.h"
#include "services/portal/screens/case/forecast.h"
#include "services/portal/screens/case/verdicts.h"
#include "services/portal/screens/desk/drafts.h"
#include "services/portal/screens/desk/inbox.h"
#include "services/portal/screens/desk/lists.h"
#include "services/portal/screens/desk/register.h"
#include "services/portal/screens/desk/schedule.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/office/accounts.h"
#include "services/portal/screens/office/delegations.h"
#include "services/portal/screens/office/password.h"
#include "services/portal/screens/office/sessions.h"
#include "services/portal/screens/office/sign_in.h"
#include "services/portal/screens/office/status.h"
#include "services/portal/screens/plan/plan_draft.h"
#include "services/portal/screens/plan/plan_files.h"
#include "services/portal/screens/plan/plan_page.h"
#include "services/portal/screens/report/board.h"
#include "services/portal/screens/report/evaluation.h"
#include "services/portal/screens/report/report.h"
#include "services/portal/screens/report/unit_report.h"
#include "services/portal/screens/values/cell_page.h"
#include "services/portal/screens/values/check_page.h"
#include "services/portal/screens/values/evidence.h"
#include "services/portal/screens/values/unit_page.h"
#include "services/portal/screens/workbook/period_view.h"
#include "services/portal/screens/workbook/workbook_page.h"

namespace tepat::portal {
namespace {

Response Healthy(const Context&) {
  Response response;
  response.type = "text/plain; charset=utf-8";
  response.body = "ok\n";
  return response;
}

Response Asset(const Context& context) {
  return context.portal.assets.Get(context.params.at(0), context.request.gzip);
}

// Parts of the path where the pattern has `{}`; nothing when it does not fit.
std::optional<std::vector<std::string>> Match(std::string_view pattern, std::string_view path) {
  std::vector<std::string> params;
  const auto cut = [](std::string_view& text) {
    const std::size_t end = std::min(text.find('/'), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
  };
  pattern.remove_prefix(1);
  if (path.empty() || path.front() != '/') return std::nullopt;
  path.remove_prefix(1);
  while (!pattern.empty() || !path.empty()) {
    const std::string_view wanted = cut(pattern);
    const std::string_view part = cut(path);
    if (wanted == "{}" && !part.empty()) {
      params.emplace_back(part);
    } else if (wanted != part) {
      return std::nullopt;
    }
  }
  return params;
}

// A form of ours comes from a page of ours.
// Old browsers send neither header; the token of the form remains.
bool IsFromElsewhere(const Request& request) {
  if (!request.origin.empty()) {
    const std::size_t slashes = request.origin.find("://");
    return slashes == std::string::npos || request.origin.substr(slashes + 3) != request.host;
  }
  return !request.fetch_site.empty() && request.fetch_site != "same-origin" &&
         request.fetch_site != "none";
}

Response ToSignIn(const Request& request) {
  Url to("/masuk");
  if (request.method == "GET" && request.path != "/") to.With("ke", request.path);
  return SeeOther(to);
}

Response Refused(Context& context, const char* slug) {
  return ErrorPage(context, 403, "Tidak dapat dibuka", {Code::kDenied, slug, "refused"});
}

Response Serve(Context& context, const Route& route) {
  if (route.access == Access::kOpen) return route.handler(context);
  const Request& request = context.request;
  const auto viewer = context.portal.sessions.Identify(request);
  if (viewer) context.viewer = *viewer;
  const bool closed = route.access != Access::kPublic;
  if (!viewer && closed) {
    return ErrorPage(context, 503, "Belum dapat memeriksa sesi Anda", viewer.error());
  }
  if (closed && !context.viewer) return ToSignIn(request);
  if (route.access == Access::kAdministrator && !context.viewer->administrator) {
    return Refused(context, "portal.not_an_administrator");
  }
  // Twice: browsers say where a form comes from, and only our page knows its token.
  if (request.method == "POST") {
    if (IsFromElsewhere(request)) return Refused(context, "portal.from_elsewhere");
    if (closed && context.form().Get("csrf") != context.viewer->csrf) {
      return Refused(context, "portal.stale_form");
    }
  }
  if (const Status prepared = Prepare(context); !prepared) {
    return ErrorPage(context, 503, "Data tidak dapat dibaca", prepared.error());
  }
  return route.handler(context);
}

// Who is at the browser.
std::vector<Route> VisitorRoutes() {
  using enum Access;
  return {{"GET", "/healthz", kOpen, Healthy},
          {"GET", "/aset/{}", kOpen, Asset},
          {"GET", "/masuk", kPublic, SignInPage},
          {"POST", "/masuk", kPublic, SignIn},
          {"GET", "/tautan/{}", kPublic, PasswordPage},
          {"POST", "/tautan/{}", kPublic, SetPassword},
          {"POST", "/keluar", kSignedIn, SignOut},
          {"POST", "/jabatan", kSignedIn, ChoosePosition},
          {"GET", "/sesi", kSignedIn, SessionsPage},
          {"POST", "/sesi/akhiri", kSignedIn, EndSession},
          {"GET", "/pengguna", kAdministrator, AccountsPage},
          {"POST", "/pengguna/tautan", kAdministrator, IssueLink}};
}

// One's own work, and one case. A form of its own goes before any action of a case.
std::vector<Route> CaseRoutes() {
  using enum Access;
  return {{"GET", "/", kSignedIn, Inbox},
          {"GET", "/langsung", kSignedIn, OpenLive},
          {"GET", "/surat/baru", kSignedIn, NewLetter},
          {"POST", "/surat/baru", kSignedIn, RegisterLetter},
          {"GET", "/berkas-terjadwal", kSignedIn, ScheduledCasePage},
          {"POST", "/berkas-terjadwal", kSignedIn, OpenScheduledCase},
          {"GET", "/berkas", kSignedIn, CaseList},
          {"GET", "/berkas/{}", kSignedIn, CasePage},
          {"GET", "/berkas/{}/unit/{}", kSignedIn, UnitPage},
          {"POST", "/berkas/{}/unit/{}", kSignedIn, SendUnitData},
          {"POST", "/berkas/{}/unit/{}/bebaskan", kSignedIn, WaiveUnit},
          {"POST", "/berkas/{}/unit/{}/kembalikan", kSignedIn, GiveBackUnit},
          {"GET", "/berkas/{}/unit/{}/bukti/{}", kSignedIn, UnitEvidence},
          {"GET", "/berkas/{}/unit/{}/indikator/{}", kSignedIn, CellPage},
          {"POST", "/berkas/{}/unit/{}/indikator/{}", kSignedIn, CommentCell},
          {"GET", "/berkas/{}/periksa", kSignedIn, CheckPage},
          {"POST", "/berkas/{}/periksa", kSignedIn, ReturnCells},
          {"GET", "/berkas/{}/unit/{}/buku-kerja", kSignedIn, WorkbookPage},
          {"POST", "/berkas/{}/unit/{}/buku-kerja", kSignedIn, UploadWorkbook},
          {"GET", "/berkas/{}/unit/{}/buku-kerja/templat", kSignedIn, WorkbookTemplate},
          {"GET", "/berkas/{}/unit/{}/buku-kerja/bertanda", kSignedIn, MarkedWorkbookFile},
          {"POST", "/berkas/{}/unit/{}/buku-kerja/simpan", kSignedIn, StoreWorkbook},
          {"GET", "/berkas/{}/buku-kerja", kSignedIn, WorkbookPage},
          {"POST", "/berkas/{}/buku-kerja", kSignedIn, UploadWorkbook},
          {"GET", "/berkas/{}/buku-kerja/templat", kSignedIn, WorkbookTemplate},
          {"GET", "/berkas/{}/buku-kerja/bertanda", kSignedIn, MarkedWorkbookFile},
          {"POST", "/berkas/{}/buku-kerja/simpan", kSignedIn, StoreWorkbook},
          {"GET", "/berkas/{}/lampiran/{}", kSignedIn, CaseFile},
          {"GET", "/berkas/{}/perkiraan", kSignedIn, ForecastPage},
          {"GET", "/berkas/{}/penilaian", kSignedIn, VerdictsPage},
          {"POST", "/berkas/{}/penilaian", kSignedIn, RestateVisit},
          {"GET", "/berkas/{}/rencana", kSignedIn, CasePlanPage},
          {"POST", "/berkas/{}/rencana", kSignedIn, RebaseCollection},
          {"GET", "/berkas/{}/sop", kSignedIn, CaseSopPage},
          {"POST", "/berkas/{}/sop", kSignedIn, RebaseCase},
          {"POST", "/berkas/{}/{}", kSignedIn, SendAction}};
}

// What is measured in a year, and what was measured without a case.
std::vector<Route> PlanRoutes() {
  using enum Access;
  return {{"GET", "/periode", kSignedIn, PeriodsPage},
          {"GET", "/periode/{}", kSignedIn, WorkbookPage},
          {"POST", "/periode/{}", kSignedIn, UploadWorkbook},
          {"GET", "/periode/{}/templat", kSignedIn, WorkbookTemplate},
          {"GET", "/periode/{}/bertanda", kSignedIn, MarkedWorkbookFile},
          {"POST", "/periode/{}/simpan", kSignedIn, StoreWorkbook},
          {"GET", "/rencana", kSignedIn, PlansPage},
          {"POST", "/rencana/periksa", kSignedIn, PreviewPlan},
          {"POST", "/rencana/rancangan", kSignedIn, SavePlanDraft},
          {"GET", "/rencana/{}", kSignedIn, PlanPage},
          {"GET", "/rencana/{}/rancangan", kSignedIn, PlanDraftPage},
          {"POST", "/rencana/{}/berlakukan", kSignedIn, AdoptPlan},
          {"POST", "/rencana/{}/dokumen", kSignedIn, RegisterPlanDocument},
          {"POST", "/rencana/{}/lampiran", kSignedIn, AttachYearFile},
          {"GET", "/rencana/{}/lampiran/{}", kSignedIn, YearFile},
          {"GET", "/rencana/{}/unduh", kSignedIn, DownloadPlan}};
}

// The office as a whole.
std::vector<Route> OfficeRoutes() {
  using enum Access;
  return {{"GET", "/penugasan", kSignedIn, DelegationsPage},
          {"POST", "/penugasan", kSignedIn, GrantDelegation},
          {"POST", "/penugasan/{}/akhiri", kSignedIn, RevokeDelegation},
          {"GET", "/papan", kSignedIn, Board},
          {"GET", "/papan/layar", kPublic, Wallboard},
          {"GET", "/papan/layar/langsung", kPublic, OpenWallboardLive},
          {"GET", "/tenggat.ics", kPublic, DeadlineFeed},
          {"GET", "/laporan", kSignedIn, ReportPage},
          {"GET", "/laporan/sop", kSignedIn, EvaluationPage},
          {"GET", "/laporan/unit", kSignedIn, UnitReportPage},
          {"GET", "/kalender", kSignedIn, CalendarPage},
          {"POST", "/kalender", kSignedIn, AdoptCalendar},
          {"POST", "/kalender/akibat", kSignedIn, PreviewCalendar},
          {"GET", "/cari", kSignedIn, SearchPage},
          {"GET", "/status", kSignedIn, StatusPage},
          {"GET", "/draf", kSignedIn, GetDraft},
          {"POST", "/draf", kSignedIn, KeepDraft}};
}

}  // namespace

const std::vector<Route>& Routes() {
  static const std::vector<Route> kRoutes = [] {
    std::vector<Route> all;
    for (const auto& part : {VisitorRoutes(), CaseRoutes(), PlanRoutes(), OfficeRoutes()}) {
      all.insert(all.end(), part.begin(), part.end());
    }
    return all;
  }();
  return kRoutes;
}

bool TakesFiles(const std::string& path) {
  return path == "/surat/baru" || path == "/kalender/akibat" || path == "/rencana/periksa" ||
         path == "/rencana/rancangan" || Match("/berkas/{}/lampiran", path).has_value() ||
         Match("/rencana/{}/lampiran", path).has_value() ||
         Match("/berkas/{}/unit/{}", path).has_value() ||
         Match("/berkas/{}/buku-kerja", path).has_value() ||
         Match("/periode/{}", path).has_value() ||
         Match("/berkas/{}/unit/{}/buku-kerja", path).has_value();
}

// Before a portal is ready its model may be empty: a page then would say that there are no tasks.
Response Answer(Portal& portal, const Request& request) {
  if (!portal.ready) {
    Response starting;
    starting.status = 503;
    starting.type = "text/plain; charset=utf-8";
    starting.body = "Tepat sedang dimulai. Muat ulang beberapa detik lagi.\n";
    return starting;
  }
  Context context{portal, request, portal.world.clock.Now()};
  const std::string method = request.method == "HEAD" ? "GET" : request.method;
  bool known_path = false;
  for (const Route& route : Routes()) {
    auto params = Match(route.pattern, request.path);
    if (!params) continue;
    known_path = true;
    if (method != route.method) continue;
    context.params = std::move(*params);
    return Serve(context, route);
  }
  // So that the page of the error has the navigation of whoever asked.
  const auto viewer = portal.sessions.Identify(request);
  if (viewer) context.viewer = *viewer;
  return known_path ? ErrorPage(context, 405, "Bukan halaman",
                                {Code::kInvalid, "portal.wrong_method", request.path})
                    : ErrorPage(context, 404, "Halaman tidak ditemukan",
                                {Code::kNotFound, "portal.no_such_page", request.path});
}

}  // namespace tepat::portal
