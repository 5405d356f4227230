// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/sender_deadline.h"

#include <fmt/format.h>

#include "libs/casebook/stage.h"
#include "libs/journal/wire.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

// The service proposes what to shorten; nobody is told to work at night.
std::string Compressions(const timing::v1::PlanCaseResponse& plan) {
  if (plan.compressions().empty())
    return "Memadatkan langkah pun tidak cukup; mintalah perpanjangan.";
  std::string text;
  for (const auto& one : plan.compressions()) {
    text += fmt::format("{}langkah {} dari {} menjadi {} hari kerja",
                        text.empty() ? "Usul: " : ", ", one.step(), one.days(), one.days_needed());
  }
  return text + ".";
}

}  // namespace

Html SenderDeadline(const Context& context, const CaseView& view) {
  const std::string& date = view.of.letter.sender_deadline;
  if (date.empty() || !casebook::IsOpen(view.of.stage) || !context.viewer) return Html();
  timing::v1::PlanCaseRequest request;
  request.set_case_id(view.case_id());
  request.set_deadline_date(date);
  const auto& backend = context.portal.backend;
  // A second at most: the page is worth more than this sentence.
  const auto plan =
      backend.Call(backend.timing, context.viewer->token,
                   &timing::v1::TimingService::Stub::PlanCase, request, std::chrono::seconds(1));
  if (!plan) return Html();
  const std::string finish = context.portal.times.Long(journal::TimeOf(plan->finish_time()));
  if (plan->fits()) {
    return Fill(R"(<p class="petunjuk" id="batas-pengirim">Batas waktu pengirim {}: cukup. Menurut
mutu baku selesai {}.</p>)",
                TimeWords::Date(date), finish);
  }
  return Fill(
      R"(<p class="salah" id="batas-pengirim">▲ Batas waktu pengirim {}: tidak cukup, kurang {} hari
kerja. Menurut mutu baku selesai {}. {}</p>)",
      TimeWords::Date(date), plan->margin_days(), finish, Compressions(*plan));
}

}  // namespace tepat::portal
