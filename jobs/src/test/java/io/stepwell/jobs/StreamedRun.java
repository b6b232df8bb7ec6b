package io.stepwell.jobs;

import io.stepwell.functions.live.RunOrigin;
import io.stepwell.functions.live.TopicPlace;
import io.stepwell.functions.live.TopicRecord;
import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Resolution;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.metrics.Trend;
import io.stepwell.query.RunExtent;
import io.stepwell.schemas.catalog.Arrival;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.GenerationRequest;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.LiveRunRequest;
import io.stepwell.schemas.catalog.RunEnd;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.schemas.lake.LakeFiles;
import io.stepwell.schemas.lake.LakePaths;
import io.stepwell.schemas.lake.LakePaths.Kind;
import io.stepwell.schemas.lake.SeriesFileWriter;
import io.stepwell.schemas.lake.SeriesIndex;
import io.stepwell.schemas.lake.StepFileWriter;
import io.stepwell.schemas.push.PushRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A run that is streamed into a home, by the live job's own pipeline or file by file. */
public final class StreamedRun {

  private static final int TASKS = 2;
  private static final int FILES = 3;
  private static final Duration CHECKPOINTS = Duration.ofMillis(100);

  /** Within the time of the recorded outputs of k6. */
  private static final long START = 1_795_293_443L;

  /** Metrics of the recorded outputs that are none of k6's own. */
  private static final Map<String, MetricType> TYPES =
      Map.of(
          "cart_size", MetricType.GAUGE,
          "order_failures", MetricType.RATE,
          "orders_placed", MetricType.COUNTER,
          "revenue_total", MetricType.COUNTER);

  private static final String TOPIC = "test";

  private final FilledHome home;
  private final long id;

  /** A run of that id, which there is. */
  StreamedRun(FilledHome home, long id) {
    this.home = home;
    this.id = id;
  }

  /** A run of which samples have just come. */
  public static StreamedRun begin(FilledHome home) {
    Instant now = Instant.now();
    LiveRunRequest request =
        new LiveRunRequest(
            "",
            Catalog.DEFAULT_PROJECT,
            "live",
            RunStatus.CREATED,
            now,
            "k6",
            "{}",
            "{}",
            new LiveRun.Plan(0, 0));
    long id = home.catalog().liveRuns().create(request).run().id();
    home.catalog().liveRuns().arrived(List.of(new Arrival(new RunExtent(id, 1, 2), now, now)));
    return new StreamedRun(home, id);
  }

  /** The same, with the id that recorded pushes are pushed to. */
  static StreamedRun beginRecorded(FilledHome home) {
    GenerationRequest before =
        new GenerationRequest(
            OptionalLong.of(RecordedPushes.RUN - 1),
            Catalog.DEFAULT_PROJECT,
            "before",
            false,
            List.of());
    home.catalog().abandon(home.catalog().claim(before));
    return begin(home);
  }

  public long id() {
    return id;
  }

  /** The run is over. */
  public StreamedRun end() {
    LiveRun.End end =
        new LiveRun.End(Instant.now(), OptionalInt.of(0), Optional.empty(), Optional.empty());
    home.catalog().liveRuns().finish(new RunEnd(id, RunStatus.FINISHED, end));
    return this;
  }

  /** Pushes come, and are in the lake when this returns. */
  StreamedRun pushes(List<PushRecord> pushes) throws Exception {
    StreamExecutionEnvironment env = environment();
    pipeline()
        .pushes(
            env.fromData(
                topic(pushes.stream().map(PushRecord::toBytes).toList()), TopicRecord.type()));
    env.execute("pushes");
    return this;
  }

