package io.stepwell.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Many clients at once, each of which asks again as soon as it is answered. */
final class LoadBenchmark implements Benchmark {

  private static final int CONNECTIONS = 64;
  private static final String SCRIPT = "/bench/load.lua";
  private static final Pattern HEAP =
      Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\"\\} (\\S+)");

  /** Each with the metric it goes with. */
  private static final List<List<String>> QUERIES =
      List.of(
          List.of("http_reqs", "increase"),
          List.of("http_reqs", "rate by (name,method)"),
          List.of("http_reqs", "max_rate(5)"),
          List.of("http_req_duration", "histogram_quantile(0.95) by (name,method,status)"),
          List.of("http_req_duration", "histogram_quantile(0.99)"),
          List.of("http_req_failed", "ratio"),
          List.of("checks", "ratio by (check)"),
          List.of("vus", "max"));

  @Override
  public String name() {
    return "load";
  }

  @Override
  public String summary() {
    return CONNECTIONS + " connections that ask for a while, by wrk";
  }

  @Override
  public void run(Path directory, Effort effort, PrintStream out) throws Exception {
    if (Stream.of(System.getenv("PATH").split(":")).noneMatch(LoadBenchmark::hasWrk)) {
      out.println("skipped: wrk is not on the PATH; Debian's package wrk has it");
      return;
    }
    QueriedRun dense = QueriedRun.dense(directory);
    Path paths = Files.write(directory.resolve("load-paths"), paths(dense.run()));
    Path script = directory.resolve("load.lua");
    try (InputStream in =
        Objects.requireNonNull(LoadBenchmark.class.getResourceAsStream(SCRIPT), SCRIPT)) {
      Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
    }
    try (ServerProcess server =
        ServerProcess.start(dense.home(), directory.resolve("server.log"))) {
      for (int round = 1; round <= effort.rounds(); round++) {
        String figures = figures(server.address(), script, paths, effort.seconds());
        out.printf(
            "round %d: %s, heap in use afterwards %d MiB%n",
            round, figures, heapBytes(server.address()) >> 20);
      }
    } finally {
      Directories.delete(dense.home());
    }
  }

  private static boolean hasWrk(String directory) {
    return Files.isExecutable(Path.of(directory, "wrk"));
  }

  private static List<String> paths(long run) {
    String ofRun = "/cloud/v5/test_runs/" + run;
    List<String> paths = new ArrayList<>(List.of(ofRun, ofRun + "/metrics", ofRun + "/labels"));
    paths.add(ofRun + "/label/name/values");
    paths.add(ofRun + "/series?match%5B%5D=http_reqs");
    paths.add("/cloud/v5/load_tests/1/test_runs");
    for (List<String> query : QUERIES) {
      String asked = "(metric='%s',query='%s'".formatted(query.get(0), query.get(1));
      String encoded = asked.replace(" ", "%20");
      paths.add(ofRun + "/query_aggregate_k6" + encoded + ")");
      paths.add(ofRun + "/query_range_k6" + encoded + ",step=1)");
      paths.add(ofRun + "/query_range_k6" + encoded + ",step=10)");
      paths.add("/cloud/v5/load_tests/1/query_aggregate_k6" + encoded + ",test_run_count=5)");
    }
    return paths;
  }

  private static String figures(URI server, Path script, Path paths, int seconds)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("wrk", "-t1", "-c" + CONNECTIONS));
    command.addAll(List.of("-d" + seconds + "s", "-s", script.toString(), server.toString()));
    command.addAll(List.of("--", paths.toString()));
    try (ChildProcess wrk = ChildProcess.start(command, paths.resolveSibling("wrk.log"))) {
      List<String> words = List.of(wrk.awaitLine("answers ").split(" ", -1));
      return "%d answers/s, %s errors, p50 %s ms, p99 %s ms, longest %s ms"
          .formatted(
              Long.parseLong(words.get(0)) / seconds,
              words.get(1),
              words.get(2),
              words.get(3),
              words.get(4));
    }
  }

  private static long heapBytes(URI server) throws IOException, InterruptedException {
    String text = new String(new Asking().get(server.resolve("/metrics")), UTF_8);
    Matcher heap = HEAP.matcher(text);
    if (!heap.find()) {
      throw new IllegalStateException("the server tells no heap");
    }
    return (long) Double.parseDouble(heap.group(1));
  }
}
