package io.stepwell.jobs;

import java.net.URI;

/**
 * Where a live job writes to.
 *
 * @param lake the lake's root
 * @param deadLetters the directory for records that cannot be read
 * @param archive whether to keep raw samples too, of input that has them
 */
public record LiveTargets(URI lake, URI deadLetters, boolean archive) {}
