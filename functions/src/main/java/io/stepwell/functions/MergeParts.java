package io.stepwell.functions;

import io.stepwell.metrics.Part;
import org.apache.flink.api.common.functions.ReduceFunction;

/** Merges two parts of one series and window into the first. */
public final class MergeParts implements ReduceFunction<Part> {

  private static final long serialVersionUID = 1L;

  @Override
  public Part reduce(Part first, Part second) {
    first.aggregate().merge(second.aggregate());
    return first;
  }
}
