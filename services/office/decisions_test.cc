// SPDX-License-Identifier: Apache-2.0
#include "services/office/decisions.h"

#include "libs/identity/office_view.h"
#include "libs/sop/sop_file.h"
#include "services/office/authority.h"
#include "services/office/office_fixture.h"
#include "tepat/office/v1/fact.pb.h"

namespace tepat::office {
namespace {

class Decisions : public OfficeTest {
 protected:
  identity::Claims As(const std::string& person) {
    identity::Claims claims;
    claims.person_id = PersonId(person);
    return claims;
  }

  // The office's SOP as its next version, in force from that date.
  void ImportRevision(const std::string& effective) {
    v1::ImportOfficeRequest request;
    request.set_request_id(ids_.Next());
    *request.add_files() = File("sop/pengumpulan-data-kinerja.textproto");
    std::string* text = request.mutable_files(0)->mutable_text();
    const auto set = [&](const std::string& field, const std::string& value) {
      const std::size_t at = text->find("\n" + field + ":") + 1;
      text->replace(at, text->find('\n', at) - at, field + ": " + value);
    };
    set("version", "2");
    set("effective_date", '"' + effective + '"');
    const auto imported = Import(request);
    ASSERT_TRUE(imported) << imported.error().details.at("mistakes");
  }

  v1::RebaseCaseRequest RebaseTo(int version) {
    v1::RebaseCaseRequest request;
    request.set_case_id(case_id_);
    request.set_sop_id("pengumpulan-data-kinerja");
    request.set_sop_version(version);
    request.set_reason("Revisi SOP disetujui Camat");
    return request;
  }

  Result<v1::RebaseCaseResponse> Rebase(const identity::Claims& caller,
                                        const v1::RebaseCaseRequest& request) {
    return Run<v1::RebaseCaseRequest, v1::RebaseCaseResponse>(caller, request, RebaseCase);
  }

  v1::AdoptCalendarRequest Calendar(int expected_version) {
    v1::AdoptCalendarRequest request;
    request.set_calendar_id("lumajang");
    request.set_file(File("calendar-lumajang.json").text() + " ");
    request.set_expected_version(expected_version);
    return request;
  }

  Result<v1::AdoptCalendarResponse> Adopt(const identity::Claims& caller,
                                          const v1::AdoptCalendarRequest& request) {
    return Run<v1::AdoptCalendarRequest, v1::AdoptCalendarResponse>(
        caller, request,
        [this](journal::Transaction& t, const identity::Claims& by,
               const v1::AdoptCalendarRequest& wanted) {
          return AdoptCalendar(config_, t, by, wanted);
        });
  }

  // A version of one step, as it could be adopted before that was refused.
  void AdoptOneStep(int version) {
    Mistakes mistakes("sop");
    v1::SopAdopted payload;
    *payload.mutable_sop() =
        *sop::ParseSopFile(File("sop/pengumpulan-data-kinerja.textproto").text(), mistakes);
    payload.mutable_sop()->set_version(version);
    payload.mutable_sop()->mutable_steps()->DeleteSubrange(1, 6);
    ASSERT_TRUE(node_->writer().Execute([&](journal::Transaction& transaction) {
      return RecordOfficeFact(transaction, "sop-adopted", journal::PayloadOf(payload));
    }));
  }

  journal::Event LastFact() {
    const std::int64_t head = node_->writer().head().sequence;
    return *journal::ParseEvent(node_->journal().Read(head, 1)->rows.at(0).body);
  }

