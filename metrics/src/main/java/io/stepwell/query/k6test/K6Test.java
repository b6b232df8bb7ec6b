package io.stepwell.query.k6test;

import io.stepwell.metrics.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A script in the test language: it loads samples, then asks questions and says what each answer
 * must be.
 *
 * <pre>
 * # A comment.
 * load run 7 start 1684949400
 *   counter http_reqs{name="login",status="200"}  3 0 5x4 _ 1
 *   trend   http_req_duration{name="login"}       [10 20x2 30] [40@0.25] _
 * eval range step 5 metric http_reqs query increase by (name)
 *   {name="login"} 18 11
 * eval aggregate metric http_reqs{name="logout"} query increase
 *   expect empty
 * eval aggregate metric http_reqs query p95
 *   expect error bad_data "p95 is not a method of counter"
 * eval series match {name="login"}
 *   http_req_duration{name="login"}
 *   http_reqs{name="login",status="200"}
 * </pre>
 *
 * <p><b>Loading.</b> {@code start} is a date, in RFC 3339 or unix seconds, of whole seconds. Each
 * item of a series is one second from there on: a sample, several in brackets, or {@code _} for
 * none. {@code 5x4} is 5 and four more seconds (or, in brackets, samples) like it, as in
 * Prometheus' tests. {@code 40@0.25} came a quarter into its second. All loading comes before the
 * first question; the same series may be loaded from several starts.
 *
 * <p><b>Asking.</b> {@code eval range} or {@code eval aggregate}, then {@code run ID} (the run
 * loaded last if it is left out) or {@code runs ID,ID}, {@code step}, {@code start} and {@code
 * end}, as far as they are given, then {@code metric} and {@code query}. What follows those words
 * is handed on as it stands.
 *
 * <p><b>Expecting.</b> One line for each series of the answer, in its order: labels, then its
 * points, one item for each window. {@code _} is a window without a point, as are windows after the
 * last item; {@code 0x2} is 0 and two more; {@code 1/3} is a third; {@code 18~0.5} is anything from
 * 17.5 to 18.5, where otherwise the ninth significant digit must be right; {@code 18@1684949405}
 * says the point's time, which is that of the window at its place otherwise. {@code __name__} and
 * {@code test_run_id} are implied; across runs {@code test_run_id} is written. {@code expect
 * warning "text"} wants a warning with that text in it; without such a line there must be none.
 * {@code expect error KIND "text"} and {@code expect empty} stand instead of series. {@code eval
 * series} expects metrics with their labels, and nothing more.
 */
public final class K6Test {

  private final String name;
  private final List<Sample> samples;
  private final List<Check> checks;

  private K6Test(String name, Script script) {
    this.name = name;
    this.samples = List.copyOf(script.samples());
    this.checks = List.copyOf(script.checks());
  }

  /**
   * Reads a script.
   *
   * @param name of the file, for messages
   * @throws ScriptException if it breaks a rule of the language
   */
  public static K6Test parse(String name, String text) {
    return new K6Test(name, Script.read(name, text));
  }

  /**
   * Reads a script from a file.
   *
   * @throws ScriptException if it breaks a rule of the language
   */
  public static K6Test read(Path file) throws IOException {
    return parse(file.getFileName().toString(), Files.readString(file));
  }

  /** Reads every script of a folder, in order of their names. */
  public static List<K6Test> readAll(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files = entries.filter(file -> file.toString().endsWith(".k6test")).sorted().toList();
    }
    List<K6Test> tests = new ArrayList<>();
    for (Path file : files) {
      tests.add(read(file));
    }
    return tests;
  }

  /** The file's name. */
  public String name() {
    return name;
  }

  /** All samples that it loads, in the order in which they are written. */
  public List<Sample> samples() {
    return samples;
  }

  /** Its questions with what is expected, in order. */
  public List<Check> checks() {
    return checks;
  }

  /**
   * Loads the samples and asks every question.
   *
   * @throws AssertionError for the first answer that is not as expected
   */
  public void run(Driver driver) {
    driver.load(samples);
    checks.forEach(check -> check.run(driver));
  }
}
