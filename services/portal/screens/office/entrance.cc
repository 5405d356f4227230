// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/office/entrance.h"

#include <fmt/format.h>

#include <algorithm>

#include "libs/journal/wire.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/parts.h"

namespace tepat::portal {
namespace {

namespace wire = office::v1;
using Stub = wire::AccountService::Stub;

// The password is never written back, whatever was refused.
Response ShowSignIn(const Context& context, const FormState& state) {
  const Html main = Fill(
      R"(<div class="kartu"><p class="merek">TEPAT</p><h1>Masuk</h1>
<form method="post" action="{}">{}
<div class="isian"><label for="f-sandi">Kata sandi</label><input id="f-sandi" name="sandi"
type="password" maxlength="200" autocomplete="current-password" required></div>
<input type="hidden" name="ke" value="{}"><p><button class="utama">Masuk</button></p></form>
<p class="redup">Lupa kata sandi? Mintalah tautan baru kepada operator kantor.</p></div>)",
      Url("/masuk"), TextField(state, {"nama", "NIP atau nama pengguna", "", "text", true, 100}),
      state.Value("ke", context.request.query.Get("ke")));
  PageOptions options{"Masuk", Url("/"), true};
  options.form = &state;
  return Page(context, options, main);
}

// Only a path of ours: a link from elsewhere must not lead away.
bool IsOwnPath(const std::string& path) {
  return !path.empty() && path.size() < 300 && path[0] == '/' && path.substr(0, 2) != "//" &&
         path.find('\\') == std::string::npos && path.find('\n') == std::string::npos &&
         path.find('\r') == std::string::npos;
}

// A link that was used or is over is unknown: the office says no more about it.
Result<wire::FindPasswordLinkResponse> LinkOf(const Context& context) {
  wire::FindPasswordLinkRequest request;
  request.set_secret(context.params.at(0));
  const auto& backend = context.portal.backend;
  return backend.CallAsFace(backend.accounts, &Stub::FindPasswordLink, request);
}

Response ShowPassword(const Context& context, const wire::FindPasswordLinkResponse& link,
                      const FormState& state) {
  Html who;
  if (link.person_id().empty()) {
    std::vector<Choice> people = {{"", "Pilih nama Anda"}};
    for (const auto& person : context.portal.people.All()) {
      people.push_back({person.person_id, person.name});
    }
    who = ChoiceField(state, {"orang", "Siapa Anda?", "", "text", true}, people, "");
  } else {
    who = Fill("<p>Untuk <strong>{}</strong></p>", context.portal.people.NameOf(link.person_id()));
  }
  const Html main = Fill(R"(<div class="kartu"><p class="merek">TEPAT</p><h1>{}</h1>
<form method="post" action="{}">{}
<div class="isian"><label for="f-sandi">Kata sandi baru</label><p class="petunjuk"
id="p-sandi">10 sampai 200 karakter; beberapa kata lebih mudah diingat.</p>
<input id="f-sandi" name="sandi" type="password" maxlength="200" minlength="10"
autocomplete="new-password" aria-describedby="p-sandi" required></div>
<div class="isian"><label for="f-ulang">Ulangi kata sandi</label><input id="f-ulang" name="ulang"
type="password" maxlength="200" autocomplete="new-password" required></div>
<p><button class="utama">Simpan kata sandi</button></p></form></div>)",
                         link.administrator() ? "Buat akun administrator" : "Buat kata sandi",
                         Url("/tautan/", context.params.at(0)), who);
  PageOptions options{"Buat kata sandi", Url("/"), true};
  options.form = &state;
  return Page(context, options, main);
}

// Every session can be ended by its owner, the one that he uses included.
Html SessionRow(const Context& context, const wire::Session& session) {
  const bool own = session.session_id() == context.viewer->session_id;
  return Fill(
      R"(<li>{} · masuk {} · terakhir dipakai {} {}<form method="post" action="{}" class="sebaris">
<input type="hidden" name="csrf" value="{}"><input type="hidden" name="sesi" value="{}">
<button>Akhiri</button></form></li>)",
      session.client().empty() ? std::string("peramban") : session.client(),
      Moment(context, journal::TimeOf(session.start_time())),
      Moment(context, journal::TimeOf(session.use_time())),
      When(own, Fill("<strong>(sesi ini)</strong> ")), Url("/sesi/akhiri"), context.viewer->csrf,
      session.session_id());
}

