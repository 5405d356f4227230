// SPDX-License-Identifier: Apache-2.0
// A small plan to spoil, and the plan that Tepat ships.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "libs/plan/plan_file.h"
#include "libs/plan/plan_findings.h"
#include "libs/testing/project_file.h"

namespace tepat::plan {

// Units of the small plan and of the shipped one.
inline PlanContext KnownUnits() {
  return {{"kasi_pelayanan_umum", "kasi_pemerintahan", "kasi_pemberdayaan_masyarakat",
           "kasubbag_umum_kepegawaian", "kasubbag_keuangan", "lurah_citrodiwangsan",
           "lurah_ditotrunan", "lurah_jogotrunan", "lurah_jogoyudan", "lurah_kepuharjo",
           "lurah_rogotrunan", "lurah_tompokersan"},
          {}};
}

inline std::string ShippedPlan() { return simulation::ReadOfficeFile("plan/2026.textproto"); }

// A good plan of one ratio for two units; the line of each field is that of this text.
inline std::string SmallPlan() {
  return R"(year: 2026
agreement { number: "1/2026" date: "2026-01-20" first_party: "Camat" second_party: "Bupati" }
objectives { id: "tertib" name: "Tertib" }
indicators {
  id: "hadir"
  name: "Kehadiran"
  unit_of_measure: "persen"
  objective: "tertib"
  units: ["lurah_jogotrunan", "lurah_kepuharjo"]
  direction: DIRECTION_UP entry: ENTRY_RATIO
  counting: COUNTING_CUMULATIVE
  accumulation: ACCUMULATION_SUM consolidation: CONSOLIDATION_RATIO_OF_SUMS
  components { key: "datang" name: "Datang"
    unit_of_measure: "orang" role: COMPONENT_ROLE_NUMERATOR }
  components { key: "diundang" name: "Undangan"
    unit_of_measure: "orang" role: COMPONENT_ROLE_DENOMINATOR }
  targets { year: "90" quarters: ["60", "70", "80", "90"] }
  smallest: "0"
  largest: "100"
  evidence { key: "daftar" name: "Daftar hadir" required: true kinds: [EVIDENCE_KIND_FILE] }
}
budget_lines { id: "program" name: "Program" amount: "1000000" objective: "tertib" }
)";
}

inline std::string Replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

// A piece so many times, each with its number, from 0, for every `#`.
inline std::string Copies(int count, const std::string& piece) {
  std::string all;
  for (int i = 0; i < count; ++i) {
    for (const char c : piece) all += c == '#' ? std::to_string(i) : std::string(1, c);
  }
  return all;
}

inline v1::Plan Read(const std::string& text) {
  Mistakes mistakes("plan");
  const auto plan = ReadPlanFile(text, mistakes);
  EXPECT_TRUE(plan) << mistakes.list()[0].ToString();
  return plan.value_or(v1::Plan());
}

inline bool IsGood(const std::string& text) {
  Mistakes mistakes("plan");
  return ParsePlanFile(text, KnownUnits(), mistakes).has_value();
}

// What is wrong in a plan, as `line: text`.
inline std::vector<std::string> MistakesOf(const std::string& text,
                                           const PlanContext& context = KnownUnits()) {
  Mistakes mistakes("plan");
  EXPECT_FALSE(ParsePlanFile(text, context, mistakes));
  std::vector<std::string> told;
  for (const Mistake& one : mistakes.list()) {
    told.push_back(std::to_string(one.line) + ": " + one.text);
  }
  return told;
}

// The only thing that is wrong in the small plan with that change.
inline std::string MistakeOf(const std::string& from, const std::string& to) {
  const auto told = MistakesOf(Replaced(SmallPlan(), from, to));
  EXPECT_EQ(told.size(), 1U) << to << (told.size() > 1 ? "\n" + told[0] + "\n" + told[1] : "");
  return told.empty() ? std::string() : told.front();
}

// Keeps what is found, with its place as `indicators[0].targets[1].year`.
class KeptFindings : public PlanFindings {
 public:
  void Add(const Place& place, const std::string& text) override {
    places.push_back(PathOf(place));
    texts.push_back(text);
  }
  void Note(const Place& place, const std::string&) override { noted.push_back(PathOf(place)); }

  // Of mistakes, in the order in which they were found.
  std::vector<std::string> places;
  std::vector<std::string> texts;
  std::vector<std::string> noted;

 private:
  static std::string PathOf(const Place& place) {
    std::string path;
    for (const PlaceStep& step : place) {
      path += (path.empty() ? "" : ".") + std::string(step.field);
      if (step.index >= 0) path += "[" + std::to_string(step.index) + "]";
    }
    return path;
  }
};

}  // namespace tepat::plan
