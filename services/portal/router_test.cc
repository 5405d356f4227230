// SPDX-License-Identifier: Apache-2.0
#include "services/portal/router.h"

#include <set>

#include "services/portal/screen_fixture.h"

namespace tepat::portal {
namespace {

class RouterTest : public ScreenFixture {
 protected:
  RouterTest() { portal_->ready = true; }
  Response Ask(const std::string& method, const std::string& path) {
    request_.method = method;
    request_.path = path;
    return Answer(*portal_, request_);
  }
};

TEST_F(RouterTest, NobodyIsLetInBeforeThePortalIsReady) {
  portal_->ready = false;
  EXPECT_EQ(Ask("GET", "/healthz").status, 503);
  portal_->ready = true;
  EXPECT_EQ(Ask("GET", "/healthz").body, "ok\n");
}

TEST_F(RouterTest, WhoeverIsNotSignedInIsLedThereAndBack) {
  const Response response = Ask("GET", "/papan");
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(response.headers.front().second, "/masuk?ke=%2Fpapan");
  EXPECT_EQ(Ask("GET", "/").headers.front().second, "/masuk");
}

TEST_F(RouterTest, AnUnknownAddressIsNoPageAndAWrongMethodNoForm) {
  EXPECT_EQ(Ask("GET", "/tidak-ada").status, 404);
  EXPECT_EQ(Ask("GET", "/keluar").status, 405);
}

TEST_F(RouterTest, AFormFromElsewhereIsRefused) {
  request_.origin = "https://jahat.example";
  EXPECT_EQ(Ask("POST", "/masuk").status, 403);
  request_.origin = "http://kantor";
  EXPECT_NE(Ask("POST", "/masuk").status, 403);
  request_.origin = "";
  request_.fetch_site = "cross-site";
  EXPECT_EQ(Ask("POST", "/masuk").status, 403);
}

TEST_F(RouterTest, ASessionThatCannotBeCheckedIsNotTakenForNone) {
  request_.cookie = "tepat=rahasia";
  const Response page = Ask("GET", "/papan");
  EXPECT_EQ(page.status, 503) << "the office does not answer";
  EXPECT_THAT(Seen(page), HasSubstr("Belum dapat memeriksa sesi Anda"));
}

TEST_F(RouterTest, FilesComeToTheirAddressesAlone) {
  EXPECT_TRUE(TakesFiles("/surat/baru"));
  EXPECT_TRUE(TakesFiles("/kalender/akibat"));
  EXPECT_TRUE(TakesFiles("/berkas/k1/lampiran"));
  EXPECT_TRUE(TakesFiles("/berkas/k1/unit/kasi_pemerintahan"));
  EXPECT_TRUE(TakesFiles("/berkas/k1/buku-kerja"));
  EXPECT_TRUE(TakesFiles("/berkas/k1/unit/kasi_pemerintahan/buku-kerja"));
  EXPECT_TRUE(TakesFiles("/periode/2026-TW2"));
  EXPECT_TRUE(TakesFiles("/rencana/periksa"));
  EXPECT_TRUE(TakesFiles("/rencana/rancangan"));
  EXPECT_TRUE(TakesFiles("/rencana/2026/lampiran"));
  EXPECT_FALSE(TakesFiles("/berkas/k1/buku-kerja/simpan"));
  EXPECT_FALSE(TakesFiles("/berkas/k1/kirim"));
}

TEST_F(RouterTest, NoAddressStandsTwiceAndOnlyFormsChangeAnything) {
  std::set<std::string> seen;
  for (const Route& route : Routes()) {
    EXPECT_TRUE(seen.insert(std::string(route.method) + " " + route.pattern).second)
        << route.pattern;
    EXPECT_TRUE(route.method == std::string("GET") || route.method == std::string("POST"));
  }
}

TEST_F(RouterTest, StylesAreServedUnderTheNameOfTheirContent) {
  const std::string address = portal_->assets.AddressOf("tepat.css").text();
  const Response style = Ask("GET", address);
  EXPECT_EQ(style.status, 200);
  EXPECT_EQ(style.type, "text/css; charset=utf-8");
  EXPECT_EQ(Ask("GET", "/aset/tepat.000000.css").status, 404);
}

TEST_F(RouterTest, ACookieIsFoundAmongOthers) {
  request_.cookie = "a=1; tepat=rahasia; tepat_jabatan=camat";
  EXPECT_EQ(CookieOf(request_, "tepat"), "rahasia");
  EXPECT_EQ(CookieOf(request_, "tepat_jabatan"), "camat");
  EXPECT_EQ(CookieOf(request_, "jabatan"), "");
}

TEST_F(RouterTest, OverTlsACookieTravelsOverTlsAlone) {
  EXPECT_THAT(SetCookie(request_, "tepat", "x").second, Not(HasSubstr("Secure")));
  request_.https = true;
  EXPECT_THAT(SetCookie(request_, "tepat", "x").second, HasSubstr("; Secure"));
  EXPECT_THAT(EndCookie(request_, "tepat").second, HasSubstr("Max-Age=0"));
}

}  // namespace
}  // namespace tepat::portal
