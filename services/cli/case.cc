// SPDX-License-Identifier: Apache-2.0
#include "services/cli/case.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <utility>

#include "libs/base/outside_json.h"
#include "libs/journal/wire.h"
#include "libs/worktime/zone.h"
#include "services/cli/case_call.h"
#include "services/cli/case_text.h"
#include "services/cli/scheduled_case_text.h"
#include "tepat/correspondence/v1/correspondence_service.grpc.pb.h"
#include "tepat/data_collection/v1/data_collection_service.grpc.pb.h"
#include "tepat/journal/v1/maintenance_service.grpc.pb.h"
#include "tepat/submission/v1/submission_service.grpc.pb.h"
#include "tepat/timing/v1/timing_service.grpc.pb.h"

namespace tepat::cli {
namespace {

// The most that a service gives at once.
constexpr int kPage = 200;

}  // namespace

Result<timing::v1::GetCaseResponse> VisitsOf(Operator& self, const std::string& case_id) {
  using timing::v1::TimingService;
  return AskOfCase<TimingService>(self, "timing", case_id, &TimingService::Stub::GetCase);
}

int ExplainCase(Operator& self, const std::string& case_id, bool json) {
  const auto got = VisitsOf(self, case_id);
  if (!got) return Complain(got.error());
  for (const auto& visit : got->visits()) {
    if (json) {
      std::cout << WriteJson(ExplanationJson(visit)) << '\n';
    } else {
      std::cout << ExplanationText(visit);
    }
  }
  return 0;
}

int PlanCase(Operator& self, const std::string& case_id, const std::string& deadline,
             const std::string& time_zone, bool json) {
  const auto zone = worktime::Zone::Find(time_zone);
  if (!zone) return Complain(zone.error());
  timing::v1::PlanCaseRequest request;
  request.set_case_id(case_id);
  request.set_deadline_date(deadline);
  const auto stub = timing::v1::TimingService::NewStub(self.ChannelTo("timing"));
  const auto plan = self.Call<timing::v1::PlanCaseResponse>(
      [&](auto* context, auto* response) { return stub->PlanCase(context, request, response); });
  if (!plan) return Complain(plan.error());
  std::cout << (json ? journal::PayloadOf(*plan) + "\n" : PlanText(*plan, *zone));
  return 0;
}

int ForecastCase(Operator& self, const std::string& case_id, const std::string& time_zone,
                 bool json) {
  const auto zone = worktime::Zone::Find(time_zone);
  if (!zone) return Complain(zone.error());
  timing::v1::ForecastCaseRequest request;
  request.set_case_id(case_id);
  const auto stub = timing::v1::TimingService::NewStub(self.ChannelTo("timing"));
  const auto told = self.Call<timing::v1::ForecastCaseResponse>([&](auto* context, auto* response) {
    return stub->ForecastCase(context, request, response);
  });
  if (!told) return Complain(told.error());
  std::cout << (json ? journal::PayloadOf(*told) + "\n" : ForecastText(*told, *zone));
  return 0;
}

int ShowCase(Operator& self, const std::string& case_id, const std::string& time_zone, bool json) {
  using correspondence::v1::CorrespondenceService;
  using data_collection::v1::DataCollectionService;
  const auto zone = worktime::Zone::Find(time_zone);
  if (!zone) return Complain(zone.error());
  const auto got = VisitsOf(self, case_id);
  if (!got) return Complain(got.error());
  // A case of another source, or one that has not come so far, has its visits all the same.
  const auto kept = IfKnown(AskOfCase<CorrespondenceService>(
      self, "correspondence", case_id, &CorrespondenceService::Stub::GetCase));
  if (!kept) return Complain(kept.error());
  const auto collection = IfKnown(AskOfCase<DataCollectionService>(
      self, "data-collection", case_id, &DataCollectionService::Stub::GetCollection));
  if (!collection) return Complain(collection.error());
  const ShownCase shown{*kept ? &**kept : nullptr, *collection ? &**collection : nullptr};
  if (json) {
    std::cout << ShownCaseJson(*got, shown);
    return 0;
  }
  std::cout << ShownCaseText(shown) << VisitHeading() << '\n';
  for (const auto& visit : got->visits()) std::cout << VisitLine(visit, *zone) << '\n';
  return 0;
}

int ListCases(Operator& self, const CaseList& wanted, bool json) {
  const auto zone = worktime::Zone::Find(wanted.time_zone);
  if (!zone) return Complain(zone.error());
  const auto stub = timing::v1::TimingService::NewStub(self.ChannelTo("timing"));
  timing::v1::ListVisitsRequest request;
  request.set_open_only(!wanted.all);
  int left = wanted.limit;
  bool first = true;
  do {
    request.set_page_size(std::min(left, kPage));
    const auto page = self.Call<timing::v1::ListVisitsResponse>([&](auto* context, auto* response) {
      return stub->ListVisits(context, request, response);
    });
    if (!page) return Complain(page.error());
    // After the first answer: a refusal should not stand under a heading.
    if (std::exchange(first, false) && !json) {
      std::cout << fmt::format("{:<36} {}\n", "berkas", VisitHeading());
    }
    for (const auto& visit : page->visits()) {
      if (json) {
        std::cout << journal::PayloadOf(visit) << '\n';
        continue;
      }
      std::cout << fmt::format("{:<36} {}\n", visit.case_id(), VisitLine(visit, *zone));
    }
    // A page may be shorter than asked for; the limit counts what was shown.
    left -= page->visits_size();
    request.set_page_token(page->next_page_token());
  } while (left > 0 && !request.page_token().empty());
  if (!request.page_token().empty()) {
    std::cerr << "Masih ada lagi; tambah --limit untuk melihatnya.\n";
  }
  return 0;
}

int ListUnconfirmed(Operator& self, const std::string& time_zone, bool json) {
  const auto zone = worktime::Zone::Find(time_zone);
  if (!zone) return Complain(zone.error());
  const auto stub = submission::v1::SubmissionService::NewStub(self.ChannelTo("submission"));
  submission::v1::ListUnconfirmedRequest request;
  request.set_page_size(kPage);
  bool none = true;
  do {
    const auto page =
        self.Call<submission::v1::ListUnconfirmedResponse>([&](auto* context, auto* response) {
          return stub->ListUnconfirmed(context, request, response);
        });
    if (!page) return Complain(page.error());
    for (const auto& one : page->submissions()) {
      none = false;
      std::cout << (json ? journal::PayloadOf(one) : UnconfirmedLine(one, *zone)) << '\n';
    }
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  if (none && !json) std::cout << "Semua yang terkirim sudah ada tanda terimanya.\n";
  return 0;
}

int ShowStuck(Operator& self, bool retry, bool json) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const std::string& service : self.Programs()) {
    const auto stub = journal::v1::MaintenanceService::NewStub(self.ChannelTo(service));
    if (retry) {
      const auto asked = self.Call<journal::v1::RetryStuckResponse>(
          [&](auto* context, auto* response) { return stub->RetryStuck(context, {}, response); });
      if (!asked) return Complain(asked.error());
    }
    const auto listed = self.Call<journal::v1::ListStuckResponse>(
        [&](auto* context, auto* response) { return stub->ListStuck(context, {}, response); });
    if (!listed) return Complain(listed.error());
    for (const auto& fact : listed->facts()) {
      all.push_back(StuckJson(service, fact));
      if (!json) std::cout << StuckLine(service, fact) << '\n';
    }
  }
  if (json) std::cout << WriteJson(all) << '\n';
  if (!json && all.empty()) std::cout << "Tidak ada berkas yang tersangkut.\n";
  if (!json && retry) std::cout << "Serah terima dicoba lagi; lihat lagi sebentar kemudian.\n";
  return 0;
}

}  // namespace tepat::cli
