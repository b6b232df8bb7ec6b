package io.stepwell.schemas.catalog;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which load tests are wanted.
 *
 * @param scope the projects that may be seen
 * @param project one project's only
 * @param name those of exactly that name only
 */
public record LoadTestFilter(Scope scope, OptionalLong project, Optional<String> name) {}
