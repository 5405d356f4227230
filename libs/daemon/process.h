// SPDX-License-Identifier: Apache-2.0
// A service as a process: its node with threads under it, a socket for its calls, a connection to
// NATS, and an orderly end on SIGTERM or SIGINT.
#pragma once

#include <grpcpp/grpcpp.h>

#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "libs/base/clock.h"
#include "libs/base/file_lock.h"
#include "libs/base/id.h"
#include "libs/base/mutex.h"
#include "libs/bus/nats_connection.h"
#include "libs/bus/nats_feed.h"
#include "libs/bus/nats_publisher.h"
#include "libs/calls/guard.h"
#include "libs/daemon/journal_service.h"
#include "libs/daemon/maintenance_service.h"
#include "libs/daemon/node.h"
#include "libs/daemon/settings.h"
#include "libs/rpc/socket.h"
#include "libs/rpc/status.h"
#include "libs/worktime/zone.h"

namespace tepat::daemon {

// Wakes a thread that waits for work. One thread waits, any wakes; a wake that comes while nobody
// waits is kept for the next Wait.
class Signal {
 public:
  void Wake();
  // Waits until woken since the last call, or until the time is over.
  void Wait(std::chrono::milliseconds limit);

 private:
  Mutex mutex_;
  Condition woken_;
  bool pending_ TEPAT_GUARDED_BY(mutex_) = false;
};

// Exit status of a process that could not start: settings, files or a socket are wrong, and so they
// are at the next try, until somebody has mended them.
constexpr int kCannotStart = 2;

// One service process: opened, wired by `main`, in whose frame it lives, then served until SIGTERM
// or SIGINT. Wiring is for the thread of `main`; Token, PrepareCall, Call and ChannelTo for any.
class Process {
 public:
  // Opens the node in `<home>/<service>`, alone there: fails with `lock.held` while another process
  // has it, with `daemon.no_folder`, and as Zone::Find, SharedClock and Node do. Blocks SIGTERM and
  // SIGINT in every thread made later.
  static Result<std::unique_ptr<Process>> Open(const Settings& settings, const std::string& service,
                                               sql::Schema schema);
  Process(const Settings& settings, const std::string& service, const worktime::Zone& zone,
          std::unique_ptr<Clock> clock);  // for Open alone
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  // These live as long as the process.
  Node& node() { return *node_; }
  calls::Guard& guard() { return *guard_; }
  const World& world() const { return world_; }
  bus::NatsConnection& nats() { return nats_; }
  const Settings& settings() const { return settings_; }
  const worktime::Zone& zone() const { return zone_; }  // of the office

  // Reads another service of the office, by the consumer `<service>-<other>`. Returns its journal.
  Result<journal::JournalReader*> ReadFrom(const std::string& other, journal::ApplyFact apply,
                                           journal::Reader::Rewind rewind);
  // Reads a source that another party runs: over its journal where it has one, else from the bus
  // alone. Returns the journal, or null.
  Result<journal::JournalReader*> ReadFromForeign(const ForeignSource& source,
                                                  journal::ApplyFact apply,
                                                  journal::Reader::Rewind rewind);
  // Reads the office into this service's view of it.
  Status ReadOffice();
  // Hands facts of these names over to another service, in a thread of its own.
  Status HandOverTo(const std::string& receiver, const std::vector<std::string>& facts,
                    journal::HandoffCourier::Deliver deliver);
  // This service's own token, which the office has left in the secrets; empty while it has not.
  std::string Token();
  // Gives a call to another service its deadline (2 s) and this service's token.
  void PrepareCall(grpc::ClientContext& call);
  // Calls another service's method, given as `method(context, request, response)`. Blocks for at
  // most the call's limit.
  template <class Response, class Request, class Method>
  Status Call(const Request& request, const Method& method) {
    grpc::ClientContext context;
    PrepareCall(context);
    Response response;
    return rpc::FromGrpc(method(&context, request, &response));
  }
  // Another service's socket. Shared with gRPC's stubs.
  std::shared_ptr<grpc::Channel> ChannelTo(const std::string& other) const;
  // Runs `step` in a thread of its own from Serve on: again at once while it returns true, else
  // when `signal` is woken, or after 100 ms. Without a signal, for steps that wait by themselves,
  // again after 10 ms. `signal` outlives the process.
  void Run(std::function<bool()> step, Signal* signal);

  // Starts the threads and the socket, then waits for the end. Returns the exit status: 0, or
  // kCannotStart with the reason on standard error.
  int Serve(std::vector<grpc::Service*> services);

 private:
  Result<journal::JournalReader*> ReadJournal(const std::string& other,
                                              std::unique_ptr<RemoteJournal> journal,
                                              journal::ApplyFact apply,
                                              journal::Reader::Rewind rewind);
  // Fails when the socket cannot be had; then Stop ends what was started.
  Status Start(std::vector<grpc::Service*> services);
  // Ends the socket and all threads. Again has no effect.
  void Stop();

  // In the order in which they are made: each stands on those before it, and the threads, which
  // stand on all, go first.
  const Settings settings_;
  const std::string service_;
  const worktime::Zone zone_;
  const std::unique_ptr<Clock> clock_;
  SystemMonotonicClock monotonic_;
  SystemEntropy entropy_;
  UuidSource ids_;
  const World world_;
  bus::NatsConnection nats_;
  bus::NatsPublisher publisher_;
  std::vector<std::unique_ptr<RemoteJournal>> journals_;
  std::vector<std::unique_ptr<bus::NatsFeed>> feeds_;
  std::unique_ptr<FileLock> lock_;
  std::unique_ptr<Node> node_;
  std::unique_ptr<calls::Guard> guard_;
  std::unique_ptr<JournalService> journal_service_;
  std::unique_ptr<MaintenanceService> maintenance_service_;
  std::unique_ptr<rpc::Server> server_;
  Signal committed_;  // wakes the courier to the bus
  Signal handoff_;    // wakes those who hand over
  Mutex token_mutex_;
  std::string token_ TEPAT_GUARDED_BY(token_mutex_);
  // What Run has been given, until Serve starts a thread for each.
  std::vector<std::function<void(std::stop_token)>> loops_;
  std::vector<std::jthread> threads_;
};

// A Rewind for readers of the office: its view is a pure fold, so it is read anew from the first
// fact.
Result<std::int64_t> RereadOffice(journal::Transaction& transaction, std::int64_t cut);

// The whole of a service's `main`: reads `--home DIR`, opens the process, lets `wire` add readers
// and services, serves. When it cannot start it returns kCannotStart and prints why: mistakes in
// `tepat.toml` in Indonesian, anything else as the error's English message.
// `schema`: the service's tables, with those of others that it uses.
int RunService(int argc, char** argv, const std::string& service, sql::Schema schema,
               const std::function<int(Process&)>& wire);

}  // namespace tepat::daemon
