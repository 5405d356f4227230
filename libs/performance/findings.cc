// SPDX-License-Identifier: Apache-2.0
#include "libs/performance/findings.h"

#include <algorithm>
#include <utility>

#include "libs/base/findings.h"
#include "libs/base/outside_text.h"
#include "libs/performance/standing.h"
#include "libs/plan/plan_message.h"

namespace tepat::performance {
namespace {

constexpr std::size_t kFoundBytesMax = 200;
constexpr std::size_t kLinkBytesMin = 10;
constexpr std::size_t kLinkBytesMax = 2000;
// A reason, with room for what led to it.
constexpr TextLength kCauseLength{kReasonLength.min, kNoteLength.max};
// Of a number as it was sent: sign, digits, point, and zeros that somebody wrote in front.
constexpr std::size_t kNumberBytesMax = 40;

std::string Characters(const TextLength& length) {
  return std::to_string(length.min) + " to " + std::to_string(length.max) + " characters";
}

// Addresses become links that checkers click: nothing but the web, and nothing that a page or a log
// could read as more than one word.
bool IsLink(const std::string& text) {
  const bool web = text.starts_with("https://") || text.starts_with("http://");
  const bool one_word = std::none_of(text.begin(), text.end(), [](unsigned char c) {
    return c <= ' ' || c == '"' || c == '<' || c == '>' || c == 0x7f;
  });
  return web && one_word && text.size() >= kLinkBytesMin && text.size() <= kLinkBytesMax;
}

// Gathers what is found about one indicator.
class Cell {
 public:
  Cell(const std::string& unit, std::string indicator, std::vector<Finding>& findings)
      : unit_(unit), indicator_(std::move(indicator)), findings_(findings) {}

  void Add(FindingKind kind, const std::string& component = "", const std::string& found = "",
           const std::string& expected = "") {
    findings_.push_back(
        {kind, unit_, indicator_, component, "", ShownText(found, kFoundBytesMax), expected});
  }
  void AddOfEvidence(FindingKind kind, const std::string& rule, const std::string& found = "",
                     const std::string& expected = "") {
    Add(kind, "", found, expected);
    findings_.back().evidence = ShownText(rule, kFoundBytesMax);
  }

