// SPDX-License-Identifier: Apache-2.0
#include "services/portal/context.h"

#include <algorithm>
#include <variant>

#include "libs/casebook/store/office.h"
#include "libs/identity/office_view.h"
#include "libs/sop/roles.h"
#include "services/portal/words/clock_words.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

// As identity::AuthorisePosition judges, which has the last word.
bool HoldOne(const std::vector<identity::HeldPosition>& held,
             const std::vector<std::string>& roles) {
  return std::any_of(held.begin(), held.end(), [&](const auto& position) {
    return std::any_of(roles.begin(), roles.end(), [&](const std::string& role) {
      return role == position.position || role == position.role;
    });
  });
}

// What the viewer may do by one version of the SOP, and how long its steps may take.
void FindCommands(Context& context, const sop::Sop& sop) {
  for (const sop::Step& step : sop.steps) {
    context.standards[step.key] = StandardWord(step.standard);
  }
  context.pause_reasons = sop.pause_reasons;
  context.responsible.clear();
  context.allowed.clear();
  context.pausable.clear();
  if (!context.viewer) return;
  // As what the viewer acts now: whoever has chosen a position has its rights alone.
  const auto held = context.viewer->acting();
  for (const sop::Step& step : sop.steps) {
    for (const auto& [command, roles] : step.commands) {
      const bool mine = HoldOne(held, roles.responsible);
      if (mine) context.responsible.insert(command);
      if (mine || HoldOne(held, {roles.accountable})) context.allowed.insert(command);
    }
    if (HoldOne(held, sop::PausersOf(step))) context.pausable.insert(step.key);
  }
  // Documents of the year are no command of the SOP.
  if (HoldOne(held, sop::YearDocumentRoles())) context.allowed.insert("register_year_document");
  // The receipt is recorded by whoever sends.
  if (context.responsible.contains("send")) context.responsible.insert("receive");
  if (context.allowed.contains("send")) context.allowed.insert("receive");
}

}  // namespace

std::set<std::string> Context::units() const {
  std::set<std::string> keys;
  if (!viewer) return keys;
  for (const auto& held : viewer->acting()) {
    if (!held.unit.empty()) keys.insert(held.unit);
  }
  return keys;
}

bool Context::ActsAs(const std::vector<std::string>& roles) const {
  return viewer && HoldOne(viewer->acting(), roles);
}

std::vector<std::string> Context::position_keys() const {
  std::vector<std::string> keys;
  if (!viewer) return keys;
  for (const auto& held : viewer->acting()) keys.push_back(held.position);
  return keys;
}

// In one read: a page never mixes rights of before and after a change of the office.
Status Prepare(Context& context) {
  using Nothing = std::monostate;
  const auto read = context.Read<Nothing>([&](sql::Database& db) -> Result<Nothing> {
    TEPAT_ASSIGN(context.titles, Titles::Load(db));
    context.calendar = context.portal.calendars.Current(db);
    const auto today = ParseDate(context.portal.times.IsoDate(context.now));
    if (!today) return Fail(today.error());
    TEPAT_ASSIGN(const auto sop, identity::FindSopInForce(db, *today));
    TEPAT_ASSIGN(context.sop_versions, identity::CountSops(db));
    if (sop) FindCommands(context, *sop);
    return Nothing();
  });
  if (!read) return Fail(read.error());
  return Ok();
}

// With one SOP version there is nothing to look up, and nearly every office has one.
Context InCase(const Context& context, const std::string& case_id) {
  Context own = context;
  if (context.sop_versions < 2) return own;
  const auto sop = context.Read<std::optional<sop::Sop>>(
      [&](sql::Database& db) { return casebook::SopOfCase(db, case_id); });
  if (sop && *sop) FindCommands(own, **sop);
  return own;
}

std::string ActorName(const Context& context, const std::string& person_id,
                      const std::string& position, const std::string& delegation_id) {
  if (position.empty()) return context.portal.people.NameOf(person_id);
  std::string title = context.titles.Position(position);
  if (delegation_id.empty()) return title;
  const auto delegation = context.Read<std::optional<DelegationRow>>(
      [&](sql::Database& db) { return casebook::FindDelegation(db, delegation_id); });
  const bool known = delegation && *delegation;
  return DelegationWord(known ? (*delegation)->kind : 0) + " " + title;
}

std::string NewRequestId(const Context& context) { return context.portal.world.ids.Next(); }

}  // namespace tepat::portal
