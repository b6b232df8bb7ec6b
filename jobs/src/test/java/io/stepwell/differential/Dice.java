package io.stepwell.differential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Chance, the same every time for the same seed. */
final class Dice {

  private final Random random;

  Dice(long seed) {
    random = new Random(seed);
    // The first numbers of neighbouring seeds are alike.
    random.nextLong();
    random.nextLong();
  }

  /** Whether something happens that does so in so many of a hundred cases. */
  boolean percent(int share) {
    return random.nextInt(100) < share;
  }

  /** From 0 to just below the limit. */
  int below(int limit) {
    return random.nextInt(limit);
  }

  /** From the first to the last number, both among them. */
  int from(int first, int last) {
    return first + random.nextInt(last - first + 1);
  }

  /** From 0 to just below 1. */
  double share() {
    return random.nextDouble();
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Some of them, each once, in any order. */
  <T> List<T> some(int count, List<T> choices) {
    List<T> shuffled = shuffled(choices);
    return List.copyOf(shuffled.subList(0, Math.min(count, shuffled.size())));
  }

  <T> List<T> shuffled(List<T> all) {
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }
}
