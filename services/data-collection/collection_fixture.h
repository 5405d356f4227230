// SPDX-License-Identifier: Apache-2.0
// data-collection on a bench: its commands and questions as officers give them, and complete data
// of the units of the shipped plan.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "libs/identity/office_plan.h"
#include "libs/journal/wire.h"
#include "libs/performance/message.h"
#include "libs/performance/performance_fixture.h"
#include "libs/testing/service_bench.h"
#include "services/data-collection/commands/commands.h"
#include "services/data-collection/handoff.h"
#include "services/data-collection/queries.h"
#include "services/data-collection/store/schema.h"
#include "services/data-collection/store/units.h"
#include "services/data-collection/wire.h"
#include "tepat/plan/v1/adoption.pb.h"

namespace tepat::data_collection {

inline constexpr const char* kCase = "018bcfe5-6800-7abc-8def-0123456789ab";
inline constexpr const char* kLaterCase = "018bcfe5-6800-7abc-8def-0123456789ac";
inline constexpr const char* kLurah = "lurah_jogotrunan";
inline constexpr const char* kKasi = "kasi_pemerintahan";
inline constexpr const char* kKasubbag = "kasubbag_keuangan";
// Of the one file that complete data name.
inline constexpr const char* kSha256 =
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

// Numbers that reach the targets of the third quarter, in the order of an indicator's components.
inline std::vector<std::string> NumbersOf(const std::string& indicator) {
  static const std::map<std::string, std::vector<std::string>> kNumbers = {
      {"layanan_tepat_waktu", {"96", "100"}},
      {"lama_layanan", {"14"}},
      {"pengaduan_selesai", {"10", "10"}},
      {"desa_tata_kelola", {"7", "10"}},
      {"apbdes_tepat_waktu", {"10", "10"}},
      {"lunas_pbb", {"85", "100"}},
      {"gangguan_trantibum", {"1", "0", "0"}},
      {"partisipasi_musrenbang", {"90", "100"}},
      {"swadaya", {"20", "0", "0"}},
      {"serapan_anggaran", {"70", "100"}},
      {"predikat_akip", {"BB"}},
      {"dokumen_kinerja", {"3"}}};
  return kNumbers.at(indicator);
}

// A value of an indicator with these numbers, and all required proofs.
inline v1::IndicatorValue ValueOf(const std::string& id, const std::vector<std::string>& numbers) {
  const plan::Indicator& indicator = performance::IndicatorOf(id);
  v1::IndicatorValue value;
  value.set_indicator(id);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    auto* component = value.add_components();
    component->set_component(indicator.components.at(i).key);
    component->set_value(numbers[i]);
  }
  for (const plan::EvidenceRule& rule : indicator.evidence) {
    if (!rule.required) continue;
    auto* proof = value.add_evidence();
    proof->set_rule(rule.key);
    proof->set_sha256(kSha256);
  }
  return value;
}

// Everything that the plan asks of the unit.
inline std::vector<v1::IndicatorValue> CompleteValues(const std::string& unit) {
  std::vector<v1::IndicatorValue> values;
  for (const plan::Indicator& indicator : performance::Shipped().IndicatorsOf(unit)) {
    values.push_back(ValueOf(indicator.id, NumbersOf(indicator.id)));
  }
  return values;
}

// The same with other numbers of one indicator.
inline std::vector<v1::IndicatorValue> With(const std::string& unit, const std::string& indicator,
                                            const std::vector<std::string>& numbers) {
  auto values = CompleteValues(unit);
  for (v1::IndicatorValue& value : values) {
    if (value.indicator() == indicator) value = ValueOf(indicator, numbers);
  }
  return values;
}

class DataCollectionTest : public testing::Test {
 protected:
  std::string Open(const std::vector<std::string>& units = {kLurah, kKasi},
                   const std::string& period = "2026-TW3") {
    v1::OpenCollectionRequest request;
    request.set_event_id(bench_.NewId());
    request.set_case_id(case_id_);
    request.set_sop_id("pengumpulan-data-kinerja");
    request.set_sop_version(1);
    journal::FillTime(bench_.clock().Now(), request.mutable_start_time());
    request.set_period(period);
    request.add_documents()->set_kind("catatan_pembagian_tugas");
    if (origin_.hand_overs_size() > 0) *request.mutable_origin() = origin_;
    for (const std::string& unit : units) {
      auto* task = request.add_tasks();
      task->set_unit(unit);
      task->set_position(unit);
      task->set_request("Data kinerja triwulan III");
    }
    return bench_.Accept<v1::OpenCollectionResponse>(
        request, [this](journal::Transaction& t, const v1::OpenCollectionRequest& wanted) {
          return OpenCollection(context_.config, t, wanted);
        });
  }

