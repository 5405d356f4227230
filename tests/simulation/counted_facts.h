// SPDX-License-Identifier: Apache-2.0
// What the journals of a simulated office tell, counted apart from the services' own tables.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/simulation/simulated_office.h"

namespace tepat::simulation {

// All events of a journal; its chain is verified on the way.
std::vector<journal::Event> Events(SimulatedOffice& office, const std::string& service);

// How many facts of that name a service has told.
int CountFacts(SimulatedOffice& office, const std::string& service, const std::string& name);

// Counts units' shares that have ended: by a mark of their own, or with their visit. Fed with the
// marks of one or more journals, each in its order. One thread.
class OpenParts {
 public:
  void Take(const std::string& case_id, const sop::Mark& mark);
  std::size_t closed() const { return closed_; }

 private:
  std::map<std::string, std::set<sop::Part>> open_;
  std::size_t closed_ = 0;
};

// What units have sent: versions without gaps, each in the tables once, with its cell where it came
// out of a workbook, and one plan for a case. Reads the journal when it is made. One thread.
class SentValues {
 public:
  // The office outlives it.
  explicit SentValues(SimulatedOffice& office);

  // The tables hold what the facts tell, and nothing else.
  void ExpectStored();
  int sendings() const { return sendings_; }
  std::size_t workbooks() const { return workbooks_.size(); }
  // Cases that opened with that version.
  int CasesAt(int version) const;

 private:
  void Take(const journal::Event& event);
  void Pin(const std::string& id, int version);

  SimulatedOffice& office_;
  std::map<std::string, int> plans_;     // by case
  std::map<std::string, int> versions_;  // by case and unit
  std::set<std::string> workbooks_;      // case, unit and version of what came out of one
  int sendings_ = 0;
};

}  // namespace tepat::simulation
