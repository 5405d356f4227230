// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/store/declarations.h"

namespace tepat::data_collection {

Status InsertDeclaration(sql::Database& db, const Declaration& declaration, const Sending& sending,
                         const std::vector<JudgedValue>& values) {
  // One table for all that is sent: whatever reads a case's values reads a period's.
  TEPAT_TRY(InsertSending(db, declaration.period, declaration.unit, sending, values));
  return db.Run(
      "INSERT INTO declaration(unit, period, version, source, plan_year, plan_version) "
      "VALUES(?,?,?,?,?,?)",
      declaration.unit, declaration.period, sending.version, declaration.source,
      declaration.plan_year, declaration.plan_version);
}

Result<std::optional<std::string>> FindVerifyingCase(sql::Database& db, const std::string& unit,
                                                     const std::string& period) {
  return db.Find<std::string>("SELECT case_id FROM verified WHERE unit=? AND period=?", unit,
                              period);
}

Result<std::optional<std::string>> FindRunningCase(sql::Database& db, const std::string& period) {
  return db.Find<std::string>(
      "SELECT case_id FROM collection WHERE period=? AND state IN (?,?) ORDER BY case_id LIMIT 1",
      period, State::kCollecting, State::kChecking);
}

Result<std::vector<Stood>> StoodIn(sql::Database& db, const std::string& period) {
  const auto stood = [](const sql::Row& row) {
    Stood made;
    row.Into("unit", made.unit);
    row.Into("verifying", made.case_id);
    row.Into("source", made.source);
    row.Into("numbers", made.numbers);
    made.sending = SendingIn(row);
    return made;
  };
  // A declared value stands where no case has verified one.
  return db.Select(
      stood, sql::NoLimit("as many units as the office has"),
      "WITH p AS (SELECT unit, case_id, version, case_id AS verifying, '' AS source FROM verified "
      "WHERE period=?1 UNION ALL SELECT d.unit, d.period, d.version, '', d.source FROM declaration "
      "d WHERE d.period=?1 AND d.version=(SELECT max(version) FROM declaration WHERE unit=d.unit "
      "AND period=?1) AND NOT EXISTS (SELECT 1 FROM verified WHERE unit=d.unit AND period=?1)) "
      "SELECT p.unit AS unit, p.verifying AS verifying, p.source AS source, (SELECT count(*) FROM "
      "component_value n JOIN value v ON v.case_id=n.case_id AND v.unit=n.unit AND "
      "v.version=n.version AND v.number=n.value_number WHERE n.case_id=p.case_id AND "
      "n.unit=p.unit AND n.version=p.version AND NOT EXISTS (SELECT 1 FROM unasked_value o WHERE "
      "o.case_id=p.case_id AND o.unit=p.unit AND o.version=p.version AND o.indicator=v.indicator "
      "AND o.component IN ('', n.component))) AS numbers, s.version AS version, s.person_id AS "
      "person_id, s.position AS position, s.sent_us "
      "AS sent_us, s.origin AS origin, s.incomplete_reason AS incomplete_reason FROM p JOIN "
      "sending s ON s.case_id=p.case_id AND s.unit=p.unit AND s.version=p.version ORDER BY p.unit",
      period);
}

}  // namespace tepat::data_collection
