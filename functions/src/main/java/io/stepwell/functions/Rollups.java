package io.stepwell.functions;

import io.stepwell.metrics.Part;
import io.stepwell.metrics.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rollups of one finished series. A resolution is kept only where its rows weigh at most a
 * quarter of those that a reader would need without it: rollups are there to be cheaper to read,
 * and for a series of few or of far-apart samples they would only store everything again.
 */
final class Rollups {

  /** A level must be so many times lighter than what it stands for. */
  static final int WORTH = 4;

  /** About what a row costs beside its values. */
  private static final int ROW_BYTES = 32;

  private final List<RollupLevel> levels =
      Stream.concat(Resolution.ROLLUPS.stream(), IntStream.of(Resolution.WHOLE_RUN).boxed())
          .map(RollupLevel::new)
          .toList();

  private long baseWeight;

  /** Takes a base part of the series in; they come in order of time. */
  void add(Part base) {
    baseWeight += weight(base);
    levels.forEach(level -> level.add(base));
  }

  /**
   * The levels worth storing, fine before coarse; to be asked once, when the series is complete.
   */
  List<RollupLevel> worthStoring() {
    List<RollupLevel> kept = new ArrayList<>();
    long finer = baseWeight;
    for (RollupLevel level : levels) {
      if (level.finish(finer)) {
        kept.add(level);
        finer = level.weight();
      }
    }
    return kept;
  }

  static long weight(Part part) {
    return (long) ROW_BYTES + part.aggregate().bytes();
  }
}
