// SPDX-License-Identifier: Apache-2.0
#include "services/office/plan_reading.h"

#include <set>
#include <span>

#include "libs/documents/workbook/apart.h"
#include "libs/documents/workbook/words.h"
#include "libs/plan/plan_file.h"
#include "libs/plan/plan_workbook.h"
#include "services/office/plan_wire.h"
#include "services/office/plans.h"

namespace tepat::office {
namespace {

using plan::v1::ReadPlanWorkbookResponse;

// Whoever handed the workbook in is told; what broke down here is for the operator.
Result<ReadPlanWorkbookResponse> Unreadable(const Error& error) {
  if (error.code == Code::kInternal) return Fail(error);
  ReadPlanWorkbookResponse response;
  response.add_mistakes()->set_text(workbook::WordsFor(error));
  return response;
}

// Whoever has more mistakes mends these first.
void Fill(const std::vector<plan::v1::PlanFinding>& from, int max,
          google::protobuf::RepeatedPtrField<plan::v1::PlanFinding>& to) {
  for (const plan::v1::PlanFinding& one : from) {
    if (to.size() == max) return;
    *to.Add() = one;
  }
}

// In one reading transaction: units and earlier plans are of the same instant.
Result<ReadPlanWorkbookResponse> Judged(sql::Database& db, plan::PlanBook& book) {
  std::set<std::string> ids;
  for (const plan::v1::Indicator& one : book.plan().indicators()) ids.insert(one.id());
  TEPAT_ASSIGN(auto former, FormerIndicators(db, ids));
  TEPAT_ASSIGN(auto units, KnownUnits(db));
  book.Check({std::move(units), std::move(former)});
  ReadPlanWorkbookResponse response;
  Fill(book.Mistakes(), kPlanMistakesMax, *response.mutable_mistakes());
  Fill(book.Notes(), kPlanNotesMax, *response.mutable_notes());
  if (response.mistakes().empty()) response.set_file(plan::WritePlanFile(book.plan()));
  return response;
}

}  // namespace

// Nobody waits in a queue: whoever is refused comes again.
Result<ReadPlanWorkbookResponse> PlanReading::Read(
    const plan::v1::ReadPlanWorkbookRequest& request) {
  if (busy_.exchange(true)) {
    return Fail(Code::kExhausted, "office.reading_workbooks", "another workbook is being read");
  }
  auto read = ReadOne(request.workbook());
  busy_ = false;
  return read;
}

// The rows are asked for only after the program has ended: a reading transaction that waits for a
// stranger's workbook would keep the journal from being tidied.
Result<ReadPlanWorkbookResponse> PlanReading::ReadOne(const std::string& bytes) {
  const auto book = workbook::ReadWorkbookApart(
      std::as_bytes(std::span(bytes.data(), bytes.size())), plan::kPlanBookLimits);
  if (!book) return Unreadable(book.error());
  plan::PlanBook made(*book);
  return pool_.Read<ReadPlanWorkbookResponse>([&](sql::Database& db) { return Judged(db, made); });
}

}  // namespace tepat::office
