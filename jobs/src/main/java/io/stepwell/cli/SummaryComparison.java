package io.stepwell.cli;

import io.stepwell.metrics.Quoted;
import io.stepwell.query.Answer;
import io.stepwell.query.Engine;
import io.stepwell.query.Question;
import io.stepwell.schemas.k6.K6Summary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Holds the figures of k6's own summary of a run against what the run's steps answer. */
final class SummaryComparison {

  /** How exact sums of doubles in another order can be, relative to them. */
  private static final double SUM_ERROR = 1e-9;

  /** How exact a sketch keeps a single value, relative to it. */
  private static final double VALUE_ERROR = 1e-6;

  private static final BigDecimal RANK_ERROR = new BigDecimal("0.005");

  private final Engine engine;
  private final long run;
  private final K6Summary summary;

  SummaryComparison(Engine engine, long run, K6Summary summary) {
    this.engine = engine;
    this.run = run;
    this.summary = summary;
  }

  /** How two figures stand to each other. */
  enum Verdict {
    EQUAL("="),
    /** k6 interpolates between two samples, and the answer is one near them. */
    WITHIN_RANK_ERROR("≈"),
    DIFFERENT("≠");

    private final String sign;

    Verdict(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }
  }

  /** A figure of both sides. */
  record Pair(double k6, double ours, Verdict verdict) {}

  /**
   * Compares one figure that the summary has.
   *
   * @param part a metric as the summary names it, maybe with labels: {@code
   *     http_req_duration{scenario:browse}}
   */
  Pair compare(String part, SummaryFigure figure) {
    double k6 = summary.value(part, figure.name()).orElseThrow();
    double ours = ask(part, figure.query()).orElse(Double.NaN);
    double allowed = figure.quantile().isPresent() ? VALUE_ERROR : SUM_ERROR;
    if (Math.abs(k6 - ours) <= allowed * Math.abs(k6)) {
      return new Pair(k6, ours, Verdict.EQUAL);
    }
    boolean near = figure.quantile().map(share -> isNear(part, share, k6)).orElse(false);
    return new Pair(k6, ours, near ? Verdict.WITHIN_RANK_ERROR : Verdict.DIFFERENT);
  }

  /** Whether a value lies between those whose ranks are the allowed error away. */
  private boolean isNear(String part, BigDecimal share, double value) {
    double count = ask(part, "histogram_count_value").orElse(1);
    // Interpolation reaches to the next sample, whatever the error.
    BigDecimal oneRank = BigDecimal.ONE.divide(BigDecimal.valueOf(count), MathContext.DECIMAL32);
    BigDecimal error = RANK_ERROR.add(oneRank);
    BigDecimal low = share.subtract(error).max(BigDecimal.ZERO);
    BigDecimal high = share.add(error).min(BigDecimal.ONE);
    return ask(part, SummaryFigure.quantileQuery(low)).orElse(Double.NaN) <= value
        && value <= ask(part, SummaryFigure.quantileQuery(high)).orElse(Double.NaN);
  }

  private OptionalDouble ask(String part, String query) {
    Answer answer = engine.aggregate(run, Question.of(selector(part), query));
    return answer.series().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(answer.series().get(0).value(0));
  }

  /** {@code a{b:c,d:e}} of a summary as the selector {@code a{b="c",d="e"}}. */
  static String selector(String part) {
    int brace = part.indexOf('{');
    if (brace < 0) {
      return part;
    }
    String labels = part.substring(brace + 1, part.length() - 1);
    return Arrays.stream(labels.split(","))
        .map(label -> label.split(":", 2))
        .map(pair -> pair[0].strip() + "=" + Quoted.of(pair[1].strip()))
        .collect(Collectors.joining(",", part.substring(0, brace) + "{", "}"));
  }
}
