// SPDX-License-Identifier: Apache-2.0
// Arithmetic and achievement against the oracle.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "libs/measure/achievement.h"
#include "libs/measure/decimal.h"
#include "libs/measure/oracle_fixture.h"

namespace tepat::measure {
namespace {

using oracle::AnyDecimal;
using oracle::Exact;

Fraction Ours(std::string_view text) { return *ReadPlainFraction(text); }

RC_GTEST_PROP(Oracle, WholeNumbersOfAnyLengthAgree, ()) {
  Integer ours(1);
  oracle::Whole theirs = 1;
  for (int i = 0; i < 12; ++i) {
    const auto by = *rc::gen::arbitrary<std::int64_t>();
    const int what = *rc::gen::inRange(0, 4);
    if (what == 0) ours = ours + Integer(by), theirs += by;
    if (what == 1) ours = ours - Integer(by), theirs -= by;
    if (what == 2) ours = ours * Integer(by), theirs *= by;
    if (what == 3) ours = ours * ours, theirs *= theirs;
    RC_ASSERT(ours.Digits() == oracle::Whole(abs(theirs)).str());
    RC_ASSERT(ours.Sign() == theirs.sign());
    // The same number made on another way has the same form.
    RC_ASSERT(ours + Integer(by) - Integer(by) == ours);
    if (what == 3 && i > 8) break;
  }
}

RC_GTEST_PROP(Oracle, FractionsAreAddedDividedComparedAndRoundedAlike, ()) {
  Fraction ours;
  Exact theirs = 0;
  // As many different denominators as units and quarters bring.
  for (int i = *rc::gen::inRange(1, 24); i > 0; --i) {
    const std::string a = AnyDecimal();
    const std::string b = AnyDecimal();
    if (oracle::Read(b) == 0) continue;
    const int what = *rc::gen::inRange(0, 3);
    const Fraction quotient = Ours(a) / Ours(b);
    const Exact exact = oracle::Read(a) / oracle::Read(b);
    RC_ASSERT((ours < quotient) == (theirs < exact));
    RC_ASSERT((ours == quotient) == (theirs == exact));
    ours = what == 0 ? ours + quotient : what == 1 ? ours - quotient : ours * quotient;
    theirs = what == 0 ? theirs + exact : what == 1 ? theirs - exact : theirs * exact;
    const int decimals = *rc::gen::inRange(0, 7);
    RC_ASSERT(FormatFixed(ours, decimals) ==
              oracle::Print(theirs, static_cast<unsigned>(decimals)));
  }
}

RC_GTEST_PROP(Oracle, HalvesAreRoundedAwayFromZero, ()) {
  const std::string whole = AnyDecimal();
  const Exact tie = oracle::Read(whole) + Exact(1, 20000);
  const Fraction half = Fraction(1) / Fraction(20'000);
  RC_ASSERT(FormatFixed(Ours(whole) + half, 4) == oracle::Print(tie, 4));
  RC_ASSERT(FormatFixed(-(Ours(whole) + half), 4) == oracle::Print(-tie, 4));
}

RC_GTEST_PROP(Oracle, DecimalsKeepTheirValueAndTheirOrder, ()) {
  const std::string a = AnyDecimal();
  const std::string b = AnyDecimal();
  const Decimal one = *Decimal::ReadPlain(a);
  const Decimal other = *Decimal::ReadPlain(b);
  RC_ASSERT(oracle::Read(one.ToPlain()) == oracle::Read(a));
  RC_ASSERT(*Decimal::ReadPlain(one.ToPlain()) == one);
  RC_ASSERT((one < other) == (oracle::Read(a) < oracle::Read(b)));
  RC_ASSERT(one.ToFraction() == Ours(a));
}

// The table of formulas once more, in the oracle's numbers; "" where none covers the case.
std::string Expected(Direction direction, const Exact& t, const Exact& r) {
  if (direction == Direction::kLowerByRatio) {
    if (r < 0 || t < 0) return "";
    if (r == 0) return t == 0 ? "100.00" : "unbounded";
    return oracle::Print(100 * t / r, 2);
  }
  if (direction != Direction::kHigher && t == 0 && r == 0) return "100.00";
  if (t <= 0) return "";
  if (direction == Direction::kHigher) return oracle::Print(100 * r / t, 2);
  if (direction == Direction::kLowerByDifference) return oracle::Print(100 * (2 * t - r) / t, 2);
  return oracle::Print(100 * (1 - abs(Exact(r - t)) / t), 2);
}

std::string Told(const Achievement& achievement) {
  if (achievement.kind == Achievement::Kind::kUnbounded) return "unbounded";
  return achievement.raw ? FormatFixed(*achievement.raw, 2) : "";
}

Direction AnyDirection() {
  return *rc::gen::element(Direction::kHigher, Direction::kLowerByDifference,
                           Direction::kLowerByRatio, Direction::kExact);
}

RC_GTEST_PROP(Oracle, AchievementFollowsItsFormula, ()) {
  const Direction direction = AnyDirection();
  const std::string t = AnyDecimal();
  const std::string r = *rc::gen::inRange(0, 4) == 0 ? t : AnyDecimal();
  const auto achieved = Achieve(direction, std::nullopt, Target(Ours(t)), Ours(r));
  RC_ASSERT(Told(achieved) == Expected(direction, oracle::Read(t), oracle::Read(r)));
}

RC_GTEST_PROP(Oracle, ARangeIsHeldToItsNearerEnd, ()) {
  const Direction direction = AnyDirection();
  std::string lower = AnyDecimal();
  std::string upper = AnyDecimal();
  const std::string r = AnyDecimal();
  if (oracle::Read(lower) > oracle::Read(upper)) std::swap(lower, upper);
  const Exact low = oracle::Read(lower);
  const Exact high = oracle::Read(upper);
  const Exact actual = oracle::Read(r);
  const auto range = *Target::Range(Ours(lower), Ours(upper));
  const std::string expected = actual < low    ? Expected(direction, low, actual)
                               : actual > high ? Expected(direction, high, actual)
                                               : "100.00";
  RC_ASSERT(Told(Achieve(direction, std::nullopt, range, Ours(r))) == expected);
}

RC_GTEST_PROP(Oracle, TheCappedFigureLiesBetweenZeroAndTheCap, ()) {
  const std::string cap = AnyDecimal(false);
  const auto achieved =
      Achieve(AnyDirection(), Ours(cap), Target(Ours(AnyDecimal())), Ours(AnyDecimal()));
  if (!achieved.raw) return;
  const Fraction& capped = *achieved.capped;
  RC_ASSERT(capped.Sign() >= 0 && capped <= Ours(cap));
  const bool between = achieved.raw->Sign() >= 0 && *achieved.raw <= Ours(cap);
  RC_ASSERT((capped == *achieved.raw) == between);
}

}  // namespace
}  // namespace tepat::measure
