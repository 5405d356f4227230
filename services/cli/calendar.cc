// SPDX-License-Identifier: Apache-2.0
#include "services/cli/calendar.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "libs/journal/wire.h"
#include "libs/worktime/calendar_days.h"
#include "libs/worktime/calendar_file.h"
#include "libs/worktime/date_words.h"
#include "libs/worktime/zone.h"
#include "services/cli/office.h"
#include "services/cli/output_file.h"
#include "services/cli/words.h"
#include "tepat/office/v1/office_service.grpc.pb.h"
#include "tepat/timing/v1/timing_service.grpc.pb.h"

namespace tepat::cli {
namespace {

using worktime::CalendarFile;

Result<std::string> ReadText(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Fail(Code::kInvalid, "cli.no_file", "cannot read '" + path + "'");
  return std::string(std::istreambuf_iterator<char>(file), {});
}

int PrintMistakes(const Mistakes& mistakes) {
  for (const Mistake& mistake : mistakes.list()) std::cerr << mistake.ToString() << '\n';
  return 2;
}

// A calendar of the office and its file.
struct Adopted {
  std::string text;
  CalendarFile file;
};

Result<Adopted> FindCalendar(Operator& self, const std::string& id) {
  TEPAT_ASSIGN(const OfficeFiles office, ReadOfficeFiles(self));
  const std::string wanted = id.empty() ? office.default_calendar_id : id;
  for (const auto& file : office.files) {
    if (file.name().rfind("calendar-", 0) != 0) continue;
    Mistakes mistakes(file.name());
    const auto parsed = worktime::ParseCalendarFile(file.text(), mistakes);
    if (parsed && parsed->id == wanted) return Adopted{file.text(), *parsed};
  }
  return Fail(Code::kNotFound, "cli.unknown_calendar",
              "the office has no calendar '" + wanted + "'");
}

std::string HoursText(std::span<const worktime::Hours> hours) {
  std::string text;
  for (const worktime::Hours& span : hours) {
    text +=
        fmt::format("{}{:02}:{:02}-{:02}:{:02}", text.empty() ? "" : " ", span.open.count() / 60,
                    span.open.count() % 60, span.close.count() / 60, span.close.count() % 60);
  }
  return text.empty() ? "libur" : text;
}

std::string DateText(std::chrono::local_days date) {
  return worktime::ShortDate(date) + " " +
         std::to_string(static_cast<int>(std::chrono::year_month_day(date).year()));
}

void PrintChange(const timing::v1::CalendarChange& change, const worktime::Zone& zone) {
  std::cout << fmt::format("{} {}.{} {}: {}; {}", change.case_id(), change.step(), change.visit(),
                           change.open() ? "berjalan" : "selesai", DueMove(change, zone),
                           StateName(change.state_before()));
  if (change.state_after() != change.state_before()) {
    std::cout << " menjadi " << StateName(change.state_after());
  }
  std::cout << '\n';
}

}  // namespace

int ShowCalendar(Operator& self, const std::string& id, bool json) {
  const auto adopted = FindCalendar(self, id);
  if (!adopted) return Complain(adopted.error());
  if (json) {
    std::cout << nlohmann::ordered_json::parse(adopted->text).dump() << '\n';
    return 0;
  }
  const CalendarFile& file = adopted->file;
  std::cout << fmt::format("Kalender {} ({}), lengkap {} sampai {}\n", file.id, file.time_zone,
                           DateText(file.complete_from), DateText(file.complete_until));
  for (unsigned day = 0; day < 7; ++day) {
    std::cout << fmt::format("  {:<7} {}\n", worktime::WeekdayWord(std::chrono::weekday(day + 1)),
                             HoursText(file.weekly.at(day)));
  }
  for (const auto& [date, holiday] : file.holidays) {
    std::cout << fmt::format("{:<16} {:<13} {}\n", DateText(date), holiday.kind, holiday.name);
  }
  for (const auto& [date, special] : file.date_overrides) {
    std::cout << fmt::format("{:<16} {:<13} {}\n", DateText(date), special.kind,
                             HoursText(special.hours));
  }
  return 0;
}

int ImportDays(Operator& self, const CalendarImport& wanted, bool json) {
  const auto adopted = FindCalendar(self, wanted.calendar);
  if (!adopted) return Complain(adopted.error());
  const auto text = ReadText(wanted.days);
  if (!text) return Complain(text.error());
  Mistakes mistakes(wanted.days);
  const auto days = std::filesystem::path(wanted.days).extension() == ".ics"
                        ? worktime::ParseICalendar(*text, wanted.kind, adopted->file.complete_from,
                                                   adopted->file.complete_until, mistakes)
                        : worktime::ParseDayList(*text, mistakes);
  if (!days) return PrintMistakes(mistakes);
  const auto merged = worktime::WithDays(adopted->text, *days);
  Mistakes made(wanted.out);
  if (!merged || !worktime::ParseCalendarFile(*merged, made)) return PrintMistakes(made);
  const auto out = OutputFile::Create(wanted.out);
  if (!out) return Complain(out.error());
  (*out)->stream() << *merged;
  const Status finished = (*out)->Finish();
  if (!finished) return Complain(finished.error());
  if (json) {
    std::cout << nlohmann::ordered_json{{"calendar", adopted->file.id},
                                        {"days", days->size()},
                                        {"file", wanted.out}}
                     .dump()
              << '\n';
  } else {
    std::cout << fmt::format("{} hari ditulis ke {}. Lihat akibatnya: tepat calendar diff {}\n",
                             days->size(), wanted.out, wanted.out);
  }
  return 0;
}

int DiffCalendar(Operator& self, const std::string& path, const std::string& time_zone, bool json) {
  const auto zone = worktime::Zone::Find(time_zone);
  if (!zone) return Complain(zone.error());
  const auto text = ReadText(path);
  if (!text) return Complain(text.error());
  timing::v1::PreviewCalendarRequest request;
  request.set_file(*text);
  const auto stub = timing::v1::TimingService::NewStub(self.ChannelTo("timing"));
  const auto told = self.Call<timing::v1::PreviewCalendarResponse>(
      [&](auto* context, auto* response) {
        return stub->PreviewCalendar(context, request, response);
      },
      std::chrono::minutes(2));
  if (!told) return Complain(told.error());
  if (json) {
    std::cout << journal::PayloadOf(*told) << '\n';
    return 0;
  }
  std::string dates;
  for (const std::string& date : told->changed_dates()) dates += " " + date;
  std::cout << fmt::format("Kalender {} menjadi versi {}. Tanggal yang berubah:{}\n",
                           told->calendar_id(), told->version(),
                           dates.empty() ? " tidak ada" : dates);
  for (const auto& change : told->changes()) PrintChange(change, *zone);
  std::cout << fmt::format(
      "{} langkah berjalan bergeser, {} langkah selesai akan tercatat lain di samping "
      "penilaiannya, "
      "{} berubah keadaan. Belum ada yang diubah.\n",
      told->open_visits(), told->closed_visits(), told->verdicts());
  return 0;
}

int ApplyCalendar(Operator& self, const std::string& path, bool json) {
  const auto text = ReadText(path);
  if (!text) return Complain(text.error());
  Mistakes mistakes(path);
  const auto parsed = worktime::ParseCalendarFile(*text, mistakes);
  if (!parsed) return PrintMistakes(mistakes);
  office::v1::ImportOfficeRequest request;
  request.set_request_id(self.NewRequestId());
  auto* file = request.add_files();
  file->set_name("calendar-" + parsed->id + ".json");
  file->set_text(*text);
  const auto stub = office::v1::OfficeService::NewStub(self.ChannelTo("office"));
  const auto done = self.Call<office::v1::ImportOfficeResponse>([&](auto* context, auto* response) {
    return stub->ImportOffice(context, request, response);
  });
  if (!done) return Complain(done.error());
  if (json) {
    std::cout << journal::PayloadOf(*done) << '\n';
  } else {
    std::cout << (done->adopted() > 0 ? "Kalender " + parsed->id + " berlaku.\n"
                                      : "Tidak ada yang berubah.\n");
  }
  return 0;
}

}  // namespace tepat::cli
