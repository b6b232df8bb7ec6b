package io.stepwell.differential;

import java.util.ArrayList;
import java.util.List;

/** In which seconds of a run a series has samples; a second that has two is there twice. */
enum Pace {
  /** One or two in every second: what rollups are made for. */
  STEADY,
  /** A few anywhere. */
  SCATTERED,
  /** Nothing in the first half. */
  LATE,
  /** Some minutes full, and long gaps between them. */
  GAPS,
  /** On the first and last seconds of the windows of rollups, and of the run. */
  EDGES,
  /** More in one second than a sketch holds all of. */
  BURST;

  List<Integer> seconds(Dice dice, RunPlan run) {
    List<Integer> seconds = new ArrayList<>();
    int length = run.seconds();
    switch (this) {
      case STEADY -> {
        for (int second = 0; second < length; second++) {
          times(dice.percent(10) ? dice.from(0, 2) : 1, second, seconds);
        }
      }
      case SCATTERED -> {
        for (int sample = dice.from(1, 80); sample > 0; sample--) {
          seconds.add(dice.below(length));
        }
      }
      case LATE -> {
        for (int sample = dice.from(1, 60); sample > 0; sample--) {
          seconds.add(length - 1 - dice.below((length + 1) / 2));
        }
      }
      case GAPS -> {
        for (int from = dice.below(50); from < length; from += dice.from(60, 2500)) {
          int to = Math.min(length, from + dice.from(1, 100));
          for (int second = from; second < to; second++) {
            seconds.add(second);
          }
        }
      }
      case EDGES -> {
        for (int sample = dice.from(10, 100); sample > 0; sample--) {
          long window = dice.of(10, 60, 60, 600, 600);
          long edge = (run.start() + dice.below(length)) / window * window;
          seconds.add((int) (edge - run.start()) + dice.of(-1, 0));
        }
        seconds.add(0);
        seconds.add(length - 1);
        seconds.removeIf(second -> second < 0 || second >= length);
      }
      case BURST -> {
        for (int burst = dice.from(1, 3); burst > 0; burst--) {
          times(dice.from(150, 450), dice.below(length), seconds);
        }
        seconds.add(dice.below(length));
      }
    }
    return seconds;
  }

  private static void times(int count, int second, List<Integer> seconds) {
    for (int i = 0; i < count; i++) {
      seconds.add(second);
    }
  }
}
