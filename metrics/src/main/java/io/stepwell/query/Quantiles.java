package io.stepwell.query;

import java.math.BigDecimal;
import java.util.List;

/**
 * Quantiles of a trend over one span.
 *
 * @param count how many observations they are of; 0 leaves no points
 * @param points in the order in which they were asked for
 * @param warnings sentences for whoever asked; mostly none
 */
public record Quantiles(long count, List<Point> points, List<String> warnings) {

  /**
   * One of them.
   *
   * @param quantile from 0 to 1
   * @param value the observation below or at which that share of all lies
   */
  public record Point(BigDecimal quantile, double value) {}

  public Quantiles {
    points = List.copyOf(points);
    warnings = List.copyOf(warnings);
  }
}
