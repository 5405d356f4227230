// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/calendar/calendar_change.h"

#include <fmt/format.h>

#include <algorithm>

#include "libs/worktime/calendar_days.h"
#include "services/portal/screens/calendar/calendar_page.h"
#include "services/portal/screens/calendar/calendar_view.h"
#include "services/portal/screens/case/visit_change.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/sending.h"
#include "tepat/office/v1/adoption.pb.h"

namespace tepat::portal {
namespace {

using worktime::CalendarDay;

// A Ramadan fits, a mistyped year does not.
constexpr std::chrono::days kSpanMax{60};
// Timing computes every open visit anew before it answers.
constexpr std::chrono::seconds kPreviewTime{60};
// As many as one reads; the rest is counted.
constexpr int kDatesShown = 40;

// Days as they were given, and what their reader noticed about the file.
struct GivenDays {
  std::vector<CalendarDay> days = {};
  std::vector<Mistake> notes = {};
};

// What is asked for: days, and until when the calendar is complete.
struct Proposal {
  GivenDays given;
  std::chrono::local_days until;
};

// A calendar, what is asked for, and its file with that in it.
struct Change {
  CalendarView view;
  Proposal proposal;
  std::string file;
};

tl::unexpected<Error> Wrong(const std::string& fields) {
  return Fail(Code::kInvalid, "portal.invalid_days", "the form", {{"fields", fields}});
}

tl::unexpected<Error> Wrong(const Mistakes& mistakes) {
  std::string lines;
  for (const Mistake& mistake : mistakes.list()) lines += mistake.ToString() + "\n";
  return Fail(Code::kInvalid, "portal.invalid_days", "the days", {{"mistakes", lines}});
}

// One line of a day list for each date of the form; tabs would be columns.
Result<std::string> LinesOf(const Fields& form) {
  const std::string kind = form.Get("kind");
  std::string name = form.Get("name");
  std::replace(name.begin(), name.end(), '\t', ' ');
  const auto first = ParseDate(form.Get("from"));
  const auto last = form.Get("to").empty() ? first : ParseDate(form.Get("to"));
  if (!first) return Wrong("from: a date like 2026-11-20");
  if (!last || *last < *first || *last - *first > kSpanMax) {
    return Wrong(fmt::format("to: a date at most {} days after the first", kSpanMax.count()));
  }
  if (NeedsHours(kind) != !form.Get("hours").empty()) {
    return Wrong(NeedsHours(kind) ? "hours: required" : "hours: only for kinds with hours");
  }
  std::string lines;
  for (auto date = *first; date <= *last; date += std::chrono::days(1)) {
    lines += fmt::format("{}\t{}\t{}\t{}\n", FormatDate(date), kind, name, form.Get("hours"));
  }
  return lines;
}

// From a file, from the fields, or as the page of the preview carries them; never from two of
// these.
Result<GivenDays> DaysIn(const http::Form& form, const CalendarView& view) {
  const bool listed = form.fields.Has("days");  // as the page of the preview carries them
  if (listed && form.fields.Get("days").empty()) return GivenDays();
  const bool typed = !listed && !form.fields.Get("from").empty();
  if (!listed && !typed && form.files.empty()) return GivenDays();
  const std::string source = form.files.empty() ? "hari" : form.files.front().name;
  Mistakes mistakes(source);
  std::optional<std::vector<CalendarDay>> days;
  if (!form.files.empty()) {
    const std::string& text = form.files.front().content;
    days = worktime::IsICalendar(text)
               ? worktime::ParseICalendar(text, "cuti_bersama", view.file.complete_from,
                                          view.file.complete_until, mistakes)
               : worktime::ParseDayList(text, mistakes);
  } else {
    std::string lines = form.fields.Get("days");
    if (typed) {
      TEPAT_ASSIGN(lines, LinesOf(form.fields));
    }
    days = worktime::ParseDayList(lines, mistakes);
  }
  if (!days) return Wrong(mistakes);
  return GivenDays{std::move(*days), mistakes.notes()};
}

Result<Proposal> ProposalIn(const http::Form& form, const CalendarView& view) {
  const auto until = ParseDate(form.fields.Get("until"));
  if (!until) return Wrong("until: a date like 2026-11-20");
  TEPAT_ASSIGN(auto given, DaysIn(form, view));
  if (given.days.empty() && *until == view.file.complete_until) return Wrong("from: required");
  return Proposal{std::move(given), *until};
}

// The calendar's file as it would be.
Result<std::string> FileWith(const CalendarView& view, const Proposal& proposal) {
  const auto longer = worktime::WithCompleteUntil(view.version.file, proposal.until);
  const auto made = longer ? worktime::WithDays(*longer, proposal.given.days) : std::nullopt;
  if (made) return *made;
  return Fail(Code::kInternal, "office_view.corrupt", "a stored calendar cannot be read");
}

// The change that the request's form describes.
Result<Change> ChangeIn(const Context& context) {
  if (!MayChangeCalendar(context)) {
    return Fail(Code::kDenied, "identity.not_allowed", "for the Sekretaris and the Camat");
  }
  TEPAT_ASSIGN(auto view, FindCalendar(context, context.form().Get("calendar")));
  TEPAT_ASSIGN(auto proposal, ProposalIn(context.request.form, view));
  TEPAT_ASSIGN(auto file, FileWith(view, proposal));
  return Change{std::move(view), std::move(proposal), std::move(file)};
}

// On the calendar's own page, where the days stand that the mistake is about.
Response Refuse(const Context& context, const Error& error) {
  return CalendarPageWith(context, context.form().Get("calendar"), RefusedForm(context, error));
}

Html DatesOf(const timing::v1::PreviewCalendarResponse& told) {
  std::string dates;
  int shown = 0;
  for (const std::string& date : told.changed_dates()) {
    if (++shown > kDatesShown) break;
    dates += (dates.empty() ? "" : "; ") + TimeWords::Date(date);
  }
  const int more = told.changed_dates_size() - kDatesShown;
  if (more > 0) dates += fmt::format("; dan {} tanggal lain", more);
  return Fill("<p>Tanggal yang berubah: {}.</p>", dates.empty() ? "tidak ada" : dates);
}

// The days travel with the decision: what is adopted is what was looked at.
Html DecideForm(const Context& context, const Change& change) {
  const auto& [view, proposal, file] = change;
  return Fill(R"(<form method="post" action="{}" class="tindakan" id="berlakukan">{}<input
type="hidden" name="calendar" value="{}"><input type="hidden" name="version" value="{}"><input
type="hidden" name="days" value="{}"><input type="hidden" name="until" value="{}"><p><button
class="utama">Berlakukan</button> <a class="tombol" href="{}">Batal</a></p></form>)",
              Url("/kalender"), FormTokens(context, FormState()), view.version.calendar_id,
              view.version.version, worktime::FormatDayList(proposal.given.days),
              FormatDate(proposal.until),
              Url("/kalender").With("kalender", view.version.calendar_id));
}

// A file of an older program was understood, perhaps not in every letter.
Html NotesOn(const GivenDays& given) {
  Html notes;
  for (const Mistake& note : given.notes) {
    notes += Fill(R"(<p class="petunjuk">{}</p>)", note.ToString());
  }
  return notes;
}

Response ShowPreview(const Context& context, const Change& change,
                     const timing::v1::PreviewCalendarResponse& told) {
  return Page(
      context, {"Akibat perubahan kalender"},
      Fill(R"(<h1>Akibat perubahan kalender</h1><p>Belum ada yang diubah. Kalender {} akan menjadi
versi {}, lengkap sampai {}.</p>{}{}<p>{} langkah berjalan bergeser; {} langkah selesai akan
tercatat lain di samping penilaiannya; {} berubah keadaan.</p>{}{})",
           told.calendar_id(), told.version(), TimeWords::Date(FormatDate(change.proposal.until)),
           NotesOn(change.proposal.given), DatesOf(told), told.open_visits(), told.closed_visits(),
           told.verdicts(), VisitChanges(context, {told.changes().begin(), told.changes().end()}),
           DecideForm(context, change)));
}

}  // namespace