// The browser in a word, for the list of sessions.
// In the order in which browsers claim to be each other: Edge says Chrome, Chrome says Safari.
std::string ClientOf(const Request& request) {
  const auto has = [&](const char* word) {
    return request.user_agent.find(word) != std::string::npos;
  };
  const std::string browser = has("Firefox")  ? "Firefox"
                              : has("Edg/")   ? "Edge"
                              : has("Chrome") ? "Chrome"
                              : has("Safari") ? "Safari"
                                              : "Peramban";
  const std::string device = has("Android")   ? "Android"
                             : has("iPhone")  ? "iPhone"
                             : has("Windows") ? "Windows"
                             : has("Linux")   ? "Linux"
                                              : "";
  return browser + (device.empty() ? "" : " di " + device);
}

}  // namespace

Response SignInPage(const Context& context) {
  if (context.viewer) return SeeOther(Url("/"));
  return ShowSignIn(context, FormState());
}

Response SignIn(const Context& context) {
  wire::SignInRequest request;
  request.set_username(context.form().Get("nama"));
  // As it was typed: Get would cut blanks at its ends.
  for (const auto& value : context.form().All("sandi")) request.set_password(value);
  request.set_client(ClientOf(context.request));
  const auto& backend = context.portal.backend;
  const auto begun = backend.CallAsFace(backend.accounts, &Stub::SignIn, request);
  if (!begun) {
    FormState state;
    state.values.Add("nama", request.username());
    state.values.Add("ke", context.form().Get("ke"));
    state.error = begun.error();
    return ShowSignIn(context, state);
  }
  Response response = SeeOther(Url("/"));
  const std::string to = context.form().Get("ke");
  if (IsOwnPath(to)) response.headers.front().second = to;
  response.headers.push_back(SetCookie(context.request, kSessionCookie, begun->session_secret()));
  response.headers.push_back(EndCookie(context.request, kPositionCookie));
  return response;
}

Response SignOut(const Context& context) {
  wire::EndSessionRequest request;
  request.set_session_secret(context.viewer->secret);
  const auto& backend = context.portal.backend;
  const auto ended = backend.CallAsFace(backend.accounts, &Stub::EndSession, request);
  if (!ended) return ErrorPage(context, 503, "Belum keluar", ended.error());
  // Now rather than when the fact comes: the next request must not be answered by what is kept.
  context.portal.sessions.ForgetSession(context.viewer->session_id);
  Response response = SeeOther(Url("/masuk"));
  response.headers.push_back(EndCookie(context.request, kSessionCookie));
  response.headers.push_back(EndCookie(context.request, kPositionCookie));
  return response;
}

Response PasswordPage(const Context& context) {
  const auto link = LinkOf(context);
  if (!link) return ErrorPage(context, 404, "Tautan tidak berlaku", link.error());
  return ShowPassword(context, *link, FormState());
}

Response SetPassword(const Context& context) {
  const auto link = LinkOf(context);
  if (!link) return ErrorPage(context, 404, "Tautan tidak berlaku", link.error());
  FormState state;
  state.values.Add("orang", context.form().Get("orang"));
  const auto first = context.form().All("sandi");
  if (first.empty() || first != context.form().All("ulang")) {
    state.error = Error{Code::kInvalid, "portal.passwords_differ", "the two passwords differ"};
    return ShowPassword(context, *link, state);
  }
  wire::SetPasswordRequest request;
  request.set_secret(context.params.at(0));
  request.set_person_id(context.form().Get("orang"));
  request.set_password(first.front());
  const auto& backend = context.portal.backend;
  const auto set = backend.CallAsFace(backend.accounts, &Stub::SetPassword, request);
  if (!set) {
    state.error = set.error();
    return ShowPassword(context, *link, state);
  }
  const Html main = Fill(
      R"(<div class="kartu"><h1>Kata sandi tersimpan</h1><p>Nama pengguna Anda:
<strong>{}</strong></p>
<p><a class="tombol utama" href="{}">Masuk</a></p></div>)",
      set->username(), Url("/masuk"));
  return Page(context, {"Kata sandi tersimpan", Url("/"), true}, main);
}

