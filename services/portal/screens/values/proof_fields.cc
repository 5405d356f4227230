// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/proof_fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "libs/documents/page_picture.h"
#include "libs/plan/plan.h"
#include "services/portal/screens/values/value_form.h"
#include "services/portal/words/numbers.h"
#include "services/portal/words/value_words.h"

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;

// One rule of one indicator, being drawn.
struct Rule {
  const SheetView& view;
  const wire::SheetRow& row;
  const plan::v1::EvidenceRule& rule;

  bool Takes(plan::v1::EvidenceKind kind) const {
    return std::find(rule.kinds().begin(), rule.kinds().end(), kind) != rule.kinds().end();
  }
  std::string Field(std::string_view what) const {
    return FieldName(what, row.indicator().id(), rule.key());
  }
  // What stands in its fields of that kind, empty ones left out.
  std::vector<std::string> Typed(std::string_view what) const {
    std::vector<std::string> all = view.state.values.All(Field(what));
    std::erase(all, "");
    return all;
  }
  std::string Label(const char* kind) const { return std::string(kind) + ": " + rule.name(); }
};

const wire::EvidenceFile* FindFile(const SheetView& view, const std::string& sha256) {
  for (const wire::EvidenceFile& file : view.sheet.files()) {
    if (file.sha256() == sha256) return &file;
  }
  return nullptr;
}

// Files that this rule has: unticked, they prove it no longer, and stay with the unit.
Html ChosenFiles(const Rule& rule) {
  return Join(rule.Typed(kProofField), [&](const std::string& sha256) {
    const wire::EvidenceFile* file = FindFile(rule.view, sha256);
    if (file == nullptr) return Html();
    return Fill(
        R"(<div class="bukti-berkas"><label class="pilih"><input type="checkbox" name="{}"
value="{}" checked> <span>{}</span></label>{}</div>)",
        rule.Field(kProofField), sha256, file->name(), ProofLinks(rule.view, *file));
  });
}

// Files that were handed in and that this rule does not have yet.
Html OtherFiles(const Rule& rule) {
  const auto chosen = rule.Typed(kProofField);
  Html options = Join(rule.view.sheet.files(), [&](const wire::EvidenceFile& file) {
    if (std::find(chosen.begin(), chosen.end(), file.sha256()) != chosen.end()) return Html();
    return Fill(R"(<option value="{}">{}</option>)", file.sha256(), file.name());
  });
  if (options.empty()) return options;
  return Fill(
      R"(<label>Berkas yang sudah diserahkan<select name="{}" aria-label="{}"><option
value="">tidak dipakai</option>{}</select></label>)",
      rule.Field(kProofField), rule.Label("Berkas yang sudah diserahkan"), options);
}

// Several at once, as they come from a scanner.
Html NewFile(const Rule& rule) {
  return Fill(
      R"(<label>Berkas baru<input type="file" name="{}" aria-label="{}" multiple
accept=".pdf,.jpg,.jpeg,.png,.xlsx,.docx"></label>)",
      rule.Field(kFileField), rule.Label("Berkas baru"));
}

// One field for each that stands there, and an empty one where none does.
Html Lines(const Rule& rule, std::string_view what, const char* label, int length) {
  std::vector<std::string> typed = rule.Typed(what);
  if (typed.empty()) typed.emplace_back();
  return Join(typed, [&](const std::string& text) {
    return Fill(
        R"(<label>{}<input type="text" name="{}" value="{}" maxlength="{}"
aria-label="{}"></label>)",
        label, rule.Field(what), text, length, rule.Label(label));
  });
}

// Nobody asks for it, nothing stands there, and nothing is said of it.
bool MayBeFolded(const Rule& rule, const std::string& id) {
  return !rule.rule.required() && rule.Typed(kProofField).empty() &&
         rule.Typed(kLinkField).empty() && rule.Typed(kTextField).empty() &&
         FindingsId(rule.view, id).empty() && ReturnedMark(rule.row, rule.rule.key()).empty();
}

Html EditedRule(const Rule& rule) {
  const std::string id = rule.view.state.IdOf(rule.Field(kProofField));
  const bool files = rule.Takes(plan::v1::EVIDENCE_KIND_FILE);
  Html fields = FindingsAt(rule.view, id);
  if (files) fields += Fill("{}{}{}", ChosenFiles(rule), OtherFiles(rule), NewFile(rule));
  if (rule.Takes(plan::v1::EVIDENCE_KIND_LINK)) {
    fields += Lines(rule, kLinkField, "Tautan", 2000);
  }
  if (rule.Takes(plan::v1::EVIDENCE_KIND_TEXT)) {
    fields += Lines(rule, kTextField, "Nomor dan tempat dokumen", 500);
  }
  const Html set = Fill(R"(<fieldset class="bukti" id="{}" tabindex="-1"><legend>Bukti: {} <span
class="redup">({})</span></legend>{}{}</fieldset>)",
                        id, rule.rule.name(), rule.rule.required() ? "wajib" : "boleh kosong",
                        ReturnedMark(rule.row, rule.rule.key()), fields);
  if (!MayBeFolded(rule, id)) return set;
  return Fill(
      R"(<details class="bukti-lipat"><summary>Bukti, boleh kosong: {}</summary>{}</details>)",
      rule.rule.name(), set);
}

