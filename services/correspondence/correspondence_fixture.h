// SPDX-License-Identifier: Apache-2.0
// Correspondence in an office as the project ships it: letters, cases and files that its people
// handle.
#pragma once

#include <gtest/gtest.h>

#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "libs/testing/executed_command.h"
#include "libs/testing/folder.h"
#include "libs/testing/service_bench.h"
#include "services/correspondence/commands/commands.h"
#include "services/correspondence/handoff.h"
#include "services/correspondence/queries.h"
#include "services/correspondence/scans.h"
#include "services/correspondence/store/schema.h"

namespace tepat::correspondence {

class CorrespondenceTest : public testing::Test {
 protected:
  v1::RegisterLetterRequest NewLetter(const std::string& number) {
    v1::RegisterLetterRequest request;
    request.set_request_id(bench_.NewId());
    request.set_sender("Bappeda");
    request.set_letter_number(number);
    request.set_letter_date("2026-11-20");
    request.set_subject("Pengumpulan data kinerja");
    request.set_channel(v1::INTAKE_CHANNEL_SRIKANDI);
    journal::FillTime(bench_.clock().Now(), request.mutable_received_time());
    request.set_nature(v1::NATURE_ORDINARY);
    request.set_urgency(v1::URGENCY_URGENT);
    request.set_period("2026-TW3");
    return request;
  }

  Result<v1::RegisterLetterResponse> Register(const v1::RegisterLetterRequest& request,
                                              const std::string& person = "staf_penerima_surat") {
    identity::Claims caller;
    caller.person_id = person;
    return simulation::ExecuteCommand<v1::RegisterLetterRequest, v1::RegisterLetterResponse>(
        bench_.node().writer(), "RegisterLetter", caller, request,
        [this](journal::Transaction& t, const identity::Claims& who,
               const v1::RegisterLetterRequest& wanted) {
          return RegisterLetter(context_, t, who, wanted);
        });
  }

  template <class Response, class Request>
  std::string Do(const std::string& person, const Request& request,
                 Result<Response> (*command)(journal::Transaction&, const identity::Claims&,
                                             const Request&)) {
    return bench_.Do<Response>(person, request, command);
  }

  std::string OpenScheduled(const std::string& person, const std::string& period,
                            const std::string& superseded = "") {
    v1::OpenScheduledCaseRequest request;
    request.set_period(period);
    request.set_supersedes_case_id(superseded);
    return bench_.Do<v1::OpenScheduledCaseResponse>(
        person, request,
        [this](journal::Transaction& t, const identity::Claims& who,
               const v1::OpenScheduledCaseRequest& wanted) {
          return OpenScheduledCase(context_, t, who, wanted);
        });
  }

  // Attaches a file that begins as a PDF; gives `ok` or the slug of the refusal.
  std::string Attach(const std::string& person, const std::string& case_id, const std::string& kind,
                     const std::string& content) {
    v1::ScanHead head;
    head.set_case_id(case_id);
    head.set_kind(kind);
    const auto file = scans_->Begin(bench_.NewId(), 100);
    EXPECT_TRUE(file->Append("%PDF-1.4 " + content));
    const auto sealed = file->Seal();
    EXPECT_TRUE(sealed);
    last_sha256_ = sealed->sha256;
    return bench_.Do<v1::AttachScanResponse>(
        person, head,
        [&](journal::Transaction& t, const identity::Claims& who,
            const v1::ScanHead& wanted) -> Result<v1::AttachScanResponse> {
          TEPAT_ASSIGN(auto made, AttachScan(t, who, wanted, *sealed));
          TEPAT_TRY(file->Publish());
          return made;
        });
  }
  // The content of a file as that person gets it, or the slug of the refusal.
  std::string Fetched(const std::string& person, const std::string& case_id,
                      const std::string& sha256) {
    v1::GetScanRequest request;
    request.set_case_id(case_id);
    request.set_sha256(sha256);
    identity::Claims caller;
    caller.person_id = person;
    auto file = OpenScan(bench_.node().pool(), *scans_, caller, request, bench_.clock().Now());
    return file ? std::string(std::istreambuf_iterator<char>(*file), {}) : file.error().slug;
  }
  v1::GetCaseResponse Kept(const std::string& case_id) {
    return *bench_.node().pool().Read<v1::GetCaseResponse>(
        [&](sql::Database& db) { return ReadCase(db, case_id); });
  }

  std::string CancelBy(const std::string& person, const std::string& case_id, int revision,
                       const std::string& reason) {
    v1::CancelCaseRequest request;
    request.set_case_id(case_id);
    request.set_expected_revision(revision);
    request.set_reason(reason);
    return Do(person, request, CancelCase);
  }

  std::string ToSekretaris(const std::string& person, const std::string& case_id, int revision) {
    v1::ForwardToSekretarisRequest request;
    request.set_case_id(case_id);
    request.set_expected_revision(revision);
    return Do(person, request, ForwardToSekretaris);
  }

  std::string ToCamat(const std::string& person, const std::string& case_id, int revision,
                      const std::string& reason = "") {
    v1::ForwardToCamatRequest request;
    request.set_case_id(case_id);
    request.set_expected_revision(revision);
    request.set_advice("Mohon arahan");
    request.set_missing_input_reason(reason);
    return Do(person, request, ForwardToCamat);
  }

  journal::Event LastFact() { return bench_.LastFact(); }

  using Names = std::vector<std::string>;
  simulation::ServiceBench bench_{"correspondence", Schema()};
  const Context context_{*worktime::Zone::Find("Asia/Jakarta")};
  const simulation::Folder folder_;
  const std::unique_ptr<blobs::BlobStore> scans_ =
      *OpenScans(folder_.Sub("scans"), bench_.node().pool());
  std::string last_sha256_;
};

}  // namespace tepat::correspondence
