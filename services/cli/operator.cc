// SPDX-License-Identifier: Apache-2.0
#include "services/cli/operator.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "libs/calls/guard.h"
#include "libs/daemon/journal_service.h"
#include "libs/rpc/socket.h"

namespace tepat::cli {
namespace {

constexpr std::chrono::seconds kCallLimit(10);

std::string ReadToken(const std::string& home) {
  std::ifstream file(home + "/secrets/token-operator");
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

Operator::Operator(std::string home)
    : home_(std::move(home)), token_(ReadToken(home_)), ids_(clock_, entropy_) {}

std::vector<std::string> Operator::Programs() const {
  std::vector<std::string> all(kServices.begin(), kServices.end());
  if (std::filesystem::exists(home_ + "/portal")) all.emplace_back("portal");
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

std::string ServiceOf(const std::string& source) { return source.substr(source.rfind('/') + 1); }

int Complain(const Error& error) {
  const auto mistakes = error.details.find("mistakes");
  if (mistakes != error.details.end()) {
    std::cerr << mistakes->second << "Tidak ada yang diubah. Perbaiki berkas, lalu impor lagi.\n";
    return 2;
  }
  std::string advice = "periksa perintahnya";
  if (error.slug == "cli.file_exists") advice = "pilih nama lain, atau pindahkan yang lama";
  if (error.slug == "cli.cannot_write") advice = "periksa folder, hak akses dan sisa ruang disk";
  if (error.slug == "cli.unknown_format") advice = "beri nama berkas yang berakhir .csv atau .xlsx";
  if (error.slug == "cli.no_file") advice = "berkas itu tidak dapat dibaca; periksa namanya";
  if (error.slug == "instant.malformed_date") advice = "tulis tanggal seperti 2026-01-31";
  if (error.slug == "timing.invalid_report") advice = "tanggal akhir harus sesudah tanggal awal";
  if (error.slug == "lock.held") advice = "hentikan dahulu layanan kantor ini";
  if (error.slug == "journal.broken_chain") advice = "jurnal telah diubah; jangan dipakai";
  if (error.code == Code::kUnavailable) advice = "periksa apakah layanan berjalan, lalu coba lagi";
  if (error.code == Code::kDenied) advice = "jalankan sebagai operator di server kantor";
  if (error.code == Code::kNotFound) advice = "yang diminta tidak ada; periksa penulisannya";
  std::cerr << "Gagal (" << error.slug << "): " << advice << ".\n  " << error.message << '\n';
  return error.code == Code::kInvalid ? 2 : 1;
}

}  // namespace tepat::cli
