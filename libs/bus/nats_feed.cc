// SPDX-License-Identifier: Apache-2.0
#include "libs/bus/nats_feed.h"

#include <nlohmann/json.hpp>

#include "libs/base/check.h"
#include "libs/base/outside_json.h"

namespace tepat::bus {
namespace {

// How long a pull waits at the server. A lost consumer is noticed that long and kPullGrace later;
// shorter pulls would be traffic for nothing.
constexpr std::chrono::seconds kPullLife(5);
constexpr std::chrono::seconds kPullGrace(2);
// How long the server keeps a consumer that nobody pulls from: below a minute its own restart could
// cost it.
constexpr std::chrono::seconds kConsumerLife(120);
// The server is on the same machine and syncs nothing for a consumer: what takes longer hangs.
constexpr std::chrono::milliseconds kApiWait(2000);
// The client overflows on longer names.
constexpr std::size_t kConsumerNameMax = 31;

std::int64_t Nanos(std::chrono::seconds time) {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(time).count();
}

}  // namespace

NatsFeed::NatsFeed(NatsConnection& connection, std::string stream, std::string consumer,
                   std::string subjects, From from)
    : connection_(connection),
      stream_(std::move(stream)),
      consumer_(std::move(consumer)),
      subjects_(std::move(subjects)),
      from_(from) {
  TEPAT_CHECK(consumer_.size() <= kConsumerNameMax);
}

Status NatsFeed::Prepare() {
  if (!connection_.EnsureConnected()) {
    return Fail(Code::kUnavailable, "bus.down", "not connected to NATS");
  }
  const bool lost = outstanding_ > 0 && std::chrono::steady_clock::now() > pull_ends_ + kPullGrace;
  if (inbox_ == nullptr || generation_ != connection_.generation() || lost) {
    generation_ = connection_.generation();
    inbox_.reset();
    outstanding_ = 0;
    // The consumer first: what it sends before the inbox is there, nobody has asked for.
    TEPAT_TRY(MakeConsumer());
    TEPAT_ASSIGN(inbox_, connection_.Subscribe(connection_.Inbox("feed." + consumer_)));
  }
  return outstanding_ > 0 ? Ok() : Pull();
}

Status NatsFeed::MakeConsumer() {
  if (from_ == From::kAll) {
    // One that is still there would go on behind what it has already sent, to nobody.
    const std::string subject = "$JS.API.CONSUMER.DELETE." + stream_ + "." + consumer_;
    TEPAT_TRY(connection_.Request(subject, "", kApiWait));
  }
  const nlohmann::json request = {{"stream_name", stream_},
                                  {"config",
                                   {{"name", consumer_},
                                    {"deliver_policy", from_ == From::kAll ? "all" : "new"},
                                    {"ack_policy", "none"},
                                    {"filter_subject", subjects_},
                                    {"replay_policy", "instant"},
                                    {"inactive_threshold", Nanos(kConsumerLife)},
                                    {"mem_storage", true}}}};
  const std::string subject =
      "$JS.API.CONSUMER.CREATE." + stream_ + "." + consumer_ + "." + subjects_;
  TEPAT_ASSIGN(const std::string body, connection_.Request(subject, WriteJson(request), kApiWait));
  const auto reply = ReadJson(body);
  if (!reply || !reply->is_object() || reply->contains("error")) {
    return Fail(Code::kUnavailable, "bus.no_consumer", "NATS refused a consumer: " + body);
  }
  return Ok();
}

Status NatsFeed::Pull() {
  const nlohmann::json request = {{"batch", journal::kFetchMax}, {"expires", Nanos(kPullLife)}};
  TEPAT_TRY(connection_.Publish("$JS.API.CONSUMER.MSG.NEXT." + stream_ + "." + consumer_,
                                connection_.Inbox("feed." + consumer_), "", WriteJson(request)));
  outstanding_ = journal::kFetchMax;
  pull_ends_ = std::chrono::steady_clock::now() + kPullLife;
  return Ok();
}

// False when the message ends the pull.
bool NatsFeed::Take(const Message& message, std::vector<std::string>& bodies) {
  if (message.status.empty()) {
    bodies.push_back(message.body);
    return --outstanding_ > 0;
  }
  outstanding_ = 0;
  // 408: the pull's time is over, as asked. Anything else: the consumer is gone.
  if (message.status != "408") inbox_.reset();
  return false;
}

Result<std::vector<std::string>> NatsFeed::Fetch(std::chrono::milliseconds wait) {
  TEPAT_TRY(Prepare());
  std::vector<std::string> bodies;
  const auto first = inbox_->Next(wait);
  if (!first) {
    if (first.error().slug == "bus.timeout") return bodies;
    inbox_.reset();
    return Fail(first.error());
  }
  // Only what is here already: one transaction of the reader for all of it, without waiting on.
  bool more = Take(*first, bodies);
  while (more && inbox_->pending() > 0) {
    const auto next = inbox_->Next(std::chrono::milliseconds(1));
    if (!next) break;
    more = Take(*next, bodies);
  }
  return bodies;
}

}  // namespace tepat::bus
