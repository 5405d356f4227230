// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/desk/lists.h"

#include <fmt/format.h>

#include "libs/base/outside_text.h"
#include "libs/casebook/store/cases.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/parts.h"
#include "services/portal/words/words.h"

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

}  // namespace

// One page further by the last id: what is opened meanwhile shifts nothing.
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
  // A search text is cut, not refused: nobody types more than a letter's number.
  const std::string words = ShownText(context.request.query.Get("q"), 100);
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

}  // namespace tepat::portal
