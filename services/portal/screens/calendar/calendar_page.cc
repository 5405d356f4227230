// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/calendar/calendar_page.h"

#include <fmt/format.h>

#include "libs/identity/office_calendar.h"
#include "libs/worktime/date_words.h"
#include "services/portal/screens/calendar/calendar_view.h"
#include "services/portal/screens/layout.h"

namespace tepat::portal {
namespace {

// As people write it; a day without hours is free.
std::string HoursText(std::span<const worktime::Hours> hours) {
  std::string text;
  for (const worktime::Hours& span : hours) {
    text += fmt::format("{}{:02}.{:02}–{:02}.{:02}", text.empty() ? "" : " dan ",
                        span.open.count() / 60, span.open.count() % 60, span.close.count() / 60,
                        span.close.count() % 60);
  }
  return text.empty() ? "libur" : text;
}

Html WeekLines(const worktime::CalendarFile& file) {
  Html lines;
  for (unsigned day = 0; day < 7; ++day) {
    lines +=
        Fill(R"(<tr><th scope="row">{}</th><td>{}</td></tr>)",
             worktime::WeekdayWord(std::chrono::weekday(day + 1)), HoursText(file.weekly.at(day)));
  }
  return lines;
}

Html DayLine(std::chrono::local_days date, const std::string& kind, const std::string& what) {
  return Fill(R"(<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>)",
              TimeWords::Date(FormatDate(date)), DayKindWord(kind), what);
}

// Special days of one year, by date; the hours of a date count before its holiday.
Html DayLines(const worktime::CalendarFile& file, int year) {
  std::map<std::chrono::local_days, Html> lines;
  const auto is_of_year = [&](std::chrono::local_days date) {
    return std::chrono::year_month_day(date).year() == std::chrono::year(year);
  };
  for (const auto& [date, day] : file.holidays) {
    if (is_of_year(date)) lines[date] = DayLine(date, day.kind, day.name);
  }
  for (const auto& [date, day] : file.date_overrides) {
    if (is_of_year(date)) lines[date] = DayLine(date, day.kind, HoursText(day.hours));
  }
  return Join(lines, [](const auto& line) { return line.second; });
}

Html ChooseForm(const Context& context, const std::string& id, const std::string& year) {
  const auto all = context.Read<std::vector<identity::CalendarVersion>>(
      [](sql::Database& db) { return identity::NewestCalendars(db); });
  std::vector<Choice> choices;
  if (all) {
    for (const auto& one : *all) choices.push_back({one.calendar_id, one.calendar_id});
  }
  const FormState state;
  return Fill(R"(<form action="{}" class="saring">{}{}<p><button>Tampilkan</button></p></form>)",
              Url("/kalender"), ChoiceField(state, {"kalender", "Kalender"}, choices, id),
              TextField(state, {"tahun", "Tahun", "", "number", true, 4}, year));
}

}  // namespace

Response CalendarPageWith(const Context& context, const std::string& id, const FormState& state) {
  const auto view = FindCalendar(context, id);
  if (!view) return NotOpened(context, "Kalender tidak ditemukan", view.error());
  std::string year = context.request.query.Get("tahun").substr(0, 4);
  // What is no year shows this one.
  if (IntIn(year) == 0) year = context.portal.times.IsoDate(context.now).substr(0, 4);
  const Html lines = DayLines(view->file, IntIn(year));
  const Html table = Table("Hari khusus", {"Tanggal", "Jenis", "Keterangan"}, lines);
  PageOptions options{"Kalender kerja"};
  options.form = &state;
  return Page(
      context, options,
      Fill(R"(<h1>Kalender kerja</h1>{}{}<p>Kalender {} versi {} ({}), lengkap sampai {}.</p><div
class="dua"><section aria-labelledby="h-hari"><h2 id="h-hari">Hari khusus tahun {}</h2>{}</section>
<div><section aria-labelledby="h-minggu"><h2 id="h-minggu">Jam kerja seminggu</h2><table><caption
class="samar">Jam kerja seminggu</caption><tbody>{}</tbody></table></section>{}</div></div>)",
           Saved(context), ChooseForm(context, view->version.calendar_id, year),
           view->version.calendar_id, view->version.version, view->file.time_zone,
           TimeWords::Date(FormatDate(view->file.complete_until)), year,
           lines.empty() ? Fill("<p>Tidak ada.</p>") : table, WeekLines(view->file),
           ChangeForm(context, *view, state)));
}

Response CalendarPage(const Context& context) {
  return CalendarPageWith(context, context.request.query.Get("kalender"), FormState());
}

}  // namespace tepat::portal
