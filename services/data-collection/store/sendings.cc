// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/store/sendings.h"

#include <algorithm>

#include "services/data-collection/config.h"

namespace tepat::data_collection {
namespace {

using performance::ReportedValue;

constexpr int kSendingsMax = 50;

Status InsertValue(sql::Database& db, const std::string& case_id, const std::string& unit,
                   int version, int place, const JudgedValue& judged) {
  const ReportedValue& value = judged.value;
  TEPAT_TRY(
      db.Run("INSERT INTO value(case_id, unit, version, number, indicator, target, no_data_reason, "
             "cause, follow_up) VALUES(?,?,?,?,?,?,?,?,?)",
             case_id, unit, version, place, value.indicator, judged.target, value.no_data_reason,
             value.cause, value.follow_up));
  // Numbers stay as text: what was typed is what is shown.
  int number = 0;
  for (const performance::Number& one : value.numbers) {
    TEPAT_TRY(db.Run(
        "INSERT INTO component_value(case_id, unit, version, value_number, number, component, "
        "value) VALUES(?,?,?,?,?,?,?)",
        case_id, unit, version, place, ++number, one.component, one.value));
  }
  number = 0;
  for (const performance::Proof& one : value.evidence) {
    TEPAT_TRY(db.Run(
        "INSERT INTO evidence(case_id, unit, version, value_number, number, rule, kind, content) "
        "VALUES(?,?,?,?,?,?,?,?)",
        case_id, unit, version, place, ++number, one.rule, one.kind, one.content));
  }
  return Ok();
}

}  // namespace

Sending SendingIn(const sql::Row& row) {
  Sending sending;
  row.Into("version", sending.version);
  row.Into("person_id", sending.person_id);
  row.Into("position", sending.position);
  row.Into("sent_us", sending.time);
  row.Into("origin", sending.origin);
  row.Into("incomplete_reason", sending.incomplete_reason);
  return sending;
}

Status InsertSending(sql::Database& db, const std::string& case_id, const std::string& unit,
                     const Sending& sending, const std::vector<JudgedValue>& values) {
  TEPAT_TRY(
      db.Run("INSERT INTO sending(case_id, unit, version, person_id, position, sent_us, origin, "
             "incomplete_reason) VALUES(?,?,?,?,?,?,?,?)",
             case_id, unit, sending.version, sending.person_id, sending.position, sending.time,
             sending.origin, sending.incomplete_reason));
  // Numbered, since two values are told apart by their places, and read back in their order.
  int place = 0;
  for (const JudgedValue& value : values) {
    TEPAT_TRY(InsertValue(db, case_id, unit, sending.version, ++place, value));
  }
  return Ok();
}

Result<std::optional<Sending>> FindNewestSending(sql::Database& db, const std::string& case_id,
                                                 const std::string& unit) {
  return db.Find(SendingIn,
                 "SELECT version, person_id, position, sent_us, origin, incomplete_reason FROM "
                 "sending WHERE case_id=? AND unit=? ORDER BY version DESC LIMIT 1",
                 case_id, unit);
}

Result<std::vector<Sending>> SendingsOf(sql::Database& db, const std::string& case_id,
                                        const std::string& unit) {
  return db.Select(SendingIn,
                   "SELECT version, person_id, position, sent_us, origin, incomplete_reason FROM "
                   "sending WHERE case_id=? AND unit=? ORDER BY version DESC LIMIT ?",
                   case_id, unit, kSendingsMax);
}

Result<std::vector<ReportedValue>> ValuesOf(sql::Database& db, const std::string& case_id,
                                            const std::string& unit, int version) {
  // Values first: numbers and proofs name theirs by its place. Three statements for all indicators,
  // however many: a unit's page is asked for all the time.
  const auto value = [](const sql::Row& row) {
    ReportedValue made;
    row.Into("indicator", made.indicator);
    row.Into("no_data_reason", made.no_data_reason);
    row.Into("cause", made.cause);
    row.Into("follow_up", made.follow_up);
    return made;
  };
  constexpr const char* kJudged = "a sending was judged: values, components, proofs have limits";
  TEPAT_ASSIGN(auto values,
               db.Select(value, sql::NoLimit(kJudged),
                         "SELECT indicator, no_data_reason, cause, follow_up FROM value WHERE "
                         "case_id=? AND unit=? AND version=? ORDER BY number",
                         case_id, unit, version));
  TEPAT_ASSIGN(const auto numbers,
               db.Select<int, std::string, std::string>(
                   sql::NoLimit(kJudged),
                   "SELECT value_number, component, value FROM component_value WHERE case_id=? AND "
                   "unit=? AND version=? ORDER BY value_number, number",
                   case_id, unit, version));
  for (const auto& [place, component, number] : numbers) {
    values.at(static_cast<std::size_t>(place) - 1).numbers.push_back({component, number});
  }
  TEPAT_ASSIGN(const auto proofs,
               db.Select<int, std::string, plan::EvidenceKind, std::string>(
                   sql::NoLimit(kJudged),
                   "SELECT value_number, rule, kind, content FROM evidence WHERE case_id=? AND "
                   "unit=? AND version=? ORDER BY value_number, number",
                   case_id, unit, version));
  for (const auto& [place, rule, kind, content] : proofs) {
    values.at(static_cast<std::size_t>(place) - 1).evidence.push_back({rule, kind, content});
  }
  return values;
}

Result<std::map<std::string, std::string>> TargetsOf(sql::Database& db, const std::string& case_id,
                                                     const std::string& unit, int version) {
  TEPAT_ASSIGN(const auto rows,
               db.Select<std::string, std::string>(
                   sql::NoLimit("one sending, which was judged"),
                   "SELECT indicator, target FROM value WHERE case_id=? AND unit=? AND version=?",
                   case_id, unit, version));
  std::map<std::string, std::string> targets;
  for (const auto& [indicator, target] : rows) targets.emplace(indicator, target);
  return targets;
}

Result<std::vector<std::string>> MakersOf(sql::Database& db, const std::string& case_id) {
  // State 3 is waived, of which nothing counts; what an earlier version said has been replaced.
  return db.Select<std::string>(
      sql::NoLimit("a case has a hundred units at most"),
      "SELECT DISTINCT s.person_id FROM unit u JOIN sending s ON s.case_id=u.case_id AND "
      "s.unit=u.name WHERE u.case_id=?1 AND u.state<>3 AND s.version=(SELECT max(version) FROM "
      "sending WHERE case_id=?1 AND unit=u.name)",
      case_id);
}

Status JudgeAnew(sql::Database& db, const std::string& case_id, const std::string& unit,
                 int version, const std::vector<JudgedValue>& judged) {
  // A step that is done again verifies the same sending again.
  TEPAT_TRY(db.Run("DELETE FROM unasked_value WHERE case_id=? AND unit=? AND version=?", case_id,
                   unit, version));
  const auto leave_out = [&](const std::string& indicator, const std::string& component) {
    return db.Run(
        "INSERT INTO unasked_value(case_id, unit, version, indicator, component) "
        "VALUES(?,?,?,?,?)",
        case_id, unit, version, indicator, component);
  };
  TEPAT_ASSIGN(const auto sent, ValuesOf(db, case_id, unit, version));
  for (const performance::ReportedValue& value : sent) {
    const auto kept = std::find_if(judged.begin(), judged.end(), [&](const JudgedValue& one) {
      return one.value.indicator == value.indicator;
    });
    if (kept == judged.end()) {
      TEPAT_TRY(leave_out(value.indicator, ""));
      continue;
    }
    TEPAT_TRY(
        db.Run("UPDATE value SET target=? WHERE case_id=? AND unit=? AND version=? AND indicator=?",
               kept->target, case_id, unit, version, value.indicator));
    // Numbers alone: a series has no evidence, and causes go with their value.
    for (const performance::Number& number : value.numbers) {
      const auto& numbers = kept->value.numbers;
      if (std::find(numbers.begin(), numbers.end(), number) != numbers.end()) continue;
      TEPAT_TRY(leave_out(value.indicator, number.component));
    }
  }
  return Ok();
}

Status SaveVerified(sql::Database& db, const std::string& case_id, const std::string& period,
                    Instant now) {
  TEPAT_TRY(db.Run(
      "DELETE FROM verified WHERE case_id=?1 AND period=?2 AND unit IN (SELECT name FROM unit "
      "WHERE case_id=?1 AND state=3)",
      case_id, period));
  // In place of what another case said of the same period: the newest verified data count.
  return db.Run(
      "INSERT OR REPLACE INTO verified(unit, period, case_id, version, verified_us) SELECT "
      "s.unit, ?2, s.case_id, max(s.version), ?3 FROM sending s JOIN unit u ON "
      "u.case_id=s.case_id AND u.name=s.unit WHERE s.case_id=?1 AND u.state<>3 GROUP BY s.unit",
      case_id, period, now);
}

Result<std::map<std::string, performance::Series>> SeriesOf(sql::Database& db,
                                                            const std::string& unit,
                                                            const performance::Period& period) {
  // Periods sort as text among their own kind, and kinds differ in length.
  const std::string before = performance::FormatPeriod(period);
  TEPAT_ASSIGN(
      const auto rows,
      (db.Select<std::string, bool, std::string, std::string, std::string, std::string,
                 std::string>(
          sql::NoLimit("twelve sendings, each of which has limits"),
          // What was declared stands where no case has verified anything.
          "SELECT p.period, p.declared, v.indicator, v.target, v.no_data_reason, "
          "coalesce(n.component, ''), coalesce(n.value, '') FROM (SELECT period, 0 AS declared, "
          "case_id, version FROM verified WHERE unit=?1 AND period<?2 AND "
          "length(period)=length(?2) UNION ALL SELECT period, 1, period, max(version) FROM "
          "declaration d WHERE unit=?1 AND period<?2 AND length(period)=length(?2) AND NOT EXISTS "
          "(SELECT 1 FROM verified WHERE unit=?1 AND period=d.period) GROUP BY period ORDER BY "
          "period DESC LIMIT ?3) p "
          "JOIN value v ON v.case_id=p.case_id AND v.unit=?1 AND v.version=p.version AND NOT "
          "EXISTS "
          "(SELECT 1 FROM unasked_value o WHERE o.case_id=v.case_id AND o.unit=?1 AND "
          "o.version=v.version AND o.indicator=v.indicator AND o.component='') LEFT JOIN "
          "component_value n ON n.case_id=v.case_id AND n.unit=?1 AND n.version=v.version AND "
          "n.value_number=v.number AND NOT EXISTS (SELECT 1 FROM unasked_value o WHERE "
          "o.case_id=v.case_id AND o.unit=?1 AND o.version=v.version AND o.indicator=v.indicator "
          "AND o.component=n.component) ORDER BY p.period, v.number, n.number",
          unit, before, kEarlierPeriodsMax)));
  std::map<std::string, performance::Series> series;
  for (const auto& [at, declared, indicator, target, no_data, component, number] : rows) {
    performance::Series& one = series[indicator];
    const auto then = performance::ParsePeriod(at).value_or(performance::Period{});
    // One row for each number, so that a value with several comes several times.
    if (one.empty() || one.back().period != then) {
      one.push_back({then, target, {indicator, {}, no_data, "", "", {}}, declared});
    }
    if (!component.empty()) one.back().value.numbers.push_back({component, number});
  }
  return series;
}

}  // namespace tepat::data_collection
