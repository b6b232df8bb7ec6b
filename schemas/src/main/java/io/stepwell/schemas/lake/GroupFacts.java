package io.stepwell.schemas.lake;

import io.stepwell.metrics.MetricType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.api.Binary;

/** What a file's footer says of one row group of the lake. */
final class GroupFacts {

  private final ParquetSource source;
  private final int ordinal;
  private final BlockMetaData group;
  private final String metric;
  private final MetricType type;

  private GroupFacts(ParquetSource source, int ordinal) {
    this.source = source;
    this.ordinal = ordinal;
    this.group = source.rowGroups().get(ordinal);
    this.metric = word(StepSchema.METRIC);
    String typeWord = word(StepSchema.TYPE);
    this.type =
        MetricType.named(typeWord)
            .orElseThrow(() -> foreign("has a metric of unknown type " + typeWord));
  }

  /**
   * The facts of every row group, in the file's order.
   *
   * @throws LakeException if a group is not of one metric, which other writers may have done
   */
  static List<GroupFacts> of(ParquetSource source) {
    List<GroupFacts> facts = new ArrayList<>();
    for (int i = 0; i < source.rowGroups().size(); i++) {
      facts.add(new GroupFacts(source, i));
    }
    return facts;
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

  /** The least value of an integer column. */
  long least(String column) {
    return ((Number) number(column).genericGetMin()).longValue();
  }

  /** The greatest value of an integer column. */
  long greatest(String column) {
    return ((Number) number(column).genericGetMax()).longValue();
  }

  private Statistics<?> number(String column) {
    return statistics(column).orElseThrow(() -> foreign("has no statistics of " + column));
  }

  private String word(String column) {
    Optional<Statistics<?>> statistics = statistics(column);
    List<String> words =
        statistics.isPresent()
            ? List.of(
                ((Binary) statistics.get().genericGetMin()).toStringUsingUTF8(),
                ((Binary) statistics.get().genericGetMax()).toStringUsingUTF8())
            : readWords(column);
    if (Set.copyOf(words).size() != 1) {
      throw foreign("mixes values of " + column + " in a row group");
    }
    return words.get(0);
  }

  /** Reads the column itself: Parquet leaves statistics of more than 4 KiB out of the footer. */
  private List<String> readWords(String column) {
    return source.read(
        List.of(column),
        reader -> {
          try (PageReadStore pages = reader.readRowGroup(ordinal)) {
            List<String> words = new ArrayList<>();
            ColumnCursor cursor =
                new ColumnCursor(pages, reader.getFooter().getFileMetaData().getSchema(), column);
            for (int row = 0; row < rows(); row++) {
              words.add(cursor.text());
              cursor.next();
            }
            return words;
          }
        });
  }

  private Optional<Statistics<?>> statistics(String column) {
    for (ColumnChunkMetaData chunk : group.getColumns()) {
      if (chunk.getPath().toDotString().equals(column)) {
        Statistics<?> statistics = chunk.getStatistics();
        return Optional.<Statistics<?>>ofNullable(statistics)
            .filter(present -> present.hasNonNullValue());
      }
    }
    return Optional.empty();
  }

  private LakeException foreign(String fault) {
    return new LakeException(
        "the file " + source.path() + " was not written by Stepwell: it " + fault + "; remove it");
  }
}
