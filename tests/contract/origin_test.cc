// SPDX-License-Identifier: Apache-2.0
// From where a case comes, as bytes: services keep it as it was told, so what an older one wrote is
// read for years. The bytes are never changed.
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include "libs/base/hex.h"
#include "libs/journal/wire.h"
#include "tepat/common/v1/case_origin.pb.h"
#include "tepat/data_collection/v1/collection.pb.h"

namespace tepat::journal {
namespace {

constexpr const char* kBytes =
    "080c10ea0f1a060888928ed806226f0a2430316131663661302d303030302d373030302d383030302d303030303030"
    "303030303034"
    "1212646973706f736974696f6e2d6973737565641a2430316131663661302d303030302d373030302d383030302d"
    "303030303030303030306363220563616d61742a0608b0fb93d806";

common::v1::CaseOrigin Origin() {
  common::v1::CaseOrigin origin;
  origin.set_agenda_number(12);
  origin.set_agenda_year(2026);
  FillTime(*ParseInstant("2026-11-23T00:30:00Z"), origin.mutable_received_time());
  auto* issued = origin.add_hand_overs();
  issued->set_event_id("01a1f6a0-0000-7000-8000-000000000004");
  issued->set_fact("disposition-issued");
  issued->set_person_id("01a1f6a0-0000-7000-8000-0000000000cc");
  issued->set_position("camat");
  FillTime(*ParseInstant("2026-11-24T03:00:00Z"), issued->mutable_time());
  return origin;
}

std::string FieldsOf(const google::protobuf::Descriptor& message) {
  std::string names;
  for (int i = 0; i < message.field_count(); ++i) {
    names += (i == 0 ? "" : " ") + message.field(i)->name();
  }
  return names;
}

TEST(CaseOriginV1, IsWrittenAsEverBefore) { EXPECT_EQ(Hex(Origin().SerializeAsString()), kBytes); }

// Numbers, ids, positions and times go from service to service, of a letter that is closed too.
TEST(CaseOriginV1, HasNoRoomForWords) {
  EXPECT_EQ(FieldsOf(*common::v1::CaseOrigin::descriptor()),
            "agenda_number agenda_year received_time hand_overs");
  EXPECT_EQ(FieldsOf(*common::v1::HandOver::descriptor()), "event_id fact person_id position time");
}

// A sheet's name is its owner's: the request brings it, and no fact takes it on.
TEST(SourceCells, AreInNoFact) {
  using data_collection::v1::SentValue;
  using data_collection::v1::UnitDataSubmitted;
  const auto* cell = data_collection::v1::SourceCell::descriptor();
  for (const auto* fact : {UnitDataSubmitted::descriptor(), SentValue::descriptor()}) {
    for (int i = 0; i < fact->field_count(); ++i) {
      EXPECT_NE(fact->field(i)->message_type(), cell) << fact->field(i)->full_name();
    }
  }
}

}  // namespace
}  // namespace tepat::journal
