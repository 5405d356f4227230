// SPDX-License-Identifier: Apache-2.0
// A plan that came as a workbook: read by a program of its own, judged here.
#pragma once

#include <atomic>
#include <string>

#include "libs/base/status.h"
#include "libs/sql/reader_pool.h"
#include "tepat/plan/v1/adoption.pb.h"

namespace tepat::office {

// One at a time: each costs a process, and an office has one plan a year. From the service's start
// to its end; any thread.
class PlanReading {
 public:
  explicit PlanReading(sql::ReaderPool& pool) : pool_(pool) {}

  // The plan as a file, or every mistake in it. Waits for the program, some tenths of a second.
  // Fails with kExhausted `office.reading_workbooks`, or as RunLimited does for a program that
  // broke down.
  Result<plan::v1::ReadPlanWorkbookResponse> Read(const plan::v1::ReadPlanWorkbookRequest& request);

 private:
  Result<plan::v1::ReadPlanWorkbookResponse> ReadOne(const std::string& bytes);

  sql::ReaderPool& pool_;  // of the node
  std::atomic<bool> busy_{false};
};

}  // namespace tepat::office
