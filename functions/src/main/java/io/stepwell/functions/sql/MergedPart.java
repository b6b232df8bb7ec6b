package io.stepwell.functions.sql;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Trend;
import io.stepwell.query.QueryException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a value of SQL's part is in memory: a merged state, or the states of some seconds kept
 * apart. Mutable, for use by one thread.
 */
public final class MergedPart {

  /** So many values a trend keeps before it starts to estimate, as in rollups of whole runs. */
  private static final int K = 4096;

  private final SortedMap<Long, Aggregate> seconds = new TreeMap<>();
  private @Nullable Aggregate whole;

  /** A part of one state, taken over. */
  static MergedPart of(Aggregate state) {
    MergedPart part = new MergedPart();
    part.whole = state;
    return part;
  }

  /** Whether nothing was ever merged in. */
  boolean isEmpty() {
    return whole == null && seconds.isEmpty();
  }

  /** The merged state; empty if nothing was merged in that does not say its second. */
  Optional<Aggregate> whole() {
    return Optional.ofNullable(whole);
  }

  /** The states that are kept apart, by second. */
  SortedMap<Long, Aggregate> seconds() {
    return seconds;
  }

  /** Takes the states of another part in, and its seconds as far as it knows them. */
  void merge(MergedPart other) {
    other.whole().ifPresent(this::mergeWhole);
    other.seconds.forEach(this::merge);
  }

  /** Takes a part in as one of a second, unless it knows its seconds itself. */
  void merge(long second, MergedPart other) {
    other.whole().ifPresent(state -> merge(second, state));
    other.seconds.forEach(this::merge);
  }

  private void mergeWhole(Aggregate state) {
    Aggregate merged = whole;
    if (merged == null) {
      merged = empty(state.type());
      whole = merged;
    }
    merge(merged, state);
  }

  /** Takes a state in as one of a second. */
  void merge(long second, Aggregate state) {
    merge(seconds.computeIfAbsent(second, added -> empty(state.type())), state);
  }

  /** All states in one. */
  Aggregate all() {
    Aggregate merged = whole;
    if (merged == null || !seconds.isEmpty()) {
      MergedPart together = new MergedPart();
      whole().ifPresent(together::mergeWhole);
      seconds.values().forEach(together::mergeWhole);
      merged = together.whole().orElseThrow();
    }
    return merged;
  }

  private static void merge(Aggregate target, Aggregate state) {
    if (target.type() != state.type()) {
      throw QueryException.badData(
          "parts of a %s and of a %s do not merge; choose one metric, or group by metric"
              .formatted(target.type().word(), state.type().word()));
    }
    target.merge(state);
  }

  private static Aggregate empty(MetricType type) {
    return type == MetricType.TREND ? new Trend(K) : type.empty();
  }

  /** For whoever looks at a part: its type. */
  @Override
  public String toString() {
    return isEmpty() ? "no part" : "part of a " + all().type().word();
  }
}
