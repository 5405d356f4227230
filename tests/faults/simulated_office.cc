// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/simulated_office.h"

#include <fstream>
#include <iterator>

#include "libs/base/check.h"
#include "libs/daemon/command_call.h"
#include "libs/identity/office_view.h"
#include "libs/journal/wire.h"
#include "services/correspondence/handoff.h"
#include "services/correspondence/moves.h"
#include "services/correspondence/store.h"
#include "services/disposition/store.h"
#include "services/office/import.h"
#include "services/office/store.h"
#include "services/timing/reader.h"

namespace tepat::faults {
namespace {

constexpr const char* kOffice = "uji";
const std::vector<std::string> kServices = {"office", "correspondence", "disposition", "timing"};

std::vector<std::string_view> SchemaOf(const std::string& service) {
  if (service == "office") return office::Schema();
  if (service == "disposition") return disposition::Schema();
  return service == "timing" ? timing::Schema() : correspondence::Schema();
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
  if (service == "correspondence" || service == "disposition") {
    Read(service, "office", [](journal::Transaction& t, const journal::Event& event) {
      return identity::ApplyOfficeFact(t.db(), event.fact.name, event.fact.payload, event.fact.at);
    });
  }
  if (service == "correspondence") HandOver(process);
  if (service != "timing") return;
  process.assessor = std::make_unique<timing::Assessor>(timing_config_);
  timing::Assessor& assessor = *process.assessor;
  Read(service, "office", [&](journal::Transaction& t, const journal::Event& event) {
    return timing::ApplyOfficeFact(assessor, t, event);
  });
  for (const char* source : {"correspondence", "disposition"}) {
    Read(service, source, [&](journal::Transaction& t, const journal::Event& event) {
      return timing::ApplyMarks(assessor, t, event);
    });
  }
  process.rungs = std::make_unique<timing::RungClock>(*process.node, assessor);
}

// The call across the process border: lost on its way to a receiver, or on its way back.
void SimulatedOffice::HandOver(Process& process) {
  const Status wired = process.node->HandOverTo(
      "disposition", [this, &node = *process.node](const journal::Event& event) -> Status {
        TEPAT_ASSIGN(const auto request, correspondence::HandoffOf(node.pool(), event));
        if (!request) return Ok();
        const auto lost = Fail(Code::kUnavailable, "rpc.unavailable", "simulated");
        if (entropy_.Chance(10)) return lost;
        identity::Claims caller;
        caller.service = "correspondence";
        TEPAT_TRY(processes_.at("disposition")
                      .node->writer()
                      .Execute([&](journal::Transaction& t) -> Status {
                        TEPAT_TRY(disposition::OpenDisposition(t, caller, *request));
                        return Ok();
                      }));
        if (entropy_.Chance(10)) return lost;
        return Ok();
      });
  TEPAT_CHECK(wired.has_value());
}

Status SimulatedOffice::Issue(const std::string& case_id) {
  disposition::v1::IssueDispositionRequest request;
  request.set_request_id(ids_.Next());
  request.set_case_id(case_id);
  request.set_expected_revision(1);
  request.add_recipients("kasubbag_keuangan");
  request.add_instructions("Tindak lanjuti");
  auto* task = request.add_tasks();
  task->set_unit("kasubbag_keuangan");
  task->set_position("kasubbag_keuangan");
  task->set_request("Kumpulkan data kinerja");
  request.set_missing_input_reason("DPA belum disahkan");
  const auto done = daemon::ExecuteCommand<disposition::v1::IssueDispositionRequest,
                                           disposition::v1::IssueDispositionResponse>(
      node("disposition").writer(), "IssueDisposition", camat_, request,
      [this](journal::Transaction& t, const identity::Claims& caller,
             const disposition::v1::IssueDispositionRequest& wanted) {
        return disposition::IssueDisposition(disposition_, t, caller, wanted);
      });
  return done ? Ok() : Fail(done.error());
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

std::string SimulatedOffice::PersonId(const std::string& key) {
  const auto id = node("office").pool().Read<std::string>(
      [&](sql::Database& db) { return office::PersonIdOf(db, key); });
  TEPAT_CHECK(id.has_value());
  return *id;
}

void SimulatedOffice::ImportFiles() {
  office::v1::ImportOfficeRequest request;
  request.set_request_id(ids_.Next());
  request.set_default_calendar_id("lumajang");
  for (const char* name : {"sop/pengumpulan-data-kinerja.textproto", "calendar-lumajang.json",
                           "directory.textproto"}) {
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
  clerk_.person_id = PersonId("staf_penerima_surat");
  sekretaris_.person_id = PersonId("sekretaris");
  camat_.person_id = PersonId("camat");
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
      node("correspondence").writer(), "RegisterLetter", clerk_, request,
      [this](journal::Transaction& t, const identity::Claims& caller,
             const correspondence::v1::RegisterLetterRequest& wanted) {
        return correspondence::RegisterLetter(correspondence_, t, caller, wanted);
      });
}

Status SimulatedOffice::Forward(const std::string& case_id, bool to_camat, int revision) {
  journal::Writer& writer = node("correspondence").writer();
  if (to_camat) {
    correspondence::v1::ForwardToCamatRequest request;
    request.set_request_id(ids_.Next());
    request.set_case_id(case_id);
    request.set_expected_revision(revision);
    const auto done = daemon::ExecuteCommand<correspondence::v1::ForwardToCamatRequest,
                                             correspondence::v1::ForwardToCamatResponse>(
        writer, "ForwardToCamat", sekretaris_, request, correspondence::ForwardToCamat);
    return done ? Ok() : Fail(done.error());
  }
  correspondence::v1::ForwardToSekretarisRequest request;
  request.set_request_id(ids_.Next());
  request.set_case_id(case_id);
  request.set_expected_revision(revision);
  const auto done = daemon::ExecuteCommand<correspondence::v1::ForwardToSekretarisRequest,
                                           correspondence::v1::ForwardToSekretarisResponse>(
      writer, "ForwardToSekretaris", clerk_, request, correspondence::ForwardToSekretaris);
  return done ? Ok() : Fail(done.error());
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
  for (const char* source : {"correspondence", "disposition"}) {
    read(source, [&](journal::Transaction& t, const journal::Event& event) {
      return timing::ApplyMarks(assessor, t, event);
    });
  }
  std::string all;
  for (const std::string& id : case_ids) all += Show(**fresh, assessor, id, now);
  return all;
}

}  // namespace tepat::faults
