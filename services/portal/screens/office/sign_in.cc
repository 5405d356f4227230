// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/office/sign_in.h"

#include <algorithm>

#include "services/portal/screens/layout.h"

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
// Browsers drop tabs and ends of lines, so that `/<tab>/elsewhere` would name a host.
bool IsOwnPath(const std::string& path) {
  return !path.empty() && path.size() < 300 && path[0] == '/' && path.substr(0, 2) != "//" &&
         std::none_of(path.begin(), path.end(),
                      [](char c) { return c == '\\' || static_cast<unsigned char>(c) < 0x20; });
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

}  // namespace tepat::portal
