// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/desk/lists.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "libs/casebook/store/cases.h"
#include "libs/casebook/store/drafts.h"
#include "libs/casebook/store/letters.h"
#include "services/portal/screens/live_page.h"

namespace tepat::portal {
namespace {

Html CaseLine(const Context& context, const CaseRow& row) {
  const LetterRow& letter = row.letter;
  return Fill(
      R"(<li class="tugas"><div class="judul"><a href="{}">{}</a> <span class="redup">{} ·
{}</span></div><p>{} {} <span class="redup">{}</span></p></li>)",
      Url("/berkas/", letter.case_id), CaseName(row), letter.letter_number,
      letter.agenda_number > 0
          ? fmt::format("agenda {}/{}", letter.agenda_number, letter.agenda_year)
          : std::string("tanpa agenda"),
      StatusTag(row), PeriodWord(letter.period), Moment(context, letter.received));
}

Html CaseLines(const Context& context, const std::vector<CaseRow>& cases) {
  return Fill(R"(<ul class="polos">{}</ul>)",
              Join(cases, [&](const CaseRow& row) { return CaseLine(context, row); }));
}

Response Json(const nlohmann::json& value) {
  Response response;
  response.type = "application/json";
  response.body = value.dump();
  return response;
}

}  // namespace

Response CaseList(const Context& context) {
  const std::string before = context.request.query.Get("sebelum");
  const int page = context.portal.config.cases_page;
  const auto cases = context.Read<std::vector<CaseRow>>(
      [&](sql::Database& db) { return casebook::AllCases(db, before, page); });
  if (!cases) return ErrorPage(context, 503, "Daftar berkas tidak dapat dibaca", cases.error());
  const bool full = static_cast<int>(cases->size()) == page;
  const Html more = full ? Fill(R"(<p><a class="tombol" href="{}">Berkas yang lebih lama</a></p>)",
                                Url("/berkas").With("sebelum", cases->back().letter.case_id))
                         : Html();
  return Page(context, {"Berkas"},
              Fill("<h1>Berkas</h1>{}{}{}", CaseLines(context, *cases),
                   When(cases->empty(), Fill("<p>Belum ada berkas.</p>")), more));
}

Response SearchPage(const Context& context) {
  const std::string words = context.request.query.Get("q").substr(0, 100);
  const auto cases = context.Read<std::vector<CaseRow>>([&](sql::Database& db) {
    return casebook::Search(db, words, context.portal.config.cases_page);
  });
  if (!cases) return ErrorPage(context, 503, "Pencarian gagal", cases.error());
  const Html found =
      cases->empty() ? Fill(
                           "<p>Tidak ada berkas dengan kata itu. Coba sebagian nomor surat, hal, "
                           "pengirim, atau agenda.</p>")
                     : CaseLines(context, *cases);
  return Page(context, {"Cari: " + words},
              Fill("<h1>Hasil cari “{}”</h1><p>{} berkas</p>{}", words,
                   static_cast<std::int64_t>(cases->size()), found));
}

Response CaseFile(const Context& context) {
  const std::string& case_id = context.params.at(0);
  const std::string& sha256 = context.params.at(1);
  const auto files = context.Read<std::vector<FileRow>>(
      [&](sql::Database& db) { return casebook::FilesOf(db, case_id); });
  std::string type;
  for (const FileRow& file : files ? *files : std::vector<FileRow>()) {
    if (file.sha256 == sha256) type = file.media_type;
  }
  correspondence::v1::GetScanRequest request;
  request.set_case_id(case_id);
  request.set_sha256(sha256);
  Response response;
  const calls::Backend& backend = context.portal.backend;
  const auto read = [&](grpc::ClientContext* call, correspondence::v1::GetScanResponse* piece) {
    const auto reader = backend.correspondence.stub->GetScan(call, request);
    while (reader->Read(piece)) response.body += piece->data();
    return reader->Finish();
  };
  const auto got = backend.Run<correspondence::v1::GetScanResponse>(backend.correspondence.name,
                                                                    context.viewer->token, read);
  if (!got || type.empty()) {
    const Error unknown{Code::kNotFound, "blobs.unknown", "no such file"};
    return ErrorPage(context, 404, "Lampiran tidak ditemukan", got ? unknown : got.error());
  }
  response.type = type;
  response.headers.emplace_back("Content-Disposition", "inline");
  // A browser's own viewer of PDF files does not run in a sandbox; nothing else may load.
  const bool pdf = type == "application/pdf";
  response.headers.emplace_back("Content-Security-Policy",
                                pdf ? "default-src 'none'; object-src 'self'; style-src "
                                      "'unsafe-inline'; frame-ancestors 'none'"
                                    : "default-src 'none'; sandbox");
  return response;
}

Response KeepDraft(const Context& context) {
  const std::string place = context.form().Get("tempat").substr(0, 200);
  const std::string body = context.form().Get("isi");
  const int limit = context.portal.config.draft_bytes;
  if (place.empty() || static_cast<int>(body.size()) > limit) {
    Response refused;
    refused.status = 422;
    return refused;
  }
  const std::string person = context.viewer->person_id;
  const Status kept =
      context.portal.writer.Execute([&](journal::Transaction& transaction) -> Status {
        if (body.empty()) return casebook::DeleteDraft(transaction.db(), person, place);
        return casebook::SaveDraft(transaction.db(), person, place, {body, transaction.now()});
      });
  if (!kept) {
    Response failed;
    failed.status = 503;
    return failed;
  }
  return Json({{"pukul", context.portal.times.Short(context.now, context.now)}});
}

Response GetDraft(const Context& context) {
  const auto draft = context.Read<std::optional<Draft>>([&](sql::Database& db) {
    return casebook::FindDraft(db, context.viewer->person_id, context.request.query.Get("tempat"));
  });
  if (!draft || !*draft) return Json(nlohmann::json::object());
  return Json({{"isi", (*draft)->body},
               {"pukul", context.portal.times.Short((*draft)->saved, context.now)}});
}

}  // namespace tepat::portal
