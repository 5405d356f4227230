// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/sheet_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "libs/measure/number_text.h"
#include "libs/plan/plan.h"
#include "services/portal/screens/values/history_chart.h"
#include "services/portal/screens/values/proof_fields.h"
#include "services/portal/screens/values/sheet.h"
#include "services/portal/screens/values/value_form.h"
#include "services/portal/words/numbers.h"
#include "services/portal/words/value_words.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;
using plan::v1::Indicator;

// Something that is typed: a component of the plan, or the value itself.
struct Typed {
  std::string key;
  std::string name;
  std::string unit_of_measure;
};

std::vector<Typed> TypedOf(const Indicator& indicator) {
  if (indicator.components().empty()) {
    return {{plan::kValueKey, indicator.name(), indicator.unit_of_measure()}};
  }
  std::vector<Typed> all;
  for (const auto& component : indicator.components()) {
    all.push_back({component.key(), component.name(), component.unit_of_measure()});
  }
  return all;
}

bool IsGraded(const Indicator& indicator) {
  return indicator.direction() == plan::v1::DIRECTION_GRADE;
}

// How a number was read, where it was written otherwise than we write it.
Html ReadAs(const std::string& text, const std::string& unit_of_measure) {
  const auto number = measure::ReadNumber(text);
  if (!number) return Html();
  const std::string read = IndonesianNumber(number->ToPlain());
  if (read == text) return Html();
  return Fill(R"(<p class="redup">dibaca: {} {}</p>)", read, unit_of_measure);
}

// A grade is chosen, never typed: only those of its scale are taken.
Html GradeChoice(const SheetView& view, const Indicator& indicator, const std::string& name,
                 int line) {
  const std::string id = view.state.IdOf(name);
  const Html options = Join(indicator.scale(), [&](const plan::v1::Grade& grade) {
    return Fill(R"(<option value="{}" {}>{}</option>)", grade.name(),
                Attribute("selected", view.state.Value(name) == grade.name()), grade.name());
  });
  return Fill(
      R"(<select id="{}" name="{}" data-baris="{}" data-kolom="0" aria-label="{}"
aria-describedby="{}"><option value="">belum dipilih</option>{}</select>)",
      id, name, line, "Nilai: " + indicator.name(), FindingsId(view, id), options);
}

// Text to the browser: what a number is, is said by the server alone.
Html NumberInput(const SheetView& view, const Indicator& indicator, const Typed& typed,
                 const std::string& name, int line) {
  const std::string id = view.state.IdOf(name);
  const std::string text = view.state.Value(name);
  return Fill(
      R"(<input id="{}" name="{}" value="{}" maxlength="60" inputmode="decimal" class="angka"
data-baris="{}" data-kolom="0" aria-label="{}" aria-describedby="{}" autocomplete="off">{}{})",
      id, name, text, line,
      typed.name == indicator.name() ? "Nilai: " + typed.name
                                     : "Nilai: " + typed.name + " (" + indicator.name() + ")",
      FindingsId(view, id), FindingsAt(view, id), ReadAs(text, typed.unit_of_measure));
}

// The field of a number, or what stands there for whoever only reads.
Html ValueCell(const SheetView& view, const wire::SheetRow& row, const Typed& typed, int line) {
  const Indicator& indicator = row.indicator();
  const bool graded = IsGraded(indicator);
  const std::string name =
      FieldName(graded ? kGradeField : kNumberField, indicator.id(), typed.key);
  if (!view.may_edit) {
    const std::string text = view.state.Value(name);
    return Fill(R"(<span class="angka" id="{}">{}</span>{})", view.state.IdOf(name),
                text.empty() ? std::string("—") : text, FindingsAt(view, view.state.IdOf(name)));
  }
  if (!graded) return NumberInput(view, indicator, typed, name, line);
  return Fill("{}{}", GradeChoice(view, indicator, name, line),
              FindingsAt(view, view.state.IdOf(name)));
}

// What was reported last of a component; of the value itself the period's figure.
std::string LastOf(const wire::SheetRow& row, const std::string& component) {
  if (row.earlier().empty()) return "—";
  const wire::PeriodValue& last = *row.earlier().rbegin();
  if (component.empty()) return ValueWord(last.value(), row.indicator().decimals());
  for (const auto& one : last.components()) {
    if (one.component() == component) return IndonesianNumber(one.value());
  }
  return "—";
}

// On a phone, where each cell is a line, one that says nothing is left out.
const char* LastClass(const wire::SheetRow& row) { return row.earlier().empty() ? "kosong" : ""; }

