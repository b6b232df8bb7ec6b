package io.stepwell.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells regular expressions that would take the process down from all others, before they are
 * compiled: RE2/J writes {@code (a{1000}){1000}} out a million times, and recurses into groups. The
 * size is an estimate, right for what people write and never much too small.
 */
final class RegexSize {

  private static final int MOST_STATES = 20_000;
  private static final int DEEPEST = 200;
  private static final Pattern REPETITION = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}");

  private final String regex;
  private final Matcher repetition;
  private final Deque<Long> outer = new ArrayDeque<>();
  private long states;
  private long lastStates;

  private RegexSize(String regex) {
    this.regex = regex;
    this.repetition = REPETITION.matcher(regex);
  }

  static boolean isTooLarge(String regex) {
    return new RegexSize(regex).exceeds();
  }

  private boolean exceeds() {
    int at = 0;
    while (at < regex.length() && states <= MOST_STATES && outer.size() <= DEEPEST) {
      at = take(at);
    }
    return at < regex.length() || states > MOST_STATES;
  }

  /** Counts what begins at a place, and gives the place after it. */
  private int take(int at) {
    switch (regex.charAt(at)) {
      case '\\' -> {
        count(1);
        return at + 2;
      }
      case '[' -> {
        count(1);
        return afterClass(at);
      }
      case '(' -> {
        outer.push(states);
        states = 0;
      }
      case ')' -> {
        long group = states;
        states = outer.isEmpty() ? 0 : outer.pop();
        count(group);
      }
      case '{' -> {
        return afterRepetition(at);
      }
      default -> count(1);
    }
    return at + 1;
  }

  private void count(long added) {
    states += added;
    lastStates = added;
  }

  private int afterClass(int opening) {
    int at = opening + 1;
    if (regex.startsWith("^", at)) {
      at++;
    }
    // A bracket in the first place stands for itself.
    at++;
    while (at < regex.length() && regex.charAt(at) != ']') {
      at += regex.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  private int afterRepetition(int at) {
    if (!repetition.region(at, regex.length()).lookingAt()) {
      count(1);
      return at + 1;
    }
    String least = repetition.group(1);
    String most = repetition.group(2);
    long times = Long.parseLong(most == null || most.isEmpty() ? least : most) + 1;
    states += lastStates * times;
    lastStates *= times + 1;
    return repetition.end();
  }
}
