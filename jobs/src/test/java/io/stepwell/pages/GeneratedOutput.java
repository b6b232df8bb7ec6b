package io.stepwell.pages;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A JSON output of k6 that no k6 has written. */
final class GeneratedOutput {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  private final List<String> lines = new ArrayList<>();

  /** Declares a metric, which has to come before its samples. */
  GeneratedOutput metric(String name, String type, String contains) {
    ObjectNode line = JSON.createObjectNode().put("type", "Metric").put("metric", name);
    ObjectNode data = line.putObject("data");
    data.put("name", name).put("type", type).put("contains", contains).putNull("submetrics");
    data.putArray("thresholds");
    lines.add(line.toString());
    return this;
  }

  /** One sample, so many milliseconds after the start. */
  GeneratedOutput point(String metric, int millis, double value, Map<String, String> tags) {
    ObjectNode line = JSON.createObjectNode().put("metric", metric).put("type", "Point");
    ObjectNode data = line.putObject("data");
    data.put("time", START.plusMillis(millis).toString()).put("value", value);
    ObjectNode labels = data.putObject("tags");
    tags.forEach(labels::put);
    lines.add(line.toString());
    return this;
  }

  /** One HTTP request. */
  GeneratedOutput request(int millis, double duration, Map<String, String> tags) {
    return point("http_reqs", millis, 1, tags)
        .point("http_req_failed", millis, 0, tags)
        .point("http_req_duration", millis, duration, tags);
  }

  /** Declares the metrics of requests. */
  GeneratedOutput requests() {
    return metric("http_reqs", "counter", "default")
        .metric("http_req_failed", "rate", "default")
        .metric("http_req_duration", "trend", "time");
  }

  Path write(Path file) throws IOException {
    return Files.write(file, lines);
  }

  /** So many requests, each to a URL of its own. */
  static GeneratedOutput ofUrls(int count) {
    GeneratedOutput output = new GeneratedOutput().requests();
    for (int i = 0; i < count; i++) {
      String url = "https://shop.example/items/%05d".formatted(i);
      output.request(
          i * 4, 5 + i % 97, Map.of("name", url, "method", "GET", "status", "200", "group", ""));
    }
    return output;
  }

  /** Requests, checks and metrics whose names and labels are all of {@link HostileText}. */
  static GeneratedOutput ofHostileTexts() {
    GeneratedOutput output = new GeneratedOutput().requests().metric("checks", "rate", "default");
    List<String> texts = HostileText.ALL;
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      for (int second = 0; second < 3; second++) {
        int millis = 1000 * second + i;
        output.request(
            millis,
            10 + i,
            Map.of("name", text, "method", text, "status", "200", "group", text, "scenario", text));
        output.point("checks", millis, i % 2, Map.of("check", text, "group", text));
      }
    }
    return output
        .metric(HostileText.METRIC, "trend", "time")
        .point(HostileText.METRIC, 10, 5, Map.of())
        .metric(HostileText.NO_METRIC, "counter", "default")
        .point(HostileText.NO_METRIC, 10, 5, Map.of());
  }
}
