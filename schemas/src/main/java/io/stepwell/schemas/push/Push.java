package io.stepwell.schemas.push;

import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Sample;
import java.util.List;
import java.util.SortedMap;

/**
 * What a push holds.
 *
 * @param parts at the base resolution, each owning its state; the same series and second may come
 *     more than once, in one push or in several, and then merge. The second is the one in which
 *     k6's window starts, however long the window is
 * @param samples the samples that k6 sent one by one, which are in the parts too; empty for pushes
 *     that k6 has aggregated
 * @param metrics the type of each metric, by name
 * @param series how many different series there are
 * @param firstSecond the earliest second of all parts, since the epoch
 * @param lastSecond the latest one
 */
public record Push(
    List<Part> parts,
    List<Sample> samples,
    SortedMap<String, MetricType> metrics,
    int series,
    long firstSecond,
    long lastSecond) {}
