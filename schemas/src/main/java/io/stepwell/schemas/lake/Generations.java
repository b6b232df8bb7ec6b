package io.stepwell.schemas.lake;

import java.util.OptionalInt;

/** Says which generation of a run answers; the catalog does. */
@FunctionalInterface
public interface Generations {

  /** The current generation of a run; empty if there is no such run or it has no data yet. */
  OptionalInt current(long run);
}
