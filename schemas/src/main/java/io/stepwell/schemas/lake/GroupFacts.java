package io.stepwell.schemas.lake;

import io.stepwell.metrics.MetricType;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.api.Binary;

/** What a file's footer says of one row group of the lake. */
final class GroupFacts {

  private final String path;
  private final int ordinal;
  private final BlockMetaData group;
  private final String metric;
  private final MetricType type;

  /**
   * The facts of every row group, in the file's order.
   *
   * @throws LakeException if a group is not of one metric, which other writers may have done
   */
  static List<GroupFacts> of(ParquetSource source) {
    List<GroupFacts> facts = new ArrayList<>();
    for (BlockMetaData group : source.rowGroups()) {
      facts.add(new GroupFacts(source.path(), facts.size(), group));
    }
    return facts;
  }

  private GroupFacts(String path, int ordinal, BlockMetaData group) {
    this.path = path;
    this.ordinal = ordinal;
    this.group = group;
    this.metric = word(StepSchema.METRIC);
    String typeWord = word(StepSchema.TYPE);
    this.type =
        MetricType.named(typeWord)
            .orElseThrow(() -> foreign("has a metric of unknown type " + typeWord));
  }

  int ordinal() {
    return ordinal;
  }

  String metric() {
    return metric;
  }

  MetricType type() {
    return type;
  }

  int rows() {
    return Math.toIntExact(group.getRowCount());
  }

  /** The one value of an integer column. */
  long only(String column) {
    long least = least(column);
    if (least != greatest(column)) {
      throw foreign("mixes values of " + column + " in a row group");
    }
    return least;
  }

  long least(String column) {
    return ((Number) statistics(column).genericGetMin()).longValue();
  }

  long greatest(String column) {
    return ((Number) statistics(column).genericGetMax()).longValue();
  }

  private String word(String column) {
    Statistics<?> statistics = statistics(column);
    Binary least = (Binary) statistics.genericGetMin();
    if (!least.equals(statistics.genericGetMax())) {
      throw foreign("mixes values of " + column + " in a row group");
    }
    return least.toStringUsingUTF8();
  }

  private Statistics<?> statistics(String column) {
    for (ColumnChunkMetaData chunk : group.getColumns()) {
      if (chunk.getPath().toDotString().equals(column)) {
        Statistics<?> statistics = chunk.getStatistics();
        if (statistics != null && statistics.hasNonNullValue()) {
          return statistics;
        }
      }
    }
    throw foreign("has no statistics of " + column);
  }

  private LakeException foreign(String fault) {
    return new LakeException(
        "the file " + path + " was not written by Stepwell: it " + fault + "; remove it");
  }
}
