package io.stepwell.differential;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What is asked, however it is written. */
record PlainQuestion(Asked of, Filter filter, Calculation calculation, Period period) {

  enum Form {
    /** Many points a series, of one run. */
    RANGE,
    /** One point a series, of one run. */
    AGGREGATE,
    /** One point a series and run, of several runs of a load test. */
    ACROSS
  }

  /**
   * Who is asked.
   *
   * @param id of the run; of the load test where several are asked
   * @param last how many of the load test's last runs
   * @param runs which runs of the load test
   */
  record Asked(Form form, long id, OptionalInt last, Optional<List<Long>> runs) {}

  /** Which series: those of a metric that meet every condition. */
  record Filter(String metric, List<Condition> conditions) {}

  record Condition(String label, Operator operator, String value) {}

  enum Operator {
    EQUAL,
    NOT_EQUAL,
    MATCHES,
    DOES_NOT_MATCH
  }

  /**
   * What is worked out.
   *
   * @param method under its own name
   * @param argument as it is written, if the method takes one
   * @param by may name a label twice, and the two that are always there
   * @param outerBy the aggregator's
   * @param otherName another name that the method is understood by, with a warning
   */
  record Calculation(
      String method,
      Optional<String> argument,
      List<String> by,
      Optional<String> aggregator,
      List<String> outerBy,
      Optional<String> otherName) {}

  /** Over which time. */
  record Period(OptionalLong step, Optional<Instant> start, Optional<Instant> end) {

    static final Period WHOLE =
        new Period(OptionalLong.empty(), Optional.empty(), Optional.empty());
  }

  Form form() {
    return of.form();
  }

  PlainQuestion with(Filter other) {
    return new PlainQuestion(of, other, calculation, period);
  }

  PlainQuestion with(Calculation other) {
    return new PlainQuestion(of, filter, other, period);
  }

  PlainQuestion with(Period other) {
    return new PlainQuestion(of, filter, calculation, other);
  }
}
