// SPDX-License-Identifier: Apache-2.0
#include "libs/daemon/process.h"

#include <spdlog/spdlog.h>
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <csignal>
#include <iostream>
#include <system_error>

#include "libs/base/check.h"
#include "libs/daemon/shared_clock.h"
#include "libs/identity/office_view.h"

namespace tepat::daemon {
namespace {

// How long a loop waits that is woken when there is work: only what a lost wake-up costs.
constexpr std::chrono::milliseconds kIdle(100);
// How long a reader waits on the bus in one step; an end of the process waits as long.
constexpr std::chrono::milliseconds kBusWait(100);
// Between steps that wait by themselves: with the bus down they return at once, and without this
// pause would turn a core.
constexpr std::chrono::milliseconds kPause(10);
// The other service is on the same machine: what takes longer than this hangs.
constexpr std::chrono::seconds kCallLimit(2);

// Signals that end the process; blocked in all threads, awaited by Serve.
sigset_t EndSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

// One that is there already is left as it is, with the rights that the operator gave it.
Status MakeFolder(const std::string& path, mode_t mode) {
  const int code = mkdir(path.c_str(), mode) == 0 ? 0 : errno;
  if (code == 0 || code == EEXIST) return Ok();
  return Fail(Code::kInvalid, "daemon.no_folder",
              path + " cannot be made: " + std::generic_category().message(code));
}

}  // namespace

void Signal::Wake() {
  {
    const Lock lock(mutex_);
    pending_ = true;
  }
  woken_.NotifyOne();
}

void Signal::Wait(std::chrono::milliseconds limit) {
  const auto deadline = std::chrono::steady_clock::now() + limit;
  const Lock lock(mutex_);
  while (!pending_ && woken_.WaitUntil(mutex_, deadline)) {
    // Woken for no reason: wait on.
  }
  pending_ = false;
}

Process::Process(const Settings& settings, const std::string& service, const worktime::Zone& zone,
                 std::unique_ptr<Clock> clock)
    : settings_(settings),
      service_(service),
      zone_(zone),
      clock_(std::move(clock)),
      ids_(*clock_, entropy_),
      world_{*clock_, monotonic_, ids_},
      nats_({"127.0.0.1", settings.nats_port, service, ReadSecret(settings, "nats-" + service)}),
      publisher_(nats_) {}

Result<std::unique_ptr<Process>> Process::Open(const Settings& settings, const std::string& service,
                                               sql::Schema schema) {
  // Threads inherit the mask: no signal ends the process in the middle of one of them.
  const sigset_t signals = EndSignals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  umask(0077);  // journals and sockets are for this user alone
  TEPAT_ASSIGN(const worktime::Zone zone, worktime::Zone::Find(settings.time_zone));
  std::unique_ptr<Clock> clock = std::make_unique<SystemClock>();
  if (settings.simulated) {
    TEPAT_ASSIGN(clock, SharedClock::Open(settings.home + "/clock"));
  }
  auto process = std::make_unique<Process>(settings, service, zone, std::move(clock));
  const std::string folder = settings.home + "/" + service;
  TEPAT_TRY(MakeFolder(folder, 0700));
  TEPAT_TRY(MakeFolder(settings.home + "/run", 0750));
  // Before the database is opened: a second process must not even migrate it.
  TEPAT_ASSIGN(process->lock_, FileLock::Take(folder + "/lock"));
  TEPAT_ASSIGN(process->node_,
               Node::Open({settings.office, service, folder, settings.simulated, std::move(schema)},
                          process->world_));
  TEPAT_TRY(process->node_->PublishTo(process->publisher_));
  process->guard_ = std::make_unique<calls::Guard>(process->node_->pool(), process->world_.clock);
  process->journal_service_ = std::make_unique<JournalService>(*process->node_, *process->guard_);
  process->maintenance_service_ =
      std::make_unique<MaintenanceService>(*process->node_, *process->guard_);
  return process;
}

Process::~Process() { Stop(); }

Status Process::HandOverTo(const std::string& receiver, const std::vector<std::string>& facts,
                           journal::HandoffCourier::Deliver deliver) {
  journals_.push_back(
      std::make_unique<RemoteJournal>(ChannelTo(receiver), [this] { return Token(); }));
  // Its life is asked for before a hand-off is repeated: a receiver that was restored has forgotten
  // what it had taken.
  TEPAT_TRY(node_->HandOverTo(receiver, facts, std::move(deliver),
                              [journal = journals_.back().get()]() -> Result<std::string> {
                                TEPAT_ASSIGN(const auto head, journal->Head());
                                return head.position.incarnation;
                              }));
  journal::HandoffCourier* courier = node_->handoffs().back().get();
  Run([courier] { return courier->Step(); }, &handoff_);
  return Ok();
}

std::string Process::Token() {
  const Lock lock(token_mutex_);
  // The office leaves it when it first runs, which may be later than this service does.
  if (token_.empty()) token_ = ReadSecret(settings_, "token-" + service_);
  return token_;
}

void Process::PrepareCall(grpc::ClientContext& call) {
  rpc::SetDeadline(call, kCallLimit);
  call.AddMetadata(calls::kTokenKey, calls::TokenValue(Token()));
}

// Shared by the caller and gRPC's stubs.
std::shared_ptr<grpc::Channel> Process::ChannelTo(const std::string& other) const {
  return rpc::Connect(rpc::SocketPath(settings_.home + "/run", other));
}

Result<journal::JournalReader*> Process::ReadFrom(const std::string& other,
                                                  journal::ApplyFact apply,
                                                  journal::Reader::Rewind rewind) {
  return ReadJournal(other,
                     std::make_unique<RemoteJournal>(ChannelTo(other), [this] { return Token(); }),
                     std::move(apply), std::move(rewind));
}

Result<journal::JournalReader*> Process::ReadFromForeign(const ForeignSource& source,
                                                         journal::ApplyFact apply,
                                                         journal::Reader::Rewind rewind) {
  if (!source.journal.empty()) {
    // Our token would let a stranger speak for us: it gets none.
    auto journal =
        std::make_unique<RemoteJournal>(rpc::Connect(source.journal), [] { return std::string(); });
    return ReadJournal(source.name, std::move(journal), std::move(apply), std::move(rewind));
  }
  // From the oldest that the stream still has: without a journal nothing else could fill what was
  // missed.
  feeds_.push_back(std::make_unique<bus::NatsFeed>(nats_, "TEPAT", service_ + "-" + source.name,
                                                   SubjectsOf(settings_.office, source.name),
                                                   bus::NatsFeed::From::kAll));
  journal::BusReaderOptions options{SourceOf(settings_.office, source.name), source.gap_wait};
  TEPAT_TRY(node_->ReadFromBus(
      options, *feeds_.back(), std::move(apply),
      [rewind = std::move(rewind)](journal::Transaction& t, std::int64_t cut) -> Status {
        TEPAT_TRY(rewind(t, cut));
        return Ok();
      }));
  journal::BusReader* reader = node_->bus_readers().back().get();
  Run([reader] { return reader->Step(kBusWait); }, nullptr);
  return nullptr;
}

Result<journal::JournalReader*> Process::ReadJournal(const std::string& other,
                                                     std::unique_ptr<RemoteJournal> journal,
                                                     journal::ApplyFact apply,
                                                     journal::Reader::Rewind rewind) {
  journals_.push_back(std::move(journal));
  feeds_.push_back(std::make_unique<bus::NatsFeed>(nats_, "TEPAT", service_ + "-" + other,
                                                   SubjectsOf(settings_.office, other)));
  TEPAT_TRY(node_->ReadFrom(SourceOf(settings_.office, other), *journals_.back(), *feeds_.back(),
                            std::move(apply), std::move(rewind)));
  journal::Reader* reader = node_->readers().back().get();
  Run([reader] { return reader->Step(kBusWait); }, nullptr);
  return journals_.back().get();
}

Result<std::int64_t> RereadOffice(journal::Transaction& transaction, std::int64_t) {
  TEPAT_TRY(identity::ForgetOffice(transaction.db()));
  return 0;
}

Status Process::ReadOffice() {
  TEPAT_TRY(ReadFrom(
      "office",
      [](journal::Transaction& t, const journal::Event& event) {
        return identity::ApplyOfficeFact(t.db(), event.fact.name, event.fact.payload,
                                         event.fact.at);
      },
      RereadOffice));
  return Ok();
}

void Process::Run(std::function<bool()> step, Signal* signal) {
  loops_.push_back([step = std::move(step), signal](const std::stop_token& stop) {
    Signal never;
    while (!stop.stop_requested()) {
      // At once again while there is work, so that a backlog is worked off without pauses.
      if (step()) continue;
      if (signal != nullptr) {
        signal->Wait(kIdle);
      } else {
        never.Wait(kPause);
      }
    }
  });
}

Status Process::Start(std::vector<grpc::Service*> services) {
  journal::Writer& writer = node_->writer();
  writer.OnFacts([this] {
    committed_.Wake();
    // One signal for each that waits: a signal is taken by whoever comes first.
    handoff_.Wake();
  });
  Run([this] { return node_->courier()->Step(); }, &committed_);
  writer.Drive();  // before any thread: from now on Execute waits for the writer's own
  threads_.emplace_back([&writer](const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      if (!writer.Step()) writer.WaitForWork(kIdle);
    }
  });
  for (const auto& loop : loops_) threads_.emplace_back(loop);
  // The socket last: whoever can call finds everything running.
  services.push_back(journal_service_.get());
  services.push_back(maintenance_service_.get());
  TEPAT_ASSIGN(server_,
               rpc::Server::Start(rpc::SocketPath(settings_.home + "/run", service_), services));
  return Ok();
}

