// SPDX-License-Identifier: Apache-2.0
#include "services/cli/register.h"

#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "libs/base/outside_json.h"
#include "libs/documents/xlsx_workbook.h"
#include "libs/sop/sop_file.h"
#include "libs/worktime/zone.h"
#include "services/cli/case.h"
#include "services/cli/case_call.h"
#include "services/cli/case_sheets.h"
#include "services/cli/office.h"
#include "services/cli/output_file.h"
#include "tepat/correspondence/v1/correspondence_service.grpc.pb.h"
#include "tepat/data_collection/v1/data_collection_service.grpc.pb.h"
#include "tepat/disposition/v1/disposition_service.grpc.pb.h"
#include "tepat/submission/v1/submission_service.grpc.pb.h"

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
  using correspondence::v1::CorrespondenceService;
  using data_collection::v1::DataCollectionService;
  using disposition::v1::DispositionService;
  using submission::v1::SubmissionService;
  CaseRecord record;
  TEPAT_ASSIGN(record.timing, VisitsOf(self, case_id));
  // Service by service, in the order of the steps: where the case has not come, nothing is told.
  TEPAT_ASSIGN(record.letter,
               IfKnown(AskOfCase<CorrespondenceService>(self, "correspondence", case_id,
                                                        &CorrespondenceService::Stub::GetLetter)));
  TEPAT_ASSIGN(record.disposition,
               IfKnown(AskOfCase<DispositionService>(self, "disposition", case_id,
                                                     &DispositionService::Stub::GetDisposition)));
  TEPAT_ASSIGN(record.collection,
               IfKnown(AskOfCase<DataCollectionService>(
                   self, "data-collection", case_id, &DataCollectionService::Stub::GetCollection)));
  TEPAT_ASSIGN(record.sendings,
               IfKnown(AskOfCase<DataCollectionService>(
                   self, "data-collection", case_id, &DataCollectionService::Stub::GetCheckSheet)));
  TEPAT_ASSIGN(record.submission,
               IfKnown(AskOfCase<SubmissionService>(self, "submission", case_id,
                                                    &SubmissionService::Stub::GetSubmission)));
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
