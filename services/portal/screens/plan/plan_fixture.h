// SPDX-License-Identifier: Apache-2.0
// The portal over an office that answers with the plan that Tepat ships.
#pragma once

#include <string>

#include "libs/plan/plan_file.h"
#include "libs/testing/project_file.h"
#include "services/portal/service_fixture.h"

namespace tepat::portal {

class PlanScreens : public ServiceFixture {
 protected:
  static std::string Shipped() { return simulation::ReadOfficeFile("plan/2026.textproto"); }
  static plan::v1::Plan ShippedPlan() {
    Mistakes mistakes("rencana");
    return plan::ReadPlanFile(Shipped(), mistakes).value_or(plan::v1::Plan());
  }

  // The year has so many versions, and a draft when there is a revision.
  void Known(int version, int draft_revision = 0) {
    plan::v1::GetPlanResponse told;
    *told.mutable_plan() = ShippedPlan();
    told.set_file(Shipped());
    told.set_version(version);
    told.set_draft_revision(draft_revision);
    Answer("GetPlan", told);
    plan::v1::ListPlansResponse years;
    plan::v1::PlanYear* year = years.add_years();
    year->set_year(2026);
    year->set_version(version);
    year->set_indicators(told.plan().indicators_size());
    year->set_agreement_number(told.plan().agreement().number());
    year->set_draft_revision(draft_revision);
    Answer("ListPlans", years);
    Answer("ListYearDocuments", documents_);
  }

  plan::v1::ListYearDocumentsResponse documents_;
};

}  // namespace tepat::portal
