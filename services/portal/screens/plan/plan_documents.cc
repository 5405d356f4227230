// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/plan/plan_documents.h"

#include "libs/journal/wire.h"
#include "libs/sop/roles.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/year_document.h"
#include "services/portal/words/numbers.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

namespace wire = plan::v1;

std::string TypeWord(const std::string& type) {
  return type == "application/pdf" ? "PDF" : "gambar";
}

// Called by its document: the names that people give to files are not kept.
Html FileLine(const Context& context, int year, const wire::YearFile& file) {
  return Fill(R"(<li><a href="{}">{}</a> <span class="redup">{}, {}, dilampirkan {}</span></li>)",
              Url("/rencana/", std::int64_t{year}, "/lampiran/", file.sha256()),
              "Berkas " + KindWord(file.kind()), TypeWord(file.media_type()),
              FileSizeWord(file.size()), Moment(context, journal::TimeOf(file.attached_time())));
}

Html DocumentLine(const std::string& kind, const std::string& number, const std::string& place) {
  return Fill(R"(<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>)", KindWord(kind), number,
              place);
}

// The plan in force stands first: nobody has to register what it is already.
Html TableOf(const wire::GetPlanResponse& told, const wire::ListYearDocumentsResponse& known) {
  Html lines;
  for (const char* kind : sop::kPlanDocumentKinds) {
    lines += DocumentLine(kind, told.plan().agreement().number(), "Rencana ini");
  }
  for (const wire::YearDocument& document : known.documents()) {
    lines += DocumentLine(document.kind(), document.number(), document.place());
  }
  return Table("Dokumen tahun ini", {"Dokumen", "Nomor", "Tempat simpan"}, lines);
}

// What a file may be attached to.
std::vector<Choice> KnownKinds(const wire::ListYearDocumentsResponse& known) {
  std::vector<Choice> kinds;
  const auto add = [&](const std::string& kind) {
    for (const Choice& one : kinds) {
      if (one.value == kind) return;
    }
    kinds.push_back({kind, KindWord(kind)});
  };
  for (const char* kind : sop::kPlanDocumentKinds) add(kind);
  for (const wire::YearDocument& document : known.documents()) add(document.kind());
  return kinds;
}

// Folded away until one is refused: documents are registered once a year. The form that was refused
// keeps its request id, the other has its own.
Html FormsOf(const Context& context, int year, const wire::ListYearDocumentsResponse& known,
             const FormState& state) {
  const bool of_file = state.values.Has("file_kind");
  return Fill(
      R"(<details {}><summary>Daftarkan dokumen atau lampirkan berkas</summary><form method="post"
action="{}" class="tindakan" id="daftar-dokumen">{}{}{}{}<p><button>Daftarkan
dokumen</button></p></form><form method="post" action="{}" class="tindakan" id="lampirkan-berkas"
enctype="multipart/form-data">{}{}<div class="isian"><label for="f-berkas">Berkas</label><p
class="petunjuk" id="f-berkas-petunjuk">PDF, JPEG atau PNG, paling besar {}.</p><input
id="f-berkas" name="berkas" type="file" required accept="application/pdf,image/jpeg,image/png"
aria-describedby="f-berkas-petunjuk"></div><p><button>Lampirkan
berkas</button></p></form></details>)",
      Attribute("open", state.error.has_value()), Url("/rencana/", std::int64_t{year}, "/dokumen"),
      FormTokens(context, of_file ? FormState() : state),
      ChoiceField(state, {"kind", "Dokumen"}, YearDocumentChoices(), "dpa"),
      TextField(state, {"number", "Nomor dokumen", "", "text", true, 150}),
      TextField(state, {"place", "Tempat simpan", "", "text", true, 200}),
      Url("/rencana/", std::int64_t{year}, "/lampiran"),
      FormTokens(context, of_file ? state : FormState()),
      ChoiceField(state, {"file_kind", "Untuk dokumen"}, KnownKinds(known),
                  sop::kPlanDocumentKinds.front()),
      FileLimitWord());
}

}  // namespace

Result<wire::ListYearDocumentsResponse> AskDocuments(const Context& context, int year) {
  wire::ListYearDocumentsRequest request;
  request.set_year(year);
  const auto& backend = context.portal.backend;
  return backend.Call(backend.plans, context.viewer->token,
                      &wire::PlanService::Stub::ListYearDocuments, request);
}

Html DocumentsOf(const Context& context, const wire::GetPlanResponse& told,
                 const FormState& state) {
  const int year = told.plan().year();
  const auto known = AskDocuments(context, year);
  // The plan itself is there: a page without its documents is better than none.
  if (!known) return Fill("<p>Dokumen tahun ini belum dapat dibaca. Muat ulang halaman.</p>");
  const Html files = Join(
      known->files(), [&](const wire::YearFile& file) { return FileLine(context, year, file); });
  const bool keeps = context.May("register_year_document");
  return Fill(R"(<section aria-labelledby="h-dokumen"><h2 id="h-dokumen">Dokumen dan
berkas</h2>{}{}{}</section>)",
              TableOf(told, *known),
              files.empty() ? Fill("<p>Belum ada berkas terlampir.</p>")
                            : Fill(R"(<ul class="polos">{}</ul>)", files),
              keeps ? FormsOf(context, year, *known, state) : Html());
}

}  // namespace tepat::portal