std::string LastPeriod(const wire::SheetRow& row) {
  return row.earlier().empty() ? std::string("Sebelumnya")
                               : PeriodWord(row.earlier().rbegin()->period());
}

Html AchievementCell(const wire::SheetRow& row) {
  const std::string gaps = GapsWord(row.year());
  return Fill(
      R"(<td data-judul="Capaian"><strong>{}</strong>{} <br><span class="redup">setahun: {}{}
</span></td>)",
      AchievementWord(row.period()),
      When(row.outlier(),
           Fill(R"( <span class="tanda"><span aria-hidden="true">▲</span> pencilan</span>)")),
      AchievementWord(row.year()), gaps.empty() ? gaps : "; " + gaps);
}

// What counts and what does not, for whoever wants to know.
Html Definition(const Indicator& indicator) {
  if (indicator.definition().empty() && indicator.source().empty()) return Html();
  return Fill(
      R"(<details><summary>Definisi</summary><p>{}</p>{}</details>)", indicator.definition(),
      indicator.source().empty() ? Html() : Fill("<p>Sumber data: {}</p>", indicator.source()));
}

Html NameCell(const SheetView& view, const wire::SheetRow& row) {
  const Indicator& indicator = row.indicator();
  const std::string id = view.state.IdOf(FieldName(kIndicatorPlace, indicator.id()));
  return Fill(
      R"(<th scope="row" id="{}" tabindex="-1">{}{} <span class="redup">({})</span>{}</th>)", id,
      indicator.code().empty() ? Html()
                               : Fill(R"(<span class="redup">{}</span> )", indicator.code()),
      indicator.name(), indicator.unit_of_measure(),
      When(row.changed(), Fill(R"( <span class="tanda"><span aria-hidden="true">✎</span>
berubah</span>)")));
}

// Where the unit reads what was said of its value, answers it, and sees what it sent before.
Html ToCell(const SheetView& view, const wire::SheetRow& row) {
  const auto& params = view.context.params;
  return Fill(
      R"(<p><a href="{}">Versi dan komentar ({})</a></p>)",
      Url("/berkas/", params.at(0), "/unit/", params.at(1), "/indikator/", row.indicator().id()),
      row.comments_size());
}

// The first line has the indicator's figures; of a computed one the value is computed too.
Html FirstLine(const SheetView& view, const wire::SheetRow& row, int line) {
  const Indicator& indicator = row.indicator();
  const bool direct = indicator.components().empty();
  const Html value = direct ? ValueCell(view, row, TypedOf(indicator).front(), line)
                            : Fill(R"(<span class="angka">{}</span> <span class="redup">dihitung
</span>)",
                                   ValueWord(row.period().value(), indicator.decimals()));
  return Fill(R"(<tr>{}<td data-judul="Target">{}</td><td class="{}" data-judul="{}">{}</td><td
data-judul="Nilai">{}</td>{}</tr>)",
              NameCell(view, row), TargetWord(row.target()), LastClass(row), LastPeriod(row),
              LastOf(row, ""), value, AchievementCell(row));
}

Html ComponentLine(const SheetView& view, const wire::SheetRow& row, const Typed& typed, int line) {
  // That line alone: what else stands with it was not given back.
  const Html mark = ReturnedMark(row, typed.key);
  return Fill(
      R"(<tr class="{}"><th scope="row">{} <span class="redup">({})</span>{}</th><td
class="kosong"></td><td class="{}" data-judul="{}">{}</td><td data-judul="Nilai">{}</td><td
class="kosong"></td></tr>)",
      mark.empty() ? "komponen" : "komponen dikembalikan", typed.name, typed.unit_of_measure, mark,
      LastClass(row), LastPeriod(row), LastOf(row, typed.key), ValueCell(view, row, typed, line));
}

// A text about the indicator as a whole; `column` is where it stands in what is pasted, 0 for
// nowhere.
Html TextCell(const SheetView& view, const wire::SheetRow& row, std::string_view what,
              const char* label, int line, int column) {
  const std::string name = FieldName(what, row.indicator().id());
  const std::string id = view.state.IdOf(name);
  const std::string text = view.state.Value(name);
  if (!view.may_edit) {
    return text.empty() && FindingsAt(view, id).empty()
               ? Html()
               : Fill(R"(<div id="{}"><p><strong>{}</strong></p>{}<p>{}</p></div>)", id, label,
                      FindingsAt(view, id), text);
  }
  const Html place = column == 0 ? Fill(R"(<textarea id="{}" name="{}" rows="2" maxlength="500"
aria-describedby="{}">{}</textarea>)",
                                        id, name, FindingsId(view, id), text)
                                 : Fill(R"(<textarea id="{}" name="{}" rows="2" maxlength="1000"
data-baris="{}" data-kolom="{}" aria-describedby="{}">{}</textarea>)",
                                        id, name, line, column, FindingsId(view, id), text);
  return Fill(R"(<div><label for="{}">{} <span class="samar">: {}</span></label>{}{}</div>)", id,
              label, row.indicator().name(), FindingsAt(view, id), place);
}

