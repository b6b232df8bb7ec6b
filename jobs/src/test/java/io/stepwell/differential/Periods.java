package io.stepwell.differential;

import io.stepwell.differential.PlainQuestion.Form;
import io.stepwell.differential.PlainQuestion.Period;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Over which time a run is asked, and in which steps: on edges of all kinds, and beside them. */
final class Periods {

  private static final int USUAL_POINTS = 1500;

  private final Dice dice;
  private final SampledRun run;
  private final long length;

  Periods(Dice dice, SampledRun run) {
    this.dice = dice;
    this.run = run;
    this.length = run.end() - run.start();
  }

  Period next(PlainQuestion question) {
    Period period = any(question);
    for (int again = 0; again < 3 && endsFirst(period); again++) {
      period = any(question);
    }
    return period;
  }

  private boolean endsFirst(Period period) {
    Instant start = period.start().orElse(Instant.ofEpochSecond(run.start()));
    Instant end = period.end().orElse(Instant.ofEpochSecond(run.end()));
    return !start.isBefore(end);
  }

  private Period any(PlainQuestion question) {
    boolean range = question.form() == Form.RANGE;
    // Every sub-window is gone through.
    boolean farAway = !question.calculation().method().equals("max_rate") && dice.percent(2);
    Optional<Instant> start = dice.percent(50) ? Optional.of(moment(farAway, true)) : none();
    Optional<Instant> end = dice.percent(50) ? Optional.of(moment(farAway, false)) : none();
    return new Period(range ? step() : OptionalLong.empty(), start, end);
  }

  private static Optional<Instant> none() {
    return Optional.empty();
  }

  private OptionalLong step() {
    if (dice.percent(25)) {
      return OptionalLong.empty();
    }
    long step =
        dice.of(
            dice.of(1L, 2L, 3L, 5L, 7L, 10L, 13L, 20L),
            dice.of(30L, 59L, 60L, 61L, 90L, 120L, 300L, 599L),
            dice.of(600L, 601L, 1200L, 3600L, 100_000L),
            length + dice.of(-1L, 0L, 1L));
    boolean many = length / Math.max(1, step) > USUAL_POINTS;
    return OptionalLong.of(many && dice.percent(95) ? step * 10 : Math.max(1, step));
  }

  private Instant moment(boolean farAway, boolean start) {
    if (farAway) {
      return Instant.parse(start ? "1970-01-01T00:00:01Z" : "2099-12-31T23:59:59.5Z");
    }
    return Instant.ofEpochSecond(second(start), dice.of(0, 0, 0, 1, 500_000_000, 999_999_999));
  }

  private long second(boolean start) {
    long window = dice.of(10L, 60L, 600L);
    return switch (dice.below(8)) {
      case 0 -> run.start() + dice.of(-1, 0, 1);
      case 1 -> run.end() + dice.of(-1, 0, 1);
      case 2 -> run.start() - dice.below(800);
      case 3 -> run.end() + dice.below(800);
      case 4, 5 -> (run.start() + inside()) / window * window + dice.of(-1, 0, 0, 0, 1);
      default -> start ? run.start() + inside() / 2 : run.end() - inside() / 2;
    };
  }

  private int inside() {
    return dice.below((int) length + 1);
  }
}