  const std::string case_id_ = ids_.Next();
};

TEST_F(Decisions, NoCaseIsMovedToAVersionThatLacksSteps) {
  ASSERT_TRUE(Import(WholeOffice()));
  AdoptOneStep(2);
  EXPECT_EQ(Rebase(operator_, RebaseTo(2)).error().slug, "office.sop_incomplete");
}

TEST_F(Decisions, ADelegationOutOfAllTimeIsRefusedOrTakenButNeverTheEnd) {
  ASSERT_TRUE(Import(WholeOffice()));
  v1::GrantDelegationRequest request = PlhOfTheCamat();
  const auto grant = [&] {
    return Run<v1::GrantDelegationRequest, v1::GrantDelegationResponse>(operator_, request,
                                                                        GrantDelegation);
  };
  request.mutable_end_time()->set_seconds(std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(grant().error().slug, "office.invalid_delegation");
  request.mutable_start_time()->set_seconds(253'402'300'000);
  request.mutable_end_time()->set_nanos(-7);
  EXPECT_TRUE(grant());
}

TEST_F(Decisions, ADelegationIsGrantedByTheHeadAndRevokedAtOnce) {
  ASSERT_TRUE(Import(WholeOffice()));
  identity::Claims clerk;
  clerk.person_id = PersonId("staf");
  const auto grant = [&](const identity::Claims& caller) {
    return Run<v1::GrantDelegationRequest, v1::GrantDelegationResponse>(caller, PlhOfTheCamat(),
                                                                        GrantDelegation);
  };
  EXPECT_EQ(grant(clerk).error().slug, "identity.not_allowed");
  identity::Claims camat;
  camat.person_id = PersonId("camat");
  const auto granted = grant(camat);
  ASSERT_TRUE(granted) << granted.error().message;
  v1::RevokeDelegationRequest request;
  request.set_delegation_id(granted->delegation_id());
  request.set_reason("Camat sudah kembali");
  const auto revoke = [&] {
    return Run<v1::RevokeDelegationRequest, v1::RevokeDelegationResponse>(operator_, request,
                                                                          RevokeDelegation);
  };
  ASSERT_TRUE(revoke());
  clock_.Advance(std::chrono::seconds(1));
  EXPECT_EQ(revoke().error().slug, "office.delegation_over");
}

TEST_F(Decisions, ADelegationNeedsAKnownPositionAndPerson) {
  ASSERT_TRUE(Import(WholeOffice()));
  const auto slug = [&](const v1::GrantDelegationRequest& request) {
    return Run<v1::GrantDelegationRequest, v1::GrantDelegationResponse>(operator_, request,
                                                                        GrantDelegation)
        .error()
        .slug;
  };
  auto request = PlhOfTheCamat();
  request.set_position("bupati");
  EXPECT_EQ(slug(request), "office.unknown_position");
  request = PlhOfTheCamat();
  request.set_person_id("018bcfe5-6800-7abc-8def-0123456789ab");
  EXPECT_EQ(slug(request), "office.unknown_person");
}

TEST_F(Decisions, TheCamatLetsAnOpenCaseFollowARevision) {
  ASSERT_TRUE(Import(WholeOffice()));
  ImportRevision("2026-11-20");
  ASSERT_TRUE(Rebase(As("camat"), RebaseTo(2)));
  const journal::Event fact = LastFact();
  EXPECT_EQ(fact.fact.name, "case-rebased");
  EXPECT_EQ(fact.fact.actor->position, "camat");
  const auto rebases = *node_->pool().Read<std::vector<identity::Rebase>>(
      [&](sql::Database& db) { return identity::RebasesOf(db, case_id_); });
  ASSERT_EQ(rebases.size(), 1U);
  EXPECT_EQ(rebases[0].version, 2);
  EXPECT_EQ(Rebase(operator_, RebaseTo(2)).error().slug, "office.nothing_to_rebase");
}

TEST_F(Decisions, ARebaseIsRefusedPreciselyAndChangesNothing) {
  ASSERT_TRUE(Import(WholeOffice()));
  ImportRevision("2026-11-24");
  const auto head = node_->writer().head().sequence;
  EXPECT_EQ(Rebase(As("staf"), RebaseTo(1)).error().slug, "identity.not_allowed");
  EXPECT_EQ(Rebase(operator_, RebaseTo(3)).error().slug, "office.unknown_sop");
  EXPECT_EQ(Rebase(operator_, RebaseTo(2)).error().slug, "office.sop_not_in_force");
  auto request = RebaseTo(1);
  request.set_case_id("berkas-1");
  request.set_reason("    ");
  const auto refused = Rebase(operator_, request);
  EXPECT_EQ(refused.error().slug, "office.invalid_rebase");
  EXPECT_NE(refused.error().details.at("fields").find("case_id"), std::string::npos);
  EXPECT_NE(refused.error().details.at("fields").find("reason"), std::string::npos);
  EXPECT_EQ(node_->writer().head().sequence, head);
  clock_.Set(*ParseInstant("2026-11-23T17:00:00Z"));  // midnight in the office
  EXPECT_TRUE(Rebase(operator_, RebaseTo(2)));
}

TEST_F(Decisions, TheHeadsOfTheOfficeAdoptACalendarThatTheyHaveSeen) {
  ASSERT_TRUE(Import(WholeOffice()));
  EXPECT_EQ(Adopt(As("staf"), Calendar(1)).error().slug, "identity.not_allowed");
  EXPECT_EQ(Adopt(As("sekretaris"), Calendar(1))->version(), 2);
  EXPECT_EQ(LastFact().fact.actor->position, "sekretaris");
  EXPECT_EQ(Adopt(As("camat"), Calendar(1)).error().slug, "office.calendar_changed");
  EXPECT_EQ(Adopt(operator_, Calendar(2))->version(), 2) << "nothing new in it";
}

TEST_F(Decisions, ACalendarWithMistakesOrOfAnotherNameIsRefused) {
  ASSERT_TRUE(Import(WholeOffice()));
  const auto head = node_->writer().head().sequence;
  auto request = Calendar(1);
  request.set_file("{}");
  EXPECT_EQ(Adopt(operator_, request).error().slug, "office.mistakes");
  request = Calendar(0);
  request.set_calendar_id("jember");
  const auto refused = Adopt(operator_, request);
  EXPECT_EQ(refused.error().slug, "office.mistakes");
  EXPECT_NE(refused.error().details.at("mistakes").find("'lumajang'"), std::string::npos);
  EXPECT_EQ(node_->writer().head().sequence, head);
}

}  // namespace
}  // namespace tepat::office
