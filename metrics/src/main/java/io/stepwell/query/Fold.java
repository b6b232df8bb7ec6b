package io.stepwell.query;

/** Folds the values of several groups, window by window, over the groups that have one there. */
final class Fold {

  private final Aggregator aggregator;
  private final double[] folded;
  private final int[] groups;

  Fold(Aggregator aggregator, int windows) {
    this.aggregator = aggregator;
    this.folded = new double[windows];
    this.groups = new int[windows];
  }

  void add(WindowValues values) {
    for (int window = 0; window < folded.length; window++) {
      if (values.has(window)) {
        double value = values.get(window);
        folded[window] = groups[window]++ == 0 ? value : aggregator.fold(folded[window], value);
      }
    }
  }

  WindowValues finish() {
    WindowValues values = new WindowValues(folded.length);
    for (int window = 0; window < folded.length; window++) {
      if (groups[window] > 0) {
        values.set(window, aggregator.finish(folded[window], groups[window]));
      }
    }
    return values;
  }
}
