// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/simulated_office.h"

#include "libs/base/check.h"
#include "libs/casework/arrival.h"
#include "libs/identity/office_view.h"
#include "libs/testing/executed_command.h"
#include "libs/testing/project_file.h"
#include "services/correspondence/handoff.h"
#include "services/correspondence/store/schema.h"
#include "services/data-collection/commands/commands.h"
#include "services/data-collection/handoff.h"
#include "services/data-collection/store/schema.h"
#include "services/disposition/handoff.h"
#include "services/disposition/store/schema.h"
#include "services/office/import.h"
#include "services/office/store.h"
#include "services/submission/handoff.h"
#include "services/submission/store/schema.h"
#include "services/timing/intake/reader.h"
#include "services/timing/store/schema.h"

namespace tepat::simulation {
namespace {

constexpr const char* kOffice = "uji";

sql::Schema SchemaOf(const std::string& service) {
  if (service == "office") return office::Schema();
  if (service == "disposition") return disposition::Schema();
  if (service == "data-collection") return data_collection::Schema();
  if (service == "submission") return submission::Schema();
  return service == "timing" ? timing::Schema() : correspondence::Schema();
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
  for (const sop::StepService& source : sop::kStepServices) {
    Read(service, std::string(source.service),
         [&](journal::Transaction& t, const journal::Event& event) {
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
    TEPAT_TRY((casework::TakeHandoff<Request, Response>(t, caller, request, take)));
    return Ok();
  }));
  if (entropy_.Chance(10)) return lost;
  return Ok();
}

std::function<Status(const data_collection::v1::OpenCollectionRequest&)>
SimulatedOffice::OpenCollection() {
  return [this](const data_collection::v1::OpenCollectionRequest& request) {
    return HandOver<data_collection::v1::OpenCollectionResponse>(
        "data-collection", request,
        std::bind_front(data_collection::OpenCollection, std::cref(data_collection_.config)));
  };
}

std::function<Status(const data_collection::v1::ReopenCollectionRequest&)>
SimulatedOffice::ReopenCollection() {
  return [this](const data_collection::v1::ReopenCollectionRequest& request) {
    return HandOver<data_collection::v1::ReopenCollectionResponse>(
        "data-collection", request,
        std::bind_front(data_collection::ReopenCollection, std::cref(data_collection_.config)));
  };
}

std::function<Status(const data_collection::v1::EndCaseRequest&)> SimulatedOffice::EndCollection() {
  return [this](const data_collection::v1::EndCaseRequest& request) {
    return HandOver<data_collection::v1::EndCaseResponse>("data-collection", request,
                                                          data_collection::EndCase);
  };
}

void SimulatedOffice::WireHandoffs(const std::string& service, Process& process) {
  daemon::Node& node = *process.node;
  const auto wire = [&](const char* receiver, const std::vector<std::string>& facts,
                        journal::HandoffCourier::Deliver deliver) {
    TEPAT_CHECK(node.HandOverTo(receiver, facts, std::move(deliver)).has_value());
  };
  if (service == "correspondence") {
    namespace next = disposition::v1;
    const correspondence::Receiver receiver{
        [this](const next::OpenDispositionRequest& request) {
          return HandOver<next::OpenDispositionResponse>("disposition", request,
                                                         disposition::OpenDisposition);
        },
        [this](const next::EndCaseRequest& request) {
          return HandOver<next::EndCaseResponse>("disposition", request, disposition::EndCase);
        }};
    wire("disposition", correspondence::kHandedOver,
         casework::DeliverTo(receiver, [&node](const journal::Event& event) {
           return correspondence::HandoffOf(node.pool(), event);
         }));
  } else if (service == "disposition") {
    const disposition::Receiver receiver{OpenCollection(), EndCollection()};
    wire("data-collection", disposition::kHandedOver,
         casework::DeliverTo(receiver, [&node](const journal::Event& event) {
           return disposition::HandoffOf(node.pool(), event);
         }));
  } else if (service == "data-collection") {
    namespace next = submission::v1;
    const data_collection::Receiver receiver{
        [this](const next::OpenSubmissionRequest& request) {
          return HandOver<next::OpenSubmissionResponse>("submission", request,
                                                        submission::OpenSubmission);
        },
        [this](const next::EndCaseRequest& request) {
          return HandOver<next::EndCaseResponse>("submission", request, submission::EndCase);
        }};
    wire("submission", data_collection::kHandedOver,
         casework::DeliverTo(receiver, [&node](const journal::Event& event) {
           return data_collection::HandoffOf(node.pool(), event);
         }));
  } else {
    const submission::Receiver receiver{ReopenCollection(), EndCollection()};
    wire("data-collection", submission::kHandedOver,
         casework::DeliverTo(receiver, [&node](const journal::Event& event) {
           return submission::HandoffOf(node.pool(), event);
         }));
  }
}

void SimulatedOffice::Read(const std::string& reader, const std::string& source,
                           journal::ApplyFact apply) {
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

void SimulatedOffice::ImportFiles() {
  office::v1::ImportOfficeRequest request;
  request.set_request_id(ids_.Next());
  request.set_default_calendar_id("lumajang");
  for (const char* name :
       {"sop/pengumpulan-data-kinerja.textproto", "calendar-lumajang.json", "directory.textproto",
        "instructions.textproto", "plan/2026.textproto"}) {
    auto* file = request.add_files();
    file->set_name(name);
    file->set_text(simulation::ReadOfficeFile(name));
  }
  const auto imported =
      ExecuteCommand<office::v1::ImportOfficeRequest, office::v1::ImportOfficeResponse>(
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
  const auto read = [&](const std::string& source, journal::ApplyFact apply) {
    const Status reading = (*fresh)->ReadFrom(daemon::SourceOf(kOffice, source), journals_[source],
                                              *feed, std::move(apply));
    TEPAT_CHECK(reading.has_value());
    (*fresh)->Step();
  };
  read("office", [&](journal::Transaction& t, const journal::Event& event) {
    return timing::ApplyOfficeFact(assessor, t, event);
  });
  for (const sop::StepService& source : sop::kStepServices) {
    read(std::string(source.service), [&](journal::Transaction& t, const journal::Event& event) {
      return timing::ApplyMarks(assessor, t, event);
    });
  }
  std::string all;
  for (const std::string& id : case_ids) all += Show(**fresh, assessor, id, now);
  return all;
}

}  // namespace tepat::simulation
