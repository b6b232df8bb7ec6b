package io.stepwell.functions.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.functions.remotewrite.Receiver.Reply;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.LiveRunRequest;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.schemas.prometheus.SeriesLabels;
import io.stepwell.schemas.remotewrite.KeyPlace;
import io.stepwell.schemas.remotewrite.RemoteWriteFile;
import io.stepwell.schemas.wire.prometheus.TimeSeries;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.DoubleStream;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of points at receivers that take them, refuse them, are busy, slow or away. */
@Timeout(60)
class RemoteWriteSinkTest {

  private static final TimeSeries SERIES = SeriesLabels.series("k6_vus", Map.of());

  private final Path directory;
  private final Home home;
  private final Catalog catalog;
  private final long run;
  private final List<AutoCloseable> open = new ArrayList<>();
  private Optional<OneInputStreamOperatorTestHarness<Points, CommittableMessage<Points>>> task =
      Optional.empty();

  RemoteWriteSinkTest(@TempDir Path directory) {
    this.directory = directory;
    this.home = Home.at(directory.resolve("home"));
    this.catalog = home.createCatalog();
    this.run =
        catalog
            .liveRuns()
            .create(
                new LiveRunRequest(
                    "",
                    Catalog.DEFAULT_PROJECT,
                    "checkout",
                    RunStatus.CREATED,
                    Instant.EPOCH,
                    "k6",
                    "{}",
                    "{}",
                    new LiveRun.Plan(1, 1)))
            .run()
            .id();
  }

  @AfterEach
  void close() throws Exception {
    if (task.isPresent()) {
      task.get().close();
    }
    for (AutoCloseable each : open) {
      each.close();
    }
    catalog.close();
  }

  private Receiver receiver(Reply... replies) throws IOException {
    Receiver receiver = new Receiver(replies);
    open.add(receiver);
    return receiver;
  }

  /** A task that sends to these, each in a block of its own. */
  private OneInputStreamOperatorTestHarness<Points, CommittableMessage<Points>> task(
      String credentials, String... urls) throws Exception {
    String blocks =
        String.join(
            ",",
            Arrays.stream(urls)
                .map(
                    url ->
                        "{\"provider\":\"prometheus\",\"remoteWriteURL\":\"%s\"%s}"
                            .formatted(url, credentials))
                .toList());
    KeyPlace key = KeyPlace.of(home);
    RemoteWriteFile.read(Files.writeString(directory.resolve("r.json"), "[" + blocks + "]"))
        .storeIn(catalog, key);
    BlockPlace place = new BlockPlace("jdbc:sqlite:" + home.directory().resolve("catalog.db"), key);
    OneInputStreamOperatorTestHarness<Points, CommittableMessage<Points>> harness =
        new OneInputStreamOperatorTestHarness<>(
            new SinkWriterOperatorFactory<>(new RemoteWriteSink(place)));
    harness.open();
    task = Optional.of(harness);
    return harness;
  }

  /** As many points of the same value for the block at that place in the list. */
  private Points points(int block, double value, int many) {
    TimeSeries[] series = new TimeSeries[many];
    Arrays.fill(series, SERIES);
    return new Points(
        new BlockKey(run, "r.json[" + block + "]"),
        1_000L * (long) value,
        series,
        DoubleStream.generate(() -> value).limit(many).toArray());
  }

  private void write(int block, double... values) throws Exception {
    for (double value : values) {
      task.orElseThrow().processElement(points(block, value, 1), 0);
    }
  }

  /** Does what the task's thread has to do until something is so. */
  private void await(BooleanSupplier condition) throws Exception {
    TaskMailbox mailbox = task.orElseThrow().getTaskMailbox();
    while (!condition.getAsBoolean()) {
      for (Optional<Mail> mail = mailbox.tryTake(0); mail.isPresent(); mail = mailbox.tryTake(0)) {
        mail.get().run();
      }
      Thread.onSpinWait();
    }
  }

  private static RemoteWriteFigures figures(Receiver receiver) {
    return figures(receiver.url());
  }

  private static RemoteWriteFigures figures(String url) {
    return Optional.ofNullable(RemoteWriteFigures.all().get(url)).orElseThrow();
  }

  @Test
  void whatAReceiverRefusesIsDroppedAndTheRestIsSent() throws Exception {
    for (int status : new int[] {400, 401, 403, 404, 302}) {
      Receiver elsewhere = receiver();
      Receiver receiver =
          receiver(
              new Reply(
                  status, "out of order sample\nand more", Map.of("Location", elsewhere.url())));
      task("", receiver.url());
      write(0, 1, 2, 3);
      await(() -> figures(receiver).sent() == 2);

      assertThat(figures(receiver).dropped()).as("%d", status).isEqualTo(1);
      assertThat(figures(receiver).retried()).isZero();
      assertThat(receiver.taken()).containsExactly(2.0, 3.0);
      assertThat(elsewhere.requests()).as("redirections are not followed").isZero();
      task.orElseThrow().close();
    }
  }