 private:
  const std::string& unit_;
  const std::string indicator_;
  std::vector<Finding>& findings_;
};

std::string GradesOf(const plan::Indicator& indicator) {
  std::string grades;
  for (const measure::Grade& grade : indicator.method.scale) {
    grades += (grades.empty() ? "" : ", ") + grade.name;
  }
  return grades;
}

void CheckTexts(const ReportedValue& value, Cell& cell) {
  const auto require = [&](const std::string& text, const char* name, const TextLength& length) {
    if (text.empty() || HasLength(text, length)) return;
    cell.Add(FindingKind::kMalformed, "", text, std::string(name) + ": " + Characters(length));
  };
  require(value.no_data_reason, "no_data_reason", kReasonLength);
  require(value.cause, "cause", kCauseLength);
  require(value.follow_up, "follow_up", kCauseLength);
}

void CheckNumbers(const plan::Indicator& indicator, const ReportedValue& value, Cell& cell) {
  if (!value.no_data_reason.empty() && !value.numbers.empty()) {
    cell.Add(FindingKind::kMalformed, "", "", "numbers, or a reason why there are none");
  }
  // Nobody is told of each of a thousand components that no indicator can have.
  if (value.numbers.size() > measure::kComponentsMax) {
    return cell.Add(FindingKind::kMalformed, "", std::to_string(value.numbers.size()),
                    "at most " + std::to_string(measure::kComponentsMax) + " components");
  }
  std::set<std::string> seen;
  for (const Number& number : value.numbers) {
    if (!indicator.GetComponent(number.component) || !seen.insert(number.component).second) {
      cell.Add(FindingKind::kUnknownComponent, ShownText(number.component, kFoundBytesMax));
    } else if (number.value.size() > kNumberBytesMax ||
               !plan::ValueOf(indicator.method, number.value)) {
      const bool grades = !indicator.method.scale.empty();
      cell.Add(grades ? FindingKind::kNotAGrade : FindingKind::kNotANumber, number.component,
               number.value, grades ? GradesOf(indicator) : "");
    }
  }
}

void CheckBounds(const measure::Bounds& bounds, const measure::Fraction& value, Cell& cell) {
  const auto text = [](const measure::Fraction& figure) {
    return measure::FormatTrimmed(figure, kValuePlacesMax);
  };
  if (bounds.smallest && value < *bounds.smallest) {
    cell.Add(FindingKind::kBelowBounds, "", text(value), text(*bounds.smallest));
  }
  if (bounds.largest && value > *bounds.largest) {
    cell.Add(FindingKind::kAboveBounds, "", text(value), text(*bounds.largest));
  }
}

void CheckFigure(const Asked& asked, const plan::Indicator& indicator, const ReportedValue& value,
                 Cell& cell) {
  const auto measured = MeasuredIn(indicator, value);
  // Without a figure there is nothing to miss a target with: what lacks is the number.
  if (!measured) return;
  const auto figure = measured->Value();
  if (!figure) return cell.Add(FindingKind::kZeroDenominator);
  CheckBounds(indicator.method.bounds, *figure, cell);
  const auto target = TargetIn(indicator, asked.unit, asked.period);
  if (target && MissesTarget(indicator.method, *target, *figure)) {
    if (value.cause.empty()) cell.Add(FindingKind::kNoCauseOfMiss);
    if (value.follow_up.empty()) cell.Add(FindingKind::kNoFollowUp);
  }
  const auto earlier = asked.earlier.find(indicator.id);
  const bool outlier =
      earlier != asked.earlier.end() && IsOutlier(indicator, measured, earlier->second);
  if (outlier && value.cause.empty()) cell.Add(FindingKind::kNoCauseOfOutlier);
}

void CheckProof(const Asked& asked, const plan::Indicator& indicator, const Proof& proof,
                Cell& cell) {
  const auto& rules = indicator.evidence;
  const auto rule = std::find_if(rules.begin(), rules.end(), [&](const plan::EvidenceRule& one) {
    return one.key == proof.rule;
  });
  const bool taken = rule != rules.end() && std::find(rule->kinds.begin(), rule->kinds.end(),
                                                      proof.kind) != rule->kinds.end();
  // Of a file: handed in by this very unit, whatever others have.
  const bool here = proof.kind != plan::EvidenceKind::kFile || asked.files.contains(proof.content);
  if (proof.content.empty()) {
    cell.AddOfEvidence(FindingKind::kMalformed, proof.rule, "", "a file, an address or a text");
  } else if (!taken || !here) {
    cell.AddOfEvidence(FindingKind::kUnknownEvidence, proof.rule, proof.content);
  } else if (proof.kind == plan::EvidenceKind::kLink && !IsLink(proof.content)) {
    cell.AddOfEvidence(FindingKind::kMalformed, proof.rule, proof.content, "https://…");
  } else if (proof.kind == plan::EvidenceKind::kText && !HasLength(proof.content, kReasonLength)) {
    cell.AddOfEvidence(FindingKind::kMalformed, proof.rule, proof.content,
                       Characters(kReasonLength));
  }
}

bool IsProved(const ReportedValue& value, const std::string& rule) {
  return std::any_of(value.evidence.begin(), value.evidence.end(),
                     [&](const Proof& proof) { return proof.rule == rule; });
}

void CheckEvidence(const Asked& asked, const plan::Indicator& indicator, const ReportedValue& value,
                   Cell& cell) {
  if (value.evidence.size() > kProofsMax) {
    return cell.Add(FindingKind::kMalformed, "", std::to_string(value.evidence.size()),
                    "at most " + std::to_string(kProofsMax) + " proofs");
  }
  for (const Proof& proof : value.evidence) CheckProof(asked, indicator, proof, cell);
  if (!value.no_data_reason.empty()) return;
  for (const plan::EvidenceRule& rule : indicator.evidence) {
    if (rule.required && !IsProved(value, rule.key)) {
      cell.AddOfEvidence(FindingKind::kNoEvidence, rule.key);
    }
  }
}

void CheckCells(const plan::Indicator& indicator, const ReportedValue& value, Cell& cell) {
  if (!value.no_data_reason.empty()) return;
  for (const plan::Component& component : indicator.components) {
    const bool there =
        std::any_of(value.numbers.begin(), value.numbers.end(),
                    [&](const Number& one) { return one.component == component.key; });
    if (!there) cell.Add(FindingKind::kNoValue, component.key);
  }
}

// What the plan does not ask of this unit, and what comes a second time.
void CheckUnasked(const Asked& asked, const std::vector<ReportedValue>& values,
                  std::vector<Finding>& findings) {
  // The first of two counts for what lacks, but neither is stored: which one is meant, nobody
  // knows.
  std::set<std::string> seen;
  for (const ReportedValue& value : values) {
    const auto indicator = asked.plan.GetIndicator(value.indicator);
    const bool known = indicator && indicator->get().IsAnsweredBy(asked.unit);
    if (known && seen.insert(value.indicator).second) continue;
    findings.push_back({FindingKind::kUnknownIndicator, asked.unit,
                        ShownText(value.indicator, kFoundBytesMax), "", "", "", ""});
  }
}

}  // namespace

bool IsRefusal(FindingKind kind) { return kind >= FindingKind::kBelowBounds; }

bool HasRefusal(const std::vector<Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& one) { return IsRefusal(one.kind); });
}

