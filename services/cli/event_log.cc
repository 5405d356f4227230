// SPDX-License-Identifier: Apache-2.0
#include "services/cli/event_log.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "libs/base/outside_json.h"
#include "libs/journal/wire.h"

namespace tepat::cli {
namespace {

using nlohmann::ordered_json;
using timing::v1::Visit;

// Something that happened to a visit.
struct LogEvent {
  std::string transition;  // as XES names it
  Instant at;
  const Visit* visit = nullptr;
  std::string reason = {};  // of a pause
};

std::string TimeText(const google::protobuf::Timestamp& time) {
  return FormatInstant(journal::TimeOf(time));
}

std::string StepName(const Visit& visit) { return "Langkah " + std::to_string(visit.step()); }

// Events of these visits in the order of time.
std::vector<LogEvent> EventsOf(const std::vector<const Visit*>& visits) {
  std::vector<LogEvent> events;
  for (const Visit* visit : visits) {
    events.push_back({"start", journal::TimeOf(visit->start_time()), visit});
    for (const auto& pause : visit->pauses()) {
      events.push_back({"suspend", journal::TimeOf(pause.from_time()), visit, pause.reason()});
      if (pause.has_to_time()) {
        events.push_back({"resume", journal::TimeOf(pause.to_time()), visit, pause.reason()});
      }
    }
    if (!visit->has_stop_time()) continue;
    // XES knows an end that is no completion; a miner must not count it as one.
    const bool aborted = visit->state() == timing::v1::VISIT_STATE_CANCELLED;
    events.push_back(
        {aborted ? "ate_abort" : "complete", journal::TimeOf(visit->stop_time()), visit});
  }
  // Stable: a visit that begins and ends at one instant begins before it ends.
  std::stable_sort(events.begin(), events.end(),
                   [](const LogEvent& a, const LogEvent& b) { return a.at < b.at; });
  return events;
}

std::map<std::string, std::vector<const Visit*>> ByCase(const std::vector<Visit>& visits) {
  std::map<std::string, std::vector<const Visit*>> cases;
  for (const Visit& visit : visits) cases[visit.case_id()].push_back(&visit);
  return cases;
}

std::string Escaped(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        // Control characters cannot stand in XML 1.0 at all.
        if (static_cast<unsigned char>(c) >= 0x20) escaped += c;
    }
  }
  return escaped;
}

std::string Attribute(const char* type, const std::string& key, const std::string& value) {
  return fmt::format("      <{} key=\"{}\" value=\"{}\"/>\n", type, key, Escaped(value));
}

std::string VerdictName(const Visit& visit) {
  constexpr std::string_view kPrefix = "VISIT_STATE_";
  const std::string name = timing::v1::VisitState_Name(visit.state());
  return name.size() < kPrefix.size() ? "UNKNOWN" : name.substr(kPrefix.size());
}

std::string XesEvent(const LogEvent& event) {
  const Visit& visit = *event.visit;
  std::string text = "    <event>\n" + Attribute("string", "concept:name", StepName(visit)) +
                     Attribute("string", "concept:instance", std::to_string(visit.visit())) +
                     Attribute("string", "lifecycle:transition", event.transition) +
                     Attribute("date", "time:timestamp", FormatInstant(event.at));
  if (visit.holders_size() > 0) {
    text += Attribute("string", "org:role", visit.holders(0).position());
    if (!visit.holders(0).unit().empty()) {
      text += Attribute("string", "org:group", visit.holders(0).unit());
    }
  }
  if (!event.reason.empty()) text += Attribute("string", "sla:pause_reason", event.reason);
  if (event.transition == "complete" || event.transition == "ate_abort") {
    if (!visit.person_id().empty()) text += Attribute("string", "org:resource", visit.person_id());
    if (visit.has_due_time()) text += Attribute("date", "sla:due_at", TimeText(visit.due_time()));
    if (visit.has_breach_time()) {
      text += Attribute("date", "sla:breach_at", TimeText(visit.breach_time()));
    }
    text += Attribute("string", "sla:verdict", VerdictName(visit)) +
            Attribute("boolean", "sla:late", visit.late() ? "true" : "false") +
            Attribute("int", "sla:used_seconds", std::to_string(visit.used().seconds())) +
            Attribute("int", "sla:paused_seconds", std::to_string(visit.paused().seconds())) +
            Attribute("string", "sla:calendar",
                      visit.calendar_id() + "/" + std::to_string(visit.calendar_version())) +
            Attribute("string", "sla:standard",
                      visit.sop_id() + "/" + std::to_string(visit.sop_version()));
  }
  return text + "    </event>\n";
}

constexpr const char* kXesHead = R"(<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Lifecycle" prefix="lifecycle"
    uri="http://www.xes-standard.org/lifecycle.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
  <global scope="trace">
    <string key="concept:name" value=""/>
  </global>
  <global scope="event">
    <string key="concept:name" value=""/>
    <string key="lifecycle:transition" value="complete"/>
    <date key="time:timestamp" value="1970-01-01T00:00:00.000000Z"/>
  </global>
  <classifier name="Langkah" keys="concept:name"/>
)";

