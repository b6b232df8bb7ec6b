package io.stepwell.schemas.lake;

import java.util.Optional;

/** Says which generation of a run answers; the catalog does. */
@FunctionalInterface
public interface Generations {

  /** The generation of a run that answers; empty if there is no such run or it has no data yet. */
  Optional<StoredGeneration> current(long run);
}
