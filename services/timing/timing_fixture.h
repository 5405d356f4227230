// SPDX-License-Identifier: Apache-2.0
// Timing on a real database with a clock that a test turns: reads the office and marks as its
// readers do, and tells what it publishes.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "libs/identity/office_view.h"
#include "libs/journal/wire.h"
#include "libs/sop/sop_file.h"
#include "libs/testing/clocks.h"
#include "libs/testing/folder.h"
#include "libs/testing/project_file.h"
#include "services/timing/answers/queries.h"
#include "services/timing/intake/reader.h"
#include "services/timing/store/schema.h"
#include "services/timing/telling/rung_clock.h"
#include "tepat/office/v1/directory.pb.h"
#include "tepat/office/v1/fact.pb.h"

namespace tepat::timing {

using Kind = sop::Mark::Kind;

inline sop::v1::SopVersion OfficialSop() {
  Mistakes mistakes("sop");
  return *sop::ParseSopFile(simulation::ReadOfficeFile("sop/pengumpulan-data-kinerja.textproto"),
                            mistakes);
}

inline std::string SopPayload(const sop::v1::SopVersion& version) {
  office::v1::SopAdopted sop;
  *sop.mutable_sop() = version;
  return journal::PayloadOf(sop);
}

inline std::string CalendarPayload(int version, const std::string& file,
                                   const char* id = "lumajang") {
  office::v1::CalendarAdopted calendar;
  calendar.set_calendar_id(id);
  calendar.set_version(version);
  calendar.set_file(file);
  calendar.set_is_default(std::string(id) == "lumajang");
  return journal::PayloadOf(calendar);
}

inline const std::string kLumajang = simulation::ReadOfficeFile("calendar-lumajang.json");

// Lumajang's calendar with one holiday more, or with one less.
inline std::string WithHoliday(const std::string& date) {
  std::string file = kLumajang;
  const std::string list = "\"holidays\": [";
  file.insert(file.find(list) + list.size(),
              "{\"date\": \"" + date + "\", \"kind\": \"cuti_bersama\", \"name\": \"Uji\"},");
  return file;
}

class TimingTest : public testing::Test {
 protected:
  TimingTest()
      : node_(*daemon::Node::Open({"uji", "timing", folder_.path(), false, Schema()}, world_)),
        rungs_(*node_, assessor_) {}

  void ReadOf(const std::string& case_id, const std::vector<sop::Mark>& marks) {
    Read("x", "{}", marks, case_id);
  }

  void Read(const std::string& name, const std::string& payload, std::vector<sop::Mark> marks = {},
            const std::string& case_id = "case") {
    journal::Event event;
    event.id = ids_.Next();
    event.position = {"/tepat/uji/correspondence", "i", ++sequence_};
    event.recorded = clock_.Now();
    event.fact = {name, marks.empty() ? "" : case_id, clock_.Now(), {}, 0, marks, payload};
    const Status read = node_->writer().Execute([&](journal::Transaction& t) {
      return marks.empty() ? ApplyOfficeFact(assessor_, t, event) : ApplyMarks(assessor_, t, event);
    });
    ASSERT_TRUE(read) << read.error().message;
  }

  void KnowTheOffice() { Know(OfficialSop()); }

  void Know(const sop::v1::SopVersion& sop) {
    Read("sop-adopted", SopPayload(sop));
    Read("calendar-adopted", CalendarPayload(1, kLumajang));
    Fire();
  }

  void ReadCalendar(int version, const std::string& file, const char* id = "lumajang") {
    Read("calendar-adopted", CalendarPayload(version, file, id));
    Fire();
  }

  void Set(const std::string& at) { clock_.Set(*ParseInstant("2026-11-" + at + "+07:00")); }

  sop::Mark Mark(int step, Kind kind, int opens = 0, int visit = 1) const {
    sop::Mark mark{step, visit, kind, clock_.Now()};
    if (kind == Kind::kStarted) mark.sop_id = "pengumpulan-data-kinerja", mark.sop_version = 1;
    mark.opens = opens;
    return mark;
  }

  void Fire() {
    while (rungs_.Step()) {
    }
  }

  // Names of the facts that timing has published, in order.
  std::vector<std::string> Published() {
    std::vector<std::string> names;
    const auto head = node_->writer().head().sequence;
    while (static_cast<std::int64_t>(names.size()) < head) {
      const auto page = *node_->journal().Read(static_cast<std::int64_t>(names.size()) + 1,
                                               journal::kPageRowsMax);
      for (const auto& row : page.rows) {
        names.push_back(journal::ParseEvent(row.body)->fact.name);
      }
    }
    return names;
  }

  v1::VisitState FindVisitState(const std::string& case_id) {
    v1::GetCaseRequest request;
    request.set_case_id(case_id);
    return GetCase(*node_, assessor_, request, clock_.Now())->visits(0).state();
  }

  v1::GetCaseResponse Case() {
    v1::GetCaseRequest request;
    request.set_case_id("case");
    return *GetCase(*node_, assessor_, request, clock_.Now());
  }

  using Names = std::vector<std::string>;
  simulation::Folder folder_;
  simulation::FakeClock clock_{"2026-11-23T01:00:00Z"};  // Monday, 08:00 in the office
  simulation::FakeMonotonicClock monotonic_;
  simulation::SeededEntropy entropy_{1};
  UuidSource ids_{clock_, entropy_};
  const daemon::World world_{clock_, monotonic_, ids_};
  const Config config_;
  Assessor assessor_{config_};
  std::unique_ptr<daemon::Node> node_;
  RungClock rungs_;
  std::int64_t sequence_ = 0;
};

}  // namespace tepat::timing
