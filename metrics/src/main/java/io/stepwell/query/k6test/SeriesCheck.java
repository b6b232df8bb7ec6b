package io.stepwell.query.k6test;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.query.QueryException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A question for series by selectors, with those that must come. */
final class SeriesCheck implements Check {

  private static final Pattern QUESTION =
      Pattern.compile("eval\\s+series\\s+(?:run\\s+(?<run>\\S+)\\s+)?match(?<selectors>\\s.*)");

  private final Line line;
  private final long run;
  private final List<String> selectors;
  private final List<Labels> expected;
  private final Expectation otherwise;

  private SeriesCheck(
      Line line, long run, List<String> selectors, List<Labels> expected, Expectation otherwise) {
    this.line = line;
    this.run = run;
    this.selectors = selectors;
    this.expected = expected;
    this.otherwise = otherwise;
  }

  /**
   * @param lastRun the run that is asked where the line names none
   */
  static SeriesCheck read(Block block, long lastRun) {
    Line line = block.head();
    Matcher question = QUESTION.matcher(line.text());
    if (!question.matches()) {
      throw line.mistake("write eval series match, then a selector");
    }
    String id = question.group("run");
    long run = id == null ? lastRun : Words.run(line, id);
    List<String> selectors = Arrays.asList(question.group("selectors").strip().split(" match "));
    if (block.body().get(0).text().startsWith("expect")) {
      return new SeriesCheck(line, run, selectors, List.of(), Expectation.read(block));
    }
    List<Labels> expected = new ArrayList<>();
    for (Line body : block.body()) {
      SeriesKey key = SeriesText.read(body, body.text()).key(body);
      Labels named = key.labels().with("__name__", key.metric());
      expected.add(named.with("test_run_id", Long.toString(run)));
    }
    return new SeriesCheck(line, run, selectors, expected, Expectation.NOTHING);
  }

  @Override
  public String place() {
    return line.place();
  }

  @Override
  public String question() {
    return line.text();
  }

  @Override
  public void run(Driver driver) {
    List<Labels> came;
    try {
      came = driver.series(run, selectors);
    } catch (QueryException e) {
      if (!otherwise.refuses(e)) {
        throw new AssertionError(place() + ": " + question() + "\n  but it said " + e.sentence());
      }
      return;
    }
    if (otherwise.error().isPresent() || !came.equals(expected)) {
      throw new AssertionError(
          place() + ": " + question() + "\n  expected " + expected + "\n  but got " + came);
    }
  }
}
