package io.stepwell.cli;

import io.stepwell.server.verdict.Crossing;
import io.stepwell.server.verdict.JudgedThreshold;
import io.stepwell.server.verdict.TracedThreshold;
import java.util.List;
import java.util.OptionalDouble;

/** Verdicts on thresholds for people. */
final class ThresholdsTable {

  private static final String NONE = "-";

  private ThresholdsTable() {}

  static String of(List<TracedThreshold> thresholds) {
    TextTable table =
        new TextTable()
            .text("metric")
            .text("threshold")
            .number("value")
            .text("verdict")
            .text("first crossed")
            .number("value then");
    for (TracedThreshold threshold : thresholds) {
      JudgedThreshold judged = threshold.judged();
      table.row(
          judged.metric(),
          judged.expression(),
          value(judged.value()),
          judged.met() ? "passed" : "failed",
          threshold.crossing().map(Crossing::second).map(Figures::time).orElse(NONE),
          threshold.crossing().map(crossing -> value(crossing.value())).orElse(NONE));
    }
    return table.toString();
  }

  static String value(OptionalDouble value) {
    return value.isPresent() ? Figures.number(value.getAsDouble()) : NONE;
  }
}
