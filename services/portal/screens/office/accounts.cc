// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/office/accounts.h"

#include <map>

#include "libs/journal/wire.h"
#include "services/portal/screens/layout.h"

namespace tepat::portal {
namespace {

namespace wire = office::v1;
using Stub = wire::AccountService::Stub;

Response ShowAccounts(const Context& context, const Html& notice) {
  const auto& backend = context.portal.backend;
  const auto accounts = backend.Call(backend.accounts, context.viewer->token, &Stub::ListAccounts,
                                     wire::ListAccountsRequest());
  if (!accounts) return NotTold(context, "Daftar pengguna tidak dapat dibaca", accounts.error());
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
  if (!made) {
    return ErrorPage(context, StatusOf(made.error()), "Tautan belum dibuat", made.error());
  }
  // Shown on this page and never again: the office keeps only the hash of the secret.
  const std::string address = context.request.base() + "/tautan/" + made->secret();
  return ShowAccounts(
      context, Fill(
                   R"(<div class="tersimpan" role="status"><p>Tautan sekali pakai untuk
<strong>{}</strong>, berlaku sampai {}:</p><p><code id="tautan">{}</code></p></div>)",
                   context.portal.people.NameOf(request.person_id()),
                   context.portal.times.Long(journal::TimeOf(made->expire_time())), address));
}

}  // namespace tepat::portal
