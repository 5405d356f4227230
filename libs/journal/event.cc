// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/event.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <nlohmann/json.hpp>

#include "libs/base/check.h"
#include "libs/base/findings.h"
#include "libs/base/id.h"
#include "libs/base/outside_json.h"

namespace tepat::journal {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

// Names of the contract's enum, in the order of sop::Mark::Kind.
constexpr std::array<std::string_view, 9> kKinds = {
    "KIND_UNSPECIFIED", "KIND_STARTED", "KIND_ACCEPTED",  "KIND_COMPLETED", "KIND_RETURNED",
    "KIND_PAUSED",      "KIND_RESUMED", "KIND_CANCELLED", "KIND_CORRECTED"};

std::string_view NameOf(sop::Mark::Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

ordered_json JsonOf(const sop::Mark& mark) {
  ordered_json out;
  out["step"] = mark.step;
  out["visit"] = mark.visit;
  out["kind"] = NameOf(mark.kind);
  out["at"] = FormatInstant(mark.at);
  for (const sop::Holder& holder : mark.holders) {
    ordered_json one;
    one["position"] = holder.position;
    if (!holder.unit.empty()) one["unit"] = holder.unit;
    out["holders"].push_back(std::move(one));
  }
  if (!mark.reason.empty()) out["reason"] = mark.reason;
  if (!mark.sop_id.empty()) out["sopId"] = mark.sop_id;
  if (mark.sop_version != 0) out["sopVersion"] = mark.sop_version;
  if (mark.opens != 0) out["opens"] = mark.opens;
  if (mark.kind == sop::Mark::Kind::kCorrected) out["corrects"] = NameOf(mark.corrects);
  if (mark.declared) out["declared"] = true;
  if (mark.part) out["part"] = {{"unit", mark.part->unit}, {"n", mark.part->n}};
  if (!mark.due_date.empty()) out["dueDate"] = mark.due_date;
  return out;
}

ordered_json JsonOf(const Actor& actor) {
  ordered_json out = ordered_json::object();
  if (!actor.person_id.empty()) out["personId"] = actor.person_id;
  if (!actor.position.empty()) out["position"] = actor.position;
  if (!actor.delegation_id.empty()) out["delegationId"] = actor.delegation_id;
  return out;
}

// Takes fields out of an object; remembers the first that is wrong.
class Fields {
 public:
  Fields(const json& object, std::string& wrong) : object_(object), wrong_(wrong) {
    if (!object_.is_object()) Wrong("data");
  }

  std::string Text(const char* key, bool required) {
    const auto at = object_.find(key);
    if (at == object_.end()) return required ? Wrong(key), std::string() : std::string();
    if (!at->is_string()) return Wrong(key), std::string();
    return at->get<std::string>();
  }

  // A whole number, as JSON number or (64-bit numbers of protobuf) as text.
  std::int64_t Number(const char* key) {
    const auto at = object_.find(key);
    if (at == object_.end()) return 0;
    if (at->is_number_integer()) return at->get<std::int64_t>();
    std::int64_t value = 0;
    if (!at->is_string()) return Wrong(key), 0;
    const auto& text = at->get_ref<const std::string&>();
    const auto end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stop != end) Wrong(key);
    return value;
  }

  Instant Time(const char* key) {
    const auto instant = ParseInstant(Text(key, true));
    if (!instant) Wrong(key);
    return instant.value_or(Instant());
  }

  bool Flag(const char* key) {
    const auto at = object_.find(key);
    return at != object_.end() && at->is_boolean() && at->get<bool>();
  }

  sop::Mark::Kind Kind(const char* key) {
    const std::string text = Text(key, true);
    const auto at = std::find(kKinds.begin() + 1, kKinds.end(), text);
    if (at == kKinds.end()) return Wrong(key), sop::Mark::Kind::kStarted;
    return static_cast<sop::Mark::Kind>(at - kKinds.begin());
  }

  // The same where ours has 32 bits: a number that is cut off would name another step.
  int SmallNumber(const char* key) {
    const std::int64_t value = Number(key);
    if (value < 0 || value > std::numeric_limits<int>::max()) return Wrong(key), 0;
    return static_cast<int>(value);
  }

  // An array's items, at most `max`; empty when absent.
  std::vector<json> Items(const char* key, std::size_t max) {
    const auto at = object_.find(key);
    if (at == object_.end()) return {};
    if (!at->is_array() || at->size() > max) return Wrong(key), std::vector<json>();
    return {at->begin(), at->end()};
  }

  const json* Find(const char* key) const {
    const auto at = object_.find(key);
    return at == object_.end() ? nullptr : &*at;
  }

 private:
  void Wrong(const char* key) {
    if (wrong_.empty()) wrong_ = key;
  }

  const json& object_;
  std::string& wrong_;
};

// The field by which a mark of a part is none of the contract's, or null. Refused when it is read
// too: a reader that took such a mark for its visit's would stop the wrong clock.
const char* WrongInPart(const sop::Mark& mark) {
  if (!mark.due_date.empty() && (!mark.part || !ParseDate(mark.due_date))) return "due_date";
  if (!mark.part) return nullptr;
  const bool named = !mark.part->unit.empty() && CharactersIn(mark.part->unit) <= sop::kPartUnitMax;
  if (!named || mark.part->n < 1 || mark.opens != 0 || !sop::IsPartKind(mark.kind)) return "part";
  return nullptr;
}

sop::Mark MarkOf(const json& from, std::string& wrong) {
  Fields fields(from, wrong);
  sop::Mark mark;
  mark.step = fields.SmallNumber("step");
  mark.visit = fields.SmallNumber("visit");
  mark.kind = fields.Kind("kind");
  mark.at = fields.Time("at");
  mark.reason = fields.Text("reason", false);
  mark.sop_id = fields.Text("sopId", false);
  mark.sop_version = fields.SmallNumber("sopVersion");
  mark.opens = fields.SmallNumber("opens");
  mark.declared = fields.Flag("declared");
  if (mark.kind == sop::Mark::Kind::kCorrected) mark.corrects = fields.Kind("corrects");
  for (const json& item : fields.Items("holders", sop::kHoldersMax)) {
    Fields holder(item, wrong);
    mark.holders.push_back({holder.Text("position", true), holder.Text("unit", false)});
  }
  if (const json* part = fields.Find("part")) {
    Fields of(*part, wrong);
    mark.part = sop::Part{of.Text("unit", true), of.SmallNumber("n")};
  }
  mark.due_date = fields.Text("dueDate", false);
  if (const char* field = WrongInPart(mark); field != nullptr && wrong.empty()) wrong = field;
  const bool numbered = mark.step >= 1 && mark.visit >= 1;
  if (!numbered && wrong.empty()) wrong = "step, visit";
  return mark;
}

// The segment of `type` between `tepat.<service>.` and `.v1`.
std::string FactName(const std::string& type) {
  const auto service_end = type.find('.', type.find('.') + 1);
  const auto version = type.rfind(".v");
  if (type.rfind("tepat.", 0) != 0 || service_end == std::string::npos || version <= service_end) {
    return "";
  }
  return type.substr(service_end + 1, version - service_end - 1);
}

void ReadData(const json& data, Event& event, std::string& wrong) {
  Fields fields(data, wrong);
  event.fact.office_cursor = fields.Number("officeCursor");
  for (const json& item : fields.Items("marks", sop::kMarksMax)) {
    event.fact.marks.push_back(MarkOf(item, wrong));
  }
  if (const json* actor = fields.Find("actor")) {
    Fields who(*actor, wrong);
    event.fact.actor = Actor{who.Text("personId", false), who.Text("position", false),
                             who.Text("delegationId", false)};
  }
  if (const json* payload = fields.Find("payload")) event.fact.payload = payload->dump();
}

// Refused here, before the commit: ParseEvent refuses the same, and by then nobody could mend it.
Status CheckMarks(const std::vector<sop::Mark>& marks) {
  const auto wrong = [](const char* field, const std::string& rule) {
    return Fail(Code::kInvalid, "journal.malformed_fact", std::string(field) + ": " + rule,
                {{"field", field}});
  };
  const auto at_most = [](std::size_t max) { return "at most " + std::to_string(max); };
  if (marks.size() > sop::kMarksMax) return wrong("marks", at_most(sop::kMarksMax));
  for (const sop::Mark& mark : marks) {
    if (mark.step < 1) return wrong("step", "from 1");
    if (mark.visit < 1) return wrong("visit", "from 1");
    if (mark.sop_version < 0) return wrong("sop_version", "not below 0");
    if (mark.opens < 0) return wrong("opens", "not below 0");
    if (mark.holders.size() > sop::kHoldersMax) return wrong("holders", at_most(sop::kHoldersMax));
    if (CharactersIn(mark.reason) > sop::kMarkReasonMax) {
      return wrong("reason", at_most(sop::kMarkReasonMax) + " characters");
    }
    if (const char* field = WrongInPart(mark)) return wrong(field, "as the contract says of parts");
  }
  return Ok();
}

}  // namespace