// The socket first, then the loops, and the writer last, because the others wait for it.
void Process::Stop() {
  server_.reset();
  while (!threads_.empty()) {
    // From the last to the first, each waited for: the writer began first.
    threads_.back().request_stop();
    threads_.back().join();
    threads_.pop_back();
  }
}

int Process::Serve(std::vector<grpc::Service*> services) {
  TEPAT_CHECK(node_ != nullptr);  // made by Open
  if (const Status started = Start(std::move(services)); !started) {
    std::cerr << service_ << ": " << started.error().message << '\n';
    Stop();
    return kCannotStart;
  }
  spdlog::info("{} ready", service_);
  const sigset_t signals = EndSignals();
  int received = 0;
  sigwait(&signals, &received);
  spdlog::info("{} stops on signal {}", service_, received);
  Stop();
  return 0;
}

int RunService(int argc, char** argv, const std::string& service, sql::Schema schema,
               const std::function<int(Process&)>& wire) {
  CLI::App app("Tepat: layanan " + service, "tepat-" + service);
  std::string home;
  app.add_option("--home", home, "Folder data kantor")->required();
  CLI11_PARSE(app, argc, argv);
  Mistakes mistakes(home + "/tepat.toml");
  // All mistakes at once; with any of them nothing is opened.
  const auto settings = ReadSettings(home, mistakes);
  for (const Mistake& mistake : mistakes.list()) std::cerr << mistake.ToString() << '\n';
  if (!settings) return kCannotStart;
  const auto process = Process::Open(*settings, service, std::move(schema));
  if (!process) {
    std::cerr << service << ": " << process.error().message << '\n';
    return kCannotStart;
  }
  return wire(**process);
}

}  // namespace tepat::daemon
