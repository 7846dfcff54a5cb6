package tradingagents.local.planted.circle;

import tradingagents.local.planted.circle.back.CircleBack;

/** Breaks a rule on purpose: the test of the arrows finds it. */
public final class Circle {
  Object back(CircleBack back) {
    return back;
  }
}
