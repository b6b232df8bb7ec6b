package io.stepwell.functions.live;

import io.stepwell.query.RunExtent;
import io.stepwell.schemas.catalog.Arrival;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.LiveRunRequest;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.schemas.catalog.SqlCatalog;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The test runs of a topic whose samples name their run by a tag: a name that is new makes a run,
 * and the same name is the same run for ever after, whichever task meets it. For use by one thread.
 */
final class TopicRuns implements AutoCloseable {

  /** How often arrivals are noted at most; runs time out after minutes. */
  private static final Duration NOTED_EVERY = Duration.ofSeconds(2);

  private final RunOrigin origin;
  private final String topic;
  private final Catalog catalog;
  private final Map<String, Long> runs = new HashMap<>();
  private final Map<Long, Arrival> arrivals = new HashMap<>();
  private Instant noted = Instant.EPOCH;

  private TopicRuns(RunOrigin origin, String topic, Catalog catalog) {
    this.origin = origin;
    this.topic = topic;
    this.catalog = catalog;
  }

  static TopicRuns open(RunOrigin origin, String topic) {
    return new TopicRuns(origin, topic, SqlCatalog.open(origin.catalog()));
  }

  /** The id of the run of that name. */
  long run(String name) {
    return runs.computeIfAbsent(name, this::find);
  }

  private long find(String name) {
    String key = "topic " + topic + ", " + origin.runTag() + "=" + name;
    LiveRun run = catalog.liveRuns().created(origin.project(), key).orElseGet(() -> create(key));
    if (origin.archive()) {
      catalog.liveRuns().archived(run.run().id());
    }
    return run.run().id();
  }

  /** Two tasks that meet a name at once get the same run, as creations of one key are one. */
  private LiveRun create(String key) {
    return catalog
        .liveRuns()
        .create(
            new LiveRunRequest(
                key,
                origin.project(),
                origin.loadTest(),
                RunStatus.CREATED,
                Instant.now(),
                "Kafka " + key,
                "{}",
                "{}",
                new LiveRun.Plan(0, 0)));
  }

  /** Takes note that samples of a second have come. */
  void arrived(long run, long second) {
    Instant now = Instant.now();
    arrivals.merge(
        run, new Arrival(new RunExtent(run, second, second + 1), now, now), Arrival::and);
  }

  /**
   * Tells the catalog what has come, unless it was told just before.
   *
   * @return whether it knows everything
   */
  boolean note() {
    Instant now = Instant.now();
    if (!arrivals.isEmpty() && now.isAfter(noted.plus(NOTED_EVERY))) {
      catalog.liveRuns().arrived(arrivals.values());
      arrivals.clear();
      noted = now;
    }
    return arrivals.isEmpty();
  }

  @Override
  public void close() {
    catalog.close();
  }
}
