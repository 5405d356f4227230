// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/office/sessions.h"

#include <algorithm>

#include "libs/journal/wire.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/parts.h"

namespace tepat::portal {
namespace {

namespace wire = office::v1;
using Stub = wire::AccountService::Stub;

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

}  // namespace

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
  if (!list) return NotTold(context, "Daftar sesi tidak dapat dibaca", list.error());
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
  if (!ended) {
    return ErrorPage(context, StatusOf(ended.error()), "Sesi belum diakhiri", ended.error());
  }
  context.portal.sessions.ForgetSession(request.session_id());
  return SeeOther(Url("/sesi"));
}

}  // namespace tepat::portal
