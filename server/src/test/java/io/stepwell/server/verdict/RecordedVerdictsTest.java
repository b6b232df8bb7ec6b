package io.stepwell.server.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.metrics.Part;
import io.stepwell.schemas.k6.K6Summary;
import io.stepwell.schemas.lake.LakeFiles;
import io.stepwell.schemas.lake.LakeStepStore;
import io.stepwell.schemas.lake.LocalLakeFiles;
import io.stepwell.schemas.lake.StoredGeneration;
import io.stepwell.schemas.push.PushFormat;
import io.stepwell.schemas.push.PushLimits;
import io.stepwell.schemas.push.PushRecord;
import io.stepwell.server.StoredPushes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real k6 pushed is judged, from the lake, as that k6 judged it. */
class RecordedVerdictsTest {

  private static final long RUN = 1_000_001;

  /** How wide the buckets are that k6 pushes, in percent. */
  private static final double BUCKET = 0.8;

  private final Path directory;

  RecordedVerdictsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v0.45.0-plain",
        "v0.45.0-aggregated",
        "v1.8.1-run",
        "v1.8.1-local",
        "v1.8.1-abort",
        "v2.2.0-run",
        "v2.2.0-local",
        "v2.2.0-provisioned",
        "v2.2.0-failed"
      })
  void everyThresholdGetsK6sVerdictOnK6sValue(String recording) throws IOException {
    Map<String, Map<String, Boolean>> failed = failed(recording);
    assertThat(failed).isNotEmpty();
    List<JudgedThreshold> thresholds = judge(recording, failed);
    Map<String, Map<String, Boolean>> judged = new TreeMap<>();
    for (JudgedThreshold threshold : thresholds) {
      judged
          .computeIfAbsent(threshold.metric(), metric -> new TreeMap<>())
          .put(threshold.expression(), !threshold.met());
    }
    assertThat(judged).isEqualTo(failed);
    Optional<K6Summary> summary = summary(recording);
    if (summary.isPresent() && !recording.endsWith("aggregated")) {
      assertThat(compare(thresholds, summary.get())).isPositive();
    }
  }

  /** How many values k6's summary has too. */
  private static int compare(List<JudgedThreshold> thresholds, K6Summary summary) {
    int compared = 0;
    for (JudgedThreshold threshold : thresholds) {
      String figure = threshold.expression().split("[<>=! ]", 2)[0];
      OptionalDouble k6 = summary.value(threshold.metric(), figure);
      // k6 divides by the time its process took, which is in no push.
      if (k6.isPresent() && !figure.equals("rate")) {
        assertThat(threshold.value().orElseThrow())
            .as("%s %s", threshold.metric(), figure)
            .isCloseTo(k6.getAsDouble(), withinPercentage(BUCKET));
        compared++;
      }
    }
    return compared;
  }

  private List<JudgedThreshold> judge(String recording, Map<String, Map<String, Boolean>> failed)
      throws IOException {
    Map<String, List<String>> declared = new TreeMap<>();
    failed.forEach((metric, rules) -> declared.put(metric, List.copyOf(rules.keySet())));
    String thresholds = new ObjectMapper().valueToTree(declared).toString();
    JudgedRun run = new JudgedRun(RUN, thresholds, Optional.empty(), Optional.empty(), false);
    LakeFiles files = new LocalLakeFiles(directory.resolve(recording));
    try (StoredPushes lake = new StoredPushes(files)) {
      List<Part> parts = new ArrayList<>();
      pushes(recording).forEach(push -> parts.addAll(push.decode(PushLimits.DEFAULT).parts()));
      lake.write(RUN, parts);
    }
    Optional<StoredGeneration> live = Optional.of(new StoredGeneration(0, Instant.EPOCH));
    LakeStepStore steps = new LakeStepStore(files, id -> live);
    return new Verdicts().on(run, Optional.empty(), steps.pinned()).thresholds();
  }

  private static List<PushRecord> pushes(String recording) throws IOException {
    PushFormat format = recording.startsWith("v0.") ? PushFormat.V1_JSON : PushFormat.V2_PROTOBUF;
    List<PushRecord> pushes = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory(recording))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".bin")).sorted().toList()) {
        pushes.add(PushRecord.of(RUN, file.toString(), format, 0, Files.readAllBytes(file)));
      }
    }
    return pushes;
  }

  /** What k6 said of each threshold: in its last request, in its summary, or on its screen. */
  private static Map<String, Map<String, Boolean>> failed(String recording) throws IOException {
    Map<String, Map<String, Boolean>> failed = new TreeMap<>();
    Path finish = directory(recording).resolve("finish.json");
    Optional<K6Summary> summary = summary(recording);
    if (Files.exists(finish)) {
      JsonNode thresholds = new ObjectMapper().readTree(finish.toFile()).path("thresholds");
      for (Map.Entry<String, JsonNode> metric : thresholds.properties()) {
        Map<String, Boolean> rules = new TreeMap<>();
        metric
            .getValue()
            .properties()
            .forEach(e -> rules.put(e.getKey(), e.getValue().asBoolean()));
        failed.put(metric.getKey(), rules);
      }
    } else if (summary.isPresent()) {
      failed.putAll(summary.get().failedThresholds());
      failed.values().removeIf(Map::isEmpty);
    } else {
      failed.put("http_req_duration", Map.of("p(95)<0.001", true));
    }
    return failed;
  }

  private static Optional<K6Summary> summary(String recording) throws IOException {
    Path file = directory(recording).resolve("run.summary-export.json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(K6Summary.read(in, file.toString()));
    }
  }

  private static Path directory(String recording) {
    String name = "/push/" + recording;
    URL url = Objects.requireNonNull(RecordedVerdictsTest.class.getResource(name), name);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
