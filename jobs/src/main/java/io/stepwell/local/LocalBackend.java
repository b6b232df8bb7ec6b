package io.stepwell.local;

import io.stepwell.jobs.BatchCluster;
import io.stepwell.jobs.LakeFileSystem;
import io.stepwell.jobs.LiveSource;
import io.stepwell.jobs.LiveTargets;
import io.stepwell.schemas.catalog.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Kafka, Flink and the live job in this process, over one home: all that streams what the server
 * takes in into the lake. A start goes on where the last process stopped or was killed.
 */
public final class LocalBackend implements AutoCloseable {

  /** How many partitions the topic of pushes gets. */
  private static final int PARTITIONS = 4;

  /** Beside the live job, for a batch job and for the one that sends to Prometheus. */
  private static final int FURTHER_SLOTS = 2;

  private final Closing parts;
  private final String bootstrapServers;
  private final URI webAddress;
  private final BatchCluster batchCluster;
  private final Optional<DiskRoom> room;

  private LocalBackend(
      Closing parts, String bootstrapServers, FlinkCluster flink, Optional<DiskRoom> room) {
    this.parts = parts;
    this.bootstrapServers = bootstrapServers;
    this.webAddress = flink.webAddress();
    this.batchCluster = new SharedCluster(flink.cluster());
    this.room = room;
  }

  /**
   * Starts everything and returns when the live job runs.
   *
   * @param notes is told, in sentences, what the user should know of while it runs
   * @param fatal is told if Kafka gives up by itself, after which nothing can be stopped in order
   * @throws LocalException if something cannot be started; nothing is left running then
   */
  public static LocalBackend start(
      Home home, LocalSettings settings, Consumer<String> notes, Consumer<String> fatal) {
    Closing parts = new Closing();
    try {
      return start(home, settings, notes, fatal, parts);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private static LocalBackend start(
      Home home,
      LocalSettings settings,
      Consumer<String> notes,
      Consumer<String> fatal,
      Closing parts) {
    Instant started = Instant.now();
    Path flinkHome = home.directory().resolve("flink");
    parts.add(OneProcess.on(flinkHome));
    URI lake = home.lakeFiles().root();
    LakeFileSystem.prepare(lake, flinkHome.resolve("scratch"));
    // Side by side, as each takes seconds.
    CompletableFuture<FlinkCluster> starting =
        CompletableFuture.supplyAsync(
            () ->
                FlinkCluster.start(
                    flinkHome.resolve("scratch"),
                    settings.webPorts(),
                    settings.parallelism() + FURTHER_SLOTS));
    String kafka;
    try {
      kafka = settings.kafka().orElseGet(() -> startKafka(home, fatal, parts));
    } finally {
      parts.add(() -> starting.join().close());
    }
    LiveSource source = LiveSource.at(kafka);
    Topics.ensure(kafka, source.topic(), PARTITIONS);
    FlinkCluster flink = join(starting);
    JobPlan job =
        JobPlan.live(
            source,
            new LiveTargets(lake, home.deadLetters(), true),
            settings.checkpointInterval(),
            settings.parallelism());
    Checkpoints checkpoints = new Checkpoints(flinkHome.resolve("checkpoints"));
    JobRun run =
        JobRun.start(flink.cluster(), job, checkpoints, resumed(home, source, checkpoints));
    parts.add(run::stop);
    Leftovers leftovers = new Leftovers(lake, started);
    JobWatch watch = new JobWatch(job.name(), run, checkpoints, leftovers::sweep, notes);
    watch.awaitRunning();
    RemoteWriteRun remoteWrites =
        new RemoteWriteRun(
            flink.cluster(),
            home,
            kafka,
            settings.checkpointInterval(),
            new Checkpoints(flinkHome.resolve("remote-write-checkpoints")),
            notes);
    parts.add(remoteWrites);
    parts.add(new LiveWatch(flink, List.of(watch::look, remoteWrites), notes).start());
    if (settings.kafka().isPresent()) {
      // A Kafka elsewhere keeps what this disk has no room for, until it has.
      return new LocalBackend(parts, kafka, flink, Optional.empty());
    }
    parts.add(new ReadRecords(source).start());
    DiskRoom room = new DiskRoom(home.directory(), notes);
    return new LocalBackend(parts, kafka, flink, Optional.of(room));
  }

  private static String startKafka(Home home, Consumer<String> fatal, Closing parts) {
    KafkaBroker broker = KafkaBroker.start(home.directory().resolve("kafka"), fatal);
    parts.add(broker);
    return broker.bootstrapServers();
  }

  private static FlinkCluster join(CompletableFuture<FlinkCluster> starting) {
    try {
      return starting.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof LocalException known ? known : e;
    }
  }

  /** The checkpoint to go on from; none at the first start, and only then. */
  private static Optional<Path> resumed(Home home, LiveSource source, Checkpoints checkpoints) {
    Optional<Path> newest;
    try {
      newest = checkpoints.newest();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (newest.isEmpty() && Topics.isRead(source)) {
      throw new LocalException(
          ("%s holds no checkpoint, but pushes were read before; put it back from a copy, or remove"
                  + " %s to start anew, without what was pushed but is not in the lake yet")
              .formatted(
                  checkpoints.directory(),
                  "the topic %s (in this home: %s)"
                      .formatted(source.topic(), home.directory().resolve("kafka"))));
    }
    return newest;
  }

  /** Where Kafka is, as its clients' {@code bootstrap.servers} wants it. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Flink's web page. */
  public URI webAddress() {
    return webAddress;
  }

  /** Where batch jobs run beside the live job, one at a time. */
  public BatchCluster batchCluster() {
    return batchCluster;
  }

  /** Why no more can be taken in at the moment, in a sentence; empty if it can. */
  public Optional<String> shortage() {
    return room.flatMap(DiskRoom::shortage);
  }

  /**
   * Stops everything, the last first. What has come and is not in the lake yet comes with the next
   * start.
   */
  @Override
  public void close() {
    parts.close();
  }
}
