// SPDX-License-Identifier: Apache-2.0
#include "libs/bus/stream.h"

#include <charconv>
#include <nlohmann/json.hpp>

#include "libs/base/outside_json.h"

namespace tepat::bus {
namespace {

using nlohmann::json;

// Longer than a consumer's: making a stream touches the disk.
constexpr std::chrono::milliseconds kApiWait(3000);
constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
constexpr std::int64_t kNanosPerDay = 86'400 * kNanosPerSecond;
// A quarter: whoever was away for less finds everything on the bus; the journals keep it for ever.
constexpr std::int64_t kRetentionDays = 90;
// Half of what nats.conf grants to all streams.
constexpr std::int64_t kStreamBytesMax = std::int64_t{1} << 30;
// Twice the largest event.
constexpr int kMessageBytesMax = 256 * 1024;
// A courier that lost its acknowledgements publishes again within seconds.
constexpr std::int64_t kDuplicateWindowNanos = 120 * kNanosPerSecond;
// An audit pulls without a pause; below a minute the server's own restart could cost it.
constexpr std::int64_t kAuditLifeNanos = 60 * kNanosPerSecond;
// JetStream's number for it.
constexpr int kStreamNotFound = 10059;
// Messages of one pull of an audit.
constexpr int kBatch = 256;
// As much of an answer as a log line bears.
constexpr std::size_t kQuotedMax = 200;

// The number in `"sequence":"17"`, which FormatEvent writes before anything that a person typed.
std::int64_t SequenceIn(const std::string& body) {
  constexpr std::string_view kKey = "\"sequence\":\"";
  const auto at = body.find(kKey);
  std::int64_t value = 0;
  if (at != std::string::npos) {
    std::from_chars(body.data() + at + kKey.size(), body.data() + body.size(), value);
  }
  return value;
}

}  // namespace

Result<json> Stream::Ask(const std::string& subject, const std::string& body) {
  if (!connection_.EnsureConnected()) {
    return Fail(Code::kUnavailable, "bus.down", "not connected to NATS");
  }
  TEPAT_ASSIGN(std::string reply, connection_.Request("$JS.API." + subject, body, kApiWait));
  auto parsed = ReadJson(reply);
  if (!parsed || !parsed->is_object()) {
    return Fail(Code::kUnavailable, "bus.refused", reply.substr(0, kQuotedMax));
  }
  if (parsed->contains("error")) {
    const bool missing = NumberIn((*parsed)["error"], "err_code") == kStreamNotFound;
    return Fail(Code::kUnavailable, missing ? "bus.no_stream" : "bus.refused",
                reply.substr(0, kQuotedMax));
  }
  return std::move(*parsed);
}

Result<StreamState> Stream::State() {
  TEPAT_ASSIGN(json reply, Ask(std::string("STREAM.INFO.") + kStreamName, ""));
  const json state = reply["state"];
  return StreamState{NumberIn(state, "messages"), NumberIn(state, "first_seq"),
                     NumberIn(state, "last_seq")};
}

Result<bool> Stream::Ensure() {
  const auto state = State();
  if (state) return false;
  if (state.error().slug != "bus.no_stream") return Fail(state.error());
  const json config = {{"name", kStreamName},
                       {"subjects", {subjects_}},
                       {"retention", "limits"},
                       {"storage", "file"},
                       {"discard", "old"},
                       {"num_replicas", 1},
                       {"max_age", kRetentionDays * kNanosPerDay},
                       {"max_bytes", kStreamBytesMax},
                       {"max_msg_size", kMessageBytesMax},
                       {"duplicate_window", kDuplicateWindowNanos},
                       {"deny_delete", true}};
  TEPAT_TRY(Ask(std::string("STREAM.CREATE.") + kStreamName, WriteJson(config)));
  return true;
}

Status Stream::PurgeForward(std::int64_t next_sequence) {
  const json request = {{"seq", next_sequence}};
  TEPAT_TRY(Ask(std::string("STREAM.PURGE.") + kStreamName, WriteJson(request)));
  return Ok();
}

Result<std::vector<std::int64_t>> Stream::Held(const std::string& subjects,
                                               const std::string& consumer) {
  const std::string name = std::string(kStreamName) + "." + consumer;
  const json config = {{"stream_name", kStreamName},
                       {"config",
                        {{"name", consumer},
                         {"deliver_policy", "all"},
                         {"ack_policy", "none"},
                         {"filter_subject", subjects},
                         {"inactive_threshold", kAuditLifeNanos},
                         {"mem_storage", true}}}};
  // One of that name that still lives would go on where it stopped: the stream would look empty.
  static_cast<void>(Ask("CONSUMER.DELETE." + name, ""));
  TEPAT_ASSIGN(const json reply,
               Ask("CONSUMER.CREATE." + name + "." + subjects, WriteJson(config)));
  std::int64_t pending = NumberIn(reply, "num_pending");
  TEPAT_ASSIGN(const auto inbox, connection_.Subscribe(connection_.Inbox("audit." + consumer)));
  std::vector<std::int64_t> held;
  while (pending > 0) {
    const auto batch = std::min<std::int64_t>(kBatch, pending);
    TEPAT_TRY(connection_.Publish("$JS.API.CONSUMER.MSG.NEXT." + name,
                                  connection_.Inbox("audit." + consumer), "",
                                  WriteJson(json({{"batch", batch}, {"no_wait", true}}))));
    for (std::int64_t i = 0; i < batch; ++i, --pending) {
      TEPAT_ASSIGN(const Message message, inbox->Next(kApiWait));
      if (!message.status.empty()) {
        pending = 0;  // fewer were left than announced: retention took them
        break;
      }
      held.push_back(SequenceIn(message.body));
    }
  }
  return held;
}

Status Stream::Probe(const std::string& subject) {
  if (!connection_.EnsureConnected()) {
    return Fail(Code::kUnavailable, "bus.down", "not connected to NATS");
  }
  TEPAT_ASSIGN(const std::string ack, connection_.Request(subject, "{}", kApiWait));
  const auto reply = ReadJson(ack);
  if (!reply || !reply->is_object() || !reply->contains("seq")) {
    return Fail(Code::kUnavailable, "bus.refused", "a probe was not acknowledged: " + ack);
  }
  const json request = {{"seq", NumberIn(*reply, "seq")}};
  TEPAT_TRY(Ask(std::string("STREAM.MSG.GET.") + kStreamName, WriteJson(request)));
  return Ok();
}

}  // namespace tepat::bus
