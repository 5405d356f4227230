// SPDX-License-Identifier: Apache-2.0
#include "services/cli/case_thread.h"

#include <iostream>
#include <utility>
#include <vector>

#include "libs/journal/wire.h"
#include "libs/worktime/zone.h"
#include "services/cli/case_call.h"
#include "services/cli/thread_text.h"
#include "tepat/correspondence/v1/correspondence_service.grpc.pb.h"
#include "tepat/data_collection/v1/data_collection_service.grpc.pb.h"
#include "tepat/disposition/v1/disposition_service.grpc.pb.h"

namespace tepat::cli {
namespace {

namespace wire = data_collection::v1;
using wire::DataCollectionService;

Result<wire::GetValueThreadResponse> NumbersOf(const Operator& self, const std::string& case_id,
                                               const ThreadSelector& selector) {
  wire::GetValueThreadRequest request;
  request.set_case_id(case_id);
  request.set_unit(selector.unit);
  request.set_indicator(selector.indicator);
  request.set_component(selector.component);
  const auto stub = DataCollectionService::NewStub(self.ChannelTo("data-collection"));
  return self.Call<wire::GetValueThreadResponse>([&](auto* context, auto* response) {
    return stub->GetValueThread(context, request, response);
  });
}

// The units that are asked, or the one that is wanted.
Result<std::vector<std::string>> UnitsOf(const Operator& self, const std::string& case_id,
                                         const ThreadSelector& selector) {
  // One that is not asked is refused by the service, which says so.
  if (!selector.unit.empty()) return std::vector{selector.unit};
  TEPAT_ASSIGN(const auto collection,
               AskOfCase<DataCollectionService>(self, "data-collection", case_id,
                                                &DataCollectionService::Stub::GetCollection));
  std::vector<std::string> units;
  for (const auto& unit : collection.units()) units.push_back(unit.unit());
  return units;
}

Status ListNumbers(const Operator& self, const ThreadWish& wanted, const ThreadSelector& selector,
                   const worktime::Zone& zone, bool json) {
  TEPAT_ASSIGN(const auto units, UnitsOf(self, wanted.case_id, selector));
  // Unit by unit: one answer with all of a case would be beyond what a call may hold.
  bool none = true;
  for (const std::string& unit : units) {
    TEPAT_ASSIGN(const auto thread, NumbersOf(self, wanted.case_id, {unit}));
    none = none && thread.numbers().empty();
    if (json) std::cout << journal::PayloadOf(thread) << '\n';
    if (json) continue;
    for (const auto& number : thread.numbers()) {
      std::cout << NumberLine(unit, number, zone) << '\n';
    }
  }
  if (none && !json) std::cout << "Belum ada nilai yang dikirim.\n";
  return Ok();
}

// What the owners tell; a letter that is closed to the caller stays so, and its thread is shown.
Result<Thread> ReadThread(const Operator& self, const std::string& case_id,
                          const ThreadSelector& selector) {
  using correspondence::v1::CorrespondenceService;
  using disposition::v1::DispositionService;
  Thread thread;
  TEPAT_ASSIGN(thread.numbers, NumbersOf(self, case_id, selector));
  TEPAT_ASSIGN(thread.disposition,
               IfKnown(AskOfCase<DispositionService>(self, "disposition", case_id,
                                                     &DispositionService::Stub::GetDisposition)));
  auto letter = AskOfCase<CorrespondenceService>(self, "correspondence", case_id,
                                                 &CorrespondenceService::Stub::GetLetter);
  // Not IfKnown: a letter that is closed must not look like one that never came.
  if (!letter && letter.error().code == Code::kDenied) return thread;
  TEPAT_ASSIGN(thread.letter, IfKnown(std::move(letter)));
  return thread;
}

}  // namespace

int ShowThread(Operator& self, const ThreadWish& wanted, bool json) {
  const auto zone = worktime::Zone::Find(wanted.time_zone);
  if (!zone) return Complain(zone.error());
  const auto selector = ParseThreadSelector(wanted.selector);
  if (!selector) return Complain(selector.error());
  if (selector->indicator.empty()) {
    const Status listed = ListNumbers(self, wanted, *selector, *zone, json);
    return listed ? 0 : Complain(listed.error());
  }
  const auto thread = ReadThread(self, wanted.case_id, *selector);
  if (!thread) return Complain(thread.error());
  std::cout << (json ? ThreadJson(*thread) + "\n" : ThreadText(*thread, *zone));
  return 0;
}

}  // namespace tepat::cli
