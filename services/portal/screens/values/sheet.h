// SPDX-License-Identifier: Apache-2.0
// What the plan asks of a unit in a case, as its service tells it to this viewer.
#pragma once

#include <string>
#include <vector>

#include "services/portal/context.h"
#include "services/portal/screens/values/value_form.h"
#include "tepat/data_collection/v1/sheet.pb.h"

namespace tepat::portal {

// Whether the viewer sends the data of that unit while they are collected: its own officers, the
// staff of the office, and whoever closes the draft. The service judges it all the same.
bool MayFill(const Context& context, const std::string& unit);

// Whether the viewer sees the data of every unit: whoever closes the draft, and whoever checks it.
// The service judges it all the same.
bool MaySeeAll(const Context& context);

// Whether the viewer sees the data of that unit: whoever sends them, and whoever sees all of them.
// The service judges it all the same.
bool MayRead(const Context& context, const std::string& unit);

// What a sheet is drawn from. All references outlive it.
struct SheetView {
  const Context& context;
  const data_collection::v1::GetUnitSheetResponse& sheet;
  const FormState& state;  // what stands in the fields
  const std::vector<data_collection::v1::Finding>& findings;
  bool may_edit = false;       // else everything is text
  bool pictures_open = false;  // first pages of files are seen at once
};

// Values are in no fact before they are verified: their owner is asked, under the viewer's token.
// Fails as the call does.
Result<data_collection::v1::GetUnitSheetResponse> SheetOf(const Context& context,
                                                          const std::string& case_id,
                                                          const std::string& unit);

// The same of all units by indicators, for whoever may see them all.
Result<data_collection::v1::GetCheckSheetResponse> CheckSheetOf(const Context& context,
                                                                const std::string& case_id);

// The row of an indicator; null when the unit is not asked for it.
const data_collection::v1::SheetRow* FindRow(const data_collection::v1::GetUnitSheetResponse& sheet,
                                             const std::string& indicator);

// What the service would say of typed values: the achievements go into the sheet's rows. Gives the
// findings: the service's, and the numbers that are none in place of "belum diisi". Fails as the
// call does.
Result<std::vector<data_collection::v1::Finding>> Judge(
    const Context& context, const TypedValues& typed,
    data_collection::v1::GetUnitSheetResponse& sheet);

}  // namespace tepat::portal
