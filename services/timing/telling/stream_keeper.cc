// SPDX-License-Identifier: Apache-2.0
#include "services/timing/telling/stream_keeper.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace tepat::timing {
namespace {

// Longer than a courier needs to publish what it has just read: what is missing twice is lost.
constexpr std::chrono::seconds kLookAgain(3);
// NATS that is down or starting is asked again before a person asks why nothing happens.
constexpr std::chrono::seconds kRetry(2);
// The stream drops what is older by itself, so that is not missing.
constexpr std::chrono::hours kRetention(24 * 90);

}  // namespace

StreamKeeper::StreamKeeper(daemon::Node& node, bus::NatsConnection& connection,
                           const std::string& office, std::vector<KeptSource> sources,
                           const Config& config)
    : node_(node),
      connection_(connection),
      stream_(connection, "tepat." + office + ".>"),
      publisher_(connection),
      sources_(std::move(sources)),
      config_(config) {}

bool StreamKeeper::Step() {
  const MonotonicTime now = node_.world().monotonic.Now();
  const bool reconnected = generation_ != connection_.generation();
  if (now < next_audit_ && !reconnected) return false;
  generation_ = connection_.generation();
  const Status audited = Audit();
  if (!audited) {
    spdlog::debug("stream audit: {}", audited.error().message);
    next_audit_ = now + kRetry;
    return false;
  }
  next_audit_ = now + (memory_.suspected > 0 ? kLookAgain : config_.audit_interval);
  return false;
}

Status StreamKeeper::Audit() {
  if (!loaded_) {
    TEPAT_ASSIGN(memory_, node_.pool().Read<StreamMemory>(
                              [](sql::Database& db) { return LoadStreamMemory(db); }));
    loaded_ = true;
  }
  TEPAT_ASSIGN(const bool created, stream_.Ensure());
  if (created) spdlog::info("the stream was created");
  // Before anything is put back: a stream that a power cut has set back must not give an old
  // sequence to a new fact, which outsiders would then pass over.
  generation_ = connection_.generation();
  TEPAT_TRY(NoticeRegression());
  for (const KeptSource& source : sources_) TEPAT_TRY(AuditSource(source));
  TEPAT_ASSIGN(const bus::StreamState state, stream_.State());
  memory_.highest = std::max(memory_.highest, state.last_sequence);
  ++memory_.audits;
  memory_.suspected = 0;
  for (const auto& [source, sequences] : suspected_) {
    memory_.suspected += static_cast<std::int64_t>(sequences.size());
  }
  return node_.writer().Execute([&](journal::Transaction& transaction) {
    return SaveStreamMemory(transaction.db(), memory_);
  });
}

Status StreamKeeper::NoticeRegression() {
  TEPAT_ASSIGN(const bus::StreamState state, stream_.State());
  if (state.last_sequence >= memory_.highest) return Ok();
  spdlog::warn("the stream went back from {} to {}; it is moved forward", memory_.highest,
               state.last_sequence);
  return stream_.PurgeForward(memory_.highest + 1);
}

Status StreamKeeper::AuditSource(const KeptSource& source) {
  const auto head = source.journal->Head();
  if (!head) return Ok();  // a service that is down is looked at next time
  TEPAT_ASSIGN(const auto held, stream_.Held(source.subjects, "audit-" + source.name));
  const std::set<std::int64_t> there(held.begin(), held.end());
  std::set<std::int64_t> missing;
  for (std::int64_t sequence = 1; sequence <= head->position.sequence; ++sequence) {
    if (!there.contains(sequence)) missing.insert(sequence);
  }
  std::set<std::int64_t>& suspected = suspected_[source.name];
  std::vector<std::int64_t> confirmed;
  std::set_intersection(missing.begin(), missing.end(), suspected.begin(), suspected.end(),
                        std::back_inserter(confirmed));
  for (const std::int64_t sequence : confirmed) missing.erase(sequence);
  suspected = std::move(missing);
  return confirmed.empty() ? Ok() : Repair(source, confirmed);
}

Status StreamKeeper::Repair(const KeptSource& source, const std::vector<std::int64_t>& missing) {
  // NATS passes over an id that it has seen within its window; a repaired fact must be new to it.
  ++memory_.repairs;
  const std::string suffix = ".r" + std::to_string(memory_.repairs);
  const Instant oldest = node_.world().clock.Now() - kRetention;
  std::size_t next = 0;
  while (next < missing.size()) {
    TEPAT_ASSIGN(const journal::JournalPage page,
                 source.journal->Read(missing[next], journal::kPageRowsMax));
    if (page.rows.empty()) return Ok();
    std::vector<journal::Outgoing> events;
    for (const journal::JournalRow& row : page.rows) {
      if (next == missing.size() || row.sequence != missing[next]) continue;
      ++next;
      TEPAT_ASSIGN(const journal::Event event, journal::ParseEvent(row.body));
      if (event.recorded < oldest) continue;
      const journal::Envelope envelope = journal::EnvelopeOf(row.body);
      events.push_back({envelope.subject, envelope.id + suffix, row.body});
    }
    TEPAT_ASSIGN(const std::size_t published, publisher_.Publish(events));
    if (published < events.size()) {
      return Fail(Code::kUnavailable, "bus.repair_unfinished", "NATS took only a part");
    }
  }
  spdlog::warn("{} facts of {} were put back into the stream", missing.size(), source.name);
  return Ok();
}

}  // namespace tepat::timing
