package io.stepwell.schemas.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which runs are wanted, of those with data and those that will get some.
 *
 * @param scope the projects that may be seen
 * @param project one project's only
 * @param loadTest one load test's only
 * @param from those that began then or later
 * @param before those that began earlier
 */
public record RunFilter(
    Scope scope,
    OptionalLong project,
    OptionalLong loadTest,
    Optional<Instant> from,
    Optional<Instant> before) {}