  /** Lines of k6's JSON come, of {@link Fixture#RUN}, whose tag {@code testid} names their run. */
  static void points(FilledHome home, List<String> lines) throws Exception {
    StreamExecutionEnvironment env = environment();
    RunOrigin origin =
        new RunOrigin(
            "jdbc:sqlite:" + home.home().directory().resolve("catalog.db"),
            "testid",
            Catalog.DEFAULT_PROJECT,
            "live",
            true);
    List<byte[]> values =
        lines.stream().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
    pipeline(home).points(env.fromData(topic(values), TopicRecord.type()), TOPIC, origin, TYPES);
    env.execute("points");
  }

  private static StreamExecutionEnvironment environment() {
    return StreamExecutionEnvironment.getExecutionEnvironment(LiveConfig.of(CHECKPOINTS))
        .setParallelism(TASKS);
  }

  private LivePipeline pipeline() {
    return pipeline(home);
  }

  private static LivePipeline pipeline(FilledHome home) {
    return new LivePipeline(
        new LiveTargets(
            home.home().lakeFiles().root(),
            home.home().directory().resolve("dead-letters").toUri(),
            true));
  }

  private static List<TopicRecord> topic(List<byte[]> values) {
    List<TopicRecord> records = new ArrayList<>();
    for (byte[] value : values) {
      records.add(new TopicRecord(new TopicPlace(TOPIC, 0, records.size()), value));
    }
    return records;
  }

  /** Compacts it, and sweeps. */
  Compacted compact() {
    LakeFiles lake = home.home().lakeFiles();
    BatchCluster cluster = BatchCluster.inProcess(TASKS, lake.root());
    Compaction compaction = new Compaction(home.catalog(), lake, cluster);
    Compacted done = compaction.run(id, Progress.NONE).orElseThrow();
    compaction.sweep(id);
    return done;
  }

  /** Its files of steps and series, by their names in the home. */
  public List<String> files() {
    try {
      return home.files().stream()
          .filter(file -> file.contains("test_run_id=" + id + "/"))
          .filter(file -> !file.contains("samples/"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One more live file of steps and one of series, which get their names when they are whole. */
  public StreamedRun file(List<Part> parts) throws IOException {
    LakeFiles lake = home.home().lakeFiles();
    Map<String, String> names = new TreeMap<>();
    for (Kind kind : List.of(Kind.SERIES, Kind.STEPS)) {
      String path = LakePaths.newFile(kind, id, LakePaths.LIVE, 0);
      names.put(path.replace("/part-", "/.part-"), path);
    }
    List<String> unfinished = List.copyOf(names.keySet());
    try (OutputStream series = lake.create(unfinished.get(0));
        OutputStream steps = lake.create(unfinished.get(1))) {
      StepFileWriter rows = new StepFileWriter(steps);
      SeriesIndex index = new SeriesIndex(new SeriesFileWriter(series));
      for (Part part : parts) {
        rows.write(part);
        index.observe(part);
      }
      rows.finish();
      index.finish();
    }
    Path root = Path.of(lake.root());
    for (String name : unfinished) {
      Files.move(root.resolve(name), root.resolve(Known.in(names, name)));
    }
    return this;
  }

  /** Some seconds from that one on, in three files, each with a part of every second. */
  public StreamedRun seconds(int from, int count) throws IOException {
    return seconds(from, count, 20);
  }

  /** The same, with so many values of a trend in each part. */
  StreamedRun seconds(int from, int count, int values) throws IOException {
    for (int file = 0; file < FILES; file++) {
      List<Part> parts = new ArrayList<>();
      for (int second = from; second < from + count; second++) {
        Counter counter = new Counter();
        counter.observe(0, file + 1);
        parts.add(part("requests", second, counter));
        Trend trend = new Trend();
        for (int value = 0; value < values; value++) {
          trend.observe(0, values * file + value);
        }
        parts.add(part("duration", second, trend));
      }
      file(parts);
    }
    return this;
  }

  /** A part of a series of that metric, so many seconds after the start. */
  Part part(String metric, int second, Aggregate aggregate) {
    SeriesKey series = new SeriesKey(metric, Labels.ofSorted("name", "login"));
    return new Part(id, series, Resolution.BASE, START + second, aggregate);
  }
}
