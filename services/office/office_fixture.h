// SPDX-License-Identifier: Apache-2.0
// The office on a real database, with the default office's files to import.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "libs/daemon/node.h"
#include "libs/journal/wire.h"
#include "libs/testing/clocks.h"
#include "libs/testing/executed_command.h"
#include "libs/testing/folder.h"
#include "libs/testing/project_file.h"
#include "services/office/import.h"
#include "services/office/store.h"
#include "tepat/office/v1/delegation.pb.h"

namespace tepat::office {

class OfficeTest : public testing::Test {
 protected:
  OfficeTest()
      : node_(*daemon::Node::Open({"uji", "office", folder_.path(), false, Schema()}, world_)) {
    operator_.machine = "operator";
    operator_.scopes = {"operator"};
  }

  static v1::OfficeFile File(const std::string& name) {
    v1::OfficeFile file;
    file.set_name(name);
    file.set_text(simulation::ReadOfficeFile(name));
    return file;
  }

  v1::ImportOfficeRequest WholeOffice() {
    v1::ImportOfficeRequest request;
    request.set_request_id(ids_.Next());
    request.set_default_calendar_id("lumajang");
    for (const char* name :
         {"sop/pengumpulan-data-kinerja.textproto", "calendar-lumajang.json",
          "calendar-perpres.json", "directory.textproto", "plan/2026.textproto"}) {
      *request.add_files() = File(name);
    }
    return request;
  }

  Result<v1::ImportOfficeResponse> Import(const v1::ImportOfficeRequest& request) {
    return simulation::ExecuteCommand<v1::ImportOfficeRequest, v1::ImportOfficeResponse>(
        node_->writer(), "ImportOffice", operator_, request,
        [this](journal::Transaction& t, const identity::Claims&,
               const v1::ImportOfficeRequest& wanted) { return ImportOffice(config_, t, wanted); });
  }

  template <class Request, class Response, class Body>
  Result<Response> Run(const identity::Claims& caller, Request request, Body body) {
    request.set_request_id(ids_.Next());
    return simulation::ExecuteCommand<Request, Response>(node_->writer(), "x", caller, request,
                                                         body);
  }

  std::string PersonId(const std::string& key) {
    return *node_->pool().Read<std::string>([&](sql::Database& db) { return PersonIdOf(db, key); });
  }

  v1::GrantDelegationRequest PlhOfTheCamat() {
    v1::GrantDelegationRequest request;
    request.set_position("camat");
    request.set_person_id(PersonId("sekretaris"));
    request.set_kind(v1::DELEGATION_KIND_PLH);
    journal::FillTime(clock_.Now(), request.mutable_start_time());
    journal::FillTime(clock_.Now() + std::chrono::days(2), request.mutable_end_time());
    request.set_decree_number("800/12/2026");
    return request;
  }

  simulation::Folder folder_;
  simulation::FakeClock clock_{"2026-11-23T01:00:00Z"};
  simulation::FakeMonotonicClock monotonic_;
  simulation::SeededEntropy entropy_{1};
  UuidSource ids_{clock_, entropy_};
  const daemon::World world_{clock_, monotonic_, ids_};
  const Config config_;
  std::unique_ptr<daemon::Node> node_;
  identity::Claims operator_;
};

}  // namespace tepat::office
