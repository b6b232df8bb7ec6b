package io.stepwell.schemas.catalog;

import java.util.Optional;
import java.util.Set;

/**
 * Which projects someone may see.
 *
 * @param projects their ids; empty for all projects there are
 */
public record Scope(Optional<Set<Long>> projects) {

  /** Every project. */
  public static final Scope EVERYTHING = new Scope(Optional.empty());

  public Scope {
    projects = projects.map(Set::copyOf);
  }

  /** These projects only. */
  public static Scope of(Set<Long> projects) {
    return new Scope(Optional.of(projects));
  }

  /** Whether it takes in the project of that id. */
  public boolean includes(long project) {
    return projects.isEmpty() || projects.get().contains(project);
  }
}
