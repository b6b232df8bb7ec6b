package io.stepwell.bench;

import java.util.List;

/**
 * What one value of an answer is about.
 *
 * @param labels values of the labels that were asked for, in the order in which they were
 * @param time when its window ends, in unix seconds; 0 for the whole run
 */
record Point(List<String> labels, long time) {

  Point {
    labels = List.copyOf(labels);
  }
}
