// SPDX-License-Identifier: Apache-2.0
// The form of a unit's data: its fields by the plan's keys, and the values that stand in them.
//
// A field is named by what it holds, the indicator, and the component or evidence rule:
// `nilai.ikm.nilai`, `sebab.ikm`, `tautan.ikm.laporan`. Keys of a plan have no points, so a name is
// read in one way only, and without the plan. Any thread: functions and values alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/portal/names.h"
#include "tepat/data_collection/v1/sheet.pb.h"

namespace tepat::portal {

// The name of a field; `key` is the component or the rule, empty for the indicator's own fields.
std::string FieldName(std::string_view what, const std::string& indicator,
                      const std::string& key = {});

// What fields hold.
inline constexpr std::string_view kNumberField = "nilai";       // a number, as people write it
inline constexpr std::string_view kGradeField = "predikat";     // a grade by its name
inline constexpr std::string_view kNoDataField = "tanpa_data";  // why there are no data
inline constexpr std::string_view kCauseField = "sebab";
inline constexpr std::string_view kFollowUpField = "tindak_lanjut";
inline constexpr std::string_view kProofField = "bukti";  // SHA-256 of a file; may come again
inline constexpr std::string_view kFileField = "berkas";  // a file to hand in
inline constexpr std::string_view kLinkField = "tautan";
inline constexpr std::string_view kTextField = "teks";
// The place of an indicator on the page, to which a finding about all of it leads.
inline constexpr std::string_view kIndicatorPlace = "indikator";

// A field's name in its parts. Value type.
struct FieldKey {
  std::string what;
  std::string indicator;
  std::string key;
};
// Parts of a name; `what` is empty for a name that is not of this kind.
FieldKey KeyIn(const std::string& name);

// What was typed, as the contract has it. Value type.
struct TypedValues {
  std::vector<data_collection::v1::IndicatorValue> values;
  // Numbers that are none, each with what was typed; they are in no value.
  std::vector<data_collection::v1::Finding> unread;
};
// Everything that was typed, indicators in the order of the form; one of which nothing was typed is
// left out. Numbers are read by measure::ReadNumber.
TypedValues ValuesIn(const Fields& form);

// What a sheet's newest sending says, as fields.
void FillFields(const data_collection::v1::GetUnitSheetResponse& sheet, Fields& fields);

// The id, on a page whose form has this state, of the field or place that a finding is about.
std::string PlaceOf(const FormState& state, const data_collection::v1::SheetRow* row,
                    const data_collection::v1::Finding& finding);

}  // namespace tepat::portal
