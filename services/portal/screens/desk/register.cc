// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/desk/register.h"

#include <fmt/format.h>

#include "libs/casebook/store/cases.h"
#include "libs/casebook/store/letters.h"
#include "libs/journal/wire.h"
#include "services/portal/screens/case/attachments.h"
#include "services/portal/screens/desk/periods.h"
#include "services/portal/screens/desk/replaced_case.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/parts.h"
#include "services/portal/screens/sending.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

namespace wire = correspondence::v1;

// Nearly every circular comes from the same office.
std::string LastSender(const std::vector<std::string>& senders) {
  return senders.empty() ? "Bappeda Kabupaten Lumajang" : senders.front();
}

// Folded away, for they are right as they are; open when something was refused, so that no mistake
// hides.
Html MoreFields(const Context& context, const FormState& state, const std::string& today) {
  return Fill(
      R"(<details {}><summary>Isian lain: waktu terima, cara datang, sifat,
urgensi, periode, batas waktu pengirim</summary>{}{}{}{}{}{}{}{}{}{}</details>)",
      Attribute("open", state.error.has_value()),
      TextField(state,
                {"received_time", "Diterima pada", "Hari sebelumnya memerlukan alasan.",
                 "datetime-local", true},
                context.portal.times.Field(context.now)),
      TextField(state, {"back_entry_reason", "Alasan dicatat kemudian"}),
      ChoiceField(state, {"channel", "Cara datang"},
                  ChoicesOf(wire::IntakeChannel_MAX, ChannelWord),
                  std::to_string(wire::INTAKE_CHANNEL_SRIKANDI)),
      TextField(state, {"external_number", "Nomor pada saluran itu", "", "text", false, 150}),
      TextField(state, {"archive_place", "Tempat simpan (surat kertas)", "", "text", false, 200}),
      ChoiceField(state, {"nature", "Sifat"}, ChoicesOf(wire::Nature_MAX, NatureWord),
                  std::to_string(wire::NATURE_ORDINARY)),
      ChoiceField(state, {"urgency", "Urgensi"}, ChoicesOf(wire::Urgency_MAX, UrgencyWord),
                  std::to_string(wire::URGENCY_URGENT)),
      ChoiceField(state, {"period", "Periode data"}, Periods(today), UsualPeriod(today)),
      ReplacedCaseField(context, state),
      TextField(state, {"sender_deadline", "Batas waktu pengirim",
                        "Kapan pengirim meminta jawaban, bila suratnya menyebut.", "date"}));
}

// Two clerks with the same letter is the usual case; two letters with one number is not, but
// happens.
Html DuplicateLink(const Context& context, const FormState& state) {
  if (!state.error || state.error->slug != "correspondence.duplicate_letter") return Html();
  const auto found = state.error->details.find("case_id");
  if (found == state.error->details.end()) return Html();
  const std::string& case_id = found->second;
  const auto same = context.Read<std::optional<CaseRow>>(
      [&](sql::Database& db) { return casebook::FindCase(db, case_id); });
  const bool known = same && *same;
  const std::string when =
      known ? fmt::format("Diterima {} sebagai agenda {}/{}.",
                          context.portal.times.Short((*same)->letter.received, context.now),
                          (*same)->letter.agenda_number, (*same)->letter.agenda_year)
            : std::string();
  return Fill(
      R"(<p>{} <a class="tombol" href="{}">Buka berkas yang sudah ada</a></p>{})", when,
      Url("/berkas/", case_id),
      CheckField(state, "accept_duplicate", {"1", "Ini surat lain, tetap daftarkan"}, false));
}

// Cases that were opened without a letter and wait for theirs: registered with one, a circular
// opens no second case. Nothing while none waits.
Html WaitingCases(const Context& context, const FormState& state) {
  const auto cases = context.Read<std::vector<CaseRow>>([&](sql::Database& db) {
    return casebook::CasesWithoutLetter(db, context.portal.config.cases_page);
  });
  // Silence would read as "none waits", and the letter would open a second case.
  if (!cases)
    return Fill("<p>Daftar berkas yang menunggu surat tidak dapat dibaca. Muat ulang.</p>");
  if (cases->empty()) return Html();
  std::vector<Choice> choices = {{"", "Bukan: surat ini membuka berkas baru"}};
  for (const CaseRow& of : *cases) {
    choices.push_back({of.letter.case_id,
                       fmt::format("{}, dibuka {}", PeriodWord(of.letter.period),
                                   context.portal.times.Short(of.letter.received, context.now))});
  }
  return ChoiceField(
      state,
      {"scheduled_case_id", "Berkas yang menunggu surat ini",
       "Berkas yang sudah dibuka tanpa surat; suratnya disimpan di sana, dan periode "
       "datanya periode berkas itu."},
      choices, "");
}

// Browsers fill in no file by themselves: whoever chose one before is told to choose it again.
Html LostFile(const Context& context, const FormState& state) {
  const auto& files = context.request.form.files;
  if (!state.error || files.empty()) return Html();
  return Fill(R"(<p class="salah">{} belum tersimpan. Pilih lagi berkas itu.</p>)",
              files.front().name.empty() ? std::string("Foto surat") : files.front().name);
}

