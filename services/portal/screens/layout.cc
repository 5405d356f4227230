// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/layout.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>

#include "libs/casebook/store/cases.h"
#include "libs/casebook/store/history.h"
#include "services/portal/words/error_words.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

// The page that one is on is said to readers of screens as well as shown.
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

// Links lead only where everybody may go; what somebody may do stands on the pages.
Html Header(const Context& context) {
  const Viewer& viewer = *context.viewer;
  const std::string name = context.portal.people.NameOf(viewer.person_id);
  Html links = NavigationLink(context, Url("/"), "Kotak Tugas", "/");
  links += NavigationLink(context, Url("/berkas"), "Berkas", "/berkas");
  links += NavigationLink(context, Url("/rencana"), "Rencana", "/rencana");
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

// A code under which the operator finds what happened, here and in the log.
Html CodeLine(const Context& context, const Error& error) {
  const std::string code = NewRequestId(context).substr(30);
  // The path of a one-time link is a secret.
  const bool link = context.request.path.starts_with("/tautan/");
  const std::string path = link ? "/tautan/…" : context.request.path;
  spdlog::info("{} {} {}: {} ({})", code, context.request.method, path, error.slug, error.message);
  context.portal.failures.Keep({code, context.now, path, error});
  return page::CodeLine(code, error);
}

}  // namespace

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
  // The fear behind this message is always the same, so it is answered first.
  const std::string tail =
      " Tidak ada yang disimpan dua kali; yang Anda ketik tetap ada di bawah. Periksa keadaan "
      "berkas yang terbaru.";
  if (person.empty() || !when) return "Berkas ini sudah dikerjakan." + tail;
  const std::string time = context.portal.times.Short(*when, context.now);
  const auto deed = context.Read<std::optional<HistoryRow>>([&](sql::Database& db) {
    return casebook::FindDeed(db, context.params.empty() ? std::string() : context.params.front(),
                              person, *when);
  });
  // The model may be a moment behind the service: then the person is named without his office.
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
  Html saved = Fill(R"(<p class="tersimpan" role="status">✔ Tersimpan pukul {}.{}</p>)",
                    context.portal.times.Short(notice->saved, context.now),
                    notice->counted.empty() ? notice->counted : " " + notice->counted);
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
  const Html summary = refused
                           ? ErrorSummary(*options.form, Explain(context, *options.form->error),
                                          CodeLine(context, *options.form->error), options.mistakes)
                           : Html();
  const Portal& portal = context.portal;
  const bool live = options.live.text() != "/";
  return Whole({(refused ? "Galat: " : "") + options.title + " · Tepat",
                portal.assets.AddressOf("tepat.css"), portal.assets.AddressOf("tepat.svg"),
                portal.assets.AddressOf("tepat.js"),
                !options.bare ? "biasa"
                : live        ? "layar"
                              : "depan",
                live ? options.live.text() : std::string(),
                context.viewer ? context.viewer->person_id : std::string(), context.now,
                portal.times.zone_word(), portal.settings.simulated,
                options.bare || !context.viewer ? Html() : Header(context)},
               refused ? StatusOf(*options.form->error) : 200, Fill("{}{}", summary, main));
}

Html FormTokens(const Context& context, const FormState& state) {
  return page::FormTokens(state, context.viewer ? context.viewer->csrf : std::string(),
                          NewRequestId(context));
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
  const int status = error.code == Code::kNotFound ? 404 : error.code == Code::kDenied ? 403 : 503;
  return ErrorPage(context, status, title, error);
}

Response NotOpened(const Context& context, const std::string& unknown, const Error& error) {
  const std::string title = error.code == Code::kNotFound ? unknown
                            : error.code == Code::kDenied ? "Tidak dapat dibuka"
                                                          : "Belum dapat dibuka";
  return NotTold(context, title, error);
}

}  // namespace tepat::portal
