package io.stepwell.differential;

import io.stepwell.metrics.MetricType;
import java.math.BigDecimal;

/** What kind of numbers the samples of a metric are. */
enum OddValues {
  /** Small whole numbers, negative ones and zeros among them. */
  WHOLE,
  /** Sixteenths, which floats hold exactly and whose sums no order of addition rounds. */
  SIXTEENTHS,
  /** Decimals of up to nine digits, which no binary number holds. */
  DECIMALS,
  /** From the hardly visible to the astronomical, of either sign. */
  EXTREMES;

  /** One number, as k6 would write it. */
  String next(Dice dice, MetricType type) {
    if (type == MetricType.RATE) {
      return dice.percent(90) ? dice.of("0", "1") : dice.of("-1", "0.5", "-0", "1e-30", "7");
    }
    return switch (this) {
      case WHOLE -> Integer.toString(dice.percent(20) ? 0 : dice.from(-3, 12));
      case SIXTEENTHS -> plain(dice.from(-2_000, 300_000) / 16.0);
      case DECIMALS ->
          BigDecimal.valueOf(dice.from(-20_000, 1_000_000_000), dice.from(1, 9)).toPlainString();
      case EXTREMES -> extreme(dice);
    };
  }

  private static String extreme(Dice dice) {
    return switch (dice.below(8)) {
      case 0 -> dice.of("0", "-0", "1e-50", "5e-324", "-4.9e-320");
      case 1 -> dice.of("1e+30", "-1e+30", "3.25e+37", "123456789012345678");
      case 2 -> dice.of("0.1", "0.30000000000000004", "16777217", "16777216", "-16777217");
      default -> dice.from(-99_999, 99_999) + "e" + dice.from(-25, 25);
    };
  }

  private static String plain(double number) {
    return new BigDecimal(number).stripTrailingZeros().toPlainString();
  }
}
