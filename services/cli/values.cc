// SPDX-License-Identifier: Apache-2.0
#include "services/cli/values.h"

#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "libs/base/file_limit.h"
#include "libs/base/outside_json.h"
#include "libs/calls/send_file.h"
#include "libs/journal/wire.h"
#include "services/cli/agreement.h"
#include "services/cli/input_file.h"
#include "services/cli/office.h"
#include "services/cli/output_file.h"
#include "services/cli/values_text.h"
#include "tepat/data_collection/v1/data_collection_service.grpc.pb.h"
#include "tepat/data_collection/v1/storing_service.grpc.pb.h"

namespace tepat::cli {
namespace {

namespace wire = data_collection::v1;
using wire::DataCollectionService;

// Reading a hostile file may take its whole time.
constexpr std::chrono::seconds kReading(60);

std::unique_ptr<DataCollectionService::Stub> StubOf(const Operator& self) {
  return DataCollectionService::NewStub(self.ChannelTo("data-collection"));
}

Result<wire::WorkbookFormat> FormatOf(const ValuesWish& wish) {
  const std::string extension = std::filesystem::path(wish.path).extension();
  if (extension == ".csv") {
    return wish.machine ? wire::WORKBOOK_FORMAT_MACHINE_CSV : wire::WORKBOOK_FORMAT_CSV;
  }
  if (extension == ".xlsx" && !wish.machine) return wire::WORKBOOK_FORMAT_XLSX;
  return Fail(Code::kInvalid, "cli.unknown_format", "the file's name must end in .csv or .xlsx");
}

// Every message of a stream, handed to `take`.
template <class Message, class Open, class Take>
Status ReadAll(const Operator& self, const Open& open, const Take& take) {
  const auto read = [&](grpc::ClientContext* context, Message* message) {
    const auto reader = open(context);
    while (reader->Read(message)) take(*message);
    return reader->Finish();
  };
  TEPAT_TRY(self.Call<Message>(read, kReading));
  return Ok();
}

Result<std::string> Fetch(const Operator& self, const ValuesWish& wish) {
  wire::GetTemplateRequest request;
  request.set_case_id(wish.case_id);
  for (const std::string& unit : wish.units) request.add_units(unit);
  TEPAT_ASSIGN(const auto format, FormatOf(wish));
  request.set_format(format);
  request.set_filled(!wish.empty);
  const auto stub = StubOf(self);
  std::string file;
  TEPAT_TRY(ReadAll<wire::GetTemplateResponse>(
      self, [&](auto* context) { return stub->GetTemplate(context, request); },
      [&](const auto& piece) { file += piece.data(); }));
  return file;
}

Result<wire::PreviewWorkbookResponse> HandIn(const Operator& self, const ValuesWish& wish,
                                             const std::string& bytes) {
  const auto stub = StubOf(self);
  wire::WorkbookHead head;
  head.set_case_id(wish.case_id);
  for (const std::string& unit : wish.units) head.add_units(unit);
  const auto send = [&](grpc::ClientContext* context, wire::PreviewWorkbookResponse* response) {
    return calls::SendFile(stub->PreviewWorkbook(context, response), head, bytes);
  };
  return self.Call<wire::PreviewWorkbookResponse>(send, kReading);
}

Result<ReadValues> PreviewOf(const Operator& self, const std::string& token) {
  wire::GetWorkbookPreviewRequest request;
  request.set_token(token);
  const auto stub = StubOf(self);
  ReadValues read;
  TEPAT_TRY(ReadAll<wire::GetWorkbookPreviewResponse>(
      self, [&](auto* context) { return stub->GetWorkbookPreview(context, request); },
      [&](const auto& part) {
        if (part.has_summary()) read.summary = part.summary();
        if (part.has_unit()) read.units.push_back(part.unit());
      }));
  return read;
}

// All of the file in one commit, or nothing of it.
Result<wire::StoreWorkbookResponse> Store(Operator& self, const ValuesWish& wish,
                                          const std::string& token) {
  wire::StoreWorkbookRequest request;
  request.set_request_id(self.NewRequestId());
  request.set_token(token);
  request.set_incomplete_reason(wish.reason);
  request.set_source(wish.source);
  const auto stub = wire::StoringService::NewStub(self.ChannelTo("data-collection"));
  return self.Call<wire::StoreWorkbookResponse>([&](auto* context, auto* response) {
    return stub->StoreWorkbook(context, request, response);
  });
}

void Tell(const ReadValues& read, bool json) {
  if (!json) {
    std::cout << ReadValuesText(read);
    return;
  }
  std::cout << journal::PayloadOf(read.summary) << '\n';
  for (const auto& unit : read.units) std::cout << journal::PayloadOf(unit) << '\n';
}

// What keeps the file from being sent, as the exit status; nothing when nothing does.
std::optional<int> Refused(const ReadValues& read, const std::vector<wire::PreviewedUnit>& units,
                           const ValuesWish& wish) {
  if (units.empty()) {
    std::cerr << (read.summary.counts().wrong() > 0 || !read.units.empty()
                      ? "Tidak ada yang disimpan. Perbaiki berkas itu, lalu ulangi.\n"
                      : "Tidak ada yang disimpan. Berkas itu tidak memuat nilai.\n");
    return 2;
  }
  if (NeedsReason(units) && wish.reason.empty()) {
    std::cerr << "Tidak ada yang disimpan. Lengkapi yang kurang, atau beri --reason.\n";
    return 2;
  }
  return std::nullopt;
}

// What is stored, or why nothing is, as the exit status.
int TellStored(const Result<wire::StoreWorkbookResponse>& stored, bool json) {
  if (!stored) {
    const auto unit = stored.error().details.find("unit");
    if (unit != stored.error().details.end()) std::cerr << unit->second << ": ";
    const int status = Complain(stored.error());
    std::cerr << "Tidak ada yang disimpan.\n";
    return status;
  }
  if (json) std::cout << journal::PayloadOf(*stored) << '\n';
  for (const wire::StoredUnit& unit : stored->units()) {
    if (!json) std::cout << StoredText(unit.unit(), unit.cells_stored(), unit.cells_asked());
  }
  return 0;
}

}  // namespace

int ExportValues(Operator& self, const ValuesWish& wish, bool json) {
  // Asked before the file is made: an old one is never replaced, a new one never half written.
  const auto actor = ActorFor(self, wish.person);
  if (!actor) return Complain(actor.error());
  const auto file = Fetch(**actor, wish);
  if (!file) return Complain(file.error());
  const auto out = OutputFile::Create(wish.path);
  if (!out) return Complain(out.error());
  (*out)->stream() << *file;
  const Status finished = (*out)->Finish();
  if (!finished) return Complain(finished.error());
  if (json) {
    std::cout << WriteJson(nlohmann::ordered_json{{"file", wish.path}, {"bytes", file->size()}})
              << '\n';
  } else {
    std::cout << fmt::format("Nilai ditulis ke {}.\n", wish.path);
  }
  return 0;
}

int StoreValues(Operator& self, const ValuesWish& wish, bool json) {
  const auto bytes = ReadInputBytes(wish.path, kFileBytesMax);
  if (!bytes) return Complain(bytes.error());
  const auto actor = ActorFor(self, wish.person);
  if (!actor) return Complain(actor.error());
  const auto handed_in = HandIn(**actor, wish, *bytes);
  if (!handed_in) return Complain(handed_in.error());
  const auto read = PreviewOf(**actor, handed_in->token());
  if (!read) return Complain(read.error());
  // Before anything is asked or sent, and whatever comes of it.
  Tell(*read, json);
  const auto units = SendableUnits(*read);
  if (const auto refused = Refused(*read, units, wish)) return *refused;
  if (!wish.yes && !Agrees(fmt::format("Simpan nilai {} unit?", units.size()))) {
    std::cerr << "Tidak ada yang disimpan.\n";
    return 1;
  }
  return TellStored(Store(**actor, wish, handed_in->token()), json);
}

int ListPeriods(Operator& self, const ValuesWish& wish, bool json) {
  const auto actor = ActorFor(self, wish.person);
  if (!actor) return Complain(actor.error());
  const auto stub = StubOf(**actor);
  // An officer of a unit is told of his own unit alone.
  const auto told = (*actor)->Call<wire::ListPeriodsResponse>([&](auto* context, auto* response) {
    return stub->ListPeriods(context, wire::ListPeriodsRequest(), response);
  });
  if (!told) return Complain(told.error());
  std::cout << (json ? journal::PayloadOf(*told) + "\n" : PeriodsText(*told));
  return 0;
}

}  // namespace tepat::cli
