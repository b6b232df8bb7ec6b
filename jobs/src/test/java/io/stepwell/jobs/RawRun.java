package io.stepwell.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * All samples of a run, read from k6's JSON output without any code of the product, so that answers
 * can be held against the samples themselves.
 */
public final class RawRun {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, MetricType> types = new TreeMap<>();
  private final List<RawSample> samples = new ArrayList<>();

  private long start = Long.MAX_VALUE;
  private long end = Long.MIN_VALUE;

  private RawRun() {}

  /** One run of several outputs, whose gauges are told apart by the output's place in the list. */
  public static RawRun read(Path... files) {
    RawRun run = new RawRun();
    for (int file = 0; file < files.length; file++) {
      run.add(files[file], String.valueOf(file + 1));
    }
    return run;
  }

  private void add(Path file, String instance) {
    try (BufferedReader lines = lines(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode node = JSON.readTree(line);
        if (node.path("type").asText().equals("Metric")) {
          String type = node.path("data").path("type").asText();
          types.put(node.path("metric").asText(), MetricType.named(type).orElseThrow());
        } else {
          RawSample sample = sample(node, instance);
          samples.add(sample);
          start = Math.min(start, sample.second());
          end = Math.max(end, sample.second() + 1);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedReader lines(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return new BufferedReader(
        new InputStreamReader(
            file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in,
            StandardCharsets.UTF_8));
  }

  private RawSample sample(JsonNode node, String instance) {
    String metric = node.path("metric").asText();
    JsonNode data = node.path("data");
    Map<String, String> labels = new TreeMap<>();
    data.path("tags")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    labels.keySet().removeIf(RawRun::isNoLabel);
    if (types.get(metric) == MetricType.GAUGE) {
      labels.putIfAbsent("instance_id", instance);
    }
    Instant time = OffsetDateTime.parse(data.path("time").asText()).toInstant();
    long nanos = Math.addExact(time.getEpochSecond() * 1_000_000_000L, time.getNano());
    return new RawSample(metric, Labels.of(labels), nanos, data.path("value").asDouble());
  }

  /** What k6's own cloud output drops, and what would make each iteration a series of its own. */
  private static boolean isNoLabel(String tag) {
    return tag.startsWith("__") || tag.equals("test_run_id") || tag.matches("vu|iter");
  }

  /** The type of each metric. */
  public Map<String, MetricType> types() {
    return types;
  }

  /** In the order of the files. */
  public List<RawSample> samples() {
    return samples;
  }

  List<RawSample> samples(String metric) {
    return samples.stream().filter(sample -> sample.metric().equals(metric)).toList();
  }

  /** The run's first second. */
  public long start() {
    return start;
  }

  /** The second after the run's last. */
  public long end() {
    return end;
  }

  /** Samples by the labels that an answer over these {@code by} labels must carry. */
  static Map<Labels, List<RawSample>> grouped(
      List<RawSample> samples, long run, List<String> byLabels) {
    Map<Labels, List<RawSample>> groups = new LinkedHashMap<>();
    for (RawSample sample : samples) {
      Map<String, String> labels = new TreeMap<>();
      byLabels.forEach(name -> labels.put(name, sample.labels().get(name)));
      labels.put("__name__", sample.metric());
      labels.put("test_run_id", Long.toString(run));
      groups.computeIfAbsent(Labels.of(labels), missing -> new ArrayList<>()).add(sample);
    }
    return groups;
  }
}
