package io.stepwell.schemas.catalog;

import java.time.Instant;

/**
 * What several runs are runs of. A project has at most one of each name.
 *
 * @param id its id
 * @param project the project's id
 * @param name as the user gave it
 * @param created when its first run came
 */
public record LoadTest(long id, long project, String name, Instant created) {}
