package io.stepwell.schemas.push;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.schemas.k6.Excerpt;
import io.stepwell.schemas.k6.TagRule;
import java.util.Arrays;

/**
 * Gathers the labels of one series, in whatever order they come; used again for the next. Reserved
 * names are left out as from files (api.md R49).
 */
final class LabelPairs {

  private static final String INSTANCE = "instance_id";

  /** What a gauge series without one gets: gauges of different generators must stay apart. */
  private static final String ONLY_INSTANCE = "1";

  private final PushLimits limits;

  /** Alternating names and values, names ascending. */
  private String[] pairs = new String[32];

  private int size;

  LabelPairs(PushLimits limits) {
    this.limits = limits;
  }

  void clear() {
    size = 0;
  }

  void add(String name, String value) {
    if (TagRule.keeps(name)) {
      checkLength("name", name, name);
      checkLength("value", name, value);
      if (size == 2 * limits.labels()) {
        throw new PushTooLargeException(
            "a series has more than " + limits.labels() + " labels; give it fewer tags");
      }
      insert(name, value);
    }
  }

  private void checkLength(String what, String label, String text) {
    if (text.length() > limits.labelLength()) {
      throw new PushTooLargeException(
          String.format(
              "the %s of the label %s is %d characters long; no more than %d are taken",
              what, Excerpt.of(label), text.length(), limits.labelLength()));
    }
  }

  private void insert(String name, String value) {
    int at = size;
    int order = 1;
    while (at > 0 && (order = pairs[at - 2].compareTo(name)) > 0) {
      at -= 2;
    }
    if (order == 0) {
      throw new BadPushException("a series has the label " + Excerpt.of(name) + " twice");
    }
    if (size == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * size);
    }
    System.arraycopy(pairs, at, pairs, at + 2, size - at);
    pairs[at] = name;
    pairs[at + 1] = value;
    size += 2;
  }

  /** The labels of a series of that type. */
  Labels labels(MetricType type) {
    Labels labels = size == 0 ? Labels.none() : Labels.ofSorted(Arrays.copyOf(pairs, size));
    return type == MetricType.GAUGE && !labels.has(INSTANCE)
        ? labels.with(INSTANCE, ONLY_INSTANCE)
        : labels;
  }
}
