package io.stepwell.query.k6test;

import io.stepwell.query.QueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer must be.
 *
 * @param series in order; none if the answer is to be empty
 * @param warnings a part of each that has to be there
 * @param error what is to be refused instead of answered
 */
record Expectation(List<ExpectedSeries> series, List<String> warnings, Optional<Refusal> error) {

  /** No series, no warning, no refusal. */
  static final Expectation NOTHING = new Expectation(List.of(), List.of(), Optional.empty());

  private static final Pattern WARNING = Pattern.compile("expect\\s+warning\\s+\"(.+)\"");
  private static final Pattern ERROR = Pattern.compile("expect\\s+error\\s+(\\w+)\\s+\"(.+)\"");
  private static final Pattern EMPTY = Pattern.compile("expect\\s+empty");

  /**
   * A question refused.
   *
   * @param kind as the API names it
   * @param part of the sentence
   */
  record Refusal(String kind, String part) {}

  static Expectation read(Block block) {
    List<ExpectedSeries> series = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    Optional<Refusal> error = Optional.empty();
    boolean empty = false;
    for (Line line : block.body()) {
      Matcher warning = WARNING.matcher(line.text());
      Matcher refusal = ERROR.matcher(line.text());
      if (warning.matches()) {
        warnings.add(warning.group(1));
      } else if (refusal.matches()) {
        error = Optional.of(new Refusal(refusal.group(1), refusal.group(2)));
      } else if (EMPTY.matcher(line.text()).matches()) {
        empty = true;
      } else {
        series.add(ExpectedSeries.read(line));
      }
    }
    int kinds = (series.isEmpty() ? 0 : 1) + (error.isPresent() ? 1 : 0) + (empty ? 1 : 0);
    if (kinds != 1 || (error.isPresent() && !warnings.isEmpty())) {
      throw block.head().mistake("expect either series, or empty, or an error");
    }
    return new Expectation(series, warnings, error);
  }

  /** Whether it is to be refused, and so. */
  boolean refuses(QueryException thrown) {
    return error
        .map(
            refusal ->
                thrown.kind().word().equals(refusal.kind())
                    && thrown.sentence().contains(refusal.part()))
        .orElse(false);
  }

  /** Whether the warnings are those expected, each of them once. */
  boolean warnsOf(List<String> sentences) {
    return sentences.size() == warnings.size()
        && warnings.stream()
            .allMatch(part -> sentences.stream().anyMatch(sentence -> sentence.contains(part)));
  }
}
