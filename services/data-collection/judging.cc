// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/judging.h"

#include <algorithm>
#include <iterator>

#include "libs/base/findings.h"
#include "services/data-collection/store/remarks.h"
#include "tepat/data_collection/v1/value.pb.h"

namespace tepat::data_collection {
namespace {

using performance::Finding;
using performance::FindingKind;
using performance::ReportedValue;

constexpr std::size_t kLinesMax = 200;
// A refusal travels in gRPC's trailer, of which a client reads 8 KiB.
constexpr std::size_t kLinesBytesMax = 4000;

Error NoPlan(Code code, int year) {
  const std::string text = std::to_string(year);
  return {code, "data_collection.no_plan", "the year " + text + " has no plan", {{"year", text}}};
}

// A word of a line: what a caller sent as an id may hold anything.
std::string Word(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c <= ' '; }, '_');
  return text;
}

std::string LineOf(const Finding& finding) {
  // `NO_VALUE`: the contract's name without what all of them begin with.
  static const std::size_t kPrefix = std::string("FINDING_KIND_").size();
  const auto kind = static_cast<v1::FindingKind>(finding.kind);
  return v1::FindingKind_Name(kind).substr(kPrefix) + " " + Word(finding.unit) + " " +
         Word(finding.indicator) + " " + Word(finding.component) + " " + Word(finding.evidence);
}

}  // namespace

Result<Basis> BasisAt(sql::Database& db, const Collection& collection, int plan_version) {
  Basis basis;
  basis.period = performance::ParsePeriod(collection.period).value_or(performance::Period{});
  basis.plan_year = basis.period.year;
  std::optional<int> wanted;
  if (plan_version > 0) wanted = plan_version;
  TEPAT_ASSIGN(auto found, identity::FindPlan(db, basis.plan_year, wanted));
  if (!found && wanted) return Fail(NoPlan(Code::kUnavailable, basis.plan_year));
  if (!found) return basis;
  basis.plan_version = found->version;
  basis.adopted = std::move(found->adopted);
  return basis;
}

Result<Basis> BasisOf(sql::Database& db, const Collection& collection) {
  return BasisAt(db, collection, collection.plan_version);
}

Status RequirePlan(const Basis& basis) {
  if (basis.plan_version > 0) return Ok();
  return Fail(NoPlan(Code::kConflict, basis.period.year));
}

Result<UnitData> ReadUnitData(sql::Database& db, const Collection& collection, const Basis& basis,
                              Unit unit) {
  const std::string& case_id = collection.case_id;
  UnitData data;
  data.unit = std::move(unit);
  const std::string& name = data.unit.name;
  TEPAT_ASSIGN(data.sending, FindNewestSending(db, case_id, name));
  if (data.sending) {
    TEPAT_ASSIGN(const auto sent, ValuesOf(db, case_id, name, data.sending->version));
    data.values = performance::FittingIn(basis.plan(), name, sent);
  }
  // Mostly nothing was given back, or nothing was sent since: then there is nothing more to read.
  const int seen = data.unit.seen_version;
  if (seen > 0 && seen != data.sending->version) {
    TEPAT_ASSIGN(const auto sent, ValuesOf(db, case_id, name, seen));
    data.seen = performance::FittingIn(basis.plan(), name, sent);
  } else {
    data.seen = data.values;
  }
  const auto period = performance::ParsePeriod(collection.period);
  if (period) {
    TEPAT_ASSIGN(data.earlier, SeriesOf(db, name, *period));
  }
  TEPAT_ASSIGN(data.files, FilesOf(db, case_id, name));
  return data;
}

std::vector<Finding> FindingsIn(const Basis& basis, const UnitData& data,
                                const std::vector<ReportedValue>& values) {
  std::set<std::string> files;
  for (const EvidenceFile& file : data.files) files.insert(file.sha256);
  return performance::FindingsIn({basis.plan(), data.unit.name, basis.period, data.earlier, files},
                                 values);
}

std::vector<Finding> FindingsOf(const Basis& basis, const UnitData& data) {
  if (data.unit.state == UnitState::kWaived) return {};
  std::vector<Finding> findings;
  if (!data.sending || data.unit.state == UnitState::kAsked) {
    findings.push_back({FindingKind::kNotSent, data.unit.name, "", "", "", "", ""});
  }
  for (Finding& finding : FindingsIn(basis, data, data.values)) {
    findings.push_back(std::move(finding));
  }
  return findings;
}

Result<std::vector<Finding>> FindingsOfCase(sql::Database& db, const Collection& collection,
                                            const std::vector<Unit>& units) {
  TEPAT_ASSIGN(const Basis basis, BasisOf(db, collection));
  // In the transaction of whoever closes: a unit that sends meanwhile comes before or after.
  std::vector<Finding> findings;
  for (const Unit& unit : units) {
    if (unit.state == UnitState::kWaived) continue;
    TEPAT_ASSIGN(const UnitData data, ReadUnitData(db, collection, basis, unit));
    for (Finding& finding : FindingsOf(basis, data)) findings.push_back(std::move(finding));
  }
  return findings;
}

std::vector<JudgedValue> WithTargets(const Basis& basis, const std::string& unit,
                                     const std::vector<ReportedValue>& values) {
  std::vector<JudgedValue> judged;
  for (const ReportedValue& value : values) {
    const plan::Indicator& indicator = *basis.plan().GetIndicator(value.indicator);
    const auto target = performance::TargetIn(indicator, unit, basis.period);
    judged.push_back({value, performance::TextOf(indicator, target)});
  }
  return judged;
}

bool HasChanged(const UnitData& data, const std::string& indicator, const ReportedValue* now) {
  if (data.unit.seen_version == 0) return false;
  const ReportedValue* before = performance::FindValue(data.seen, indicator);
  // What was taken back has changed, too.
  if (before == nullptr || now == nullptr) return before != now;
  return !performance::SaysTheSame(*before, *now);
}

Error Refusal(Code code, const std::string& slug, const std::vector<Finding>& findings) {
  std::string lines;
  for (std::size_t i = 0; i < std::min(findings.size(), kLinesMax); ++i) {
    const std::string line = LineOf(findings[i]);
    // Whole lines only: half of one would name a cell that is not there.
    if (lines.size() + line.size() + 1 > kLinesBytesMax) break;
    lines += (lines.empty() ? "" : "\n") + line;
  }
  const std::string count = std::to_string(findings.size());
  return {code, slug, count + " findings", {{"count", count}, {"findings", lines}}};
}

Status RequireNoRefusal(const std::vector<Finding>& findings) {
  std::vector<Finding> refused;
  std::copy_if(findings.begin(), findings.end(), std::back_inserter(refused),
               [](const Finding& one) { return performance::IsRefusal(one.kind); });
  if (refused.empty()) return Ok();
  return Fail(Refusal(Code::kInvalid, "data_collection.refused_values", refused));
}

Status RequireComplete(const std::vector<Finding>& findings, const std::string& incomplete_reason) {
  if (findings.empty()) return Ok();
  if (incomplete_reason.empty()) {
    return Fail(Refusal(Code::kConflict, "data_collection.incomplete", findings));
  }
  Findings reason;
  reason.RequireText(incomplete_reason, "incomplete_reason", kReasonLength);
  return reason.Outcome("data_collection.invalid_request");
}

}  // namespace tepat::data_collection