Response ChoosePosition(const Context& context) {
  const std::string wanted = context.form().Get("jabatan");
  const auto& held = context.viewer->positions;
  // A position that somebody else holds is not chosen but forgotten.
  const bool own = std::any_of(held.begin(), held.end(),
                               [&](const auto& position) { return position.position == wanted; });
  Response response = SeeOther(Url("/"));
  response.headers.push_back(own ? SetCookie(context.request, kPositionCookie, wanted)
                                 : EndCookie(context.request, kPositionCookie));
  return response;
}

Response SessionsPage(const Context& context) {
  wire::ListSessionsRequest request;
  request.set_session_secret(context.viewer->secret);
  const auto& backend = context.portal.backend;
  const auto list = backend.CallAsFace(backend.accounts, &Stub::ListSessions, request);
  if (!list) return ErrorPage(context, 503, "Daftar sesi tidak dapat dibaca", list.error());
  const Html rows = Join(
      list->sessions(), [&](const wire::Session& session) { return SessionRow(context, session); });
  return Page(
      context, {"Sesi saya"},
      Fill(
          R"(<h1>Sesi saya</h1><p>Akhiri sesi yang tidak Anda kenal, lalu mintalah tautan untuk
kata sandi baru.</p><ul class="polos">{}</ul>)",
          rows));
}

Response EndSession(const Context& context) {
  wire::EndSessionRequest request;
  request.set_session_secret(context.viewer->secret);
  request.set_session_id(context.form().Get("sesi"));
  const auto& backend = context.portal.backend;
  const auto ended = backend.CallAsFace(backend.accounts, &Stub::EndSession, request);
  if (!ended) return ErrorPage(context, 409, "Sesi belum diakhiri", ended.error());
  context.portal.sessions.ForgetSession(request.session_id());
  return SeeOther(Url("/sesi"));
}

namespace {

Response ShowAccounts(const Context& context, const Html& notice) {
  const auto& backend = context.portal.backend;
  const auto accounts = backend.Call(backend.accounts, context.viewer->token, &Stub::ListAccounts,
                                     wire::ListAccountsRequest());
  if (!accounts)
    return ErrorPage(context, 503, "Daftar pengguna tidak dapat dibaca", accounts.error());
  std::map<std::string, bool> known;
  for (const auto& account : accounts->accounts()) {
    known[account.person_id()] = account.administrator();
  }
  const Html rows = Join(context.portal.people.All(), [&](const Person& person) {
    const auto account = known.find(person.person_id);
    const char* state = account == known.end() ? "belum punya kata sandi"
                        : account->second      ? "administrator"
                                               : "dapat masuk";
    return Fill(
        R"(<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td><form method="post" action="{}">
<input type="hidden" name="csrf" value="{}"><input type="hidden" name="orang" value="{}">
<button aria-label="{}">Buat tautan</button></form></td></tr>)",
        person.name, person.key, state, Url("/pengguna/tautan"), context.viewer->csrf,
        person.person_id, "Buat tautan untuk " + person.name);
  });
  return Page(context, {"Pengguna"},
              Fill(
                  R"(<h1>Pengguna</h1>{}<div class="gulir" tabindex="0" role="region"
aria-label="Pengguna"><table><thead><tr><th scope="col">Nama</th><th scope="col">Nama
pengguna</th><th scope="col">Keadaan</th><th scope="col">Kata sandi</th></tr></thead>
<tbody>{}</tbody></table></div>)",
                  notice, rows));
}

}  // namespace

Response AccountsPage(const Context& context) { return ShowAccounts(context, Html()); }

Response IssueLink(const Context& context) {
  wire::IssuePasswordLinkRequest request;
  request.set_person_id(context.form().Get("orang"));
  const auto& backend = context.portal.backend;
  const auto made =
      backend.Call(backend.accounts, context.viewer->token, &Stub::IssuePasswordLink, request);
  if (!made) return ErrorPage(context, 409, "Tautan belum dibuat", made.error());
  const std::string address = context.request.base() + "/tautan/" + made->secret();
  return ShowAccounts(
      context, Fill(
                   R"(<div class="tersimpan" role="status"><p>Tautan sekali pakai untuk
<strong>{}</strong>, berlaku sampai {}:</p><p><code id="tautan">{}</code></p></div>)",
                   context.portal.people.NameOf(request.person_id()),
                   context.portal.times.Long(journal::TimeOf(made->expire_time())), address));
}

}  // namespace tepat::portal
