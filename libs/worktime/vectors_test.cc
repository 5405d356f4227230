// SPDX-License-Identifier: Apache-2.0
// Answers that independent implementations agree on: tests/data/worktime.
#include <date/tz.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "libs/testing/project_file.h"
#include "libs/worktime/calendar.h"

namespace tepat::worktime {
namespace {

const std::string kData = "tests/data/worktime/";

Calendar LoadText(const std::string& text, const std::string& name) {
  Mistakes mistakes(name);
  const auto file = ParseCalendarFile(text, mistakes);
  EXPECT_TRUE(file) << (mistakes.empty() ? "" : mistakes.list()[0].ToString());
  return *Calendar::Build(*file);
}

Calendar Load(const std::string& path) { return LoadText(simulation::ReadProjectFile(path), path); }

std::vector<std::vector<std::string>> ReadRows(const std::string& name) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream file(simulation::ReadProjectFile(kData + name));
  std::string line;
  std::getline(file, line);  // header
  while (std::getline(file, line)) {
    std::istringstream rest(line);
    auto& row = rows.emplace_back();
    for (std::string column; std::getline(rest, column, '\t');) row.push_back(column);
  }
  return rows;
}

std::string Answer(const Calendar& calendar, const std::string& kind, Instant start,
                   const std::string& argument) {
  if (kind == "between") {
    return std::to_string(calendar.Between(start, *ParseInstant(argument))->count() / 1'000'000);
  }
  const int count = std::stoi(argument);
  const Result<Instant> answer = kind == "add" ? calendar.Add(start, std::chrono::seconds(count))
                                 : kind == "breach_at"
                                     ? calendar.BreachAt(start, std::chrono::seconds(count))
                                     : calendar.AddDays(start, count);
  return answer ? FormatInstantAt(*answer, calendar.OffsetAt(*answer)) : answer.error().slug;
}

void ExpectAll(const std::string& calendar_name, const std::string& rows_name,
               std::size_t rows_min) {
  const Calendar calendar = Load(kData + calendar_name);
  const auto rows = ReadRows(rows_name);
  ASSERT_GE(rows.size(), rows_min);
  for (const auto& row : rows) {
    ASSERT_EQ(Answer(calendar, row[0], *ParseInstant(row[1]), row[2]), row[3])
        << row[0] << " " << row[1] << " " << row[2];
  }
}

TEST(Vectors, Base) { ExpectAll("calendar.json", "base.tsv", 2268); }
TEST(Vectors, Breach) { ExpectAll("calendar.json", "breach.tsv", 1368); }
TEST(Vectors, Days) { ExpectAll("calendar.json", "days.tsv", 400); }
TEST(Vectors, Edge) { ExpectAll("calendar.json", "edge.tsv", 26); }
TEST(Vectors, Overrides) { ExpectAll("calendar_overrides.json", "overrides.tsv", 450); }

// The peers' calendars name their holidays by date alone or by a day of each year.
Calendar PeerCalendar(const nlohmann::json& peer, const std::string& zone) {
  nlohmann::json holidays = nlohmann::json::array();
  for (const auto& day : peer["holidays"]) holidays.push_back({{"date", day}});
  for (int year = 2000; year <= 2030; ++year) {
    for (const auto& day : peer.value("yearly", nlohmann::json::array())) {
      holidays.push_back({{"date", std::to_string(year) + "-" + day.get<std::string>()}});
    }
  }
  const nlohmann::json file = {{"id", "peer"},
                               {"time_zone", zone},
                               {"complete_from", "2000-01-01"},
                               {"complete_until", "2030-12-31"},
                               {"weekly", peer["weekly"]},
                               {"holidays", holidays}};
  return LoadText(file.dump(), "peer");
}

// A peer's local time; none of these vectors starts in an hour that a clock shows twice.
Instant LocalInstant(const std::string& text, const std::string& zone) {
  std::istringstream in(text);
  date::local_time<Micros> local;
  in >> date::parse("%Y-%m-%d %H:%M:%S", local);
  return Instant(date::locate_zone(zone)->to_sys(local, date::choose::earliest).time_since_epoch());
}

TEST(Vectors, PeersInEightTimeZones) {
  const auto calendars =
      nlohmann::json::parse(simulation::ReadProjectFile(kData + "calendars_peers.json"));
  const auto rows = ReadRows("peers.tsv");
  ASSERT_EQ(rows.size(), 40U);
  for (const auto& row : rows) {
    const std::string& zone = row[3];
    const Calendar calendar = PeerCalendar(calendars[row[2]], zone);
    const Instant start = LocalInstant(row[4], zone);
    if (row[0] == "between") {
      EXPECT_EQ(
          std::to_string(calendar.Between(start, LocalInstant(row[5], zone))->count() / 1000000),
          row[7])
          << row[1];
    } else {
      EXPECT_EQ(FormatInstant(*calendar.Add(start, std::chrono::seconds(std::stoll(row[5])))),
                FormatInstant(LocalInstant(row[7], zone)))
          << row[1] << " " << row[4];
    }
  }
}

// The office's own figures under the national hours of Perpres 21/2023, with Ramadan, Lebaran and
// the turn of the year.
TEST(Vectors, NationalHours) {
  const Calendar calendar = Load("deploy/office/calendar-perpres.json");
  const std::vector<std::vector<std::string>> rows = {
      {"add", "2026-11-23T08:00", "300", "2026-11-23T08:05"},
      {"add", "2026-11-23T11:58", "300", "2026-11-23T13:03"},
      {"add", "2026-11-23T15:56", "600", "2026-11-24T07:36"},
      {"add", "2026-11-27T16:25", "900", "2026-11-30T07:40"},
      {"add", "2026-11-28T09:00", "300", "2026-11-30T07:35"},
      {"add", "2026-12-23T15:50", "900", "2026-12-28T07:35"},
      {"add", "2026-02-20T15:25", "600", "2026-02-23T08:05"},
      {"add", "2026-03-17T14:50", "900", "2026-03-25T07:35"},
      {"add", "2027-03-05T15:20", "900", "2027-03-16T07:35"},
      {"add_days_eod", "2026-11-23T09:00", "4", "2026-11-27T16:30"},
      {"add_days_eod", "2026-11-25T15:59", "4", "2026-12-01T16:00"},
      {"add_days_eod", "2026-11-28T10:00", "4", "2026-12-04T16:30"},
      {"add_days_eod", "2026-12-21T09:00", "4", "2026-12-29T16:00"},
      {"add_days_eod", "2026-12-21T09:00", "7", "2027-01-04T16:00"},
      {"add_days_eod", "2026-03-13T10:00", "4", "2026-03-26T16:00"},
      {"add_days_eod", "2026-05-12T10:00", "4", "2026-05-20T16:00"},
      {"add_days_eod", "2025-03-27T10:00", "7", "2025-04-16T16:00"}};
  for (const auto& row : rows) {
    EXPECT_EQ(Answer(calendar, row[0], *ParseInstant(row[1] + "+07:00"), row[2]),
              row[3] + ":00+07:00");
  }
  EXPECT_EQ(Answer(calendar, "between", *ParseInstant("2026-11-27T16:00+07:00"),
                   "2026-11-30T08:00+07:00"),
            "3600");
  EXPECT_EQ(Answer(calendar, "between", *ParseInstant("2026-12-23T15:00+07:00"),
                   "2026-12-28T08:30+07:00"),
            "7200");
}

// The whole SOP, every step taken to its last permitted moment.
TEST(Vectors, AWholeSopAtItsLimit) {
  const Calendar calendar = Load("deploy/office/calendar-perpres.json");
  const auto run = [&](const char* start) {
    std::vector<std::string> ends;
    Instant at = *ParseInstant(start);
    for (const int amount : {5, 10, 15, -4, -4, -7, 15}) {
      at = amount > 0 ? *calendar.Add(at, std::chrono::minutes(amount))
                      : *calendar.AddDays(at, -amount);
      ends.push_back(FormatInstantAt(at, calendar.OffsetAt(at)).substr(0, 16));
    }
    return ends;
  };
  EXPECT_EQ(run("2026-11-23T08:00+07:00"),
            (std::vector<std::string>{"2026-11-23T08:05", "2026-11-23T08:15", "2026-11-23T08:30",
                                      "2026-11-27T16:30", "2026-12-04T16:30", "2026-12-16T16:00",
                                      "2026-12-17T07:45"}));
  const auto lebaran = run("2026-03-02T08:00+07:00");
  EXPECT_EQ(std::vector<std::string>(lebaran.begin() + 3, lebaran.end()),
            (std::vector<std::string>{"2026-03-06T15:30", "2026-03-13T15:30", "2026-04-01T16:00",
                                      "2026-04-02T07:45"}));
}

}  // namespace
}  // namespace tepat::worktime
