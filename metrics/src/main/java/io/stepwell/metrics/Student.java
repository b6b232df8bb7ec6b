package io.stepwell.metrics;

/** The one quantile of Student's t-distribution that intervals of 95 % need. */
final class Student {

  /** The 97.5th percentile of the normal distribution. */
  static final double NORMAL = 1.959963984540054;

  private Student() {}

  /**
   * The 97.5th percentile, by the expansion in Abramowitz and Stegun, 26.7.5; within 0.5 % from 4
   * degrees of freedom on.
   *
   * @param freedom degrees of freedom, at least 1
   */
  static double quantile(int freedom) {
    double z = NORMAL;
    double z2 = z * z;
    double first = z * (z2 + 1) / 4;
    double second = z * ((5 * z2 + 16) * z2 + 3) / 96;
    double third = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
    return z + (first + (second + third / freedom) / freedom) / freedom;
  }
}
