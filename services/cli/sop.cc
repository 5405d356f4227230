// SPDX-License-Identifier: Apache-2.0
#include "services/cli/sop.h"

#include <fmt/format.h>

#include <array>
#include <iostream>

#include "libs/journal/wire.h"
#include "libs/worktime/zone.h"
#include "services/cli/table.h"
#include "services/cli/words.h"
#include "tepat/office/v1/office_service.grpc.pb.h"
#include "tepat/timing/v1/timing_service.grpc.pb.h"

namespace tepat::cli {
namespace {

using documents::Cell;

// Words for StandardFinding, in its order.
constexpr std::array<const char*, 5> kFindings = {"", "belum cukup riwayat", "realistis",
                                                  "terlalu ketat", "terlalu longgar"};

std::vector<Cell> RowOf(const timing::v1::StandardEvaluation& of) {
  return {NumberCell(of.sop_version()),
          NumberCell(of.step()),
          of.standard(),
          NumberCell(of.visits()),
          PercentCell(of.on_time(), of.visits()),
          of.has_on_time_before() ? NumberCell(of.on_time_before()) : Cell(),
          std::string(kFindings.at(static_cast<std::size_t>(of.finding()))),
          NumberCell(of.share_p50()),
          NumberCell(of.share_p90()),
          of.suggested(),
          SpanCell(of.used()),
          SpanCell(of.overrun()),
          SpanCell(of.rework()),
          SpanCell(of.queue())};
}

Table TableOf(const timing::v1::EvaluateSopResponse& told) {
  Table table{
      "Evaluasi SOP",
      {"versi", "langkah", "mutu baku", "n", "% tepat", "% tepat sebelumnya", "penilaian",
       "p50 % mutu baku", "p90 % mutu baku", "usul", "terpakai", "melebihi", "perbaikan", "antre"}};
  for (const auto& of : told.standards()) table.rows.push_back(RowOf(of));
  return table;
}

void PrintPreview(const timing::v1::PreviewRebaseResponse& told, const worktime::Zone& zone) {
  std::cout << fmt::format("SOP {}: versi {} menjadi versi {}.\n", told.sop_id(),
                           told.version_before(), told.version_after());
  for (const auto& change : told.standards()) {
    std::cout << fmt::format("langkah {}: {} menjadi {}\n", change.step(), change.before(),
                             change.after());
  }
  for (const auto& change : told.changes()) {
    std::cout << fmt::format("{}.{} berjalan: {}; {} menjadi {}\n", change.step(), change.visit(),
                             DueMove(change, zone), StateName(change.state_before()),
                             StateName(change.state_after()));
  }
}

}  // namespace

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
    PrintTable(table);
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
    PrintPreview(*told, *zone);
  }
  if (wish.reason.empty()) {
    if (!json) std::cout << "Belum ada yang diubah; tambah --reason untuk memberlakukannya.\n";
    return 0;
  }
  office::v1::RebaseCaseRequest request;
  request.set_request_id(self.NewRequestId());
  request.set_case_id(wish.case_id);
  request.set_sop_id(told->sop_id());
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
