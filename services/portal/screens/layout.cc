// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/layout.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>

#include "libs/casebook/store/cases.h"
#include "libs/casebook/store/history.h"
#include "services/portal/words/error_words.h"

namespace tepat::portal {
namespace {

Html NavigationLink(const Context& context, const Url& to, const std::string& label,
                    const std::string& path) {
  const bool here = context.request.path == path;
  return Fill(R"(<li><a href="{}"{}>{}</a></li>)", to, Attribute(" aria-current=\"page\"", here),
              label);
}

// Which office the viewer acts in; a choice when there are several.
Html ActingAs(const Context& context) {
  const Viewer& viewer = *context.viewer;
  const auto title = [&](const identity::HeldPosition& held) {
    return ActorName(context, viewer.person_id, held.position, held.delegation_id);
  };
  if (viewer.positions.size() < 2) {
    return viewer.positions.empty()
               ? Html()
               : Fill(R"(<span class="jabatan">{}</span>)", title(viewer.positions.front()));
  }
  const Html options = Join(viewer.positions, [&](const identity::HeldPosition& held) {
    return Fill(R"(<option value="{}" {}>{}</option>)", held.position,
                Attribute("selected", held.position == viewer.chosen), title(held));
  });
  return Fill(R"(<form method="post" action="{}" class="bertindak">
<input type="hidden" name="csrf" value="{}">
<label for="jabatan">Bertindak sebagai</label>
<select id="jabatan" name="jabatan"><option value="">semua jabatan saya</option>{}</select>
<button>Pakai</button></form>)",
              Url("/jabatan"), viewer.csrf, options);
}

Html Header(const Context& context) {
  const Viewer& viewer = *context.viewer;
  const std::string name = context.portal.people.NameOf(viewer.person_id);
  Html links = NavigationLink(context, Url("/"), "Kotak Tugas", "/");
  links += NavigationLink(context, Url("/berkas"), "Berkas", "/berkas");
  links += NavigationLink(context, Url("/papan"), "Papan", "/papan");
  links += NavigationLink(context, Url("/laporan"), "Laporan", "/laporan");
  links += NavigationLink(context, Url("/penugasan"), "Plh./Plt.", "/penugasan");
  links += NavigationLink(context, Url("/status"), "Status", "/status");
  if (viewer.administrator) {
    links += NavigationLink(context, Url("/pengguna"), "Pengguna", "/pengguna");
  }
  return Fill(R"(<header class="atas"><a class="lewati" href="{}">Langsung ke isi</a>
<a class="merek" href="{}">TEPAT</a>
<nav aria-label="Utama"><ul>{}</ul></nav>
<form role="search" action="{}" class="cari"><label for="q" class="samar">Cari berkas</label>
<input id="q" name="q" type="search" maxlength="100" placeholder="Cari nomor, hal, pengirim">
<button>Cari</button></form>
<p id="sambungan" class="sambungan" hidden></p>
<div class="saya">{}<details><summary>{}</summary>
<p><a href="{}">Sesi saya</a></p>
<form method="post" action="{}"><input type="hidden" name="csrf" value="{}">
<button>Keluar / ganti pengguna</button></form></details></div></header>)",
              Url("").At("isi"), Url("/"), links, Url("/cari"), ActingAs(context),
              name.empty() ? std::string("Saya") : name, Url("/sesi"), Url("/keluar"), viewer.csrf);
}

std::vector<std::string> FieldMistakes(const Error& error) {
  std::vector<std::string> mistakes;
  const auto found = error.details.find("fields");
  if (found == error.details.end()) return mistakes;
  std::string line;
  for (const char c : found->second + "\n") {
    if (c != '\n' && c != ';') {
      line += c;
    } else if (!line.empty()) {
      line.erase(0, std::min(line.find_first_not_of(' '), line.size()));
      mistakes.push_back(line);
      line.clear();
    }
  }
  return mistakes;
}

std::string FieldOf(const std::string& mistake) {
  const std::string path = mistake.substr(0, mistake.find(':'));
  return path.substr(0, path.find('['));
}

// A code under which the operator finds what happened, here and in the log.
Html CodeLine(const Context& context, const Error& error) {
  const std::string code = NewRequestId(context).substr(30);
  // The path of a one-time link is a secret.
  const bool link = context.request.path.starts_with("/tautan/");
  const std::string path = link ? "/tautan/…" : context.request.path;
  spdlog::info("{} {} {}: {} ({})", code, context.request.method, path, error.slug, error.message);
  context.portal.failures.Keep({code, context.now, path, error});
  return Fill(R"(<p class="kode">Kode untuk operator: <code>{}</code></p>)",
              code + " " + error.slug);
}

