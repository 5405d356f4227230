// SPDX-License-Identifier: Apache-2.0
#include "services/cli/plan.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "libs/base/outside_json.h"
#include "libs/documents/xlsx_workbook.h"
#include "libs/journal/wire.h"
#include "libs/plan/plan_sheets.h"
#include "libs/plan/plan_workbook.h"
#include "services/cli/input_file.h"
#include "services/cli/output_file.h"
#include "services/cli/plan_text.h"
#include "tepat/plan/v1/plan_service.grpc.pb.h"

namespace tepat::cli {
namespace {

using plan::v1::PlanService;

std::unique_ptr<PlanService::Stub> StubOf(Operator& self) {
  return PlanService::NewStub(self.ChannelTo("office"));
}

Result<plan::v1::PreviewPlanResponse> Preview(Operator& self,
                                              const plan::v1::PreviewPlanRequest& request) {
  const auto stub = StubOf(self);
  return self.Call<plan::v1::PreviewPlanResponse>(
      [&](auto* context, auto* response) { return stub->PreviewPlan(context, request, response); });
}

Result<plan::v1::ListPlansResponse> List(Operator& self) {
  const auto stub = StubOf(self);
  return self.Call<plan::v1::ListPlansResponse>(
      [&](auto* context, auto* response) { return stub->ListPlans(context, {}, response); });
}

// The year that is asked about: without one the newest that has what is asked for.
Result<int> YearOf(Operator& self, const PlanWish& wish) {
  if (wish.year != 0) return wish.year;
  // The newest page holds it: there are twenty years on one.
  TEPAT_ASSIGN(const auto plans, List(self));
  for (const plan::v1::PlanYear& year : plans.years()) {
    if (wish.draft ? year.draft_revision() > 0 : year.version() > 0) return year.year();
  }
  return Fail(Code::kNotFound, wish.draft ? "office.no_plan_draft" : "office.unknown_plan",
              "no year has one");
}

Result<plan::v1::GetPlanResponse> Get(Operator& self, const PlanWish& wish) {
  plan::v1::GetPlanRequest request;
  TEPAT_ASSIGN(const int year, YearOf(self, wish));
  request.set_year(year);
  request.set_version(wish.version);
  request.set_draft(wish.draft);
  const auto stub = StubOf(self);
  return self.Call<plan::v1::GetPlanResponse>(
      [&](auto* context, auto* response) { return stub->GetPlan(context, request, response); });
}

Result<plan::v1::DraftPlanResponse> Draft(Operator& self, const std::string& file, int seen) {
  plan::v1::DraftPlanRequest request;
  request.set_request_id(self.NewRequestId());
  request.set_file(file);
  request.set_expected_revision(seen);
  const auto stub = StubOf(self);
  return self.Call<plan::v1::DraftPlanResponse>(
      [&](auto* context, auto* response) { return stub->DraftPlan(context, request, response); });
}

Result<plan::v1::AdoptPlanResponse> Adopt(Operator& self, int year, int revision) {
  plan::v1::AdoptPlanRequest request;
  request.set_request_id(self.NewRequestId());
  request.set_year(year);
  // The revision that was just drafted, not the newest: nobody has seen another.
  request.set_draft_revision(revision);
  const auto stub = StubOf(self);
  return self.Call<plan::v1::AdoptPlanResponse>(
      [&](auto* context, auto* response) { return stub->AdoptPlan(context, request, response); });
}

template <class Message>
void Say(const Message& message, const std::string& text, bool json) {
  if (json) {
    std::cout << journal::PayloadOf(message) << '\n';
  } else {
    std::cout << text;
  }
}

// Says what a preview has found; the exit status of the tool, 2 for mistakes.
int Tell(const plan::v1::PreviewPlanResponse& told, const std::string& path, bool json) {
  if (told.mistakes().empty()) {
    Say(told, PlanChangesText(told), json);
    return 0;
  }
  // Programs read mistakes where they read answers, people where they read complaints.
  if (json) Say(told, "", true);
  std::cerr << PlanMistakesText(told.mistakes(), path)
            << "Tidak ada yang diubah. Perbaiki berkas itu.\n";
  return 2;
}

// Tells a workbook from a text by its first bytes, whatever its name.
bool IsWorkbook(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string begin(2, '\0');
  file.read(begin.data(), 2);
  return file && begin == "PK";
}

// The bytes of a workbook: one more than allowed shows that there is more, which the office tells.
std::string BytesOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes(plan::kPlanBookLimits.bytes + 1, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

// What an import reads: the text of a plan file, or why there is none.
struct PlanSource {
  std::string file;
  int exit = 0;  // of the tool, when it is not 0: what is wrong was told
};

PlanSource FromWorkbook(Operator& self, const std::string& path, bool json) {
  plan::v1::ReadPlanWorkbookRequest request;
  request.set_workbook(BytesOf(path));
  const auto stub = StubOf(self);
  const auto told =
      self.Call<plan::v1::ReadPlanWorkbookResponse>([&](auto* context, auto* response) {
        return stub->ReadPlanWorkbook(context, request, response);
      });
  if (!told) return {"", Complain(told.error())};
  std::cerr << PlanNotesText(told->notes(), path);
  if (told->mistakes().empty()) return {told->file()};
  if (json) Say(*told, "", true);
  std::cerr << PlanMistakesText(told->mistakes(), path)
            << "Tidak ada yang diubah. Perbaiki berkas itu.\n";
  return {"", 2};
}

PlanSource ReadPlan(Operator& self, const std::string& path, bool json) {
  if (IsWorkbook(path)) return FromWorkbook(self, path, json);
  Mistakes mistakes(path);
  const auto text = ReadInputFile(path, mistakes);
  if (!text) return {"", mistakes.empty() ? Complain(text.error()) : PrintMistakes(mistakes)};
  PrintMistakes(mistakes);
  return {*text};
}

// As it was written, with its comments; or as the workbook that an import reads.
Status WritePlan(const plan::v1::GetPlanResponse& told, const std::string& path, OutputFile& out) {
  if (std::filesystem::path(path).extension() != ".xlsx") {
    out.stream() << told.file();
    return Ok();
  }
  // The library opens the file by its name and writes it whole when it is closed.
  out.stream().close();
  documents::XlsxWorkbook book(out.beside());
  for (const plan::PlanSheet& sheet : plan::SheetsOf(told.plan())) {
    book.AddSheet(sheet.name, sheet.headings);
    for (const auto& row : sheet.rows) book.AddRow({row.begin(), row.end()});
  }
  return book.Close();
}

int FinishImport(Operator& self, const plan::v1::DraftPlanResponse& drafted, bool adopt,
                 bool json) {
  Say(drafted, fmt::format("Rancangan {} tahun {} dibuat.\n", drafted.revision(), drafted.year()),
      json);
  if (!adopt) {
    if (!json)
      std::cout << "Camat memberlakukannya di portal, atau: tepat plan import BERKAS --adopt\n";
    return 0;
  }
  const auto adopted = Adopt(self, drafted.year(), drafted.revision());
  if (!adopted) return Complain(adopted.error());
  Say(*adopted,
      fmt::format("Versi {} berlaku untuk tahun {}.\n", adopted->version(), drafted.year()), json);
  return 0;
}

}  // namespace

int ListPlans(Operator& self, bool json) {
  const auto plans = List(self);
  if (!plans) return Complain(plans.error());
  Say(*plans, PlanYearsText(*plans), json);
  return 0;
}

int ImportPlan(Operator& self, const std::string& path, bool adopt, bool json) {
  const PlanSource text = ReadPlan(self, path, json);
  if (text.exit != 0) return text.exit;
  plan::v1::PreviewPlanRequest request;
  request.set_file(text.file);
  // Before the draft: a refused draft has room for some mistakes only, a preview tells all, and
  // nothing is adopted that was not shown.
  const auto told = Preview(self, request);
  if (!told) return Complain(told.error());
  if (const int wrong = Tell(*told, path, json); wrong != 0) return wrong;
  // Nothing to decide: a draft would only ask the Camat for nothing.
  if (told->version() > 0 && told->changes().empty()) return 0;
  // With the revision that the preview saw: a draft that came meanwhile is somebody else's work.
  const auto drafted = Draft(self, text.file, told->draft_revision());
  if (!drafted) return Complain(drafted.error());
  return FinishImport(self, *drafted, adopt || told->version() == 0, json);
}

int ShowPlan(Operator& self, const PlanWish& wish, bool json) {
  const auto told = Get(self, wish);
  if (!told) return Complain(told.error());
  Say(told->plan(), PlanText(*told), json);
  return 0;
}

int DiffPlan(Operator& self, const std::string& path, const PlanWish& wish, bool json) {
  plan::v1::PreviewPlanRequest request;
  if (path.empty()) {
    PlanWish draft = wish;
    draft.draft = true;
    const auto year = YearOf(self, draft);
    if (!year) return Complain(year.error());
    request.set_draft_year(*year);
  } else {
    const PlanSource text = ReadPlan(self, path, json);
    if (text.exit != 0) return text.exit;
    request.set_file(text.file);
  }
  const auto told = Preview(self, request);
  if (!told) return Complain(told.error());
  return Tell(*told, path.empty() ? "rancangan" : path, json);
}

int ExportPlan(Operator& self, const std::string& path, const PlanWish& wish, bool json) {
  const auto told = Get(self, wish);
  if (!told) return Complain(told.error());
  const auto out = OutputFile::Create(path);
  if (!out) return Complain(out.error());
  const Status written = WritePlan(*told, path, **out);
  if (!written) return Complain(written.error());
  const Status finished = (*out)->Finish();
  if (!finished) return Complain(finished.error());
  if (json) {
    std::cout << WriteJson(nlohmann::ordered_json{
                     {"year", told->plan().year()}, {"version", told->version()}, {"file", path}})
              << '\n';
  } else {
    std::cout << fmt::format("Rencana {} ditulis ke {}.\n", told->plan().year(), path);
  }
  return 0;
}

}  // namespace tepat::cli
