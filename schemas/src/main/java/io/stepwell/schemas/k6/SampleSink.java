package io.stepwell.schemas.k6;

/** Takes what a parser finds, in the order of the input. */
public interface SampleSink {

  /**
   * One sample.
   *
   * @param series the series' number in the parser's {@link SeriesDictionary}; the dictionary may
   *     be cleared from within this call
   * @param epochNanos when, in nanoseconds since the epoch, from 2000 to 2099
   * @param value in the metric's unit, finite
   */
  void sample(int series, long epochNanos, double value);

  /** A line, or row, that cannot be read; reading goes on behind it. */
  void rejected(RejectedLine line);

  /** A metric's declaration; k6's JSON output has one per metric, its CSV output none. */
  void declared(MetricDeclaration declaration);
}
