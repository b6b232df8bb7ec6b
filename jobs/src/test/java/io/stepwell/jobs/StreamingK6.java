package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.cluster.Served;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every kind of k6 there is, and every way in which it streams a test that it executes itself. */
public enum StreamingK6 {
  /** Sample by sample, in JSON. */
  JSON_PUSHES("v0.45.0", "run --out cloud"),
  OUT_CLOUD_1("v1.8.1", "run --out cloud"),
  /** Sends an archive of the script ahead. */
  LOCAL_EXECUTION_1("v1.8.1", "cloud run --local-execution"),
  OUT_CLOUD_2("v2.2.0", "run --out cloud"),
  /** Is given a run, addresses and a token, and leaves thresholds to whoever gave them. */
  LOCAL_EXECUTION_2("v2.2.0", "cloud run --local-execution");

  private static final Pattern RUN = Pattern.compile("output: cloud \\((\\S+/runs/(\\d+))\\)");

  private final String version;
  private final String words;

  StreamingK6(String version, String words) {
    this.version = version;
    this.words = words;
  }

  /**
   * Starts the test of the small shop, {@code scripts/shop.js}.
   *
   * @param directory where it runs, made if it is not there
   * @param variables of the script; those of k6 itself, which begin with K6_, go into its
   *     environment
   * @param options of k6
   */
  public K6Program.Running start(
      Served up, Path directory, Map<String, String> variables, String... options)
      throws IOException {
    Files.createDirectories(directory);
    try (InputStream script = StreamingK6.class.getResourceAsStream("/scripts/shop.js")) {
      Files.write(
          directory.resolve("shop.js"), Objects.requireNonNull(script, "shop.js").readAllBytes());
    }
    List<String> all = new ArrayList<>(List.of(words.split(" ")));
    all.addAll(List.of(options));
    all.addAll(List.of("--env", "TARGET=" + up.url()));
    Map<String, String> environment = environment(up);
    variables.forEach(
        (name, value) -> {
          if (name.startsWith("K6_")) {
            environment.put(name, value);
          } else {
            all.addAll(List.of("--env", name + "=" + value));
          }
        });
    all.add("shop.js");
    return K6Program.of(version).start(directory, environment, all.toArray(new String[0]));
  }

  private Map<String, String> environment(Served up) {
    Map<String, String> environment = new HashMap<>(up.environment());
    if (this == LOCAL_EXECUTION_2) {
      environment.put("K6_CLOUD_STACK_ID", "1");
      environment.put("K6_CLOUD_PROJECT_ID", "1");
    }
    return environment;
  }

  /** Whether it can write its samples to a file too. */
  boolean writesJson() {
    return words.contains("--out");
  }

  /** The run's id, from what k6 printed. */
  public static long run(String output) {
    return Long.parseLong(address(output).group(2));
  }

  /** The address of the page of results that k6 printed. */
  public static String page(String output) {
    return address(output).group(1);
  }

  private static Matcher address(String output) {
    Matcher address = RUN.matcher(output);
    assertThat(address.find()).as(output).isTrue();
    return address;
  }
}