// What is wrong in a file that was given, a line each, as its reader said it.
Html FileMistakes(const Error& error) {
  const auto found = error.details.find("mistakes");
  if (found == error.details.end()) return Html();
  return Fill(R"(<pre class="gulir" tabindex="0">{}</pre>)", found->second);
}

Html ErrorSummary(const Context& context, const FormState& state) {
  const Error& error = *state.error;
  const Html list = Join(FieldMistakes(error), [&](const std::string& mistake) {
    return Fill(R"(<li><a href="{}">{}</a></li>)", Url("").At(state.IdOf(FieldOf(mistake))),
                FieldSentence(mistake));
  });
  return Fill(R"(<div class="galat" role="alert" tabindex="-1" id="galat"><h2>Belum disimpan</h2>
<p>{}</p>{}{}{}</div>)",
              Explain(context, error), list.empty() ? list : Fill("<ul>{}</ul>", list),
              FileMistakes(error), CodeLine(context, error));
}

int StatusOf(const Error& error) {
  switch (error.code) {
    case Code::kInvalid:
      return 422;
    case Code::kNotFound:
      return 404;
    case Code::kConflict:
      return 409;
    case Code::kDenied:
      return 403;
    case Code::kUnavailable:
      return 503;
    case Code::kExhausted:
      return 429;
    case Code::kInternal:
      break;
  }
  return 500;
}

// The mistake of one field, to stand beside it.
std::string MistakeAt(const FormState& state, const std::string& name) {
  if (!state.error) return {};
  for (const std::string& mistake : FieldMistakes(*state.error)) {
    if (FieldOf(mistake) == name) return FieldSentence(mistake);
  }
  return {};
}

std::string HintId(const FormState& state, const std::string& name) {
  return state.IdOf(name) + "-petunjuk";
}

std::string MistakeId(const FormState& state, const std::string& name) {
  return state.IdOf(name) + "-salah";
}

Html FieldFrame(const FormState& state, const FieldOptions& options, const Html& input) {
  const std::string mistake = MistakeAt(state, options.name);
  return Fill(R"(<div class="isian"><label for="{}">{}{}</label>{}{}{}</div>)",
              state.IdOf(options.name), options.label,
              options.required ? Html() : Fill(R"( <span class="redup">(boleh kosong)</span>)"),
              options.hint.empty() ? Html()
                                   : Fill(R"(<p class="petunjuk" id="{}">{}</p>)",
                                          HintId(state, options.name), options.hint),
              mistake.empty() ? Html()
                              : Fill(R"(<p class="salah" id="{}">{}</p>)",
                                     MistakeId(state, options.name), mistake),
              input);
}

std::string DescribedBy(const FormState& state, const FieldOptions& options) {
  std::string ids = options.hint.empty() ? "" : HintId(state, options.name);
  if (MistakeAt(state, options.name).empty()) return ids;
  return ids + (ids.empty() ? "" : " ") + MistakeId(state, options.name);
}

}  // namespace

bool FormState::Chosen(std::string_view name, const std::string& value) const {
  const auto all = values.All(name);
  return std::find(all.begin(), all.end(), value) != all.end();
}

std::string Explain(const Context& context, const Error& error) {
  const auto detail = [&](const std::string& name) {
    const auto found = error.details.find(name);
    return found == error.details.end() ? std::string() : found->second;
  };
  const std::string slug = error.slug;
  const bool moved = slug.size() > 9 && slug.compare(slug.size() - 9, 9, ".moved_on") == 0;
  if (!moved) return ErrorSentence(error);
  const std::string person = detail("changed_by");
  const auto when = ParseInstant(detail("changed_time"));
  const std::string tail =
      " Tidak ada yang disimpan dua kali; yang Anda ketik tetap ada di bawah. Periksa keadaan "
      "berkas yang terbaru.";
  if (person.empty() || !when) return "Berkas ini sudah dikerjakan." + tail;
  const std::string time = context.portal.times.Short(*when, context.now);
  const auto deed = context.Read<std::optional<HistoryRow>>([&](sql::Database& db) {
    return casebook::FindDeed(db, context.params.empty() ? std::string() : context.params.front(),
                              person, *when);
  });
  const bool known = deed && *deed;
  const std::string who =
      known ? ActorName(context, person, (*deed)->position, (*deed)->delegation_id)
            : context.portal.people.NameOf(person);
  return fmt::format("Sudah {} oleh {} pukul {}.{}", known ? DoneWord((*deed)->fact) : "dikerjakan",
                     who.empty() ? "pejabat lain" : who, time, tail);
}

