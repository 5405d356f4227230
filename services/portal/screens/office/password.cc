// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/office/password.h"

#include "services/portal/screens/layout.h"

namespace tepat::portal {
namespace {

namespace wire = office::v1;
using Stub = wire::AccountService::Stub;

constexpr const char* kVoidLink = "Tautan tidak berlaku";

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

}  // namespace

Response PasswordPage(const Context& context) {
  const auto link = LinkOf(context);
  if (!link) return NotOpened(context, kVoidLink, link.error());
  return ShowPassword(context, *link, FormState());
}

Response SetPassword(const Context& context) {
  const auto link = LinkOf(context);
  if (!link) return NotOpened(context, kVoidLink, link.error());
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

}  // namespace tepat::portal
