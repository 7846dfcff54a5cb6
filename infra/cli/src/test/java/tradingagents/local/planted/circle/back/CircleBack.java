package tradingagents.local.planted.circle.back;

import tradingagents.local.planted.circle.Circle;

/** Breaks a rule on purpose: the test of the arrows finds it. */
public final class CircleBack {
  Object circle(Circle circle) {
    return circle;
  }
}