  @Test
  void aReceiverThatIsBusyGetsTheSameAgainInOrder() throws Exception {
    Receiver receiver =
        receiver(
            new Reply(500, "try again", Map.of("Retry-After", "soon")),
            new Reply(429, "", Map.of("Retry-After", "1")));
    task("", receiver.url());
    write(0, 1, 2, 3, 4);
    await(() -> figures(receiver).sent() == 4);

    assertThat(receiver.taken()).containsExactly(1.0, 2.0, 3.0, 4.0);
    // The first alone, then what has come meanwhile too.
    assertThat(figures(receiver).retried()).isEqualTo(1 + 4);
    assertThat(figures(receiver).dropped()).isZero();
  }

  @Test
  void aReceiverThatIsAwayOrHangsKeepsNobodyElseWaiting() throws Exception {
    String away;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      away = "http://127.0.0.1:" + free.getLocalPort() + "/write";
    }
    Receiver hanging = receiver();
    hanging.halt();
    Receiver living = receiver();
    task("", away, hanging.url(), living.url());
    for (int value = 1; value <= 20; value++) {
      write(0, value);
      write(1, value);
      write(2, value);
    }
    await(() -> figures(living).sent() == 20 && figures(away).retried() > 0);

    assertThat(living.taken()).hasSize(20).isSorted();
    assertThat(figures(away).sent()).isZero();
    assertThat(figures(away).dropped()).isZero();
    assertThat(hanging.requests()).isEqualTo(1);

    hanging.goOn();
    await(() -> figures(hanging).sent() == 20);
    assertThat(hanging.taken()).hasSize(20).isSorted();
  }

  @Test
  void ofWhatWaitsForTooLongTheOldestGoes() throws Exception {
    Receiver receiver = receiver();
    receiver.halt();
    OneInputStreamOperatorTestHarness<Points, CommittableMessage<Points>> harness =
        task("", receiver.url());
    int many = 5_000;
    int fit = PointQueue.MOST_POINTS / many;
    for (int value = 1; value <= fit + 11; value++) {
      harness.processElement(points(0, value, many), 0);
    }
    // The first was on its way when it all began.
    assertThat(figures(receiver).dropped()).isEqualTo(10L * many);

    receiver.goOn();
    await(() -> figures(receiver).sent() == (fit + 1L) * many);
    List<Double> values = receiver.taken().stream().distinct().toList();
    assertThat(values).hasSize(fit + 1).isSorted().startsWith(1.0, 12.0).endsWith(fit + 11.0);
    assertThat(figures(receiver).dropped()).isEqualTo(10L * many);
  }

  @Test
  void credentialsGoAlongAndNoWordOfThemWithTheFigures() throws Exception {
    Receiver basic = receiver();
    task(
        ",\"credentials\":{\"username\":\"me\",\"password\":\"pä:ss\"}",
        basic.url() + "?key=hidden");
    write(0, 1);
    await(() -> figures(basic).sent() == 1);
    assertThat(basic.authorizations()).containsExactly("Basic bWU6cMOkOnNz");
    task.orElseThrow().close();

    Receiver bearer = receiver();
    task(",\"credentials\":{\"token\":\"abc\"}", bearer.url());
    write(0, 1);
    await(() -> figures(bearer).sent() == 1);
    assertThat(bearer.authorizations()).containsExactly("Bearer abc");
    assertThat(RemoteWriteFigures.all().keySet()).noneMatch(name -> name.contains("hidden"));
  }

  @Test
  void atTheEndOfItsInputATaskWaitsForReceivers() throws Exception {
    Receiver receiver = receiver(new Reply(500, ""));
    OneInputStreamOperatorTestHarness<Points, CommittableMessage<Points>> harness =
        task("", receiver.url());
    write(0, 1, 2, 3);
    harness.endInput();

    assertThat(receiver.taken()).containsExactly(1.0, 2.0, 3.0);
  }

  @Test
  void aCheckpointWaitsForNoReceiver() throws Exception {
    Receiver receiver = receiver();
    receiver.halt();
    OneInputStreamOperatorTestHarness<Points, CommittableMessage<Points>> harness =
        task("", receiver.url());
    write(0, 1, 2, 3);
    harness.prepareSnapshotPreBarrier(1);
    harness.snapshot(1, 1);

    assertThat(receiver.taken()).isEmpty();
  }

  @Test
  void pointsOfABlockThatIsNotThereAnyMoreGoNowhere() throws Exception {
    Receiver receiver = receiver();
    task("", receiver.url());
    write(1, 1);
    write(0, 2);
    await(() -> figures(receiver).sent() == 1);

    assertThat(receiver.taken()).containsExactly(2.0);
  }
}
