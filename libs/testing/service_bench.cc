// SPDX-License-Identifier: Apache-2.0
#include "libs/testing/service_bench.h"

#include "libs/base/check.h"
#include "libs/identity/office_view.h"
#include "libs/journal/progress.h"
#include "libs/journal/wire.h"
#include "libs/plan/plan_file.h"
#include "libs/sop/sop_file.h"
#include "libs/sop/text_file.h"
#include "libs/testing/project_file.h"
#include "tepat/office/v1/directory.pb.h"
#include "tepat/office/v1/fact.pb.h"
#include "tepat/plan/v1/adoption.pb.h"

namespace tepat::simulation {
namespace {

std::string SopPayload() {
  Mistakes mistakes("sop");
  office::v1::SopAdopted adopted;
  *adopted.mutable_sop() =
      *sop::ParseSopFile(ReadOfficeFile("sop/pengumpulan-data-kinerja.textproto"), mistakes);
  return journal::PayloadOf(adopted);
}

std::string CalendarPayload() {
  office::v1::CalendarAdopted adopted;
  adopted.set_calendar_id("lumajang");
  adopted.set_version(1);
  adopted.set_file(ReadOfficeFile("calendar-lumajang.json"));
  adopted.set_is_default(true);
  return journal::PayloadOf(adopted);
}

std::string DirectoryPayload() {
  Mistakes mistakes("directory");
  office::v1::Directory directory;
  google::protobuf::TextFormat::ParseInfoTree places;
  TEPAT_CHECK(
      sop::ParseTextFile(ReadOfficeFile("directory.textproto"), &directory, places, mistakes));
  office::v1::DirectoryAdopted adopted;
  *adopted.mutable_units() = directory.units();
  *adopted.mutable_positions() = directory.positions();
  for (const auto& person : directory.people()) {
    for (const std::string& position : person.positions()) {
      auto* holding = adopted.add_holdings();
      holding->set_person_id(person.key());
      holding->set_position(position);
    }
  }
  return journal::PayloadOf(adopted);
}

std::string PlanPayload() {
  Mistakes mistakes("plan");
  plan::v1::PlanAdopted adopted;
  adopted.set_version(1);
  *adopted.mutable_plan() = *plan::ReadPlanFile(ReadOfficeFile("plan/2026.textproto"), mistakes);
  return journal::PayloadOf(adopted);
}

}  // namespace

std::vector<OfficeFact> OfficeFacts() {
  return {{"sop-adopted", SopPayload()},
          {"calendar-adopted", CalendarPayload()},
          {"directory-adopted", DirectoryPayload()},
          {"plan-adopted", PlanPayload()}};
}

Status KnowTheOffice(journal::Transaction& transaction) {
  using identity::ApplyOfficeFact;
  sql::Database& db = transaction.db();
  const Instant now = transaction.now();
  for (const OfficeFact& fact : OfficeFacts()) {
    TEPAT_TRY(ApplyOfficeFact(db, fact.name, fact.payload, now));
  }
  // Read and confirmed as of now: rights are judged only by an office that is known well enough.
  return journal::SaveReadProgress(db, {{"/tepat/uji/office", "i", 9}, now});
}

ServiceBench::ServiceBench(const std::string& service, sql::Schema schema)
    : node_(
          *daemon::Node::Open({"uji", service, folder_.path(), false, std::move(schema)}, world_)) {
  TEPAT_CHECK(node_->writer().Execute(KnowTheOffice).has_value());
}

std::vector<std::string> ServiceBench::Facts() {
  std::vector<std::string> names;
  const auto page = *node_->journal().Read(1, journal::kPageRowsMax);
  for (const auto& row : page.rows) names.push_back(journal::ParseEvent(row.body)->fact.name);
  return names;
}

journal::Event ServiceBench::LastFact() {
  const auto page = *node_->journal().Read(node_->writer().head().sequence, 1);
  return *journal::ParseEvent(page.rows.at(0).body);
}

std::vector<std::string> ServiceBench::LastMarks() {
  static const char* const kinds[] = {"",       "STARTED", "ACCEPTED",  "COMPLETED", "RETURNED",
                                      "PAUSED", "RESUMED", "CANCELLED", "CORRECTED"};
  std::vector<std::string> marks;
  for (const sop::Mark& mark : LastFact().fact.marks) {
    marks.push_back(std::to_string(mark.step) + "." + std::to_string(mark.visit) + " " +
                    kinds[static_cast<int>(mark.kind)]);
    if (mark.part) marks.back() += " " + mark.part->unit + "/" + std::to_string(mark.part->n);
    if (!mark.due_date.empty()) marks.back() += " " + mark.due_date;
  }
  return marks;
}

}  // namespace tepat::simulation
