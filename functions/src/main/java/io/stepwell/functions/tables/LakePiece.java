package io.stepwell.functions.tables;

import java.util.List;
import org.apache.flink.core.io.InputSplit;

/**
 * What one task reads in one go: a file, or all files that tell of the series of a run.
 *
 * @param number its place among all pieces
 * @param run the test run
 * @param paths in the lake; none where the catalog is read
 */
record LakePiece(int number, long run, List<String> paths) implements InputSplit {

  private static final long serialVersionUID = 1L;

  @Override
  public int getSplitNumber() {
    return number;
  }
}