Html Saved(const Context& context) {
  const std::string key = context.request.query.Get("tersimpan");
  if (key.empty() || !context.viewer) return Html();
  const auto notice = context.portal.notices.Find(context.viewer->session_id, key);
  if (!notice) return Html();
  Html saved = Fill(R"(<p class="tersimpan" role="status">✔ Tersimpan pukul {}.</p>)",
                    context.portal.times.Short(notice->saved, context.now));
  if (notice->warning.empty()) return saved;
  return Fill(R"({}<p class="tersimpan kurang" role="alert">▲ {}</p>)", saved, notice->warning);
}

FormState RefusedForm(const Context& context, const Error& error) {
  FormState state{{}, error, context.form().Get("request_id")};
  for (const auto& [name, value] : context.form().pairs()) {
    const bool seen = name == "revision" || name.starts_with(kUnitRevision);
    if (error.code != Code::kConflict || !seen) state.values.Add(name, value);
  }
  return state;
}

Response Page(const Context& context, const PageOptions& options, const Html& main) {
  const bool refused = options.form != nullptr && options.form->error.has_value();
  const Html summary = refused ? ErrorSummary(context, *options.form) : Html();
  const bool live = options.live.text() != "/";
  const bool demo = context.portal.settings.simulated;
  const std::string title = (refused ? "Galat: " : "") + options.title + " · Tepat";
  const Html page = Fill(
      R"(<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport"
content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>{}</title>
<link rel="stylesheet" href="{}"><link rel="icon" href="{}">
<script type="module" fetchpriority="low" src="{}"></script></head>
<body class="{}" data-langsung="{}" data-jam="{}" data-saya="{}">{}{}
<main id="isi" tabindex="-1">{}{}</main><p id="kabar" role="status" class="samar"></p>
<footer><p>Semua jam {} · dihitung dalam jam kerja kantor</p><p>Macet? Hubungi operator kantor;
sebutkan kode pada halaman.</p></footer>
</body></html>
)",
      title, context.portal.assets.AddressOf("tepat.css"),
      context.portal.assets.AddressOf("tepat.svg"), context.portal.assets.AddressOf("tepat.js"),
      !options.bare ? "biasa"
      : live        ? "layar"
                    : "depan",
      live ? options.live.text() : std::string(), MicrosOf(context.now) / 1000,
      context.viewer ? context.viewer->person_id : std::string(),
      When(demo,
           Fill(R"(<p class="contoh" role="note">CONTOH – bukan data kantor yang sebenarnya</p>)")),
      options.bare || !context.viewer ? Html() : Header(context), summary, main,
      context.portal.times.Long(context.now)
          .substr(context.portal.times.Long(context.now).rfind(' ') + 1));
  return PageResponse(refused ? StatusOf(*options.form->error) : 200, page);
}

Response ErrorPage(const Context& context, int status, const std::string& title,
                   const Error& error) {
  const Html main =
      Fill(R"(<h1>{}</h1><p>{}</p><p><a class="tombol" href="{}">Ke Kotak Tugas</a></p>{})", title,
           Explain(context, error), Url("/"), CodeLine(context, error));
  Response response = Page(context, {title, Url("/"), !context.viewer}, main);
  response.status = status;
  return response;
}

Response NotTold(const Context& context, const std::string& title, const Error& error) {
  return ErrorPage(context, error.code == Code::kNotFound ? 404 : 503, title, error);
}

Html FormTokens(const Context& context, const FormState& state) {
  return Fill(
      R"(<input type="hidden" name="csrf" value="{}"><input type="hidden" name="request_id"
value="{}">)",
      context.viewer ? context.viewer->csrf : std::string(),
      state.request_id.empty() ? NewRequestId(context) : state.request_id);
}