  // Sends complete data of the unit, or those given.
  std::string Submit(const std::string& person, const std::string& unit, int revision) {
    AttachFile(person, unit);
    return Send(person, unit, revision, CompleteValues(unit));
  }
  std::string Send(const std::string& person, const std::string& unit, int revision,
                   const std::vector<v1::IndicatorValue>& values, const std::string& reason = "") {
    v1::SubmitUnitDataRequest request;
    request.set_request_id(bench_.NewId());
    request.set_case_id(case_id_);
    request.set_unit(unit);
    request.set_expected_revision(revision);
    for (const v1::IndicatorValue& value : values) *request.add_values() = value;
    request.set_incomplete_reason(reason);
    if (!sources_.empty()) request.set_origin(v1::ORIGIN_WORKBOOK);
    for (const SourceCell& source : sources_) FillSource(source, request.add_sources());
    identity::Claims caller;
    caller.person_id = person;
    const auto sent =
        simulation::ExecuteCommand<v1::SubmitUnitDataRequest, v1::SubmitUnitDataResponse>(
            bench_.node().writer(), "SubmitUnitData", caller, request, SubmitUnitData);
    if (sent) sent_ = *sent;
    refused_ = sent ? Error{} : sent.error();
    return sent ? "ok" : sent.error().slug;
  }

  // Hands in the file that complete data name.
  std::string AttachFile(const std::string& person, const std::string& unit,
                         const std::string& name = "bukti.pdf",
                         const std::string& sha256 = kSha256) {
    v1::EvidenceHead head;
    head.set_case_id(case_id_);
    head.set_unit(unit);
    head.set_name(name);
    const blobs::Blob blob{sha256, 12, "application/pdf"};
    return bench_.Do<v1::AttachEvidenceResponse>(
        person, head,
        [&](journal::Transaction& t, const identity::Claims& who, const v1::EvidenceHead& wanted) {
          return AttachEvidence(t, who, wanted, blob);
        });
  }

  std::string Comment(const std::string& person, const std::string& unit,
                      const std::string& indicator, const std::string& text) {
    v1::CommentValueRequest request;
    request.set_case_id(case_id_);
    request.set_unit(unit);
    request.set_indicator(indicator);
    request.set_text(text);
    return bench_.Do<v1::CommentValueResponse>(person, request, CommentValue);
  }

  // Asks as that person, with what the service's own queries read.
  template <class Response, class Request, class Read>
  Result<Response> Ask(const std::string& person, Request request, Read read) {
    request.set_case_id(case_id_);
    identity::Claims caller;
    caller.person_id = person;
    return bench_.node().pool().Read<Response>([&](sql::Database& db) {
      return read(Asking{db, caller, bench_.clock().Now()}, request);
    });
  }
  v1::GetUnitSheetResponse Sheet(const std::string& person, const std::string& unit) {
    v1::GetUnitSheetRequest request;
    request.set_unit(unit);
    const auto sheet = Ask<v1::GetUnitSheetResponse>(person, request, ReadUnitSheet);
    EXPECT_TRUE(sheet) << (sheet ? "" : sheet.error().slug);
    return sheet.value_or(v1::GetUnitSheetResponse());
  }
  v1::GetCheckSheetResponse Checks() {
    return *Ask<v1::GetCheckSheetResponse>("sekretaris", v1::GetCheckSheetRequest(),
                                           ReadCheckSheet);
  }
  static const v1::SheetRow& RowOf(const v1::GetUnitSheetResponse& sheet,
                                   const std::string& indicator) {
    for (const v1::SheetRow& row : sheet.rows()) {
      if (row.indicator().id() == indicator) return row;
    }
    ADD_FAILURE() << "no row of " << indicator;
    return v1::SheetRow::default_instance();
  }

  // Adopts the shipped plan anew, with that text replaced.
  void AdoptPlan(int version, const std::string& from, const std::string& to) {
    AdoptPlan(version, plan::Read(plan::Replaced(plan::ShippedPlan(), from, to)));
  }
  void AdoptPlan(int version, const plan::v1::Plan& plan) {
    plan::v1::PlanAdopted adopted;
    adopted.set_version(version);
    *adopted.mutable_plan() = plan;
    ASSERT_TRUE(bench_.node().writer().Execute([&](journal::Transaction& t) {
      return identity::TakePlan(t.db(), journal::PayloadOf(adopted));
    }));
  }
  // The office has told of no plan.
  void ForgetPlans() {
    ASSERT_TRUE(bench_.node().writer().Execute(
        [](journal::Transaction& t) { return t.db().Run("DELETE FROM office_plan"); }));
  }

  std::string Assign(const std::string& person, const std::string& unit, int revision,
                     const std::string& position = kLurah,
                     const std::string& due_date = "2026-11-25") {
    v1::AssignUnitRequest request;
    request.set_case_id(case_id_);
    request.set_unit(unit);
    request.set_expected_revision(revision);
    request.set_position(position);
    request.add_requests("Realisasi anggaran triwulan III");
    request.set_due_date(due_date);
    return bench_.Do<v1::AssignUnitResponse>(
        person, request,
        [this](journal::Transaction& t, const identity::Claims& who,
               const v1::AssignUnitRequest& wanted) {
          return AssignUnit(context_, t, who, wanted);
        });
  }

