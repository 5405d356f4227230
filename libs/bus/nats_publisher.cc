// SPDX-License-Identifier: Apache-2.0
#include "libs/bus/nats_publisher.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "libs/base/outside_json.h"

namespace tepat::bus {
namespace {

// For a whole batch: the server acknowledges before it syncs. Later ones count as lost, and what
// was lost is published again under the same ids.
constexpr std::chrono::milliseconds kAckWait(2000);

// An acknowledgement names the stream; a refusal holds an error.
bool IsAck(const std::string& body) {
  const auto reply = ReadJson(body);
  return reply && reply->contains("stream") && !reply->contains("error");
}

// The number that a reply subject ends in; nothing when somebody else made it up.
std::optional<std::size_t> IndexIn(std::string_view text) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), index);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return index;
}

}  // namespace

Status NatsPublisher::Prepare() {
  if (!connection_.EnsureConnected()) {
    return Fail(Code::kUnavailable, "bus.down", "not connected to NATS");
  }
  if (acks_ != nullptr && generation_ == connection_.generation()) return Ok();
  generation_ = connection_.generation();
  acks_.reset();
  TEPAT_ASSIGN(acks_, connection_.Subscribe(connection_.Inbox("ack.>")));
  return Ok();
}

Result<std::size_t> NatsPublisher::Publish(std::span<const journal::Outgoing> events) {
  TEPAT_TRY(Prepare());
  // The reply subject tells which event of which batch an acknowledgement is for, so that a late
  // one of a batch that was given up is not taken for another's.
  const std::string prefix = connection_.Inbox("ack." + std::to_string(++batch_) + ".");
  for (std::size_t i = 0; i < events.size(); ++i) {
    const journal::Outgoing& event = events[i];
    TEPAT_TRY(connection_.Publish(event.subject, prefix + std::to_string(i), event.message_id,
                                  event.body));
  }
  std::vector<bool> acked(events.size(), false);
  const auto deadline = std::chrono::steady_clock::now() + kAckWait;
  // Up to the first that is missing: the courier's cursor has no holes. Of what lies behind a
  // refusal nothing counts, but a refusal may overtake the acknowledgements of those before it.
  std::size_t count = 0;
  std::size_t end = events.size();
  while (count < end) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) break;
    const auto reply = acks_->Next(left);
    if (!reply) break;
    if (reply->subject.rfind(prefix, 0) != 0) continue;
    const auto index = IndexIn(std::string_view(reply->subject).substr(prefix.size()));
    if (!index || *index >= acked.size()) continue;
    if (IsAck(reply->body)) {
      acked[*index] = true;
    } else {
      end = std::min(end, *index);
    }
    while (count < end && acked[count]) ++count;
  }
  return count;
}

}  // namespace tepat::bus
