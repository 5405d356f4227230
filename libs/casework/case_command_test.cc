// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/case_command.h"

#include "libs/casework/casework_fixture.h"
#include "libs/casework/store/documents.h"
#include "libs/identity/office_view.h"
#include "tepat/disposition/v1/disposition.pb.h"

namespace tepat::casework {
namespace {

using disposition::v1::DispositionIssued;
using disposition::v1::IssueDispositionResponse;

class CaseCommandTest : public CaseworkTest {
 protected:
  CaseCommandTest() {
    TEPAT_CHECK(Run([](journal::Transaction& t) { return InsertParcel(t.db(), kParcelCase); }) ==
                "ok");
  }

  // Finds the case and judges the right to dispose of it.
  static Status Begin(CaseCommand& command, int step = 3, const char* name = "dispose") {
    TEPAT_TRY(command.Find(FindParcel, kParcelCase));
    return command.Authorise(step, name);
  }

  void Link(const std::vector<std::string>& kinds) {
    ASSERT_EQ(Run([&](journal::Transaction& t) -> Status {
                for (const std::string& kind : kinds) {
                  TEPAT_TRY(LinkDocument(t.db(), kParcelCase, {kind, "1", "Map"}));
                }
                return Ok();
              }),
              "ok");
  }

  // Completes step 3 as the Camat.
  std::string Complete(const std::string& reason, DispositionIssued& payload) {
    return RunAs("camat", [&](CaseCommand& command) -> Status {
      TEPAT_TRY(Begin(command));
      return command.RequireInputs(reason, payload);
    });
  }
};

TEST_F(CaseCommandTest, FindsTheCaseItsRulesAndTheRightToIt) {
  EXPECT_EQ(RunAs("camat",
                  [](CaseCommand& command) -> Status {
                    TEPAT_TRY(Begin(command));
                    EXPECT_EQ(command.sop().version, 1);
                    EXPECT_EQ(command.step().key, 3);
                    EXPECT_EQ(command.right().position, "camat");
                    return Ok();
                  }),
            "ok");
}

TEST_F(CaseCommandTest, ACaseThatIsNotHereIsNamed) {
  EXPECT_EQ(RunAs("camat",
                  [](CaseCommand& command) -> Status {
                    TEPAT_TRY(command.Find(FindParcel, "018bcfe5"));
                    return Ok();
                  }),
            "uji.unknown_case");
  EXPECT_EQ(error().code, Code::kNotFound);
}

TEST_F(CaseCommandTest, AVersionThatIsNotKnownYetIsWaitedFor) {
  ASSERT_EQ(Run([](journal::Transaction& t) { return t.db().Run("DELETE FROM office_sop"); }),
            "ok");
  EXPECT_EQ(RunAs("camat", [](CaseCommand& command) { return Begin(command); }), "uji.no_sop");
  EXPECT_EQ(error().code, Code::kUnavailable);
}

TEST_F(CaseCommandTest, AStepThatTheVersionLacksIsAnAnswerAndNotWaitedFor) {
  EXPECT_EQ(RunAs("camat", [](CaseCommand& command) { return Begin(command, 8); }), "uji.no_step");
  EXPECT_EQ(error().code, Code::kConflict);
  EXPECT_EQ(error().details.at("step"), "8");
  EXPECT_EQ(RunAs("camat", [](CaseCommand& command) { return Begin(command, 0); }), "uji.no_step");
}

TEST_F(CaseCommandTest, OnlyWhomTheSopNamesMayCommand) {
  EXPECT_EQ(RunAs("sekretaris", [](CaseCommand& command) { return Begin(command); }),
            "identity.not_allowed");
  EXPECT_EQ(RunAs("camat", [](CaseCommand& command) { return Begin(command, 3, "unheard_of"); }),
            "identity.not_allowed");
  EXPECT_TRUE(bench_.Facts().empty());
}

TEST_F(CaseCommandTest, AUnitsDataAreForItsOwnPositionAndTheAccountableOne) {
  const auto submit = [this](const std::string& person) {
    return RunAs(person, [](CaseCommand& command) -> Status {
      TEPAT_TRY(command.Find(FindParcel, kParcelCase));
      return command.AuthoriseUnit(4, "submit_unit_data", "lurah_jogotrunan");
    });
  };
  EXPECT_EQ(submit("lurah_jogotrunan"), "ok");
  EXPECT_EQ(submit("kasubbag_keuangan"), "ok");
  EXPECT_EQ(submit("lurah_kepuharjo"), "identity.not_allowed");
}

TEST_F(CaseCommandTest, TheFactSaysWhoActedByWhatRightAndWhatWasKnownOfTheOffice) {
  ASSERT_EQ(RunAs("camat",
                  [](CaseCommand& command) -> Status {
                    TEPAT_TRY(Begin(command));
                    DispositionIssued payload;
                    payload.set_revision(7);
                    const sop::Mark done{3, 1, sop::Mark::Kind::kCompleted, command.now()};
                    TEPAT_TRY(command.Record("parcel-sent", kParcelCase, {done}, payload));
                    const auto answer = command.Answer<IssueDispositionResponse>(7);
                    EXPECT_EQ(answer.revision(), 7);
                    EXPECT_EQ(answer.position().sequence(), 1);
                    return Ok();
                  }),
            "ok");
  const journal::Event event = bench_.LastFact();
  EXPECT_EQ(event.fact.name, "parcel-sent");
  EXPECT_EQ(event.fact.case_id, kParcelCase);
  EXPECT_EQ(event.fact.actor->person_id, "camat");
  EXPECT_EQ(event.fact.actor->position, "camat");
  EXPECT_EQ(event.fact.office_cursor, 9);
  EXPECT_EQ(bench_.LastMarks(), std::vector<std::string>({"3.1 COMPLETED"}));
}

TEST_F(CaseCommandTest, ARefusalLeavesNothingBehind) {
  EXPECT_EQ(RunAs("camat",
                  [](CaseCommand& command) -> Status {
                    TEPAT_TRY(Begin(command));
                    TEPAT_TRY(command.LinkOutput("1", "Map"));
                    TEPAT_TRY(command.Record("parcel-sent", kParcelCase, {}, DispositionIssued()));
                    return Fail(Code::kConflict, "uji.too_late", "refused at the end");
                  }),
            "uji.too_late");
  EXPECT_TRUE(bench_.Facts().empty());
  EXPECT_TRUE(Read<std::vector<CaseDocument>>([](sql::Database& db) {
                return DocumentsOf(db, kParcelCase);
              }).empty());
}

TEST_F(CaseCommandTest, AStepIsNotCompletedWithoutItsInputsUnlessSomebodySaysWhy) {
  DispositionIssued payload;
  Link({"surat_edaran"});
  EXPECT_EQ(Complete("", payload), "uji.input_missing");
  EXPECT_EQ(error().details.at("missing"), "perjanjian_kinerja, rencana_aksi");
  EXPECT_EQ(error().details.at("step"), "3");
  EXPECT_EQ(Complete("abcd", payload), "uji.invalid_request");
  EXPECT_EQ(payload.missing_inputs_size(), 0);
  EXPECT_EQ(Complete("DPA belum disahkan", payload), "ok");
  EXPECT_EQ(payload.missing_inputs_size(), 2);
  EXPECT_EQ(payload.missing_input_reason(), "DPA belum disahkan");
}

TEST_F(CaseCommandTest, AReasonWhereNothingIsMissingIsNotTold) {
  DispositionIssued payload;
  Link({"surat_edaran", "perjanjian_kinerja", "rencana_aksi"});
  EXPECT_EQ(Complete("x", payload), "ok");
  EXPECT_EQ(payload.missing_inputs_size(), 0);
  EXPECT_EQ(payload.missing_input_reason(), "");
}

TEST_F(CaseCommandTest, WhatTheServiceCountsAsPresentIsPresent) {
  EXPECT_EQ(
      RunAs("camat",
            [](CaseCommand& command) -> Status {
              TEPAT_TRY(Begin(command));
              DispositionIssued payload;
              return command.RequireInputs({"surat_edaran", "perjanjian_kinerja"}, "", payload);
            }),
      "uji.input_missing");
  EXPECT_EQ(error().details.at("missing"), "rencana_aksi");
}

TEST_F(CaseCommandTest, TheOutputOfAStepIsADocumentOfTheCase) {
  ASSERT_EQ(RunAs("camat",
                  [](CaseCommand& command) -> Status {
                    TEPAT_TRY(Begin(command));
                    return command.LinkOutput("2 tugas", "lembar disposisi");
                  }),
            "ok");
  const auto linked = Read<std::vector<CaseDocument>>(
      [](sql::Database& db) { return DocumentsOf(db, kParcelCase); });
  EXPECT_EQ(linked, std::vector<CaseDocument>(
                        {{"catatan_pembagian_tugas", "2 tugas", "lembar disposisi"}}));
}

TEST_F(CaseCommandTest, TheFirstCommandOfAHolderAcceptsTheVisit) {
  ASSERT_EQ(RunAs("camat",
                  [](CaseCommand& command) -> Status {
                    TEPAT_TRY(Begin(command));
                    sop::OpenVisit visit{3, 1, false, {{"camat", ""}}};
                    EXPECT_EQ(command.Accept(visit).size(), 1U);
                    EXPECT_TRUE(command.Accept(visit).empty());
                    sop::OpenVisit others{3, 1, false, {{"sekretaris", ""}}};
                    EXPECT_TRUE(command.Accept(others).empty());
                    return Ok();
                  }),
            "ok");
}

TEST_F(CaseCommandTest, ACaseThatIsBeingOpenedBringsItsVersion) {
  ASSERT_EQ(RunAs("staf_penerima_surat",
                  [](CaseCommand& command) -> Status {
                    TEPAT_ASSIGN(auto sop, identity::FindSop(command.db(), kParcelSop, 1));
                    command.TakeNew(std::move(*sop));
                    TEPAT_TRY(command.Authorise(1, "register"));
                    EXPECT_EQ(command.step().output_kind, "entri_agenda");
                    const Revision next = command.Next({1, "ani", command.now()});
                    EXPECT_EQ(next.number, 2);
                    EXPECT_EQ(next.changed_by, "staf_penerima_surat");
                    return Ok();
                  }),
            "ok");
}

}  // namespace
}  // namespace tepat::casework
