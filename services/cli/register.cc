// SPDX-License-Identifier: Apache-2.0
#include "services/cli/register.h"

#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "libs/base/outside_json.h"
#include "libs/documents/xlsx_workbook.h"
#include "libs/sop/sop_file.h"
#include "libs/worktime/zone.h"
#include "services/cli/case_call.h"
#include "services/cli/case_sheets.h"
#include "services/cli/office.h"
#include "services/cli/output_file.h"
#include "tepat/correspondence/v1/correspondence_service.grpc.pb.h"
#include "tepat/data_collection/v1/data_collection_service.grpc.pb.h"
#include "tepat/disposition/v1/disposition_service.grpc.pb.h"
#include "tepat/submission/v1/submission_service.grpc.pb.h"
#include "tepat/timing/v1/timing_service.grpc.pb.h"

namespace tepat::cli {
namespace {

using documents::XlsxWorkbook;

Result<std::map<int, std::string>> StepNames(Operator& self, const std::string& sop_id) {
  std::map<int, std::string> names;
  TEPAT_ASSIGN(const auto files, ReadOfficeFiles(self));
  for (const auto& file : files.files) {
    if (file.name().rfind("sop/", 0) != 0) continue;
    Mistakes mistakes(file.name());
    const auto sop = sop::ParseSopFile(file.text(), mistakes);
    // Names only: a file that cannot be read leaves the column empty, no more.
    if (!sop || sop->sop_id() != sop_id) continue;
    for (const auto& step : sop->steps()) names[step.key()] = step.activity();
  }
  return names;
}

Result<CaseRecord> ReadCase(Operator& self, const std::string& case_id) {
  namespace letter = correspondence::v1;
  namespace disp = disposition::v1;
  namespace data = data_collection::v1;
  namespace sent = submission::v1;
  CaseRecord record;
  TEPAT_ASSIGN(record.timing,
               (AskOfCase<timing::v1::TimingService, timing::v1::GetCaseRequest,
                          timing::v1::GetCaseResponse>(self, "timing", case_id,
                                                       &timing::v1::TimingService::Stub::GetCase)));
  TEPAT_ASSIGN(
      record.letter,
      (IfKnown(AskOfCase<letter::CorrespondenceService, letter::GetLetterRequest,
                         letter::GetLetterResponse>(
          self, "correspondence", case_id, &letter::CorrespondenceService::Stub::GetLetter))));
  TEPAT_ASSIGN(
      record.disposition,
      (IfKnown(AskOfCase<disp::DispositionService, disp::GetDispositionRequest,
                         disp::GetDispositionResponse>(
          self, "disposition", case_id, &disp::DispositionService::Stub::GetDisposition))));
  TEPAT_ASSIGN(
      record.collection,
      (IfKnown(AskOfCase<data::DataCollectionService, data::GetCollectionRequest,
                         data::GetCollectionResponse>(
          self, "data-collection", case_id, &data::DataCollectionService::Stub::GetCollection))));
  TEPAT_ASSIGN(
      record.sendings,
      (IfKnown(AskOfCase<data::DataCollectionService, data::GetCheckSheetRequest,
                         data::GetCheckSheetResponse>(
          self, "data-collection", case_id, &data::DataCollectionService::Stub::GetCheckSheet))));
  TEPAT_ASSIGN(record.submission,
               (IfKnown(AskOfCase<sent::SubmissionService, sent::GetSubmissionRequest,
                                  sent::GetSubmissionResponse>(
                   self, "submission", case_id, &sent::SubmissionService::Stub::GetSubmission))));
  if (record.timing.visits_size() > 0) {
    TEPAT_ASSIGN(record.step_names, StepNames(self, record.timing.visits(0).sop_id()));
  }
  return record;
}

}  // namespace

int ExportRegister(Operator& self, const std::string& case_id, const std::string& file,
                   const std::string& time_zone, bool json) {
  const auto zone = worktime::Zone::Find(time_zone);
  if (!zone) return Complain(zone.error());
  // Before the calls, which may take a while: a name that is taken is known at once.
  const auto output = OutputFile::Create(file);
  if (!output) return Complain(output.error());
  const auto record = ReadCase(self, case_id);
  if (!record) return Complain(record.error());
  XlsxWorkbook book((*output)->beside());
  for (const Table& sheet : SheetsOf(case_id, *record, *zone)) AddTo(book, sheet);
  if (const Status closed = book.Close(); !closed) return Complain(closed.error());
  if (const Status written = (*output)->Finish(); !written) return Complain(written.error());
  if (json) {
    std::cout << WriteJson(nlohmann::ordered_json{{"file", file},
                                                  {"visits", record->timing.visits_size()}})
              << '\n';
  } else {
    std::cout << "Register berkas ditulis ke " << file << ".\n";
  }
  return 0;
}

}  // namespace tepat::cli