Response Show(const Context& context, const FormState& state) {
  const auto senders = context.Read<std::vector<std::string>>([&](sql::Database& db) {
    return casebook::LastSenders(db, context.portal.config.senders_max);
  });
  const std::vector<std::string> known = senders ? *senders : std::vector<std::string>();
  const std::string today = context.portal.times.IsoDate(context.now);
  const Html list = Join(known, [](const std::string& sender) {
    return Fill(R"(<option value="{}"></option>)", sender);
  });
  const Html main = Fill(
      R"(<h1>Surat masuk</h1>
<form method="post" action="{}" class="tindakan" id="surat" enctype="multipart/form-data"
data-draf="1">{}{}{}
{}{}{}{}<datalist id="pengirim">{}</datalist>{}
<div class="isian"><label for="f-berkas">Foto atau PDF surat <span class="redup">(boleh
menyusul)</span></label>{}
<input id="f-berkas" name="berkas" type="file" accept="application/pdf,image/jpeg,image/png"
capture="environment"></div><input type="hidden" name="file_id" value="{}">
<p><button class="utama">Daftarkan</button></p></form>)",
      Url("/surat/baru"), FormTokens(context, state), DuplicateLink(context, state),
      WaitingCases(context, state),
      TextField(state, {"letter_number", "Nomor surat", "", "text", true, 150}),
      TextField(state, {"subject", "Hal", "", "text", true, 500}, "Pengumpulan Data Kinerja SKPD"),
      TextField(state, {"letter_date", "Tanggal surat", "", "date", true}, today),
      TextField(state, {"sender", "Surat dari", "", "text", true, 200, "pengirim"},
                LastSender(known)),
      list, MoreFields(context, state, today), LostFile(context, state),
      state.Value("file_id", NewRequestId(context)));
  PageOptions options{"Surat masuk"};
  options.form = &state;
  return Page(context, options, main);
}

// The period of a letter: that of the case which waits for it, else as chosen. Whoever files a
// letter with a case means its period; a case that is not known here the service judges.
std::string PeriodOf(const Context& context) {
  const std::string waiting = context.form().Get("scheduled_case_id");
  if (waiting.empty()) return context.form().Get("period");
  const auto found = context.Read<std::optional<CaseRow>>(
      [&](sql::Database& db) { return casebook::FindCase(db, waiting); });
  return found && *found ? (*found)->letter.period : context.form().Get("period");
}

// Only what cannot be written into the request is judged here; everything else the service judges.
Result<wire::RegisterLetterRequest> RequestOf(const Context& context) {
  const Fields& form = context.form();
  wire::RegisterLetterRequest request;
  request.set_request_id(form.Get("request_id"));
  request.set_sender(form.Get("sender"));
  request.set_letter_number(form.Get("letter_number"));
  request.set_letter_date(form.Get("letter_date"));
  request.set_subject(form.Get("subject"));
  request.set_channel(static_cast<wire::IntakeChannel>(IntIn(form.Get("channel"))));
  request.set_external_number(form.Get("external_number"));
  request.set_archive_place(form.Get("archive_place"));
  request.set_nature(static_cast<wire::Nature>(IntIn(form.Get("nature"))));
  request.set_urgency(static_cast<wire::Urgency>(IntIn(form.Get("urgency"))));
  request.set_period(PeriodOf(context));
  request.set_sender_deadline(form.Get("sender_deadline"));
  request.set_back_entry_reason(form.Get("back_entry_reason"));
  request.set_accept_duplicate(form.Has("accept_duplicate"));
  request.set_scheduled_case_id(form.Get("scheduled_case_id"));
  request.set_supersedes_case_id(form.Get("supersedes_case_id"));
  const auto received = context.portal.times.FromField(form.Get("received_time"));
  if (!received) {
    return Fail(Code::kInvalid, "correspondence.invalid_letter", "received_time",
                {{"fields", "received_time: not a date and time"}});
  }
  journal::FillTime(*received, request.mutable_received_time());
  return request;
}

}  // namespace

Response NewLetter(const Context& context) { return Show(context, FormState()); }

Response RegisterLetter(const Context& context) {
  const auto request = RequestOf(context);
  if (!request) return Show(context, RefusedForm(context, request.error()));
  const auto& backend = context.portal.backend;
  const auto made = backend.Call(backend.correspondence, context.viewer->token,
                                 &wire::CorrespondenceService::Stub::RegisterLetter, *request);
  if (!made) return Show(context, RefusedForm(context, made.error()));
  const Url page("/berkas/", made->case_id());
  if (context.request.form.files.empty()) return GoOn(context, made->position(), page);
  // The letter is registered; its picture follows under the form's other id, so that a form which
  // comes twice attaches it once.
  const Sent attached =
      AttachFile(context, made->case_id(), "surat_edaran", context.form().Get("file_id"));
  if (attached) return GoOn(context, *attached, page);
  return GoOn(context, made->position(), page,
              "Surat sudah terdaftar, tetapi fotonya belum tersimpan. " +
                  Explain(context, attached.error()) + " Lampirkan lagi di bawah.");
}

}  // namespace tepat::portal
