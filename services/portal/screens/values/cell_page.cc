// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/cell_page.h"

#include <fmt/format.h>

#include <functional>
#include <vector>

#include "libs/journal/wire.h"
#include "libs/plan/plan.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/parts.h"
#include "services/portal/screens/sending.h"
#include "services/portal/screens/values/history_chart.h"
#include "services/portal/screens/values/proof_fields.h"
#include "services/portal/screens/values/sheet.h"
#include "services/portal/screens/values/thread.h"
#include "services/portal/words/numbers.h"
#include "services/portal/words/value_words.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;
using Stub = wire::DataCollectionService::Stub;

// What the page stands for.
struct Cell {
  const std::string& case_id;
  const std::string& unit;
  const std::string& indicator;
};

Result<wire::GetValueVersionsResponse> VersionsOf(const Context& context, const Cell& cell) {
  wire::GetValueVersionsRequest request;
  request.set_case_id(cell.case_id);
  request.set_unit(cell.unit);
  request.set_indicator(cell.indicator);
  return context.portal.backend.Call(context.portal.backend.data_collection, context.viewer->token,
                                     &Stub::GetValueVersions, request);
}

// Of a component, or of an evidence rule, which is given back by its key too.
std::string ComponentName(const plan::v1::Indicator& indicator, const std::string& key) {
  for (const auto& component : indicator.components()) {
    if (component.key() == key) return component.name();
  }
  for (const auto& rule : indicator.evidence()) {
    if (rule.key() == key) return rule.name();
  }
  return "Nilai";
}

// As it was typed, not as its indicator rounds it: here a number is followed home.
std::string NumberIn(const wire::IndicatorValue& value, const std::string& key) {
  for (const auto& one : value.components()) {
    if (one.component() == key) return IndonesianNumber(one.value());
  }
  return "—";
}

std::vector<std::string> KeysOf(const plan::v1::Indicator& indicator) {
  if (indicator.components().empty()) return {plan::kValueKey};
  std::vector<std::string> keys;
  for (const auto& component : indicator.components()) keys.push_back(component.key());
  return keys;
}

// Empty texts are left out: most values need no cause.
Html Facts(const wire::SheetRow& row) {
  const plan::v1::Indicator& indicator = row.indicator();
  const Html numbers = Join(KeysOf(indicator), [&](const std::string& key) {
    return Fill("<dt>{}</dt><dd>{}</dd>", ComponentName(indicator, key),
                NumberIn(row.value(), key));
  });
  const auto line = [](const char* name, const std::string& text) {
    return text.empty() ? Html() : Fill("<dt>{}</dt><dd>{}</dd>", name, text);
  };
  return Fill(R"(<dl class="data"><dt>Target</dt><dd>{} {}</dd>{}{}<dt>Capaian</dt><dd>{}{}</dd>
<dt>Capaian setahun</dt><dd>{}</dd>{}{}{}</dl>)",
              TargetWord(row.target()), indicator.unit_of_measure(), numbers,
              indicator.components().empty()
                  ? Html()
                  : line("Nilai (dihitung)", ValueWord(row.period().value(), indicator.decimals())),
              AchievementWord(row.period()),
              When(row.outlier(), Fill(R"( <span class="tanda"><span aria-hidden="true">▲</span>
pencilan</span>)")),
              AchievementWord(row.year()),
              line("Tidak ada data, karena", row.value().no_data_reason()),
              line("Sebab", row.value().cause()), line("Tindak lanjut", row.value().follow_up()));
}

Html Evidence(const Context& context, const wire::GetUnitSheetResponse& sheet,
              const wire::SheetRow& row) {
  FormState state;
  FillFields(sheet, state.values);
  static const std::vector<wire::Finding> kNone;
  SheetView view{context, sheet, state, kNone};
  // Here a value is judged: what proves it is looked at beside it.
  view.pictures_open = true;
  return Fill(R"(<section aria-labelledby="h-bukti"><h2 id="h-bukti">Bukti</h2>{}</section>)",
              row.indicator().evidence().empty()
                  ? Fill(R"(<p class="redup">Rencana tidak meminta bukti.</p>)")
                  : ProofFields(view, row));
}

// A file by the beginning of its hash: what an older sending named may be in no list any more.
std::string ProofsIn(const wire::IndicatorValue& value) {
  std::string proofs;
  for (const auto& evidence : value.evidence()) {
    proofs += proofs.empty() ? "" : "; ";
    if (evidence.has_sha256()) proofs += "berkas " + evidence.sha256().substr(0, 12);
    if (evidence.has_link()) proofs += evidence.link();
    if (evidence.has_text()) proofs += evidence.text();
  }
  return proofs.empty() ? "—" : proofs;
}

