// SPDX-License-Identifier: Apache-2.0
#include "libs/bus/nats_feed.h"

#include <nlohmann/json.hpp>

#include "libs/base/check.h"
#include "libs/base/outside_json.h"

namespace tepat::bus {
namespace {

constexpr int kBatch = 256;
constexpr std::chrono::seconds kPullLife(5);
constexpr std::chrono::seconds kPullGrace(2);
constexpr std::chrono::seconds kConsumerLife(120);
constexpr std::chrono::milliseconds kApiWait(2000);

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
  TEPAT_CHECK(consumer_.size() < 32);  // the client overflows on longer names
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
  ++consumers_made_;
  return Ok();
}

Status NatsFeed::Pull() {
  const nlohmann::json request = {{"batch", kBatch}, {"expires", Nanos(kPullLife)}};
  TEPAT_TRY(connection_.Publish("$JS.API.CONSUMER.MSG.NEXT." + stream_ + "." + consumer_,
                                connection_.Inbox("feed." + consumer_), "", WriteJson(request)));
  outstanding_ = kBatch;
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
  bool more = Take(*first, bodies);
  while (more && inbox_->pending() > 0) {
    const auto next = inbox_->Next(std::chrono::milliseconds(1));
    if (!next) break;
    more = Take(*next, bodies);
  }
  return bodies;
}

}  // namespace tepat::bus
