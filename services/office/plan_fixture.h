// SPDX-License-Identifier: Apache-2.0
// An office whose plans are drafted and adopted.
#pragma once

#include <google/protobuf/text_format.h>

#include <string>
#include <vector>

#include "libs/journal/event.h"
#include "services/office/office_fixture.h"
#include "services/office/plan_decisions.h"
#include "services/office/plan_queries.h"

namespace tepat::office {

class PlanTest : public OfficeTest {
 protected:
  static std::string Shipped() { return File("plan/2026.textproto").text(); }
  static std::string Replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
  }
  // The shipped plan with one target more ambitious.
  static std::string Changed() { return Replaced(Shipped(), "year: \"86.5\"", "year: \"87\""); }

  Result<v1::ImportOfficeResponse> ImportOffice() { return Import(WholeOffice()); }
  Result<v1::ImportOfficeResponse> ImportPlanFile(const std::string& text) {
    v1::ImportOfficeRequest request;
    request.set_request_id(ids_.Next());
    *request.add_files() = File("plan/2026.textproto");
    request.mutable_files(0)->set_text(text);
    return Import(request);
  }

  // Nobody is the operator.
  identity::Claims As(const std::string& person) {
    if (person.empty()) return operator_;
    identity::Claims claims;
    claims.person_id = PersonId(person);
    return claims;
  }

  Result<plan::v1::DraftPlanResponse> Draft(const std::string& person, const std::string& file,
                                            int seen) {
    plan::v1::DraftPlanRequest request;
    request.set_file(file);
    request.set_expected_revision(seen);
    return Run<plan::v1::DraftPlanRequest, plan::v1::DraftPlanResponse>(As(person), request,
                                                                        DraftPlan);
  }

  Result<plan::v1::AdoptPlanResponse> Adopt(const std::string& person, int revision) {
    plan::v1::AdoptPlanRequest request;
    request.set_year(2026);
    request.set_draft_revision(revision);
    return Run<plan::v1::AdoptPlanRequest, plan::v1::AdoptPlanResponse>(As(person), request,
                                                                        AdoptPlan);
  }

  template <class Response, class Request>
  Result<Response> Ask(Result<Response> (*query)(sql::Database&, const Request&),
                       const Request& request) {
    return node_->pool().Read<Response>([&](sql::Database& db) { return query(db, request); });
  }

  // The version in force; 0 for none.
  int InForce(int year) {
    plan::v1::GetPlanRequest request;
    request.set_year(year);
    const auto plan = Ask(GetPlan, request);
    return plan ? plan->version() : 0;
  }

  std::string StoredText(const std::string& name) {
    const auto files = *node_->pool().Read<std::vector<StoredFile>>(
        [](sql::Database& db) { return FilesAfter(db, "", 100); });
    for (const StoredFile& file : files) {
      if (file.name == name) return file.text;
    }
    return "";
  }

  std::vector<std::string> Facts() {
    std::vector<std::string> names;
    const auto page = *node_->journal().Read(1, journal::kPageRowsMax);
    for (const auto& row : page.rows) names.push_back(journal::ParseEvent(row.body)->fact.name);
    return names;
  }
};

}  // namespace tepat::office
