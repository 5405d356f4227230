// SPDX-License-Identifier: Apache-2.0
#include "services/cli/operator.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

#include "libs/base/file_limit.h"
#include "libs/calls/guard.h"
#include "libs/daemon/journal_service.h"
#include "libs/rpc/socket.h"

namespace tepat::cli {
namespace {

// Nobody waits longer at a terminal; calls that compute much say so themselves.
constexpr std::chrono::seconds kCallLimit(10);

// gRPC ends the process when metadata holds anything but printable ASCII, and editors end a file
// with a line end.
std::string ReadToken(const std::string& home) {
  std::ifstream file(home + "/secrets/token-operator");
  std::string token;
  std::getline(file, token);
  const bool printable =
      std::all_of(token.begin(), token.end(), [](unsigned char c) { return c > ' ' && c < 0x7F; });
  return printable ? token : std::string();
}

}  // namespace

Operator::Operator(std::string home) : Operator(home, ReadToken(home)) {}

Operator::Operator(std::string home, std::string token)
    : home_(std::move(home)), token_(std::move(token)), ids_(clock_, entropy_) {}

std::vector<std::string> Operator::Programs() const {
  std::vector<std::string> all(kServices.begin(), kServices.end());
  std::error_code ignored;
  // Its folder is made at its first start; before that there is nothing to ask.
  if (std::filesystem::exists(home_ + "/portal", ignored)) all.emplace_back("portal");
  return all;
}

// Shared by the caller and gRPC's stub.
std::shared_ptr<grpc::Channel> Operator::ChannelTo(const std::string& service) const {
  return rpc::Connect(rpc::SocketPath(home_ + "/run", service));
}

std::unique_ptr<journal::JournalReader> Operator::JournalOf(const std::string& service) const {
  return std::make_unique<daemon::RemoteJournal>(ChannelTo(service), [this] { return token_; });
}

void Operator::Prepare(grpc::ClientContext& context) const {
  rpc::SetDeadline(context, kCallLimit);
  context.AddMetadata(calls::kTokenKey, calls::TokenValue(token_));
}

std::string AdviceOn(const Error& error) {
  // What kind of error it is says more than which: first whether anybody answers at all.
  if (error.code == Code::kNotFound) return "yang diminta tidak ada; periksa penulisannya";
  // Of a person whom the operator has named.
  if (error.slug == "identity.not_allowed") {
    return "jabatan itu tidak berwenang; pilih pejabat lain dengan --person";
  }
  if (error.code == Code::kDenied) return "jalankan sebagai operator di server kantor";
  if (error.code == Code::kUnavailable) return "periksa apakah layanan berjalan, lalu coba lagi";
  static const std::map<std::string, std::string> kAdvice = {
      {"cli.file_exists", "pilih nama lain, atau pindahkan yang lama"},
      {"cli.cannot_write", "periksa folder, hak akses dan sisa ruang disk"},
      {"cli.unknown_format", "beri nama berkas yang berakhir .csv atau .xlsx"},
      {"cli.file_too_large", "berkas itu lebih dari " + std::to_string(kFileBytesMax >> 20) +
                                 " MB; simpan hanya lembar yang diperlukan"},
      {"cli.malformed_thread", "tulis UNIT/INDIKATOR atau UNIT/INDIKATOR/KOMPONEN"},
      {"cli.no_file", "berkas itu tidak dapat dibaca; periksa namanya"},
      {"instant.malformed_date", "tulis tanggal seperti 2026-01-31"},
      {"timing.invalid_report", "tanggal akhir harus sesudah tanggal awal"},
      {"lock.held", "hentikan dahulu layanan kantor ini"},
      {"journal.broken_chain", "jurnal telah diubah; jangan dipakai"},
      {"correspondence.period_running", "buka berkas yang berjalan itu, atau beri --second"},
      {"correspondence.superseded_already", "berkas itu sudah digantikan; pilih berkas lain"},
      {"correspondence.no_letter", "daftarkan dahulu surat edarannya di portal"},
      {"correspondence.case_ended", "berkas itu sudah berakhir; tidak ada yang dilampirkan"},
      {"blobs.kind_refused", "lampirkan berkas PDF, JPEG, atau PNG"},
      {"journal.request_id_reused", "nomor itu milik permintaan lain; ulangi tanpa --request-id"},
      {"journal.malformed_request_id", "salin --request-id seperti tercetak"},
      {"data_collection.no_plan", "berlakukan dahulu rencana tahun itu dengan tepat plan import"},
      {"data_collection.moved_on", "data unit itu sudah berubah; ekspor lagi, lalu ulangi"},
      {"data_collection.refused_values", "perbaiki nilai yang ditolak, lalu ulangi"},
      {"data_collection.nothing_to_rebase", "berkas itu sudah memakai rencana yang berlaku"},
      {"data_collection.plan_changed", "rencana yang berlaku sudah berganti lagi; ulangi"},
      {"data_collection.frozen", "data berkas itu pernah diverifikasi; rencananya tetap"},
      {"data_collection.period_running",
       "periode itu sedang dikumpulkan oleh sebuah berkas; kirim nilainya pada berkas itu"},
      {"data_collection.already_verified",
       "nilai unit itu sudah diverifikasi oleh sebuah berkas; hapus unit itu dari berkas Anda"},
      {"data_collection.unknown_preview", "bacaan berkas itu sudah hilang; ulangi perintahnya"},
      {"data_collection.unsendable_unit", "perbaiki yang salah pada unit itu, lalu ulangi"},
      {"office.plan_draft_changed", "rancangan sudah diganti; lihat tepat plan diff, lalu ulangi"},
      {"office.plan_unchanged", "rencana yang berlaku sudah sama; tidak perlu diberlakukan"},
      {"office.sop_incomplete", "versi SOP itu tidak memuat semua langkah; pilih versi lain"}};
  if (error.slug.ends_with(".no_step")) {
    return "versi SOP berkas itu tidak lengkap; pakai tepat case rebase";
  }
  const auto found = kAdvice.find(error.slug);
  return found == kAdvice.end() ? "periksa perintahnya" : found->second;
}

int Complain(const Error& error) {
  const auto mistakes = error.details.find("mistakes");
  // Each line has file and place already; a heading would only push them away.
  if (mistakes != error.details.end()) {
    std::cerr << mistakes->second << "Tidak ada yang diubah. Perbaiki berkas, lalu impor lagi.\n";
    return 2;
  }
  std::cerr << "Gagal (" << error.slug << "): " << AdviceOn(error) << ".\n  " << error.message
            << '\n';
  return error.code == Code::kInvalid ? 2 : 1;
}

}  // namespace tepat::cli
