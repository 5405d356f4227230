// SPDX-License-Identifier: Apache-2.0
// The whole office in one process, single-threaded, under one seed: real services and real SQLite
// files, with a bus that misbehaves, processes that die and clocks that a test turns.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "libs/daemon/node.h"
#include "libs/sop/services.h"
#include "libs/testing/clocks.h"
#include "libs/testing/folder.h"
#include "libs/testing/simulated_bus.h"
#include "libs/testing/simulated_journal.h"
#include "services/correspondence/commands/commands.h"
#include "services/data-collection/commands/commands.h"
#include "services/disposition/commands/commands.h"
#include "services/office/service.h"
#include "services/submission/commands/commands.h"
#include "services/timing/answers/queries.h"
#include "services/timing/telling/rung_clock.h"

namespace tepat::simulation {

// All that keep a journal, by their names.
inline const std::vector<std::string> kServices(sop::kJournalServices.begin(),
                                                sop::kJournalServices.end());

// One seed, one office. Not thread-safe.
class SimulatedOffice {
 public:
  explicit SimulatedOffice(std::uint64_t seed);

  // Imports the office files that the project ships.
  void ImportFiles();

  // Registers a letter; an answer lost in a crash is asked for again under the same request id.
  Result<correspondence::v1::RegisterLetterResponse> Register(
      const correspondence::v1::RegisterLetterRequest& request);
  // Makes call number `call` of the walk of a case through steps 2 to 7, with one return from
  // step 5. Calls count from 0; each is made once, in order.
  Status Walk(const std::string& case_id, int call);
  static constexpr int kWalkCalls = 15;
  // The Lurah types his data and sends them, at the revision that stands: once more, when he has
  // sent before.
  Status SendUnitData(const std::string& case_id);
  // He sends what his workbook holds instead, always the same: one number, and from which cell.
  Status SendWorkbook(const std::string& case_id);
  // The Kasubbag gives him back what he has sent, while step 4 runs.
  Status GiveBackUnitData(const std::string& case_id);
  // A further version of the year's plan is drafted and adopted.
  Status AdoptNextPlan();
  // Asks for the end of a case.
  Status Cancel(const std::string& case_id, int revision);
  // An ordinary circular, received now.
  correspondence::v1::RegisterLetterRequest NewLetter();

  // Kills a process: what it had not committed is gone. It starts again at once.
  void Kill(const std::string& service);
  // Steps one process, chosen by the seed.
  void StepOne();
  // Steps everybody, with the bus up and time going on, until nothing moves any more.
  void Drain();

  // Every visit of a case as timing shows it at `now`.
  std::string ShowCase(const std::string& case_id, Instant now);
  // The same from a timing that reads all journals afresh, in order, without a bus.
  std::string ShowFreshly(const std::vector<std::string>& case_ids, Instant now);

  daemon::Node& node(const std::string& service) { return *processes_.at(service).node; }
  simulation::SeededEntropy& entropy() { return entropy_; }
  simulation::SimulatedBus& bus() { return bus_; }
  simulation::FakeClock& clock() { return clock_; }
  void PassTime(Micros by);

 private:
  struct Process {
    std::unique_ptr<journal::BusPublisher> publisher;
    std::vector<std::unique_ptr<journal::BusFeed>> feeds;
    std::unique_ptr<timing::Assessor> assessor;
    std::unique_ptr<daemon::Node> node;
    std::unique_ptr<timing::RungClock> rungs;
  };

  void Start(const std::string& service);
  void Read(const std::string& reader, const std::string& source, journal::ApplyFact apply);
  void Wire(const std::string& service, Process& process);
  void WireHandoffs(const std::string& service, Process& process);
  // The calls of data-collection, which two services hand over to.
  std::function<Status(const data_collection::v1::OpenCollectionRequest&)> OpenCollection();
  std::function<Status(const data_collection::v1::ReopenCollectionRequest&)> ReopenCollection();
  std::function<Status(const data_collection::v1::EndCaseRequest&)> EndCollection();
  identity::Claims Officer(const std::string& key);
  Status Send(const std::string& case_id, data_collection::v1::SubmitUnitDataRequest request);
  Status WalkToDisposition(const std::string& case_id, int call);
  Status WalkThroughData(const std::string& case_id, int call);
  Status WalkThroughSubmission(const std::string& case_id, int call);

  // A command of an officer.
  template <class Response, class Request, class Command>
  Status Do(const std::string& service, const std::string& officer, Request request,
            Command command);
  // The call across the process border: lost on its way to the receiver, or on its way back.
  template <class Response, class Request, class Take>
  Status HandOver(const std::string& receiver, const Request& request, Take take);

  bool Step(const std::string& service);

  simulation::SeededEntropy entropy_;
  simulation::Folder folder_;
  simulation::FakeClock clock_{"2026-11-23T00:30:00Z"};
  simulation::FakeMonotonicClock monotonic_;
  UuidSource ids_{clock_, entropy_};
  const daemon::World world_{clock_, monotonic_, ids_};
  simulation::SimulatedBus bus_{entropy_, {}};
  const timing::Config timing_config_;
  const correspondence::Context correspondence_{*worktime::Zone::Find("Asia/Jakarta")};
  const disposition::Context disposition_{*worktime::Zone::Find("Asia/Jakarta")};
  const data_collection::Context data_collection_{*worktime::Zone::Find("Asia/Jakarta")};
  const submission::Context submission_{*worktime::Zone::Find("Asia/Jakarta")};
  const office::Config office_config_;
  std::map<std::string, simulation::SimulatedJournal> journals_;
  std::map<std::string, Process> processes_;
  std::map<std::string, std::string> person_ids_;  // by key, once they are imported
  int letters_ = 0;
  int plans_ = 0;  // further versions so far
};

}  // namespace tepat::simulation
