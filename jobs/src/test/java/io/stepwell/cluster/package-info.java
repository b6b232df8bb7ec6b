/**
 * What a cluster consists of, as processes of their own for tests: Kafka, Flink's JobManager and
 * TaskManagers, Flink's client, and Stepwell's server; and Flink's REST API as a test speaks it.
 *
 * <p>Nothing here asserts anything about Stepwell.
 */
@NullMarked
package io.stepwell.cluster;

import org.jspecify.annotations.NullMarked;
