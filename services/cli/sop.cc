// SPDX-License-Identifier: Apache-2.0
#include "services/cli/sop.h"

#include <fmt/format.h>

#include <iostream>

#include "libs/journal/wire.h"
#include "libs/worktime/zone.h"
#include "services/cli/sop_text.h"
#include "tepat/office/v1/office_service.grpc.pb.h"
#include "tepat/timing/v1/timing_service.grpc.pb.h"

namespace tepat::cli {

int EvaluateSop(Operator& self, const EvaluationWish& wish, bool json) {
  const auto zone = worktime::Zone::Find(wish.time_zone);
  if (!zone) return Complain(zone.error());
  timing::v1::EvaluateSopRequest request;
  const std::chrono::year year(wish.year);
  journal::FillTime(zone->StartOf(std::chrono::local_days(year / 1 / 1)),
                    request.mutable_start_time());
  journal::FillTime(zone->StartOf(std::chrono::local_days((year + std::chrono::years(1)) / 1 / 1)),
                    request.mutable_end_time());
  const auto stub = timing::v1::TimingService::NewStub(self.ChannelTo("timing"));
  const auto told = self.Call<timing::v1::EvaluateSopResponse>(
      [&](auto* context, auto* response) { return stub->EvaluateSop(context, request, response); },
      std::chrono::minutes(2));
  if (!told) return Complain(told.error());
  const Table table = TableOf(*told);
  if (!wish.file.empty()) {
    const Status written = WriteTable(table, wish.file);
    if (!written) return Complain(written.error());
  }
  if (json) {
    std::cout << journal::PayloadOf(*told) << '\n';
  } else if (wish.file.empty()) {
    std::cout << TextOf(table);
    std::cout << fmt::format("{} berkas selesai pada tahun {}.\n", told->cases_completed(),
                             wish.year);
  }
  return 0;
}

int RebaseCase(Operator& self, const RebaseWish& wish, bool json) {
  const auto zone = worktime::Zone::Find(wish.time_zone);
  if (!zone) return Complain(zone.error());
  timing::v1::PreviewRebaseRequest asked;
  asked.set_case_id(wish.case_id);
  asked.set_sop_version(wish.version);
  const auto timing = timing::v1::TimingService::NewStub(self.ChannelTo("timing"));
  const auto told =
      self.Call<timing::v1::PreviewRebaseResponse>([&](auto* context, auto* response) {
        return timing->PreviewRebase(context, asked, response);
      });
  if (!told) return Complain(told.error());
  if (json) {
    std::cout << journal::PayloadOf(*told) << '\n';
  } else {
    std::cout << PreviewText(*told, *zone);
  }
  // Without a reason it is a question: what is shown is what would be decided.
  if (wish.reason.empty()) {
    if (!json) std::cout << "Belum ada yang diubah; tambah --reason untuk memberlakukannya.\n";
    return 0;
  }
  office::v1::RebaseCaseRequest request;
  request.set_request_id(self.NewRequestId());
  request.set_case_id(wish.case_id);
  request.set_sop_id(told->sop_id());
  // The version that was shown, not the newest: another may have come into force meanwhile.
  request.set_sop_version(told->version_after());
  request.set_reason(wish.reason);
  const auto office = office::v1::OfficeService::NewStub(self.ChannelTo("office"));
  const auto done = self.Call<office::v1::RebaseCaseResponse>([&](auto* context, auto* response) {
    return office->RebaseCase(context, request, response);
  });
  if (!done) return Complain(done.error());
  if (json) {
    std::cout << journal::PayloadOf(*done) << '\n';
  } else {
    std::cout << fmt::format("Berkas ini mengikuti versi {}.\n", told->version_after());
  }
  return 0;
}

}  // namespace tepat::cli
