// SPDX-License-Identifier: Apache-2.0
// One service on a bench: its node on a real database, a clock that a test turns, and the office as
// the project ships it, already read. A person's id is its key in the directory file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "libs/casework/arrival.h"
#include "libs/daemon/node.h"
#include "libs/testing/clocks.h"
#include "libs/testing/executed_command.h"
#include "libs/testing/folder.h"

namespace tepat::simulation {

// A fact of the office: its name and payload.
struct OfficeFact {
  std::string name;
  std::string payload;
};
// What the office that Tepat ships has told: its SOP, calendar, directory and plan. A person's id
// is his key in the directory: `camat`.
std::vector<OfficeFact> OfficeFacts();

// Teaches a service's view what the office files of `deploy/office` say. Inside a write
// transaction.
Status KnowTheOffice(journal::Transaction& transaction);

// One thread. Monday 23 November 2026, 08:00 in the office.
class ServiceBench {
 public:
  ServiceBench(const std::string& service, sql::Schema schema);

  // Runs a command of a person; gives `ok` or the slug of the refusal.
  template <class Response, class Request, class Command>
  std::string Do(const std::string& person, Request request, Command command) {
    request.set_request_id(ids_.Next());
    identity::Claims caller;
    caller.person_id = person;
    return SlugOf(ExecuteCommand<Request, Response>(node_->writer(), typeid(Request).name(), caller,
                                                    request, command));
  }

  // Takes a hand-off over, as from a service; gives `ok` or the slug of the refusal.
  template <class Response, class Request, class Take>
  std::string Accept(const Request& request, Take take) {
    identity::Claims caller;
    caller.service = "uji";
    return SlugOf(node_->writer().Execute([&](journal::Transaction& transaction) -> Status {
      TEPAT_TRY((casework::TakeHandoff<Request, Response>(transaction, caller, request, take)));
      return Ok();
    }));
  }

  // Names of all facts, in order.
  std::vector<std::string> Facts();
  journal::Event LastFact();
  // Marks of the last fact as `<step>.<visit> <kind>`, kinds as in the contract.
  std::vector<std::string> LastMarks();

  daemon::Node& node() { return *node_; }
  FakeClock& clock() { return clock_; }
  std::string NewId() { return ids_.Next(); }

 private:
  template <class T>
  static std::string SlugOf(const Result<T>& result) {
    return result ? "ok" : result.error().slug;
  }

  Folder folder_;
  FakeClock clock_{"2026-11-23T01:00:00Z"};
  FakeMonotonicClock monotonic_;
  SeededEntropy entropy_{1};
  UuidSource ids_{clock_, entropy_};
  const daemon::World world_{clock_, monotonic_, ids_};
  std::unique_ptr<daemon::Node> node_;
};

}  // namespace tepat::simulation
