package io.stepwell.query.k6test;

import io.stepwell.metrics.Sample;
import io.stepwell.query.Dates;
import io.stepwell.query.QueryException;
import io.stepwell.query.RunExtent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a script: its samples, and its questions with what is expected. */
final class Script {

  private final List<Sample> samples = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private final Map<Long, RunExtent> extents = new HashMap<>();
  private long lastRun;

  private Script() {}

  static Script read(String file, String text) {
    Script script = new Script();
    for (Block block : Block.of(file, text)) {
      Words words = new Words(block.head(), block.head().text());
      if (words.take("load")) {
        script.load(block, words);
      } else {
        words.expect("eval");
        script.checks.add(script.check(block, words));
      }
    }
    return script;
  }

  List<Sample> samples() {
    return samples;
  }

  List<Check> checks() {
    return checks;
  }

  private void load(Block block, Words words) {
    if (!checks.isEmpty()) {
      throw block.head().mistake("all loading comes before the first eval");
    }
    words.expect("run");
    lastRun = words.run();
    words.expect("start");
    long start = second(block.head(), words.next("the second of the first sample"));
    words.end();
    for (Line line : block.body()) {
      for (Sample sample : SampleLine.read(line, lastRun, start)) {
        samples.add(sample);
        long second = sample.second();
        extents.merge(lastRun, new RunExtent(lastRun, second, second + 1), Script::widen);
      }
    }
  }

  private static long second(Line line, String date) {
    try {
      return Dates.parse("start", date).getEpochSecond();
    } catch (QueryException e) {
      throw line.mistake(e.sentence());
    }
  }

  private static RunExtent widen(RunExtent one, RunExtent other) {
    return new RunExtent(
        one.run(), Math.min(one.start(), other.start()), Math.max(one.end(), other.end()));
  }

  private Check check(Block block, Words words) {
    if (block.body().isEmpty()) {
      throw block.head().mistake("nothing is expected of the answer; write expect empty if so");
    }
    if (words.take("series")) {
      return SeriesCheck.read(block, lastRun);
    }
    Ask ask = AskLine.read(block.head(), lastRun);
    Expectation expectation = Expectation.read(block);
    return new AnswerCheck(block.head(), ask, expectation, Map.copyOf(extents));
  }
}
