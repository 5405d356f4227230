// SPDX-License-Identifier: Apache-2.0
#include "services/cli/calendar.h"

#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "libs/base/outside_json.h"
#include "libs/journal/wire.h"
#include "libs/worktime/calendar_days.h"
#include "libs/worktime/calendar_file.h"
#include "libs/worktime/zone.h"
#include "services/cli/calendar_text.h"
#include "services/cli/input_file.h"
#include "services/cli/office.h"
#include "services/cli/output_file.h"
#include "tepat/office/v1/office_service.grpc.pb.h"
#include "tepat/timing/v1/timing_service.grpc.pb.h"

namespace tepat::cli {
namespace {

using worktime::CalendarFile;

// A file that could not be read: what is wrong in it, or that it is not there.
int Refuse(const Error& error, const Mistakes& mistakes) {
  return mistakes.empty() ? Complain(error) : PrintMistakes(mistakes);
}

// A calendar of the office and its file.
struct Adopted {
  std::string text;
  CalendarFile file;
};

Result<Adopted> FindCalendar(Operator& self, const std::string& id) {
  TEPAT_ASSIGN(const OfficeFiles office, ReadOfficeFiles(self));
  // The files say which calendar they are; their names are only how people call them.
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

}  // namespace

int ShowCalendar(Operator& self, const std::string& id, bool json) {
  const auto adopted = FindCalendar(self, id);
  if (!adopted) return Complain(adopted.error());
  if (json) {
    std::cout << WriteJson(ReadOrderedJson(adopted->text).value_or(nullptr)) << '\n';
  } else {
    std::cout << CalendarText(adopted->file);
  }
  return 0;
}

int ImportDays(Operator& self, const CalendarImport& wanted, bool json) {
  const auto adopted = FindCalendar(self, wanted.calendar);
  if (!adopted) return Complain(adopted.error());
  Mistakes mistakes(wanted.days);
  const auto text = ReadInputFile(wanted.days, mistakes);
  if (!text) return Refuse(text.error(), mistakes);
  // Named as a calendar, or one whatever its name: the mistake is told in the words of what was
  // meant.
  const bool feed =
      std::filesystem::path(wanted.days).extension() == ".ics" || worktime::IsICalendar(*text);
  const auto days = feed ? worktime::ParseICalendar(*text, wanted.kind, adopted->file.complete_from,
                                                    adopted->file.complete_until, mistakes)
                         : worktime::ParseDayList(*text, mistakes);
  if (const int wrong = PrintMistakes(mistakes); !days) return wrong;
  const auto merged = worktime::WithDays(adopted->text, *days);
  // What was merged is read like any file before it is written: what apply would refuse is not
  // made.
  Mistakes made(wanted.out);
  if (!merged || !worktime::ParseCalendarFile(*merged, made)) return PrintMistakes(made);
  const auto out = OutputFile::Create(wanted.out);
  if (!out) return Complain(out.error());
  (*out)->stream() << *merged;
  const Status finished = (*out)->Finish();
  if (!finished) return Complain(finished.error());
  if (json) {
    std::cout << WriteJson(nlohmann::ordered_json{
                     {"calendar", adopted->file.id}, {"days", days->size()}, {"file", wanted.out}})
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
  Mistakes mistakes(path);
  const auto text = ReadInputFile(path, mistakes);
  if (!text) return Refuse(text.error(), mistakes);
  PrintMistakes(mistakes);
  timing::v1::PreviewCalendarRequest request;
  request.set_file(*text);
  const auto stub = timing::v1::TimingService::NewStub(self.ChannelTo("timing"));
  const auto told = self.Call<timing::v1::PreviewCalendarResponse>(
      [&](auto* context, auto* response) {
        return stub->PreviewCalendar(context, request, response);
      },
      // Every visit that the office ever closed is judged again for it.
      std::chrono::minutes(2));
  if (!told) return Complain(told.error());
  if (json) {
    std::cout << journal::PayloadOf(*told) << '\n';
    return 0;
  }
  std::cout << CalendarChangeText(*told, *zone);
  return 0;
}

int ApplyCalendar(Operator& self, const std::string& path, bool json) {
  Mistakes mistakes(path);
  const auto text = ReadInputFile(path, mistakes);
  if (!text) return Refuse(text.error(), mistakes);
  const auto parsed = worktime::ParseCalendarFile(*text, mistakes);
  if (const int wrong = PrintMistakes(mistakes); !parsed) return wrong;
  office::v1::ImportOfficeRequest request;
  request.set_request_id(self.NewRequestId());
  auto* file = request.add_files();
  // Whatever the file is called here, the office keeps it under its id.
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
