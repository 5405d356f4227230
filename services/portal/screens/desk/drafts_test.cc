// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/desk/drafts.h"

#include "services/portal/screen_fixture.h"

namespace tepat::portal {
namespace {

class DraftsTest : public ScreenFixture {
 protected:
  Response Keep(const std::string& person, const std::string& place, const std::string& body) {
    request_.form.fields = {};
    request_.form.fields.Add("tempat", place);
    request_.form.fields.Add("isi", body);
    return KeepDraft(As(person));
  }
  std::string Get(const std::string& person, const std::string& place) {
    request_.query = {};
    request_.query.Add("tempat", place);
    return GetDraft(As(person)).body;
  }
};

TEST_F(DraftsTest, GiveBackToEachPersonHisOwn) {
  EXPECT_THAT(Keep("camat", "/surat/baru", "hal=a").body, HasSubstr("08.00"));
  EXPECT_THAT(Get("camat", "/surat/baru"), HasSubstr("hal=a"));
  EXPECT_EQ(Get("sekretaris", "/surat/baru"), "{}");
  EXPECT_EQ(Get("camat", "/lain"), "{}");
}

TEST_F(DraftsTest, AreGoneOnceTheyAreEmpty) {
  Keep("camat", "/surat/baru", "hal=a");
  Keep("camat", "/surat/baru", "");
  EXPECT_EQ(Get("camat", "/surat/baru"), "{}");
}

TEST_F(DraftsTest, RefuseWhatIsTooLongOrBelongsNowhere) {
  EXPECT_EQ(Keep("camat", "/surat/baru", std::string(100'001, 'x')).status, 422);
  EXPECT_EQ(Keep("camat", "", "hal=a").status, 422);
}

}  // namespace
}  // namespace tepat::portal
