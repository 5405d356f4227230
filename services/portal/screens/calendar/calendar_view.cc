// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/calendar/calendar_view.h"

#include <vector>

#include "libs/sop/roles.h"
#include "services/portal/screens/layout.h"

namespace tepat::portal {
namespace {

// What a day may become.
std::vector<Choice> Kinds() {
  std::vector<Choice> kinds;
  for (const char* kind :
       {"cuti_bersama", "national", "local", "half_day", "ramadan", "open_day"}) {
    kinds.push_back({kind, DayKindWord(kind) + (NeedsHours(kind) ? " (isi jam)" : "")});
  }
  kinds.push_back({"hapus", "Kembali ke jam biasa"});
  return kinds;
}

}  // namespace

std::string DayKindWord(const std::string& kind) {
  static const Phrases kWords = {
      {"national", "Libur nasional"}, {"cuti_bersama", "Cuti bersama"},
      {"local", "Libur setempat"},    {"ramadan", "Jam Ramadan"},
      {"half_day", "Setengah hari"},  {"open_day", "Hari kerja tambahan"}};
  return Find(kWords, kind, kind);
}

Result<CalendarView> FindCalendar(const Context& context, const std::string& id) {
  return context.Read<CalendarView>([&](sql::Database& db) -> Result<CalendarView> {
    TEPAT_ASSIGN(const auto usual, identity::FindDefaultCalendarKey(db));
    TEPAT_ASSIGN(const auto all, identity::NewestCalendars(db));
    // The newest version of each calendar: older ones are history, which verdicts keep.
    for (const identity::CalendarVersion& one : all) {
      if (one.calendar_id != (id.empty() && usual ? usual->calendar_id : id)) continue;
      TEPAT_ASSIGN(auto file, identity::ReadCalendar(one));
      return CalendarView{one, std::move(file)};
    }
    return Fail(Code::kNotFound, "portal.no_calendar", "no such calendar in the model");
  });
}

bool NeedsHours(const std::string& kind) {
  return kind == "half_day" || kind == "ramadan" || kind == "open_day";
}

bool MayChangeCalendar(const Context& context) { return context.ActsAs(sop::LeadingRoles()); }

// The date until which the calendar is complete comes filled in; nobody changes it by accident.
Html ChangeForm(const Context& context, const CalendarView& view, const FormState& state) {
  if (!MayChangeCalendar(context)) {
    return Fill(R"(<p class="redup">Sekretaris atau Camat mengubah kalender.</p>)");
  }
  return Fill(
      R"(<section aria-labelledby="h-ubah"><h2 id="h-ubah">Ubah hari</h2><form method="post"
action="{}" class="tindakan" id="ubah-hari" enctype="multipart/form-data">{}<input type="hidden"
name="calendar" value="{}">{}{}{}{}{}{}<div class="isian"><label for="f-berkas">Atau berkas hari
libur <span class="redup">(boleh kosong)</span></label><p class="petunjuk"
id="f-berkas-petunjuk">iCalendar (.ics), atau daftar berkolom tab: tanggal, jenis, nama,
jam.</p><input id="f-berkas" name="berkas" type="file" accept=".ics,.tsv,text/calendar"
aria-describedby="f-berkas-petunjuk"></div>
<p><button class="utama">Lihat akibatnya</button></p></form>
</section>)",
      Url("/kalender/akibat"), FormTokens(context, state), view.version.calendar_id,
      TextField(state, {"from", "Tanggal", "", "date"}),
      TextField(state, {"to", "Sampai dengan", "Kosong: satu hari saja.", "date"}),
      ChoiceField(state, {"kind", "Menjadi"}, Kinds(), "cuti_bersama"),
      TextField(state, {"name", "Nama hari libur", "", "text", false, 200}),
      TextField(state, {"hours", "Jam kerja hari itu", "Seperti 07:30-12:00 13:00-15:30.", "text",
                        false, 100}),
      TextField(state,
                {"until", "Kalender lengkap sampai", "Tanggal terakhir yang liburnya sudah pasti.",
                 "date", true},
                FormatDate(view.file.complete_until)));
}

}  // namespace tepat::portal
