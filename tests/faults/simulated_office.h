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
#include "libs/testing/clocks.h"
#include "libs/testing/folder.h"
#include "libs/testing/simulated_bus.h"
#include "libs/testing/simulated_journal.h"
#include "services/correspondence/service.h"
#include "services/disposition/commands.h"
#include "services/office/service.h"
#include "services/timing/rung_clock.h"
#include "services/timing/service.h"

namespace tepat::faults {

// One seed, one office. Not thread-safe.
class SimulatedOffice {
 public:
  explicit SimulatedOffice(std::uint64_t seed);

  // Imports the office files that the project ships.
  void ImportFiles();

  // Registers a letter; an answer lost in a crash is asked for again under the same request id.
  Result<correspondence::v1::RegisterLetterResponse> Register(
      const correspondence::v1::RegisterLetterRequest& request);
  // Makes the first or the second hop of step 2.
  Status Forward(const std::string& case_id, bool to_camat, int revision);
  // Issues the disposition of a case that has arrived there.
  Status Issue(const std::string& case_id);
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

  std::string PersonId(const std::string& key);
  void Start(const std::string& service);
  void Read(const std::string& reader, const std::string& source, journal::Reader::Apply apply);
  void Wire(const std::string& service, Process& process);
  void HandOver(Process& process);
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
  const office::Config office_config_;
  std::map<std::string, simulation::SimulatedJournal> journals_;
  std::map<std::string, Process> processes_;
  identity::Claims clerk_;       // who registers letters
  identity::Claims sekretaris_;  // who forwards them to the Camat
  identity::Claims camat_;       // who disposes them
  int letters_ = 0;
};

}  // namespace tepat::faults
