// SPDX-License-Identifier: Apache-2.0
#include "services/cli/case_plan.h"

#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "libs/journal/wire.h"
#include "services/cli/case_plan_text.h"
#include "services/cli/office.h"
#include "tepat/data_collection/v1/data_collection_service.grpc.pb.h"

namespace tepat::cli {
namespace {

namespace wire = data_collection::v1;
using wire::DataCollectionService;
using Told = wire::PreviewCollectionRebaseResponse;

int Apply(Operator& actor, DataCollectionService::Stub& stub, const Told& told, bool json) {
  wire::RebaseCollectionRequest request;
  request.set_request_id(actor.NewRequestId());
  request.set_case_id(told.case_id());
  request.set_expected_revision(told.revision());
  // The version that was shown, not the newest: another may have come into force meanwhile.
  request.set_plan_version(told.version_after());
  const auto done = actor.Call<wire::RebaseCollectionResponse>([&](auto* context, auto* response) {
    return stub.RebaseCollection(context, request, response);
  });
  if (!done) return Complain(done.error());
  std::cout << (json ? journal::PayloadOf(*done) + "\n"
                     : fmt::format("Berkas ini memakai rencana {} versi {}.\n", told.plan_year(),
                                   told.version_after()));
  return 0;
}

}  // namespace

int RebasePlan(Operator& self, const PlanRebaseWish& wish, bool json) {
  const auto actor = ActorFor(self, wish.person);
  if (!actor) return Complain(actor.error());
  const auto stub = DataCollectionService::NewStub((*actor)->ChannelTo("data-collection"));
  wire::PreviewCollectionRebaseRequest asked;
  asked.set_case_id(wish.case_id);
  const auto told = (*actor)->Call<Told>([&](auto* context, auto* response) {
    return stub->PreviewCollectionRebase(context, asked, response);
  });
  if (!told) return Complain(told.error());
  std::cout << (json ? journal::PayloadOf(*told) + "\n" : RebaseText(*told));
  // Shown before it is applied, whatever was typed: what is applied is what stands above.
  if (wish.yes) return Apply(**actor, *stub, *told, json);
  if (!json && told->possible()) {
    std::cout << "Belum ada yang diubah; tambah --yes untuk memberlakukannya.\n";
  }
  return 0;
}

}  // namespace tepat::cli
