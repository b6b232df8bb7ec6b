package io.stepwell.jobs;

import io.stepwell.schemas.k6.K6Summary;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Outputs of real k6 runs. */
enum Fixture {
  /** Twenty-five seconds of HTTP in three scenarios. */
  RUN(1, "run.json.gz", "run.csv.gz"),
  /** The same script again. */
  RUN2(2, "run2.json.gz", "run2.csv.gz"),
  /** WebSockets, with metadata and more system tags than usual. */
  WS(3, "ws.json.gz", "ws.csv.gz"),
  /** Odd numbers and labels, in a time zone of half an hour. */
  EDGE1(4, "edge-v1.8.1.json", "edge-v1.8.1.csv"),
  /** The same by a k6 that writes numbers as JSON does; it has no twin. */
  EDGE2(5, "edge-v2.2.0.json", "");

  private final long run;
  private final String json;
  private final String csv;

  Fixture(long run, String json, String csv) {
    this.run = run;
    this.json = json;
    this.csv = csv;
  }

  /** The id that the run has in {@link FixtureHome}. */
  long run() {
    return run;
  }

  Path json() {
    return file(json);
  }

  Path csv() {
    return file(csv);
  }

  /** What k6 itself said of the run. */
  K6Summary summary() throws IOException {
    Path file = file(json.replace(".json.gz", ".summary.json"));
    try (InputStream in = Files.newInputStream(file)) {
      return K6Summary.read(in, file.toString());
    }
  }

  private static Path file(String name) {
    URL url = Objects.requireNonNull(Fixture.class.getResource("/k6/" + name), name);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
