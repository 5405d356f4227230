// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/casebook.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include "libs/base/check.h"
#include "libs/identity/office_view.h"
#include "libs/sop/services.h"
#include "migrations_casebook.h"

namespace tepat::casebook {
namespace {

constexpr std::string_view kHeading = "-- part: ";

// The sections of a migration that belong to these parts, in their order; what stands before the
// first heading belongs to the cases.
std::string SectionsOf(std::string_view migration, const std::vector<Part>& parts) {
  std::string kept;
  bool keep = true;
  std::istringstream lines{std::string(migration)};
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(kHeading)) {
      const std::string_view name = std::string_view(line).substr(kHeading.size());
      keep = std::any_of(parts.begin(), parts.end(),
                         [&](const Part& part) { return part.name == name; });
    }
    if (keep) kept += line + "\n";
  }
  return kept;
}

// Each face has every migration, were it empty: so they keep their numbers.
std::vector<std::string> MigrationsOf(const std::vector<Part>& parts) {
  std::vector<std::string> migrations;
  migrations.reserve(kMigrations.size());
  for (const std::string_view whole : kMigrations) migrations.push_back(SectionsOf(whole, parts));
  return migrations;
}

}  // namespace

Casebook::Casebook(std::vector<Part> parts)
    : parts_(std::move(parts)), migrations_(MigrationsOf(parts_)) {
  TEPAT_CHECK(!parts_.empty() && parts_.front().name == "cases");
}

sql::Schema Casebook::Schema() const {
  return {identity::OfficeViewSchema(),
          sql::SchemaPart{"service", {migrations_.begin(), migrations_.end()}}};
}

Status Casebook::Apply(journal::Transaction& transaction, const journal::Event& event) const {
  if (event.fact.case_id.empty()) return Ok();
  for (const Part& part : parts_) {
    if (part.apply != nullptr) TEPAT_TRY(part.apply(transaction, event));
  }
  return Ok();
}

// The view first: what a part derives from the office is derived from what it has just said.
Status Casebook::ApplyOffice(journal::Transaction& transaction, const journal::Event& event) const {
  const journal::Fact& fact = event.fact;
  TEPAT_TRY(identity::ApplyOfficeFact(transaction.db(), fact.name, fact.payload, fact.at));
  for (const Part& part : parts_) {
    if (part.apply_office != nullptr) TEPAT_TRY(part.apply_office(transaction, event));
  }
  return Ok();
}

Status Casebook::Forget(sql::Database& db, const std::string& source) const {
  for (const Part& part : parts_) {
    if (part.forget != nullptr) TEPAT_TRY(part.forget(db, source));
  }
  return Ok();
}

const std::vector<std::string>& Sources() {
  static const std::vector<std::string> kSources = [] {
    std::vector<std::string> names;
    names.reserve(sop::kStepServices.size() + 1);
    for (const sop::StepService& each : sop::kStepServices) names.emplace_back(each.service);
    names.emplace_back("timing");
    return names;
  }();
  return kSources;
}

}  // namespace tepat::casebook
