package io.stepwell.functions.live;

import java.io.Serializable;

/**
 * What the runs are that samples name by a tag.
 *
 * @param catalog the catalog's JDBC URL
 * @param runTag the tag of k6 whose value names the run
 * @param project the project of the runs, by id
 * @param loadTest the load test of the runs, by name
 * @param archive whether raw samples are kept
 */
public record RunOrigin(
    String catalog, String runTag, long project, String loadTest, boolean archive)
    implements Serializable {}