  Unit At(const std::string& unit) {
    return **bench_.node().pool().Read<std::optional<Unit>>(
        [&](sql::Database& db) { return FindUnit(db, case_id_, unit); });
  }

  std::string Waive(const std::string& person, const std::string& unit, int revision,
                    const std::string& reason = "tidak ada kegiatan") {
    v1::WaiveUnitRequest request;
    request.set_case_id(case_id_);
    request.set_unit(unit);
    request.set_expected_revision(revision);
    request.set_reason(reason);
    return bench_.Do<v1::WaiveUnitResponse>(person, request, WaiveUnit);
  }

  std::string Close(const std::string& person, int revision, const std::string& reason = "") {
    v1::CloseDraftRequest request;
    request.set_incomplete_reason(reason);
    request.set_case_id(case_id_);
    request.set_expected_revision(revision);
    return bench_.Do<v1::CloseDraftResponse>(
        person, request,
        [](journal::Transaction& t, const identity::Claims& who,
           const v1::CloseDraftRequest& wanted) { return CloseDraft(t, who, wanted); });
  }

  std::string Return(const std::string& person, const std::string& unit, int revision,
                     const std::vector<std::pair<std::string, std::string>>& cells = {}) {
    v1::ReturnUnitsRequest request;
    request.set_case_id(case_id_);
    request.set_expected_revision(revision);
    auto* one = request.add_units();
    one->set_unit(unit);
    one->set_reason("bukti belum lengkap");
    for (const auto& [indicator, key] : cells) {
      auto* cell = one->add_cells();
      cell->set_indicator(indicator);
      cell->set_key(key);
      cell->set_reason("Cocokkan dengan register");
    }
    return bench_.Do<v1::ReturnUnitsResponse>(
        person, request,
        [this](journal::Transaction& t, const identity::Claims& who,
               const v1::ReturnUnitsRequest& wanted) {
          return ReturnUnits(context_, t, who, wanted);
        });
  }

  std::string GiveBack(const std::string& person, const std::string& unit, int revision,
                       const std::string& indicator = "",
                       const std::string& reason = "angka salah") {
    v1::GiveBackUnitRequest request;
    request.set_case_id(case_id_);
    request.set_expected_revision(revision);
    request.mutable_unit()->set_unit(unit);
    request.mutable_unit()->set_reason(reason);
    if (!indicator.empty()) {
      auto* cell = request.mutable_unit()->add_cells();
      cell->set_indicator(indicator);
      cell->set_reason("Cocokkan dengan register");
    }
    return bench_.Do<v1::GiveBackUnitResponse>(
        person, request,
        [this](journal::Transaction& t, const identity::Claims& who,
               const v1::GiveBackUnitRequest& wanted) {
          return GiveBackUnit(context_, t, who, wanted);
        });
  }

  std::string Verify(const std::string& person, int revision, const std::string& note = "",
                     const std::string& reason = "") {
    v1::VerifyDataRequest request;
    request.set_incomplete_reason(reason);
    request.set_note(note);
    request.set_case_id(case_id_);
    request.set_expected_revision(revision);
    return bench_.Do<v1::VerifyDataResponse>(person, request, VerifyData);
  }

  std::string End() {
    v1::EndCaseRequest request;
    request.set_event_id(bench_.NewId());
    request.set_case_id(case_id_);
    request.mutable_ending()->set_reason("dibatalkan Bappeda");
    return bench_.Accept<v1::EndCaseResponse>(request, EndCase);
  }

  std::string Reopen(const std::string& unit) {
    v1::ReopenCollectionRequest request;
    request.set_event_id(bench_.NewId());
    request.set_case_id(case_id_);
    journal::FillTime(bench_.clock().Now() - std::chrono::minutes(1), request.mutable_start_time());
    auto* one = request.add_units();
    one->set_unit(unit);
    one->set_reason("angka tidak cocok");
    return bench_.Accept<v1::ReopenCollectionResponse>(
        request, [this](journal::Transaction& t, const v1::ReopenCollectionRequest& wanted) {
          return ReopenCollection(context_.config, t, wanted);
        });
  }

  // Both units have sent and the draft is closed.
  void CloseWithData() {
    ASSERT_EQ(Open(), "ok");
    ASSERT_EQ(Submit(kLurah, kLurah, 1), "ok");
    ASSERT_EQ(Submit(kKasi, kKasi, 1), "ok");
    ASSERT_EQ(Close(kKasubbag, 1), "ok");
  }

  std::string case_id_ = kCase;      // that is worked on
  common::v1::CaseOrigin origin_;    // that the hand-off tells, when it has any
  std::vector<SourceCell> sources_;  // of what is sent; with any it comes out of a workbook
  v1::SubmitUnitDataResponse sent_;  // the last answer
  Error refused_;                    // the last refusal of a sending
  using Names = std::vector<std::string>;
  const Context context_{*worktime::Zone::Find("Asia/Jakarta")};
  simulation::ServiceBench bench_{"data-collection", Schema()};
};

}  // namespace tepat::data_collection