// Side by side: a column for each sending, a line for each thing that it says.
Html Versions(const Context& context, const plan::v1::Indicator& indicator,
              const wire::GetValueVersionsResponse& all) {
  if (all.versions().empty()) return Html();
  std::vector<std::string> heading = {"Isi"};
  for (const auto& one : all.versions()) {
    heading.push_back(fmt::format("Versi {}", one.sending().version()));
  }
  const auto line = [&](const std::string& name,
                        const std::function<std::string(const wire::ValueVersion&)>& text) {
    return Fill(R"(<tr><th scope="row">{}</th>{}</tr>)", name,
                Join(all.versions(), [&](const wire::ValueVersion& one) {
                  return Fill("<td>{}</td>", text(one));
                }));
  };
  const auto or_none = [](const std::string& text) {
    return text.empty() ? std::string("—") : text;
  };
  Html lines = line("Dikirim", [&](const auto& one) {
    return context.portal.times.Short(journal::TimeOf(one.sending().time()), context.now);
  });
  lines += line("Oleh", [&](const auto& one) {
    return ActorName(context, one.sending().person_id(), one.sending().position(), "");
  });
  lines += line("Lewat", [](const auto& one) { return OriginWord(one.sending().origin()); });
  for (const std::string& key : KeysOf(indicator)) {
    lines += line(ComponentName(indicator, key),
                  [&](const auto& one) { return NumberIn(one.value(), key); });
  }
  lines += line("Capaian", [](const auto& one) { return AchievementWord(one.period()); });
  lines += line("Tidak ada data",
                [&](const auto& one) { return or_none(one.value().no_data_reason()); });
  lines += line("Sebab", [&](const auto& one) { return or_none(one.value().cause()); });
  lines += line("Tindak lanjut", [&](const auto& one) { return or_none(one.value().follow_up()); });
  lines += line("Bukti", [](const auto& one) { return ProofsIn(one.value()); });
  return Fill(R"(<section aria-labelledby="h-versi"><h2 id="h-versi">Versi</h2>{}</section>)",
              Table("Versi yang dikirim", heading, lines));
}

// The rest of the page is shown without it.
Html ThreadSection(const Context& context, const Cell& cell) {
  const auto thread = ThreadOf(context, cell.case_id, cell.unit, cell.indicator);
  if (thread) return ThreadPart(context, *thread);
  return Fill(R"(<section id="jejak" aria-labelledby="h-jejak"><h2 id="h-jejak">Jejak angka</h2>
<p class="alasan">Tidak dapat dibuka. {}</p></section>)",
              Explain(context, thread.error()));
}

// The form is everybody's who sees the page, and its answer comes back to it.
Html Comments(const Context& context, const Cell& cell, const wire::SheetRow& row,
              const FormState& state) {
  const Html lines = Join(row.comments(), [&](const wire::ValueComment& comment) {
    return Fill(R"(<li>{} <strong>{}</strong>: {}</li>)",
                Moment(context, journal::TimeOf(comment.time())),
                ActorName(context, comment.person_id(), comment.position(), ""), comment.text());
  });
  return Fill(R"(<section aria-labelledby="h-komentar"><h2 id="h-komentar">Komentar ({})</h2>{}<form
method="post" action="{}" id="komentar" class="tindakan" data-draf="1">{}{}<p><button>Tambahkan
komentar</button></p></form></section>)",
              row.comments_size(),
              lines.empty() ? lines : Fill(R"(<ol class="polos">{}</ol>)", lines),
              Url("/berkas/", cell.case_id, "/unit/", cell.unit, "/indikator/", cell.indicator),
              FormTokens(context, state),
              TextArea(state, {"text", "Komentar", "Dibaca unit dan pemeriksa. Tidak dapat diubah.",
                               "text", true, 1000}));
}

Html Returned(const wire::SheetRow& row) {
  return Join(row.returned(), [&](const wire::ReturnedCell& cell) {
    return Fill(R"(<p class="kembali"><span aria-hidden="true">↩</span> Dikembalikan{}{}</p>)",
                cell.key().empty() ? std::string()
                                   : " (" + ComponentName(row.indicator(), cell.key()) + ")",
                cell.reason().empty() ? std::string(" untuk diperbaiki") : ": " + cell.reason());
  });
}

Response Show(const Context& asked, const FormState& state) {
  const Context context = InCase(asked, asked.params.at(0));
  const Cell cell{context.params.at(0), context.params.at(1), context.params.at(2)};
  const auto sheet = SheetOf(context, cell.case_id, cell.unit);
  if (!sheet) return NotOpened(context, "Unit tidak ditemukan", sheet.error());
  const wire::SheetRow* row = FindRow(*sheet, cell.indicator);
  if (row == nullptr) {
    return ErrorPage(context, 404, "Indikator tidak ditemukan",
                     {Code::kNotFound, "data_collection.unknown_indicator", "not asked here"});
  }
  const auto versions = VersionsOf(context, cell);
  if (!versions) return NotOpened(context, "Indikator tidak ditemukan", versions.error());
  const Html to_sheet =
      Fill(R"( · <a href="{}">Periksa data unit</a>)", Url("/berkas/", cell.case_id, "/periksa"));
  const Html main =
      Fill(R"(<p><a href="{}">‹ Data {}</a>{}</p><h1>{}</h1>{}<p>{} · {}</p>{}{}{}{}{}{}{})",
           Url("/berkas/", cell.case_id, "/unit/", cell.unit), context.titles.Unit(cell.unit),
           When(MaySeeAll(context), to_sheet), row->indicator().name(), Saved(context),
           context.titles.Unit(cell.unit), PeriodWord(sheet->period()), Returned(*row), Facts(*row),
           HistoryOfValues(*row), Evidence(context, *sheet, *row), ThreadSection(context, cell),
           Versions(context, row->indicator(), *versions), Comments(context, cell, *row, state));
  PageOptions options{row->indicator().name()};
  options.form = &state;
  return Page(context, options, main);
}

}  // namespace

Response CellPage(const Context& context) { return Show(context, FormState()); }

Response CommentCell(const Context& context) {
  wire::CommentValueRequest request;
  request.set_request_id(context.form().Get("request_id"));
  request.set_case_id(context.params.at(0));
  request.set_unit(context.params.at(1));
  request.set_indicator(context.params.at(2));
  request.set_text(context.form().Get("text"));
  const Sent sent =
      SendTo(context, context.portal.backend.data_collection, &Stub::CommentValue, request);
  if (!sent) return Show(context, RefusedForm(context, sent.error()));
  return GoOn(context, *sent,
              Url("/berkas/", context.params.at(0), "/unit/", context.params.at(1), "/indikator/",
                  context.params.at(2)));
}

}  // namespace tepat::portal