Response PreviewCalendar(const Context& context) {
  const auto change = ChangeIn(context);
  if (!change) return Refuse(context, change.error());
  timing::v1::PreviewCalendarRequest request;
  request.set_file(change->file);
  const auto& backend = context.portal.backend;
  const auto told =
      backend.Call(backend.timing, context.viewer->token,
                   &timing::v1::TimingService::Stub::PreviewCalendar, request, kPreviewTime);
  if (!told) return Refuse(context, told.error());
  return ShowPreview(context, *change, *told);
}

Response AdoptCalendar(const Context& context) {
  const auto change = ChangeIn(context);
  if (!change) return Refuse(context, change.error());
  const std::string& id = change->view.version.calendar_id;
  office::v1::AdoptCalendarRequest request;
  request.set_request_id(context.form().Get("request_id"));
  request.set_calendar_id(id);
  request.set_file(change->file);
  // The version that was looked at: another change meanwhile has other consequences.
  request.set_expected_version(IntIn(context.form().Get("version")));
  const Sent sent = SendTo(context, context.portal.backend.office,
                           &office::v1::OfficeService::Stub::AdoptCalendar, request);
  if (!sent) return Refuse(context, sent.error());
  return GoOn(context, *sent, Url("/kalender").With("kalender", id));
}

}  // namespace tepat::portal
