// SPDX-License-Identifier: Apache-2.0
#include "services/timing/service.h"

#include "libs/daemon/command_call.h"
#include "libs/journal/wire.h"
#include "services/timing/wire.h"

namespace tepat::timing {
namespace {

Result<v1::GetCursorsResponse> ReadCursors(sql::Database& db) {
  TEPAT_ASSIGN(const auto rows, db.Select("SELECT source, incarnation, sequence FROM reader_cursor "
                                          "ORDER BY source LIMIT 100"));
  v1::GetCursorsResponse response;
  for (const sql::Row& row : rows) {
    journal::FillPosition({row.Text(0), row.Text(1), row.Int(2)}, response.add_cursors());
  }
  TEPAT_ASSIGN(const auto next, NextFire(db));
  if (next) journal::FillTime(*next, response.mutable_next_rung_time());
  return response;
}

}  // namespace

Result<v1::GetCaseResponse> GetCase(daemon::Node& node, Assessor& assessor,
                                    const v1::GetCaseRequest& request, Instant now) {
  return node.pool().Read<v1::GetCaseResponse>(
      [&](sql::Database& db) -> Result<v1::GetCaseResponse> {
        TEPAT_ASSIGN(const auto steps, StepsOf(db, request.case_id()));
        if (steps.empty()) {
          return Fail(Code::kNotFound, "timing.unknown_case", "no mark of this case was read");
        }
        v1::GetCaseResponse response;
        for (const int step : steps) {
          TEPAT_ASSIGN(const auto visits, assessor.ReadStep(db, {request.case_id(), step}, now));
          for (const JudgedVisit& judged : visits) {
            if (response.visits_size() >= assessor.config().visits_max) return response;
            FillVisit(request.case_id(), judged, response.add_visits());
          }
        }
        return response;
      });
}

grpc::ServerUnaryReactor* Service::GetCase(grpc::CallbackServerContext* call,
                                           const v1::GetCaseRequest* request,
                                           v1::GetCaseResponse* response) {
  return daemon::ServeQuery<v1::GetCaseResponse>(
      call, guard_, response, [&](const identity::Claims&) {
        return timing::GetCase(node_, assessor_, *request, node_.world().clock.Now());
      });
}

grpc::ServerUnaryReactor* Service::GetCursors(grpc::CallbackServerContext* call,
                                              const v1::GetCursorsRequest*,
                                              v1::GetCursorsResponse* response) {
  return daemon::ServeQuery<v1::GetCursorsResponse>(
      call, guard_, response, [&](const identity::Claims&) {
        return node_.pool().Read<v1::GetCursorsResponse>(ReadCursors);
      });
}

}  // namespace tepat::timing
