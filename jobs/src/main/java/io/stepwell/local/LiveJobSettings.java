package io.stepwell.local;

import io.stepwell.jobs.LiveSource;
import io.stepwell.jobs.LiveTargets;
import java.time.Duration;

/**
 * How the live job is to be.
 *
 * @param source where pushes come from
 * @param targets where it writes to
 * @param checkpointInterval how often what has come is made visible
 * @param parallelism how many tasks of a kind work side by side
 */
record LiveJobSettings(
    LiveSource source, LiveTargets targets, Duration checkpointInterval, int parallelism) {}
