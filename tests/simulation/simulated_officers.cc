// SPDX-License-Identifier: Apache-2.0
// What officers do in the simulated office: one case through the steps, call by call.
#include "libs/base/check.h"
#include "libs/journal/wire.h"
#include "libs/testing/executed_command.h"
#include "libs/testing/project_file.h"
#include "services/data-collection/store/units.h"
#include "services/office/plan_decisions.h"
#include "services/office/plan_queries.h"
#include "tests/simulation/simulated_office.h"

namespace tepat::simulation {
namespace {

constexpr const char* kUnit = "lurah_jogotrunan";
constexpr const char* kIncomplete = "Bukti dukung menyusul";
constexpr const char* kIndicator = "lama_layanan";
constexpr const char* kComponent = "nilai";

template <class Request>
Request For(const std::string& case_id, int revision) {
  Request request;
  request.set_case_id(case_id);
  request.set_expected_revision(revision);
  return request;
}

// The one number that a sending has.
void FillNumber(const std::string& number, data_collection::v1::SubmitUnitDataRequest& request) {
  auto* value = request.add_values();
  value->set_indicator(kIndicator);
  auto* component = value->add_components();
  component->set_component(kComponent);
  component->set_value(number);
}

}  // namespace

identity::Claims SimulatedOffice::Officer(const std::string& key) {
  identity::Claims caller;
  const auto found = person_ids_.find(key);
  if (found != person_ids_.end()) caller.person_id = found->second;
  return caller;
}

template <class Response, class Request, class Command>
Status SimulatedOffice::Do(const std::string& service, const std::string& officer, Request request,
                           Command command) {
  request.set_request_id(ids_.Next());
  const auto done = ExecuteCommand<Request, Response>(
      node(service).writer(), typeid(Request).name(), Officer(officer), request, command);
  return done ? Ok() : Fail(done.error());
}

correspondence::v1::RegisterLetterRequest SimulatedOffice::NewLetter() {
  correspondence::v1::RegisterLetterRequest request;
  request.set_request_id(ids_.Next());
  request.set_sender("Bappeda");
  request.set_letter_number("000.7/" + std::to_string(++letters_));
  request.set_letter_date("2026-11-20");
  request.set_subject("Pengumpulan data kinerja");
  request.set_channel(correspondence::v1::INTAKE_CHANNEL_COURIER);
  request.set_archive_place("Map 1");
  journal::FillTime(clock_.Now(), request.mutable_received_time());
  request.set_nature(correspondence::v1::NATURE_ORDINARY);
  request.set_urgency(correspondence::v1::URGENCY_ORDINARY);
  request.set_period("2026-TW3");
  return request;
}

Result<correspondence::v1::RegisterLetterResponse> SimulatedOffice::Register(
    const correspondence::v1::RegisterLetterRequest& request) {
  return ExecuteCommand<correspondence::v1::RegisterLetterRequest,
                        correspondence::v1::RegisterLetterResponse>(
      node("correspondence").writer(), "RegisterLetter", Officer("staf_penerima_surat"), request,
      [this](journal::Transaction& t, const identity::Claims& caller,
             const correspondence::v1::RegisterLetterRequest& wanted) {
        return correspondence::RegisterLetter(correspondence_, t, caller, wanted);
      });
}

Status SimulatedOffice::Cancel(const std::string& case_id, int revision) {
  auto request = For<correspondence::v1::CancelCaseRequest>(case_id, revision);
  request.set_reason("Dibatalkan oleh Bappeda");
  return Do<correspondence::v1::CancelCaseResponse>("correspondence", "sekretaris", request,
                                                    correspondence::CancelCase);
}

Status SimulatedOffice::Walk(const std::string& case_id, int call) {
  if (call < 3) return WalkToDisposition(case_id, call);
  return call < 9 ? WalkThroughData(case_id, call) : WalkThroughSubmission(case_id, call);
}

Status SimulatedOffice::WalkToDisposition(const std::string& case_id, int call) {
  if (call == 0) {
    namespace v1 = correspondence::v1;
    return Do<v1::ForwardToSekretarisResponse>("correspondence", "staf_penerima_surat",
                                               For<v1::ForwardToSekretarisRequest>(case_id, 1),
                                               correspondence::ForwardToSekretaris);
  }
  if (call == 1) {
    namespace v1 = correspondence::v1;
    return Do<v1::ForwardToCamatResponse>("correspondence", "sekretaris",
                                          For<v1::ForwardToCamatRequest>(case_id, 2),
                                          correspondence::ForwardToCamat);
  }
  auto request = For<disposition::v1::IssueDispositionRequest>(case_id, 1);
  request.add_recipients("kasubbag_keuangan");
  request.add_instructions("Tindak lanjuti");
  auto* task = request.add_tasks();
  task->set_unit(kUnit);
  task->set_position(kUnit);
  task->set_request("Kumpulkan data kinerja");
  request.set_missing_input_reason("DPA belum disahkan");
  return Do<disposition::v1::IssueDispositionResponse>(
      "disposition", "camat", request,
      [this](journal::Transaction& t, const identity::Claims& caller,
             const disposition::v1::IssueDispositionRequest& wanted) {
        return disposition::IssueDisposition(disposition_, t, caller, wanted);
      });
}

Status SimulatedOffice::SendUnitData(const std::string& case_id) {
  data_collection::v1::SubmitUnitDataRequest request;
  FillNumber(std::to_string(1 + entropy_.Below(15)), request);
  request.set_origin(data_collection::v1::ORIGIN_TYPED);
  return Send(case_id, request);
}

Status SimulatedOffice::SendWorkbook(const std::string& case_id) {
  data_collection::v1::SubmitUnitDataRequest request;
  FillNumber("7", request);
  request.set_origin(data_collection::v1::ORIGIN_WORKBOOK);
  auto* source = request.add_sources();
  source->set_indicator(kIndicator);
  source->set_component(kComponent);
  source->set_sheet("Lurah Jogotrunan");
  source->set_cell("G7");
  return Send(case_id, request);
}

Status SimulatedOffice::Send(const std::string& case_id,
                             data_collection::v1::SubmitUnitDataRequest request) {
  namespace v1 = data_collection::v1;
  // At the revision that stands: a unit that sends twice has seen its first sending.
  const auto unit = node("data-collection")
                        .pool()
                        .Read<std::optional<data_collection::Unit>>([&](sql::Database& db) {
                          return data_collection::FindUnit(db, case_id, kUnit);
                        });
  TEPAT_CHECK(unit.has_value());
  request.set_case_id(case_id);
  request.set_expected_revision(*unit ? (*unit)->revision.number : 1);
  request.set_unit(kUnit);
  request.set_incomplete_reason(kIncomplete);
  return Do<v1::SubmitUnitDataResponse>("data-collection", kUnit, request,
                                        data_collection::SubmitUnitData);
}

Status SimulatedOffice::GiveBackUnitData(const std::string& case_id) {
  namespace v1 = data_collection::v1;
  const auto unit = node("data-collection")
                        .pool()
                        .Read<std::optional<data_collection::Unit>>([&](sql::Database& db) {
                          return data_collection::FindUnit(db, case_id, kUnit);
                        });
  TEPAT_CHECK(unit.has_value());
  auto request = For<v1::GiveBackUnitRequest>(case_id, *unit ? (*unit)->revision.number : 1);
  request.mutable_unit()->set_unit(kUnit);
  request.mutable_unit()->set_reason("Angka tidak cocok");
  return Do<v1::GiveBackUnitResponse>(
      "data-collection", "kasubbag_keuangan", request,
      [this](journal::Transaction& t, const identity::Claims& caller,
             const v1::GiveBackUnitRequest& wanted) {
        return data_collection::GiveBackUnit(data_collection_, t, caller, wanted);
      });
}

Status SimulatedOffice::AdoptNextPlan() {
  namespace v1 = plan::v1;
  std::string file = ReadOfficeFile("plan/2026.textproto");
  const std::string before = "largest: \"480\"";
  // Each version is another one: its ceiling rises with its number.
  file.replace(file.find(before), before.size(),
               "largest: \"" + std::to_string(481 + plans_++) + "\"");
  v1::PreviewPlanRequest asked;
  asked.set_file(file);
  const auto preview = node("office").pool().Read<v1::PreviewPlanResponse>(
      [&](sql::Database& db) { return office::PreviewPlan(db, asked); });
  if (!preview) return Fail(preview.error());
  v1::DraftPlanRequest draft;
  draft.set_file(file);
  draft.set_expected_revision(preview->draft_revision());
  TEPAT_TRY(Do<v1::DraftPlanResponse>("office", "kasubbag_keuangan", draft, office::DraftPlan));
  v1::AdoptPlanRequest adopt;
  adopt.set_year(preview->year());
  adopt.set_draft_revision(preview->draft_revision() + 1);
  return Do<v1::AdoptPlanResponse>("office", "camat", adopt, office::AdoptPlan);
}

Status SimulatedOffice::WalkThroughData(const std::string& case_id, int call) {
  namespace v1 = data_collection::v1;
  if (call == 3 || call == 6) {
    return SendUnitData(case_id);
  }
  if (call == 4 || call == 7) {
    auto request = For<v1::CloseDraftRequest>(case_id, call == 4 ? 1 : 3);
    request.set_incomplete_reason(kIncomplete);
    return Do<v1::CloseDraftResponse>("data-collection", "kasubbag_keuangan", request,
                                      data_collection::CloseDraft);
  }
  if (call == 8) {
    auto request = For<v1::VerifyDataRequest>(case_id, 4);
    request.set_incomplete_reason(kIncomplete);
    return Do<v1::VerifyDataResponse>("data-collection", "sekretaris", request,
                                      data_collection::VerifyData);
  }
  auto request = For<v1::ReturnUnitsRequest>(case_id, 2);
  auto* unit = request.add_units();
  unit->set_unit(kUnit);
  unit->set_reason("Bukti dukung belum lengkap");
  return Do<v1::ReturnUnitsResponse>("data-collection", "sekretaris", request,
                                     [this](journal::Transaction& t, const identity::Claims& caller,
                                            const v1::ReturnUnitsRequest& wanted) {
                                       return data_collection::ReturnUnits(data_collection_, t,
                                                                           caller, wanted);
                                     });
}

Status SimulatedOffice::WalkThroughSubmission(const std::string& case_id, int call) {
  namespace v1 = submission::v1;
  const int revision = call - 8;
  if (call == 9) {
    auto request = For<v1::MarkDocumentsReadyRequest>(case_id, revision);
    for (const char* kind : {"dokumen_pengukuran_kinerja", "dokumen_laporan_kinerja"}) {
      auto* document = request.add_documents();
      document->set_kind(kind);
      document->set_number("1");
      document->set_place("Map");
    }
    return Do<v1::MarkDocumentsReadyResponse>(
        "submission", "staf", request,
        [this](journal::Transaction& t, const identity::Claims& caller,
               const v1::MarkDocumentsReadyRequest& wanted) {
          return submission::MarkDocumentsReady(submission_, t, caller, wanted);
        });
  }
  if (call == 10) {
    return Do<v1::ReviewDocumentsResponse>("submission", "sekretaris",
                                           For<v1::ReviewDocumentsRequest>(case_id, revision),
                                           submission::ReviewDocuments);
  }
  if (call == 11) {
    return Do<v1::ApproveDocumentsResponse>("submission", "camat",
                                            For<v1::ApproveDocumentsRequest>(case_id, revision),
                                            submission::ApproveDocuments);
  }
  if (call == 12) {
    auto request = For<v1::AddCoveringLetterRequest>(case_id, revision);
    request.set_number("1");
    request.set_date("2026-11-20");
    request.set_place("Map");
    return Do<v1::AddCoveringLetterResponse>(
        "submission", "staf", request,
        [this](journal::Transaction& t, const identity::Claims& caller,
               const v1::AddCoveringLetterRequest& wanted) {
          return submission::AddCoveringLetter(submission_, t, caller, wanted);
        });
  }
  if (call == 13) {
    auto request = For<v1::SendPackageRequest>(case_id, revision);
    request.set_channel(v1::DELIVERY_CHANNEL_SRIKANDI);
    return Do<v1::SendPackageResponse>("submission", "staf", request, submission::SendPackage);
  }
  auto request = For<v1::RecordReceiptRequest>(case_id, revision);
  request.set_number("TT-1");
  request.set_receiver("Bappeda");
  journal::FillTime(clock_.Now(), request.mutable_received_time());
  return Do<v1::RecordReceiptResponse>(
      "submission", "staf", request,
      [this](journal::Transaction& t, const identity::Claims& caller,
             const v1::RecordReceiptRequest& wanted) {
        return submission::RecordReceipt(submission_, t, caller, wanted);
      });
}

}  // namespace tepat::simulation
