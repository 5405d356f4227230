// SPDX-License-Identifier: Apache-2.0
// A service with one table, to try what all step services share: `parcel`, a case that is somewhere
// in the office's SOP.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <optional>
#include <string>

#include "libs/base/check.h"
#include "libs/casework/case_command.h"
#include "libs/casework/ending.h"
#include "libs/casework/store/schema.h"
#include "libs/testing/service_bench.h"

namespace tepat::casework {

constexpr const char* kParcelSop = "pengumpulan-data-kinerja";
constexpr const char* kParcelCase = "018bcfe5-6800-7abc-8def-0123456789ab";
constexpr const char* kParcelEvent = "018bcfe5-6800-7abc-8def-0123456789ac";

struct Parcel {
  std::string sop_id = kParcelSop;
  int sop_version = 1;
};

inline Result<std::optional<Parcel>> FindParcel(sql::Database& db, const std::string& case_id) {
  return db.Find(
      [](const sql::Row& row) {
        return Parcel{kParcelSop, row.Get<int>("sop_version")};
      },
      "SELECT sop_version FROM parcel WHERE case_id=?", case_id);
}

inline Status InsertParcel(sql::Database& db, const std::string& case_id, int sop_version = 1) {
  return db.Run("INSERT INTO parcel(case_id, sop_version) VALUES(?,?)", case_id, sop_version);
}

class CaseworkTest : public testing::Test {
 protected:
  // Runs work in a transaction of the service; gives `ok` or the slug of the refusal.
  std::string Run(const journal::Writer::Work& work) {
    last_ = bench_.node().writer().Execute(work);
    return last_ ? "ok" : last_.error().slug;
  }

  // The same for a command of a person.
  std::string RunAs(const std::string& person, const std::function<Status(CaseCommand&)>& work) {
    identity::Claims caller;
    caller.person_id = person;
    return Run([&](journal::Transaction& transaction) -> Status {
      CaseCommand command(transaction, caller, "uji");
      return work(command);
    });
  }

  // What the service's rows say now.
  template <class T>
  T Read(const std::function<Result<T>(sql::Database&)>& read) {
    return *bench_.node().pool().Read<T>(read);
  }

  // Why the last work was refused.
  const Error& error() const { return last_.error(); }

  simulation::ServiceBench bench_{
      "uji",
      SchemaWith({"CREATE TABLE parcel(case_id TEXT PRIMARY KEY, sop_version INTEGER) STRICT"})};

 private:
  Status last_ = Ok();
};

}  // namespace tepat::casework