// Folded away while nothing stands there: most indicators have data.
Html NoDataCell(const SheetView& view, const wire::SheetRow& row, int line) {
  const std::string name = FieldName(kNoDataField, row.indicator().id());
  const bool given = !view.state.Value(name).empty();
  if (!view.may_edit && !given) return Html();
  return Fill(R"(<details {}><summary>Tidak ada data</summary>{}</details>)",
              Attribute("open", given),
              TextCell(view, row, kNoDataField, "Mengapa tidak ada data", line, 0));
}

// What is said once for all components stands below them.
Html LastLine(const SheetView& view, const wire::SheetRow& row, int line) {
  const std::string id = view.state.IdOf(FieldName(kIndicatorPlace, row.indicator().id()));
  return Fill(
      R"(<tr class="lanjut"><td colspan="5">{}{}<div class="isian-unit">{}{}{}</div><div
class="lipatan">{}{}{}{}</div></td></tr>)",
      ReturnedMark(row, ""), FindingsAt(view, id),
      TextCell(view, row, kCauseField, "Sebab", line, 1),
      TextCell(view, row, kFollowUpField, "Tindak lanjut", line, 2), ProofFields(view, row),
      NoDataCell(view, row, line), HistoryOfValues(row), Definition(row.indicator()),
      ToCell(view, row));
}

}  // namespace

Html SheetTable(const SheetView& view) {
  Html bodies;
  // Of what is pasted: a line for each number, over all indicators.
  int line = 0;
  for (const wire::SheetRow& row : view.sheet.rows()) {
    const int first = line;
    Html lines = FirstLine(view, row, first);
    if (row.indicator().components().empty()) ++line;
    for (const auto& component : row.indicator().components()) {
      lines += ComponentLine(
          view, row, {component.key(), component.name(), component.unit_of_measure()}, line++);
    }
    bodies += Fill(R"(<tbody class="{}">{}{}</tbody>)",
                   ReturnedMark(row, "").empty() ? "biasa" : "dikembalikan", lines,
                   LastLine(view, row, first));
  }
  return Fill(R"(<div class="gulir" tabindex="0" role="region" aria-label="Data unit"><table
class="kisi" id="{}"><caption class="samar">Indikator dan komponen unit ini</caption><thead><tr><th
scope="col">Indikator dan komponen</th><th scope="col">Target</th><th scope="col">Periode
lalu</th><th scope="col">Nilai</th><th scope="col">Capaian</th></tr></thead>{}</table></div>)",
              view.state.IdOf("values"), bodies);
}

wire::Finding PlaceOfCell(const wire::GetUnitSheetResponse& sheet, const wire::ReturnedCell& cell) {
  wire::Finding place;
  place.set_indicator(cell.indicator());
  const wire::SheetRow* row = FindRow(sheet, cell.indicator());
  if (row == nullptr || cell.key().empty()) return place;
  const auto& rules = row->indicator().evidence();
  const bool proof = std::any_of(rules.begin(), rules.end(),
                                 [&](const auto& rule) { return rule.key() == cell.key(); });
  proof ? place.set_evidence(cell.key()) : place.set_component(cell.key());
  return place;
}

std::string PlaceWord(const wire::GetUnitSheetResponse& sheet, const wire::Finding& finding) {
  const wire::SheetRow* row = FindRow(sheet, finding.indicator());
  if (row == nullptr) return finding.indicator();
  std::string place = row->indicator().name();
  for (const auto& component : row->indicator().components()) {
    if (component.key() == finding.component()) place += ", " + component.name();
  }
  for (const auto& rule : row->indicator().evidence()) {
    if (rule.key() == finding.evidence()) place += ", " + rule.name();
  }
  return place;
}

Html FindingLinks(const SheetView& view) {
  return Join(view.findings, [&](const wire::Finding& finding) {
    const std::string place = PlaceWord(view.sheet, finding);
    const wire::SheetRow* row = FindRow(view.sheet, finding.indicator());
    return Fill(R"(<li><a href="{}">{}{}</a></li>)", Url("").At(PlaceOf(view.state, row, finding)),
                place.empty() ? std::string() : place + ": ", FindingWord(finding));
  });
}

}  // namespace tepat::portal