// What a link says is shown, and leads nowhere by itself: it is a stranger's address.
Html ShownRule(const Rule& rule) {
  Html proofs = Join(rule.Typed(kProofField), [&](const std::string& sha256) {
    const wire::EvidenceFile* file = FindFile(rule.view, sha256);
    return file == nullptr ? Html()
                           : Fill("<li>{} {}</li>", file->name(), ProofLinks(rule.view, *file));
  });
  for (const std::string_view what : {kLinkField, kTextField}) {
    proofs +=
        Join(rule.Typed(what), [](const std::string& text) { return Fill("<li>{}</li>", text); });
  }
  return Fill(R"(<div id="{}"><p><strong>Bukti: {}</strong></p>{}{}{}</div>)",
              rule.view.state.IdOf(rule.Field(kProofField)), rule.rule.name(),
              ReturnedMark(rule.row, rule.rule.key()),
              FindingsAt(rule.view, rule.view.state.IdOf(rule.Field(kProofField))),
              proofs.empty() ? Fill(R"(<p class="redup">Belum ada.</p>)")
                             : Fill(R"(<ul class="polos">{}</ul>)", proofs));
}

}  // namespace

Html ProofFields(const SheetView& view, const wire::SheetRow& row) {
  return Join(row.indicator().evidence(), [&](const plan::v1::EvidenceRule& rule) {
    const Rule one{view, row, rule};
    return view.may_edit ? EditedRule(one) : ShownRule(one);
  });
}

std::string FindingsId(const SheetView& view, const std::string& id) {
  const bool any =
      std::any_of(view.findings.begin(), view.findings.end(), [&](const wire::Finding& finding) {
        return PlaceOf(view.state, FindRow(view.sheet, finding.indicator()), finding) == id;
      });
  return any ? id + "-salah" : std::string();
}

Html FindingsAt(const SheetView& view, const std::string& id) {
  std::string words;
  for (const wire::Finding& finding : view.findings) {
    if (PlaceOf(view.state, FindRow(view.sheet, finding.indicator()), finding) != id) continue;
    words += (words.empty() ? "" : " ") + FindingWord(finding);
  }
  if (words.empty()) return Html();
  return Fill(R"(<p class="salah" id="{}"><span aria-hidden="true">▲</span> {}</p>)", id + "-salah",
              words);
}

Html ProofLink(const Url& at, const wire::EvidenceFile& file) {
  return Fill(R"( <span class="redup"><a href="{}">Buka {}</a> {}</span>)", at, file.name(),
              FileSizeWord(file.size()));
}

Url ProofUrl(const std::string& case_id, const std::string& unit, const wire::EvidenceFile& file) {
  return Url("/berkas/", case_id, "/unit/", unit, "/bukti/", file.sha256());
}

Html ProofLinks(const SheetView& view, const wire::EvidenceFile& file) {
  const auto& params = view.context.params;
  const Url open = ProofUrl(params.at(0), params.at(1), file);
  Html link = ProofLink(open, file);
  if (!documents::HasPicture(file.media_type())) return link;
  Url picture = open;
  picture.With("pratinjau", "1");
  // Fetched when it is looked at: a page may have two hundred of them.
  return Fill(
      R"({}<details class="pratinjau" {}><summary>Pratinjau {}</summary><a href="{}"><img src="{}"
alt="Halaman pertama {}" loading="lazy"></a></details>)",
      link, Attribute("open", view.pictures_open), file.name(), open, picture, file.name());
}

Html ReturnedMark(const wire::SheetRow& row, const std::string& key) {
  // A value that is typed directly is its indicator as a whole, by either name.
  const bool direct = key.empty() && row.indicator().components().empty();
  return Join(row.returned(), [&](const wire::ReturnedCell& cell) {
    if (cell.key() != key && !(direct && cell.key() == plan::kValueKey)) return Html();
    return Fill(R"(<p class="kembali"><span aria-hidden="true">↩</span> Dikembalikan{}</p>)",
                cell.reason().empty() ? std::string(" untuk diperbaiki") : ": " + cell.reason());
  });
}

}  // namespace tepat::portal