Result<std::string> FormatEvent(const Event& event) {
  const Fact& fact = event.fact;
  const std::string& source = event.position.source;
  TEPAT_TRY(CheckMarks(fact.marks));
  ordered_json out;
  out["specversion"] = "1.0";
  out["id"] = event.id;
  out["source"] = source;
  out["type"] = "tepat." + source.substr(source.rfind('/') + 1) + "." + fact.name + ".v1";
  if (!fact.case_id.empty()) out["subject"] = fact.case_id;
  out["time"] = FormatInstant(fact.at);
  out["recordedtime"] = FormatInstant(event.recorded);
  out["sequence"] = std::to_string(event.position.sequence);
  out["incarnation"] = event.position.incarnation;
  if (event.simulated) out["simulated"] = true;
  out["datacontenttype"] = "application/json";
  ordered_json& data = out["data"] = ordered_json::object();
  if (fact.actor) data["actor"] = JsonOf(*fact.actor);
  if (fact.office_cursor != 0) data["officeCursor"] = std::to_string(fact.office_cursor);
  for (const sop::Mark& mark : fact.marks) data["marks"].push_back(JsonOf(mark));
  std::string body = WriteJson(out);
  // The payload is JSON already: it goes in as it is, last in `data`, which is last of all.
  TEPAT_CHECK(ordered_json::accept(fact.payload));
  body.resize(body.size() - 2);
  if (body.back() != '{') body += ',';
  body += "\"payload\":" + fact.payload + "}}";
  // Here, before it is stored: a fact that the bus does not take would hold up all that follow it.
  if (body.size() > kEventBytesMax) {
    return Fail(Code::kInvalid, "journal.fact_too_large",
                "the fact has " + std::to_string(body.size()) + " bytes; at most " +
                    std::to_string(kEventBytesMax));
  }
  return body;
}