std::vector<Finding> FindingsIn(const Asked& asked, const std::vector<ReportedValue>& values) {
  std::vector<Finding> findings;
  for (const plan::Indicator& indicator : asked.plan.IndicatorsOf(asked.unit)) {
    // An indicator that is not there at all lacks each of its cells. Cells come before figures:
    // people mend a sheet from left to right.
    const ReportedValue nothing;
    const ReportedValue* found = FindValue(values, indicator.id);
    const ReportedValue& value = found == nullptr ? nothing : *found;
    Cell cell(asked.unit, indicator.id, findings);
    CheckTexts(value, cell);
    CheckNumbers(indicator, value, cell);
    CheckCells(indicator, value, cell);
    CheckFigure(asked, indicator, value, cell);
    CheckEvidence(asked, indicator, value, cell);
  }
  CheckUnasked(asked, values, findings);
  return findings;
}

Counts CountsOf(const plan::Plan& plan, const std::string& unit,
                const std::vector<ReportedValue>& values) {
  Counts counts;
  for (const plan::Indicator& indicator : plan.IndicatorsOf(unit)) {
    counts.cells_asked += static_cast<int>(indicator.components.size());
    const ReportedValue nothing;
    const ReportedValue* found = FindValue(values, indicator.id);
    const ReportedValue& value = found == nullptr ? nothing : *found;
    const auto typed = TypedIn(indicator, value);
    counts.cells_filled += static_cast<int>(std::count_if(
        typed.begin(), typed.end(), [](const measure::Typed& one) { return one.has_value(); }));
    // What cannot be counted cannot be proved: its evidence is not asked for.
    const bool no_data = !value.no_data_reason.empty();
    counts.no_data += no_data ? 1 : 0;
    for (const plan::EvidenceRule& rule : indicator.evidence) {
      if (!rule.required || no_data) continue;
      ++counts.evidence_asked;
      counts.evidence_filled += IsProved(value, rule.key) ? 1 : 0;
    }
  }
  return counts;
}

}  // namespace tepat::performance
