package io.stepwell.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What it costs to send a run on to Prometheus, beside taking it in. */
final class ExportBenchmark implements Benchmark {

  /**
   * With the metrics below, 12 series of Prometheus for each request that is told apart: 10 000.
   */
  private static final int GENERATORS = 7;

  private static final long WARM_UP_SECONDS = 30;
  private static final double NANOS = 1e9;
  private static final double MEBI = 1 << 20;

  private static final String KEPT =
      "[\"instance_id\", \"service\", \"name\", \"method\", \"status\", \"url\", \"group\","
          + " \"scenario\", \"proto\", \"tls_version\", \"expected_response\", \"error\","
          + " \"error_code\", \"page\", \"region\"]";

  private static final String BLOCKS =
      """
      [{"provider": "prometheus", "remoteWriteURL": "%1$s", "includeDefaultMetrics": false,
        "resampleRate": 1, "metrics": [
          {"sourceMetric": "http_reqs", "keepTags": %2$s},
          {"sourceMetric": "http_req_failed", "keepTags": %2$s},
          {"sourceMetric": "http_req_duration", "keepTags": %2$s}]}]
      """;

  /** What {@code up} took while pushes came at a steady pace. */
  private record Taken(double processors, double peakMebibytes, long points) {}

  @Override
  public String name() {
    return "export";
  }

  @Override
  public String summary() {
    return "the processor time that up takes to send 10 000 points a second to Prometheus, beside that for"
        + " taking the run in";
  }

  @Override
  public void run(Path directory, Effort effort, PrintStream out) throws Exception {
    try (CountingReceiver receiver = CountingReceiver.start()) {
      Path blocks = directory.resolve("receivers.json");
      Files.writeString(blocks, BLOCKS.formatted(receiver.address(), KEPT));
      Path none = directory.resolve("no-receivers.json");
      Files.writeString(none, "[]");
      out.printf(
          "%d k6 push %d series each, a window of 1 s at a time, for %d s after %d s of warming up%n",
          GENERATORS, PushTemplate.SERIES, effort.seconds(), WARM_UP_SECONDS);
      out.flush();
      Taken alone = measure(directory, none, effort, receiver);
      report("taken in", alone, out);
      Taken both = measure(directory, blocks, effort, receiver);
      report("and sent", both, out);
      double rate = both.points() / (double) effort.seconds();
      double share = both.processors() - alone.processors();
      out.printf(
          "%d series, %.0f points/s in %.1f bytes each: %.1f %% of a processor more, %.1f µs a point%n",
          receiver.series(),
          rate,
          (double) receiver.bytes() / receiver.points(),
          100 * share,
          share * 1e6 / rate);
      Files.delete(blocks);
      Files.delete(none);
    }
  }

  private static void report(String what, Taken taken, PrintStream out) {
    out.printf(
        "%s: %.3f processors busy, at most %.0f MiB%n",
        what, taken.processors(), taken.peakMebibytes());
    out.flush();
  }

  private static Taken measure(
      Path directory, Path blocks, Effort effort, CountingReceiver receiver) throws Exception {
    Path home = directory.resolve("home-export");
    Directories.delete(home);
    try (UpProcess up =
        UpProcess.start(
            home, directory.resolve("up.log"), "--remote-write-file", blocks.toString())) {
      List<Long> runs = List.of(up.createRun("bench"));
      List<LoadGenerator> generators = LoadGenerator.of(runs, GENERATORS, RecordedSecond.all());
      PushConnection connection =
          new PushConnection(up.address(), up.authorization(), new PushLedger());
      push(connection, generators, WARM_UP_SECONDS);
      double busy = up.figures().processorSeconds();
      long before = receiver.points();
      long start = System.nanoTime();
      push(connection, generators, effort.seconds());
      double took = (System.nanoTime() - start) / NANOS;
      return new Taken(
          (up.figures().processorSeconds() - busy) / took,
          up.figures().peakBytes() / MEBI,
          receiver.points() - before);
    } finally {
      Directories.delete(home);
    }
  }

  private static void push(PushConnection connection, List<LoadGenerator> generators, long seconds)
      throws Exception {
    long start = System.nanoTime();
    for (long second = 0; second < seconds; second++) {
      for (int i = 0; i < generators.size(); i++) {
        long due = start + (long) ((second + (double) i / generators.size()) * NANOS);
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        connection.send(generators.get(i).next(), due);
      }
    }
    TimeUnit.NANOSECONDS.sleep(start + TimeUnit.SECONDS.toNanos(seconds) - System.nanoTime());
  }
}
