// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/office/delegations.h"

#include <fmt/format.h>

#include "libs/casebook/store/office.h"
#include "libs/journal/wire.h"
#include "libs/sop/roles.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/sending.h"
#include "services/portal/words/words.h"
#include "tepat/office/v1/delegation.pb.h"

namespace tepat::portal {
namespace {

namespace wire = office::v1;
using Stub = wire::OfficeService::Stub;

// Years of delegations; those that end last come first.
constexpr int kShown = 50;
constexpr std::chrono::hours kUsualLength{72};

// Whoever is the Camat now; the office judges it again.
bool MayAppoint(const Context& context) { return context.ActsAs({sop::kCamat}); }

// One form in each row: their fields have ids of their own, by the delegation.
Html RevokeForm(const Context& context, const DelegationRow& row, const FormState& state) {
  return Fill(
      R"(<details {}><summary>Akhiri sekarang</summary><form method="post" action="{}"
class="tindakan">{}{}<p><button>Akhiri penugasan</button></p></form></details>)",
      Attribute("open", state.error.has_value()), Url("/penugasan/", row.delegation_id, "/akhiri"),
      FormTokens(context, state), ReasonField(state, "Alasan diakhiri"));
}

Html Row(const Context& context, const DelegationRow& row, const std::string& refused,
         const FormState& state) {
  const bool over = row.until <= context.now;
  const char* when = over ? "berakhir" : context.now < row.from ? "mulai nanti" : "berlaku";
  FormState shown = refused == row.delegation_id ? state : FormState();
  shown.prefix = row.delegation_id + "-";
  return Fill(
      R"(<li><strong>{} {}</strong>: {} <span class="status">{}</span><br><span
class="redup">{} sampai {} · surat {}</span>{}</li>)",
      DelegationWord(row.kind), context.titles.Position(row.position),
      context.portal.people.NameOf(row.person_id), when, context.portal.times.Long(row.from),
      context.portal.times.Long(row.until), row.decree_number,
      When(!over && MayAppoint(context), RevokeForm(context, row, shown)));
}

// The two words are learnt once in an office, so each says when it is meant.
std::vector<Choice> Kinds() {
  const auto choice = [](wire::DelegationKind kind, const char* when) {
    return Choice{std::to_string(kind), fmt::format("{} ({})", DelegationWord(kind), when)};
  };
  return {choice(wire::DELEGATION_KIND_PLH, "pejabat sedang tidak di tempat"),
          choice(wire::DELEGATION_KIND_PLT, "jabatan kosong")};
}

// From now until the day after tomorrow: most delegations are for a journey.
Html GrantForm(const Context& context, const FormState& state) {
  std::vector<Choice> positions;
  for (const auto& [key, title] : context.titles.positions()) positions.push_back({key, title});
  std::vector<Choice> people;
  for (const auto& person : context.portal.people.All()) {
    people.push_back({person.person_id, person.name});
  }
  const TimeWords& times = context.portal.times;
  return Fill(
      R"(<section aria-labelledby="h-tunjuk"><h2 id="h-tunjuk">Tunjuk pelaksana</h2>
<form method="post" action="{}" class="tindakan" id="tunjuk">{}{}{}{}{}{}{}
<p><button class="utama">Tunjuk pelaksana</button></p></form></section>)",
      Url("/penugasan"), FormTokens(context, state),
      ChoiceField(state, {"kind", "Sebagai"}, Kinds(), std::to_string(wire::DELEGATION_KIND_PLH)),
      ChoiceField(state, {"position", "Jabatan"}, positions, sop::kCamat),
      ChoiceField(state, {"person", "Pelaksana"}, people, ""),
      TextField(state, {"start_time", "Mulai", "", "datetime-local", true},
                times.Field(context.now)),
      TextField(
          state,
          {"end_time", "Sampai", fmt::format("Paling lama {} hari.", sop::kDelegationMax.count()),
           "datetime-local", true},
          times.Field(context.now + kUsualLength)),
      TextField(state, {"decree_number", "Nomor surat tugas",
                        "Tercetak pada setiap lembar yang ditandatangani.", "text", true, 150}));
}

// `refused` names the form that was refused: empty for the one that appoints.
Response Show(const Context& context, const std::string& refused, const FormState& state) {
  const auto delegations = context.Read<std::vector<DelegationRow>>(
      [](sql::Database& db) { return casebook::Delegations(db, kShown); });
  if (!delegations) {
    return ErrorPage(context, 503, "Penugasan tidak dapat dibaca", delegations.error());
  }
  const Html rows = Join(
      *delegations, [&](const DelegationRow& row) { return Row(context, row, refused, state); });
  static const FormState kFresh;
  const Html main = Fill(
      R"(<h1>Plh. dan Plt.</h1>{}<p>Pelaksana bertindak dengan hak jabatan itu, dan tercatat
demikian di setiap langkah.</p>
<ul class="polos">{}</ul>{}{})",
      Saved(context), rows,
      When(delegations->empty(), Fill("<p>Belum ada pelaksana yang ditunjuk.</p>")),
      MayAppoint(context) ? GrantForm(context, refused.empty() ? state : kFresh)
                          : Fill(R"(<p class="redup">Camat menunjuk dan mengakhiri.</p>)"));
  PageOptions options{"Plh. dan Plt."};
  options.form = &state;
  return Page(context, options, main);
}

Result<wire::GrantDelegationRequest> RequestOf(const Context& context) {
  const Fields& form = context.form();
  wire::GrantDelegationRequest request;
  request.set_request_id(form.Get("request_id"));
  request.set_position(form.Get("position"));
  request.set_person_id(form.Get("person"));
  request.set_kind(static_cast<wire::DelegationKind>(IntIn(form.Get("kind"))));
  request.set_decree_number(form.Get("decree_number"));
  std::string mistakes;
  const auto fill = [&](const char* name, google::protobuf::Timestamp* to) {
    const auto at = context.portal.times.FromField(form.Get(name));
    if (at) journal::FillTime(*at, to);
    if (!at) mistakes += fmt::format("{}: not a date and time\n", name);
  };
  fill("start_time", request.mutable_start_time());
  fill("end_time", request.mutable_end_time());
  if (mistakes.empty()) return request;
  return Fail(Code::kInvalid, "office.invalid_delegation", "times", {{"fields", mistakes}});
}

}  // namespace

Response DelegationsPage(const Context& context) { return Show(context, "", FormState()); }

Response GrantDelegation(const Context& context) {
  const auto request = RequestOf(context);
  if (!request) return Show(context, "", RefusedForm(context, request.error()));
  const Sent sent =
      SendTo(context, context.portal.backend.office, &Stub::GrantDelegation, *request);
  if (!sent) return Show(context, "", RefusedForm(context, sent.error()));
  return GoOn(context, *sent, Url("/penugasan"));
}

Response RevokeDelegation(const Context& context) {
  wire::RevokeDelegationRequest request;
  request.set_request_id(context.form().Get("request_id"));
  request.set_delegation_id(context.params.at(0));
  request.set_reason(context.form().Get("reason"));
  const Sent sent =
      SendTo(context, context.portal.backend.office, &Stub::RevokeDelegation, request);
  if (!sent) {
    FormState state = RefusedForm(context, sent.error());
    // As its row draws it, or the links to the mistakes would lead to another form.
    state.prefix = request.delegation_id() + "-";
    return Show(context, request.delegation_id(), state);
  }
  return GoOn(context, *sent, Url("/penugasan"));
}

}  // namespace tepat::portal