// Objects and events of an OCEL log.
class OcelWriter {
 public:
  void Take(const std::string& case_id, const std::vector<const Visit*>& visits) {
    AddObject(case_id, "case");
    for (const Visit* visit : visits) TakeVisit(*visit);
    for (const LogEvent& event : EventsOf(visits)) TakeEvent(event);
  }

  std::string Write() const {
    ordered_json log;
    for (const char* type : {"case", "visit", "position", "unit", "person"}) {
      ordered_json attributes = ordered_json::array();
      if (std::string(type) == "visit") {
        for (const char* name : {"step", "used_seconds", "paused_seconds"}) {
          attributes.push_back({{"name", name}, {"type", "integer"}});
        }
        attributes.push_back({{"name", "verdict"}, {"type", "string"}});
        attributes.push_back({{"name", "late"}, {"type", "boolean"}});
      }
      log["objectTypes"].push_back({{"name", type}, {"attributes", attributes}});
    }
    for (const char* type : {"start", "suspend", "resume", "complete", "ate_abort"}) {
      log["eventTypes"].push_back(
          {{"name", type}, {"attributes", {{{"name", "step"}, {"type", "integer"}}}}});
    }
    log["objects"] = ordered_json::array();
    for (const auto& [id, object] : objects_) log["objects"].push_back(object);
    log["events"] = events_;
    return WriteJson(log) + "\n";
  }

 private:
  static std::string IdOf(const Visit& visit) {
    return fmt::format("{}.{}.{}", visit.case_id(), visit.step(), visit.visit());
  }

  void AddObject(const std::string& id, const char* type) {
    // The same person or unit in many events is one object.
    objects_.try_emplace(id, ordered_json{{"id", id},
                                          {"type", type},
                                          {"attributes", ordered_json::array()},
                                          {"relationships", ordered_json::array()}});
  }

  void TakeVisit(const Visit& visit) {
    AddObject(IdOf(visit), "visit");
    ordered_json& object = objects_.at(IdOf(visit));
    // OCEL wants a time for every value; these were last true when the visit ended.
    const std::string time =
        visit.has_stop_time() ? TimeText(visit.stop_time()) : TimeText(visit.start_time());
    const auto add = [&](const char* name, const ordered_json& value) {
      object["attributes"].push_back({{"name", name}, {"time", time}, {"value", value}});
    };
    add("step", visit.step());
    add("used_seconds", visit.used().seconds());
    add("paused_seconds", visit.paused().seconds());
    add("verdict", VerdictName(visit));
    add("late", visit.late());
    object["relationships"].push_back({{"objectId", visit.case_id()}, {"qualifier", "of"}});
  }

  void Relate(ordered_json& event, const std::string& id, const char* type, const char* how) {
    if (id.empty()) return;
    AddObject(id, type);
    event["relationships"].push_back({{"objectId", id}, {"qualifier", how}});
  }

  void TakeEvent(const LogEvent& event) {
    const Visit& visit = *event.visit;
    ordered_json made{{"id", fmt::format("e{}", events_.size() + 1)},
                      {"type", event.transition},
                      {"time", FormatInstant(event.at)},
                      {"attributes", {{{"name", "step"}, {"value", visit.step()}}}},
                      {"relationships", ordered_json::array()}};
    Relate(made, visit.case_id(), "case", "case");
    Relate(made, IdOf(visit), "visit", "visit");
    for (const auto& holder : visit.holders()) {
      Relate(made, "jabatan:" + holder.position(), "position", "held by");
      if (!holder.unit().empty()) Relate(made, "unit:" + holder.unit(), "unit", "held by");
    }
    // Who completed it is known of the end alone; whoever held it stands as a position.
    if (event.transition == "complete" && !visit.person_id().empty()) {
      Relate(made, "orang:" + visit.person_id(), "person", "done by");
    }
    events_.push_back(std::move(made));
  }

  std::map<std::string, ordered_json> objects_;
  ordered_json events_ = ordered_json::array();
};

}  // namespace

std::string FormatXes(const std::vector<Visit>& visits) {
  std::string text = kXesHead;
  for (const auto& [case_id, of_case] : ByCase(visits)) {
    text += "  <trace>\n    <string key=\"concept:name\" value=\"" + Escaped(case_id) + "\"/>\n";
    for (const LogEvent& event : EventsOf(of_case)) text += XesEvent(event);
    text += "  </trace>\n";
  }
  return text + "</log>\n";
}

std::string FormatOcel(const std::vector<Visit>& visits) {
  OcelWriter writer;
  for (const auto& [case_id, of_case] : ByCase(visits)) writer.Take(case_id, of_case);
  return writer.Write();
}

}  // namespace tepat::cli
