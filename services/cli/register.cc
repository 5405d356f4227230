// SPDX-License-Identifier: Apache-2.0
#include "services/cli/register.h"

#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "libs/documents/xlsx_workbook.h"
#include "libs/journal/wire.h"
#include "libs/sop/sop_file.h"
#include "libs/worktime/zone.h"
#include "services/cli/office.h"
#include "services/cli/output_file.h"
#include "services/cli/words.h"
#include "tepat/correspondence/v1/correspondence_service.grpc.pb.h"
#include "tepat/data_collection/v1/data_collection_service.grpc.pb.h"
#include "tepat/disposition/v1/disposition_service.grpc.pb.h"
#include "tepat/submission/v1/submission_service.grpc.pb.h"
#include "tepat/timing/v1/timing_service.grpc.pb.h"

namespace tepat::cli {
namespace {

using documents::Cell;
using documents::Span;
using documents::WallTime;
using documents::XlsxWorkbook;
using google::protobuf::Timestamp;

// What the services know of a case. A case that was opened on schedule has no letter; later
// services may not know it yet.
struct CaseRecord {
  timing::v1::GetCaseResponse timing;
  std::optional<correspondence::v1::GetLetterResponse> letter;
  std::optional<disposition::v1::GetDispositionResponse> disposition;
  std::optional<data_collection::v1::GetCollectionResponse> collection;
  std::optional<submission::v1::GetSubmissionResponse> submission;
  std::map<int, std::string> step_names;
};

// The answer, or nothing when the service does not know the case.
template <class Response>
Result<std::optional<Response>> IfKnown(Result<Response> answer) {
  if (answer) return std::optional<Response>(std::move(*answer));
  if (answer.error().code == Code::kNotFound) return std::optional<Response>();
  return Fail(answer.error());
}

// Asks one service about the case: `Ask<Service, Request, Response>(…, method)`.
template <class Service, class Request, class Response, class Method>
Result<Response> Ask(Operator& self, const std::string& service, const std::string& case_id,
                     Method method) {
  const auto stub = Service::NewStub(self.ChannelTo(service));
  Request request;
  request.set_case_id(case_id);
  return self.Call<Response>([&](auto* context, auto* response) {
    return (stub.get()->*method)(context, request, response);
  });
}

Result<std::map<int, std::string>> StepNames(Operator& self, const std::string& sop_id) {
  std::map<int, std::string> names;
  TEPAT_ASSIGN(const auto files, ReadOfficeFiles(self));
  for (const auto& file : files.files) {
    if (file.name().rfind("sop/", 0) != 0) continue;
    Mistakes mistakes(file.name());
    const auto sop = sop::ParseSopFile(file.text(), mistakes);
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
  TEPAT_ASSIGN(
      record.timing,
      (Ask<timing::v1::TimingService, timing::v1::GetCaseRequest, timing::v1::GetCaseResponse>(
          self, "timing", case_id, &timing::v1::TimingService::Stub::GetCase)));
  TEPAT_ASSIGN(
      record.letter,
      (IfKnown(
          Ask<letter::CorrespondenceService, letter::GetLetterRequest, letter::GetLetterResponse>(
              self, "correspondence", case_id, &letter::CorrespondenceService::Stub::GetLetter))));
  TEPAT_ASSIGN(
      record.disposition,
      (IfKnown(
          Ask<disp::DispositionService, disp::GetDispositionRequest, disp::GetDispositionResponse>(
              self, "disposition", case_id, &disp::DispositionService::Stub::GetDisposition))));
  TEPAT_ASSIGN(
      record.collection,
      (IfKnown(
          Ask<data::DataCollectionService, data::GetCollectionRequest, data::GetCollectionResponse>(
              self, "data-collection", case_id,
              &data::DataCollectionService::Stub::GetCollection))));
  TEPAT_ASSIGN(
      record.submission,
      (IfKnown(
          Ask<sent::SubmissionService, sent::GetSubmissionRequest, sent::GetSubmissionResponse>(
              self, "submission", case_id, &sent::SubmissionService::Stub::GetSubmission))));
  if (record.timing.visits_size() > 0) {
    TEPAT_ASSIGN(record.step_names, StepNames(self, record.timing.visits(0).sop_id()));
  }
  return record;
}

// Writes a case into a workbook.
class Register {
 public:
  Register(XlsxWorkbook& book, const CaseRecord& record, const worktime::Zone& zone)
      : book_(book), record_(record), zone_(zone) {}

  void WriteCase(const std::string& case_id) {
    book_.AddSheet("Berkas", {"Keterangan", "Isi"});
    Line("Nomor berkas", case_id);
    if (record_.letter) {
      const auto& letter = record_.letter->letter();
      Line("Nomor agenda",
           std::to_string(letter.agenda_number()) + "/" + std::to_string(letter.agenda_year()));
      Line("Pengirim", letter.sender());
      Line("Nomor surat", letter.letter_number());
      Line("Tanggal surat", record_.letter->letter_date());
      Line("Perihal", letter.subject());
      book_.AddRow(
          {std::string("Diterima"), At(letter.has_received_time(), letter.received_time())});
    }
    if (record_.disposition) {
      Line("Periode", record_.disposition->period());
      for (const std::string& instruction : record_.disposition->instructions()) {
        Line("Instruksi", instruction);
      }
      for (const auto& task : record_.disposition->tasks()) {
        Line("Tugas " + task.unit(), task.request());
      }
    }
    if (record_.submission) {
      const auto& sent = *record_.submission;
      book_.AddRow({std::string("Terkirim"), At(sent.has_sent_time(), sent.sent_time())});
      if (sent.has_receipt()) Line("Nomor tanda terima", sent.receipt().number());
    }
    WriteDocuments();
  }

  void WriteSteps() {
    book_.AddSheet("Langkah", {"Langkah", "Nama", "Kunjungan", "Pemegang", "Mulai", "Diterima",
                               "Selesai", "Jatuh tempo", "Terpakai", "Jatah", "Penilaian",
                               "Sementara", "Dinyatakan kemudian"});
    for (const auto& visit : record_.timing.visits()) {
      std::string holders;
      for (const auto& holder : visit.holders()) {
        holders += (holders.empty() ? "" : ", ") + holder.position();
      }
      const auto name = record_.step_names.find(visit.step());
      book_.AddRow({static_cast<double>(visit.step()),
                    name == record_.step_names.end() ? std::string() : name->second,
                    static_cast<double>(visit.visit()), holders, At(true, visit.start_time()),
                    At(visit.has_accepted_time(), visit.accepted_time()),
                    At(visit.has_stop_time(), visit.stop_time()),
                    At(visit.has_due_time(), visit.due_time()), Span{visit.used().seconds()},
                    Span{visit.allowed().seconds()}, StateName(visit.state()),
                    YesNo(visit.provisional()), YesNo(visit.declared())});
    }
  }

  void WriteValues() {
    book_.AddSheet("Nilai", {"Unit", "Indikator", "Satuan", "Target", "Realisasi", "Penjelasan"});
    if (!record_.collection) return;
    for (const auto& unit : record_.collection->values()) {
      for (const auto& value : unit.values()) {
        book_.AddRow({unit.unit(), value.indicator(), value.measure(), Number(value.target()),
                      Number(value.actual()), value.explanation()});
      }
    }
    for (const auto& part : record_.collection->units()) {
      if (part.state() != data_collection::v1::UNIT_STATE_WAIVED) continue;
      book_.AddRow({part.unit(), std::string("dibebaskan"), {}, {}, {}, part.reason()});
    }
  }

 private:
  void Line(const std::string& what, const std::string& text) { book_.AddRow({what, text}); }

  static Cell YesNo(bool yes) { return std::string(yes ? "ya" : "tidak"); }

  // A number where it is one, else the text as it was sent.
  static Cell Number(const std::string& text) {
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    if (!text.empty() && end == text.c_str() + text.size()) return number;
    return text;
  }

  Cell At(bool there, const Timestamp& time) const {
    if (!there) return {};
    return WallTime{zone_.Format(journal::TimeOf(time))};
  }

  // Every document once, whichever services it is linked in.
  void WriteDocuments() {
    std::map<std::pair<std::string, std::string>, std::string> all;
    const auto take = [&](const auto& documents) {
      for (const auto& document : documents)
        all[{document.kind(), document.number()}] = document.place();
    };
    if (record_.letter) take(record_.letter->documents());
    if (record_.disposition) take(record_.disposition->documents());
    if (record_.collection) take(record_.collection->documents());
    if (record_.submission) take(record_.submission->documents());
    for (const auto& [document, place] : all) {
      Line("Dokumen " + document.first, document.second + (place.empty() ? "" : " · " + place));
    }
  }

  XlsxWorkbook& book_;
  const CaseRecord& record_;
  const worktime::Zone& zone_;
};

}  // namespace

int ExportRegister(Operator& self, const std::string& case_id, const std::string& file,
                   const std::string& time_zone, bool json) {
  const auto zone = worktime::Zone::Find(time_zone);
  if (!zone) return Complain(zone.error());
  const auto output = OutputFile::Create(file);
  if (!output) return Complain(output.error());
  const auto record = ReadCase(self, case_id);
  if (!record) return Complain(record.error());
  XlsxWorkbook book((*output)->beside());
  Register sheets(book, *record, *zone);
  sheets.WriteCase(case_id);
  sheets.WriteSteps();
  sheets.WriteValues();
  if (const Status closed = book.Close(); !closed) return Complain(closed.error());
  if (const Status written = (*output)->Finish(); !written) return Complain(written.error());
  if (json) {
    std::cout
        << nlohmann::ordered_json({{"file", file}, {"visits", record->timing.visits_size()}}).dump()
        << '\n';
  } else {
    std::cout << "Register berkas ditulis ke " << file << ".\n";
  }
  return 0;
}

}  // namespace tepat::cli
