package io.stepwell.schemas.catalog;

import java.time.Instant;
import java.util.Optional;

/**
 * A token that opens one run, as far as it is known at rest.
 *
 * @param hash of its text, SHA-256, in lower-case hexadecimal digits
 * @param run the run that it opens
 * @param project the run's project
 * @param expires when it stops opening it; empty while the run goes on
 */
public record RunToken(String hash, long run, long project, Optional<Instant> expires) {}