Result<Event> ParseEvent(std::string_view body) {
  std::string wrong;
  Event event;
  const json root = body.size() > kEventBytesMax ? json() : ReadJson(body).value_or(json());
  if (!root.is_object()) {
    wrong = "not a JSON object of at most " + std::to_string(kEventBytesMax / 1024) + " KiB";
  }
  if (wrong.empty()) {
    Fields fields(root, wrong);
    event.id = fields.Text("id", true);
    event.position.source = fields.Text("source", true);
    event.position.incarnation = fields.Text("incarnation", true);
    event.position.sequence = fields.Number("sequence");
    event.fact.name = FactName(fields.Text("type", true));
    event.fact.case_id = fields.Text("subject", false);
    event.fact.at = fields.Time("time");
    event.recorded = fields.Time("recordedtime");
    event.simulated = fields.Flag("simulated");
    if (event.position.sequence < 1 && wrong.empty()) wrong = "sequence";
    if (event.fact.name.empty() && wrong.empty()) wrong = "type";
    if (const json* data = fields.Find("data")) ReadData(*data, event, wrong);
  }
  if (!wrong.empty()) {
    return Fail(Code::kInvalid, "journal.malformed_event", "malformed event: " + wrong);
  }
  event.body = body;
  return event;
}

Envelope EnvelopeOf(std::string_view body) {
  const auto text_after = [&](std::string_view key) {
    const auto start = body.find(key);
    TEPAT_CHECK(start != std::string_view::npos);
    const auto from = start + key.size();
    return body.substr(from, body.find('"', from) - from);
  };
  // FormatEvent writes these before anything that a person has typed.
  const auto source = text_after("\"source\":\"/tepat/");  // <office>/<service>
  const auto type = text_after("\"type\":\"tepat.");       // <service>.<fact>.v1
  const auto office = source.substr(0, source.find('/'));
  return {std::string(text_after("\"id\":\"")),
          "tepat." + std::string(office) + "." + std::string(type.substr(0, type.rfind('.')))};
}

}  // namespace tepat::journal