Html TextField(const FormState& state, const FieldOptions& options, const std::string& otherwise) {
  const Html input =
      options.list.empty()
          ? Fill(
                R"(<input id="{}" name="{}" type="{}" value="{}" maxlength="{}"
aria-describedby="{}" {}>)",
                state.IdOf(options.name), options.name, options.type,
                state.Value(options.name, otherwise), options.length_max,
                DescribedBy(state, options), Attribute("required", options.required))
          : Fill(
                R"(<input id="{}" name="{}" type="{}" value="{}" maxlength="{}"
aria-describedby="{}" list="{}" {}>)",
                state.IdOf(options.name), options.name, options.type,
                state.Value(options.name, otherwise), options.length_max,
                DescribedBy(state, options), options.list, Attribute("required", options.required));
  return FieldFrame(state, options, input);
}

Html TextArea(const FormState& state, const FieldOptions& options) {
  const Html input = Fill(
      R"(<textarea id="{}" name="{}" maxlength="{}" rows="3" aria-describedby="{}"
{}>{}</textarea>)",
      state.IdOf(options.name), options.name, options.length_max, DescribedBy(state, options),
      Attribute("required", options.required), state.Value(options.name));
  return FieldFrame(state, options, input);
}

Html ReasonField(const FormState& state, const std::string& label) {
  return TextArea(state, {"reason", label, "5 sampai 500 huruf.", "text", true, 500});
}

Html ChoiceField(const FormState& state, const FieldOptions& options,
                 const std::vector<Choice>& choices, const std::string& otherwise) {
  const std::string chosen = state.Value(options.name, otherwise);
  FieldOptions always = options;
  always.required = true;  // one of them is chosen in any case
  const Html list = Join(choices, [&](const Choice& choice) {
    return Fill(R"(<option value="{}" {}>{}</option>)", choice.value,
                Attribute("selected", choice.value == chosen), choice.label);
  });
  return FieldFrame(
      state, always,
      Fill(R"(<select id="{}" name="{}" aria-describedby="{}">{}</select>)",
           state.IdOf(options.name), options.name, DescribedBy(state, options), list));
}

Html CheckField(const FormState& state, const std::string& name, const Choice& choice,
                bool otherwise) {
  const bool chosen = state.values.pairs().empty() ? otherwise : state.Chosen(name, choice.value);
  return Fill(
      R"(<label class="pilih"><input type="checkbox" name="{}" value="{}" {}> <span>{}</span>
</label>)",
      name, choice.value, Attribute("checked", chosen), choice.label);
}

std::string CaseName(const CaseRow& row) {
  const LetterRow& letter = row.letter;
  if (letter.agenda_number == 0) return "Tanpa surat edaran · " + PeriodWord(letter.period);
  if (letter.subject.empty()) {
    return fmt::format("Surat {} · agenda {}/{}", NatureWord(letter.nature), letter.agenda_number,
                       letter.agenda_year);
  }
  return letter.subject;
}

std::string CaseName(const Context& context, const std::string& case_id,
                     const std::string& otherwise) {
  const auto row = context.Read<std::optional<CaseRow>>(
      [&](sql::Database& db) { return casebook::FindCase(db, case_id); });
  return row && *row ? CaseName(**row) : otherwise;
}

Html StatusTag(const CaseRow& row) {
  if (row.stuck) return Fill(R"(<span class="status macet">Tersangkut</span>)");
  return Fill(R"(<span class="status">{}</span>)", StatusWord(row));
}

Html Moment(const Context& context, Instant at) {
  return Fill(R"(<time datetime="{}" title="{}">{}</time>)", FormatInstant(at),
              context.portal.times.Long(at), context.portal.times.Short(at, context.now));
}

namespace {

std::string StandardOf(const Context& context, int step) {
  const auto found = context.standards.find(step);
  return found == context.standards.end() ? std::string() : "standar " + found->second;
}

}  // namespace

Html Clock(const Context& context, const VisitRow& visit) {
  const ClockWords words =
      ClockOf(visit, context.now, context.calendar.get(), context.portal.times);
  static constexpr std::array<const char*, 5> kClasses = {"tanpa", "tepat", "hampir", "lewat",
                                                          "jeda"};
  static constexpr std::array<const char*, 5> kSigns = {"", "✔", "▲", "✖", "⏸"};
  const auto state = static_cast<std::size_t>(words.state);
  return Fill(
      R"(<span class="{}" data-sisa="{}" data-buka="{}" title="{}"><span
aria-hidden="true">{}</span> {} · <span class="angka">{}</span> <span class="redup">{}</span>
</span>)",
      std::string("jam ") + kClasses.at(state), words.left_seconds, words.open_until, words.due,
      kSigns.at(state), ClockStateWord(words.state), words.left.empty() ? words.due : words.left,
      StandardOf(context, visit.step));
}

}  // namespace tepat::portal
