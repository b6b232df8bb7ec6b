package io.stepwell.query.k6test;

import io.stepwell.query.Answer;
import io.stepwell.query.AnswerSeries;
import io.stepwell.query.QueryException;
import io.stepwell.query.Question;
import io.stepwell.query.ResultType;
import io.stepwell.query.RunExtent;
import io.stepwell.query.TimeRange;
import io.stepwell.query.Windows;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A range or aggregate query with what its answer must be. */
final class AnswerCheck implements Check {

  private final Line line;
  private final Ask ask;
  private final Expectation expected;
  private final Map<Long, RunExtent> extents;

  /**
   * @param extents the time that each loaded run covers
   */
  AnswerCheck(Line line, Ask ask, Expectation expected, Map<Long, RunExtent> extents) {
    this.line = line;
    this.ask = ask;
    this.expected = expected;
    this.extents = extents;
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
    Answer answer;
    try {
      answer = driver.answer(ask);
    } catch (QueryException e) {
      if (expected.refuses(e)) {
        return;
      }
      throw failure(line, "refused with " + e.kind().word() + " \"" + e.sentence() + '"');
    }
    if (expected.error().isPresent()) {
      throw failure(line, "answered " + answer.series());
    }
    compare(answer);
  }

  private void compare(Answer answer) {
    if (answer.resultType() != ask.resultType()) {
      throw failure(line, "answered with a " + answer.resultType().word());
    }
    if (!expected.warnsOf(answer.warnings())) {
      throw failure(line, "warned " + answer.warnings());
    }
    List<ExpectedSeries> wanted = expected.series();
    for (int i = 0; i < Math.min(wanted.size(), answer.series().size()); i++) {
      if (!fits(wanted.get(i), answer.series().get(i))) {
        throw failure(wanted.get(i).line(), "got " + answer.series().get(i));
      }
    }
    if (wanted.size() != answer.series().size()) {
      throw failure(line, "got " + answer.series().size() + " series: " + answer.series());
    }
  }

  private boolean fits(ExpectedSeries wanted, AnswerSeries series) {
    Question question = ask.question();
    String run = Long.toString(ask.runs().get(0));
    return series.labels().equals(wanted.labels(question.metric(), run))
        && Long.toString(series.run()).equals(series.labels().get("test_run_id"))
        && wanted.hasPoints(series, windowEnds(question, series.run()));
  }

  private List<Long> windowEnds(Question question, long run) {
    RunExtent extent = extents.get(run);
    if (extent == null) {
      return List.of();
    }
    TimeRange range = TimeRange.of(extent, question.start(), question.end());
    Windows windows =
        ask.resultType() == ResultType.MATRIX
            ? Windows.of(range, question.step())
            : Windows.one(range);
    return IntStream.range(0, windows.count()).mapToObj(windows::to).toList();
  }

  private AssertionError failure(Line where, String came) {
    return new AssertionError(
        where.place()
            + ": "
            + line.text()
            + (where.equals(line) ? "" : "\n  expected " + where.text())
            + "\n  but it "
            + came);
  }
}
