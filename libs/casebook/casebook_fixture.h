// SPDX-License-Identifier: Apache-2.0
// A casebook in a temporary folder that is told facts one by one: tests of questions and of screens
// stand on it.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "libs/casebook/casebook.h"
#include "libs/casebook/parts.h"
#include "libs/casebook/store/settle.h"
#include "libs/casebook/store/visits.h"
#include "libs/daemon/node.h"
#include "libs/journal/wire.h"
#include "libs/testing/clocks.h"
#include "libs/testing/folder.h"
#include "libs/testing/service_bench.h"
#include "tepat/correspondence/v1/letter.pb.h"
#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/disposition/v1/disposition.pb.h"
#include "tepat/submission/v1/submission.pb.h"
#include "tepat/timing/v1/visit.pb.h"

namespace tepat::casebook {

class CasebookFixture : public testing::Test {
 protected:
  CasebookFixture()
      : node_(*daemon::Node::Open({"uji", "portal", folder_.path(), false, book_.Schema()},
                                  world_)) {}

  // A service tells a fact; `by`: who did it.
  Status Apply(const std::string& service, const std::string& name,
               const google::protobuf::Message& payload, const std::string& case_id,
               const std::string& by = {}) {
    journal::Event event;
    event.position = {daemon::SourceOf("uji", service), "life", ++sequence_};
    event.fact.name = name;
    event.fact.case_id = case_id;
    event.fact.at = clock_.Now();
    event.fact.payload = journal::PayloadOf(payload);
    if (!by.empty()) event.fact.actor = journal::Actor{by, by, ""};
    return Write([&](journal::Transaction& to) { return book_.Apply(to, event); });
  }
  Status ApplyOffice(const std::string& name, const std::string& payload) {
    journal::Event event;
    event.position = {daemon::SourceOf("uji", "office"), "life", ++sequence_};
    event.fact.name = name;
    event.fact.at = clock_.Now();
    event.fact.payload = payload;
    return Write([&](journal::Transaction& to) { return book_.ApplyOffice(to, event); });
  }
  Status Write(const std::function<Status(journal::Transaction&)>& body) {
    return node_->writer().Execute(body);
  }
  template <class T>
  T Read(const std::function<Result<T>(sql::Database&)>& query) {
    return *node_->pool().Read<T>(query);
  }

  // The office that Tepat ships: SOP, calendar, directory.
  void KnowTheOffice() {
    for (const auto& fact : simulation::OfficeFacts()) {
      EXPECT_TRUE(ApplyOffice(fact.name, fact.payload)) << fact.name;
    }
  }

  // The way of a case, fact by fact.
  void Register(const std::string& case_id, const std::string& subject) {
    correspondence::v1::LetterRegistered letter;
    letter.set_agenda_number(static_cast<int>(++agenda_));
    letter.set_agenda_year(2026);
    letter.set_sender("Bappeda");
    letter.set_letter_number("050/" + std::to_string(agenda_));
    letter.set_subject(subject);
    letter.set_period("2026-TW3");
    journal::FillTime(clock_.Now(), letter.mutable_received_time());
    EXPECT_TRUE(Apply("correspondence", "letter-registered", letter, case_id, "staf_penerima"));
  }
  void Move(const std::string& case_id, const char* fact, correspondence::v1::Desk desk) {
    correspondence::v1::LetterMoved moved;
    moved.set_desk(desk);
    moved.set_revision(2);
    EXPECT_TRUE(Apply("correspondence", fact, moved, case_id, "sekretaris"));
  }
  void ToSekretaris(const std::string& case_id) {
    Move(case_id, "letter-forwarded-to-sekretaris", correspondence::v1::DESK_SEKRETARIS);
  }
  void ToCamat(const std::string& case_id) {
    Move(case_id, "letter-forwarded-to-camat", correspondence::v1::DESK_CAMAT);
  }
  void Issue(const std::string& case_id, const std::vector<std::string>& recipients) {
    disposition::v1::DispositionIssued issued;
    for (const std::string& one : recipients) issued.add_recipients(one);
    issued.add_instructions("Tindak lanjuti");
    issued.set_revision(2);
    EXPECT_TRUE(Apply("disposition", "disposition-issued", issued, case_id, "camat"));
  }
  void AskUnits(const std::string& case_id, const std::vector<std::string>& units) {
    data_collection::v1::CollectionOpened opened;
    for (const std::string& unit : units) {
      auto* part = opened.add_units();
      part->set_unit(unit);
      part->set_position(unit);
      part->set_due_date("2026-11-25");
      part->set_state(data_collection::v1::UNIT_STATE_ASKED);
      part->set_revision(1);
    }
    opened.set_revision(1);
    EXPECT_TRUE(Apply("data-collection", "collection-opened", opened, case_id));
  }
  void Send(const std::string& case_id, const std::string& unit) {
    data_collection::v1::UnitDataSubmitted sent;
    sent.set_unit(unit);
    sent.set_revision(2);
    EXPECT_TRUE(Apply("data-collection", "unit-data-submitted", sent, case_id, unit));
  }
  void Verify(const std::string& case_id) {
    data_collection::v1::CollectionStepDone done;
    done.set_revision(5);
    EXPECT_TRUE(Apply("data-collection", "data-verified", done, case_id, "sekretaris"));
  }
  void Submission(const std::string& case_id, const char* fact,
                  submission::v1::SubmissionState state) {
    submission::v1::SubmissionChanged changed;
    changed.set_state(state);
    changed.set_revision(2);
    EXPECT_TRUE(Apply("submission", fact, changed, case_id, "kasubbag_keuangan"));
  }
  // A clock that runs until `due`.
  void Run(const std::string& case_id, int step, std::optional<Instant> due) {
    EXPECT_TRUE(Write([&](journal::Transaction& to) -> Status {
      VisitRow visit;
      visit.case_id = case_id;
      visit.step = step;
      visit.visit = 1;
      visit.state = timing::v1::VISIT_STATE_RUNNING;
      visit.start = clock_.Now();
      visit.due = due;
      visit.breach = due;
      TEPAT_TRY(SaveVisit(to.db(), visit));
      return Settle(to.db(), case_id);
    }));
  }

  const Casebook book_{{CasesPart(), HistoryPart(), EscalationsPart(), DraftsPart()}};
  simulation::Folder folder_;
  simulation::FakeClock clock_{"2026-11-23T01:00:00Z"};  // a Monday, 08.00 in Lumajang
  simulation::FakeMonotonicClock monotonic_;
  simulation::SeededEntropy entropy_{1};
  UuidSource ids_{clock_, entropy_};
  const daemon::World world_{clock_, monotonic_, ids_};
  std::unique_ptr<daemon::Node> node_;
  std::int64_t sequence_ = 0;
  std::int64_t agenda_ = 0;
};

}  // namespace tepat::casebook
