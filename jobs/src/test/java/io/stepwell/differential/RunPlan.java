package io.stepwell.differential;

import java.util.List;

/**
 * When a test run takes place.
 *
 * @param id its id; ids do not ascend with the starts
 * @param loadTest the load test's name
 * @param start its first second, since the epoch
 * @param seconds how long it takes
 * @param generators how many load generators write a file of their own
 * @param dense whether some of its seconds have more samples than a sketch holds all of
 */
record RunPlan(long id, String loadTest, long start, int seconds, int generators, boolean dense) {

  static final String LOAD_TEST = "checkout";
  static final String OTHER_LOAD_TEST = "checkout (other)";

  /** A multiple of every step up to ten minutes. */
  private static final long ABOUT = 1_699_999_800;

  private static final int APART = 30_000;

  /** From a single second to more than two hours, on the edges of rollups and off them. */
  static List<RunPlan> all(Dice dice) {
    long first = ABOUT + 600L * dice.below(1000);
    return List.of(
        new RunPlan(12, LOAD_TEST, first + 7, 1, 1, false),
        new RunPlan(5, LOAD_TEST, first + APART + dice.below(600), dice.from(20, 59), 1, true),
        new RunPlan(14, LOAD_TEST, first + 2 * APART, 600, 1, false),
        new RunPlan(
            11, LOAD_TEST, first + 3 * APART + dice.below(600), dice.from(610, 900), 1, false),
        new RunPlan(
            9, LOAD_TEST, first + 4 * APART + dice.below(60), dice.from(1300, 1700), 2, true),
        new RunPlan(
            13, LOAD_TEST, first + 5 * APART + dice.below(600), dice.from(7210, 8100), 1, false),
        new RunPlan(21, OTHER_LOAD_TEST, first + 6 * APART, dice.from(61, 130), 1, true));
  }

  long end() {
    return start + seconds;
  }
}
