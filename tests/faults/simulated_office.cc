// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/simulated_office.h"

#include <fstream>
#include <iterator>

#include "libs/base/check.h"
#include "libs/daemon/command_call.h"
#include "libs/daemon/handoff.h"
#include "libs/identity/office_view.h"
#include "libs/journal/wire.h"
#include "services/correspondence/cases.h"
#include "services/correspondence/handoff.h"
#include "services/correspondence/moves.h"
#include "services/correspondence/store.h"
#include "services/data-collection/commands.h"
#include "services/data-collection/handoff.h"
#include "services/data-collection/store.h"
#include "services/disposition/handoff.h"
#include "services/disposition/store.h"
#include "services/office/import.h"
#include "services/office/store.h"
#include "services/submission/handoff.h"
#include "services/submission/store.h"
#include "services/timing/reader.h"

namespace tepat::faults {
namespace {

constexpr const char* kOffice = "uji";
const std::vector<std::string> kStepServices = {"correspondence", "disposition", "data-collection",
                                                "submission"};
const std::vector<std::string> kServices = {"office",          "correspondence", "disposition",
                                            "data-collection", "submission",     "timing"};
constexpr const char* kUnit = "lurah_jogotrunan";

std::vector<std::string_view> SchemaOf(const std::string& service) {
  if (service == "office") return office::Schema();
  if (service == "disposition") return disposition::Schema();
  if (service == "data-collection") return data_collection::Schema();
  if (service == "submission") return submission::Schema();
  return service == "timing" ? timing::Schema() : correspondence::Schema();
}

template <class Request>
Request For(const std::string& case_id, int revision) {
  Request request;
  request.set_case_id(case_id);
  request.set_expected_revision(revision);
  return request;
}

std::string ReadFile(const std::string& name) {
  std::ifstream file(std::string(TEPAT_SOURCE_DIR "/deploy/office/") + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string Show(daemon::Node& node, timing::Assessor& assessor, const std::string& case_id,
                 Instant now) {
  timing::v1::GetCaseRequest request;
  request.set_case_id(case_id);
  auto answer = timing::GetCase(node, assessor, request, now);
  if (answer) {
    // When a verdict became certain depends on when a reader last asked, not on the facts.
    for (auto& visit : *answer->mutable_visits()) visit.clear_provisional();
  }
  return answer ? answer->DebugString() : answer.error().slug;
}

}  // namespace

SimulatedOffice::SimulatedOffice(std::uint64_t seed) : entropy_(seed) {
  for (const std::string& service : kServices) Start(service);
}

void SimulatedOffice::Start(const std::string& service) {
  Process& process = processes_[service];
  auto opened =
      daemon::Node::Open({kOffice, service, folder_.Sub(service), true, SchemaOf(service)}, world_);
  TEPAT_CHECK(opened.has_value());
  process.node = std::move(*opened);
  process.publisher = bus_.Publisher();
  TEPAT_CHECK(process.node->PublishTo(*process.publisher).has_value());
  journals_[service].Point(&process.node->journal());
  Wire(service, process);
}

void SimulatedOffice::Wire(const std::string& service, Process& process) {
  if (service == "office") return;
  if (service != "timing") {
    Read(service, "office", [](journal::Transaction& t, const journal::Event& event) {
      return identity::ApplyOfficeFact(t.db(), event.fact.name, event.fact.payload, event.fact.at);
    });
    WireHandoffs(service, process);
    return;
  }
  process.assessor = std::make_unique<timing::Assessor>(timing_config_);
  timing::Assessor& assessor = *process.assessor;
  Read(service, "office", [&](journal::Transaction& t, const journal::Event& event) {
    return timing::ApplyOfficeFact(assessor, t, event);
  });
  for (const std::string& source : kStepServices) {
    Read(service, source, [&](journal::Transaction& t, const journal::Event& event) {
      return timing::ApplyMarks(assessor, t, event);
    });
  }
  process.rungs = std::make_unique<timing::RungClock>(*process.node, assessor);
}

template <class Response, class Request, class Take>
Status SimulatedOffice::HandOver(const std::string& receiver, const Request& request, Take take) {
  const auto lost = Fail(Code::kUnavailable, "rpc.unavailable", "simulated");
  if (entropy_.Chance(10)) return lost;
  identity::Claims caller;
  caller.service = "uji";
  TEPAT_TRY(processes_.at(receiver).node->writer().Execute([&](journal::Transaction& t) -> Status {
    TEPAT_TRY((daemon::TakeHandoff<Request, Response>(t, caller, request, take)));
    return Ok();
  }));
  if (entropy_.Chance(10)) return lost;
  return Ok();
}

void SimulatedOffice::WireHandoffs(const std::string& service, Process& process) {
  daemon::Node& node = *process.node;
  const auto wire = [&](const char* receiver, const std::vector<std::string>& facts,
                        journal::HandoffCourier::Deliver deliver) {
    TEPAT_CHECK(node.HandOverTo(receiver, facts, std::move(deliver)).has_value());
  };
  const auto open_collection = [this](journal::Transaction& t, const auto& request) {
    return data_collection::OpenCollection(data_collection_.config, t, request);
  };
  const auto reopen_collection = [this](journal::Transaction& t, const auto& request) {
    return data_collection::ReopenCollection(data_collection_.config, t, request);
  };
  if (service == "correspondence") {
    wire("disposition", correspondence::kHandedOver,
         [this, &node](const journal::Event& event) -> Status {
           namespace next = disposition::v1;
           TEPAT_ASSIGN(const auto handoff, correspondence::HandoffOf(node.pool(), event));
           if (const auto* open = std::get_if<next::OpenDispositionRequest>(&handoff)) {
             return HandOver<next::OpenDispositionResponse>("disposition", *open,
                                                            disposition::OpenDisposition);
           }
           const auto* end = std::get_if<next::EndCaseRequest>(&handoff);
           return end == nullptr
                      ? Ok()
                      : HandOver<next::EndCaseResponse>("disposition", *end, disposition::EndCase);
         });
  } else if (service == "disposition") {
    wire("data-collection", disposition::kHandedOver,
         [this, &node, open_collection](const journal::Event& event) -> Status {
           namespace next = data_collection::v1;
           TEPAT_ASSIGN(const auto handoff, disposition::HandoffOf(node.pool(), event));
           if (const auto* open = std::get_if<next::OpenCollectionRequest>(&handoff)) {
             return HandOver<next::OpenCollectionResponse>("data-collection", *open,
                                                           open_collection);
           }
           const auto* end = std::get_if<next::EndCaseRequest>(&handoff);
           return end == nullptr ? Ok()
                                 : HandOver<next::EndCaseResponse>("data-collection", *end,
                                                                   data_collection::EndCase);
         });
  } else if (service == "data-collection") {
    wire("submission", data_collection::kHandedOver,
         [this, &node](const journal::Event& event) -> Status {
           namespace next = submission::v1;
           TEPAT_ASSIGN(const auto handoff, data_collection::HandoffOf(node.pool(), event));
           if (const auto* open = std::get_if<next::OpenSubmissionRequest>(&handoff)) {
             return HandOver<next::OpenSubmissionResponse>("submission", *open,
                                                           submission::OpenSubmission);
           }
           const auto* end = std::get_if<next::EndCaseRequest>(&handoff);
           return end == nullptr
                      ? Ok()
                      : HandOver<next::EndCaseResponse>("submission", *end, submission::EndCase);
         });
  } else {
    wire("data-collection", submission::kHandedOver,
         [this, reopen_collection](const journal::Event& event) -> Status {
           namespace back = data_collection::v1;
           TEPAT_ASSIGN(const auto handoff, submission::HandoffOf(event));
           if (const auto* reopen = std::get_if<back::ReopenCollectionRequest>(&handoff)) {
             return HandOver<back::ReopenCollectionResponse>("data-collection", *reopen,
                                                             reopen_collection);
           }
           const auto* end = std::get_if<back::EndCaseRequest>(&handoff);
           return end == nullptr ? Ok()
                                 : HandOver<back::EndCaseResponse>("data-collection", *end,
                                                                   data_collection::EndCase);
         });
  }
}

void SimulatedOffice::Read(const std::string& reader, const std::string& source,
                           journal::Reader::Apply apply) {
  Process& process = processes_.at(reader);
  process.feeds.push_back(bus_.Feed(reader + "-" + source, daemon::SubjectsOf(kOffice, source)));
  const Status reading =
      process.node->ReadFrom(daemon::SourceOf(kOffice, source), journals_[source],
                             *process.feeds.back(), std::move(apply));
  TEPAT_CHECK(reading.has_value());
}

void SimulatedOffice::Kill(const std::string& service) {
  journals_[service].Point(nullptr);
  processes_[service] = Process();
  Start(service);
}

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
  const auto done = daemon::ExecuteCommand<Request, Response>(
      node(service).writer(), typeid(Request).name(), Officer(officer), request, command);
  return done ? Ok() : Fail(done.error());
}

void SimulatedOffice::ImportFiles() {
  office::v1::ImportOfficeRequest request;
  request.set_request_id(ids_.Next());
  request.set_default_calendar_id("lumajang");
  for (const char* name : {"sop/pengumpulan-data-kinerja.textproto", "calendar-lumajang.json",
                           "directory.textproto", "instructions.textproto"}) {
    auto* file = request.add_files();
    file->set_name(name);
    file->set_text(ReadFile(name));
  }
  const auto imported =
      daemon::ExecuteCommand<office::v1::ImportOfficeRequest, office::v1::ImportOfficeResponse>(
          node("office").writer(), "ImportOffice", {}, request,
          [this](journal::Transaction& t, const identity::Claims&,
                 const office::v1::ImportOfficeRequest& wanted) {
            return office::ImportOffice(office_config_, t, wanted);
          });
  TEPAT_CHECK(imported.has_value());
  const auto people = node("office").pool().Read<std::vector<office::StoredPerson>>(
      [](sql::Database& db) { return office::AllPeople(db); });
  TEPAT_CHECK(people.has_value());
  for (const office::StoredPerson& person : *people) person_ids_[person.key] = person.person_id;
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
  return daemon::ExecuteCommand<correspondence::v1::RegisterLetterRequest,
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

Status SimulatedOffice::WalkThroughData(const std::string& case_id, int call) {
  namespace v1 = data_collection::v1;
  if (call == 3 || call == 6) {
    auto request = For<v1::SubmitUnitDataRequest>(case_id, call == 3 ? 1 : 3);
    request.set_unit(kUnit);
    auto* value = request.add_values();
    value->set_indicator("Nilai SKM");
    value->set_measure("nilai");
    value->set_target("85");
    value->set_actual("86.5");
    return Do<v1::SubmitUnitDataResponse>(
        "data-collection", kUnit, request,
        [this](journal::Transaction& t, const identity::Claims& caller,
               const v1::SubmitUnitDataRequest& wanted) {
          return data_collection::SubmitUnitData(data_collection_, t, caller, wanted);
        });
  }
  if (call == 4 || call == 7) {
    return Do<v1::CloseDraftResponse>("data-collection", "kasubbag_keuangan",
                                      For<v1::CloseDraftRequest>(case_id, call == 4 ? 1 : 3),
                                      data_collection::CloseDraft);
  }
  if (call == 8) {
    return Do<v1::VerifyDataResponse>("data-collection", "sekretaris",
                                      For<v1::VerifyDataRequest>(case_id, 4),
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

void SimulatedOffice::PassTime(Micros by) {
  clock_.Advance(by);
  monotonic_.Advance(std::chrono::milliseconds(20 + entropy_.Below(400)));
}

bool SimulatedOffice::Step(const std::string& service) {
  Process& process = processes_.at(service);
  bool moved = process.node->Step();
  if (process.rungs != nullptr) moved |= process.rungs->Step();
  return moved;
}

void SimulatedOffice::StepOne() { Step(kServices[entropy_.Below(kServices.size())]); }

void SimulatedOffice::Drain() {
  bus_.set_down(false);
  // A lost tail is noticed after a second of silence, a failed publish after its back-off.
  for (int quiet = 0; quiet < 5;) {
    bool moved = false;
    for (const std::string& service : kServices) moved |= Step(service);
    quiet = moved ? 0 : quiet + 1;
    monotonic_.Advance(std::chrono::milliseconds(moved ? 0 : 1200));
  }
}

std::string SimulatedOffice::ShowCase(const std::string& case_id, Instant now) {
  Process& process = processes_.at("timing");
  return Show(*process.node, *process.assessor, case_id, now);
}

std::string SimulatedOffice::ShowFreshly(const std::vector<std::string>& case_ids, Instant now) {
  timing::Assessor assessor(timing_config_);
  auto fresh =
      daemon::Node::Open({kOffice, "timing", folder_.Sub("fresh"), true, timing::Schema()}, world_);
  TEPAT_CHECK(fresh.has_value());
  simulation::SimulatedBus silent(entropy_, {});
  const auto feed = silent.Feed("none", "none.>");
  const auto read = [&](const std::string& source, journal::Reader::Apply apply) {
    const Status reading = (*fresh)->ReadFrom(daemon::SourceOf(kOffice, source), journals_[source],
                                              *feed, std::move(apply));
    TEPAT_CHECK(reading.has_value());
    (*fresh)->Step();
  };
  read("office", [&](journal::Transaction& t, const journal::Event& event) {
    return timing::ApplyOfficeFact(assessor, t, event);
  });
  for (const std::string& source : kStepServices) {
    read(source, [&](journal::Transaction& t, const journal::Event& event) {
      return timing::ApplyMarks(assessor, t, event);
    });
  }
  std::string all;
  for (const std::string& id : case_ids) all += Show(**fresh, assessor, id, now);
  return all;
}

}  // namespace tepat::faults
