package io.stepwell.server.verdict;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was worked out of runs. Of a run that is over it holds as long as nothing that it rests on
 * is different. Of one that goes on it holds for a moment, however many ask, and for so long that
 * working it out takes a small share of one processor. Safe for use by many threads.
 *
 * @param <T> what is worked out
 */
final class Remembered<T> {

  private static final int OVER = 20_000;
  private static final int GOING_ON = 1_000;

  /** As often as k6 itself judges a test that goes on. */
  private static final Duration MOMENT = Duration.ofSeconds(2);

  /** How much longer what was worked out holds than it took. */
  private static final int SHARE = 10;

  private final Cache<Question, T> over = cache(OVER);
  private final Cache<JudgedRun, Latest<T>> goingOn = cache(GOING_ON);

  /** All that an answer about a run that is over rests on. */
  private record Question(JudgedRun run, String version) {}

  private static <K, V> Cache<K, V> cache(int size) {
    return Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).build();
  }

  /**
   * What is known, or what is worked out now.
   *
   * @param version of the run's steps: the same only where the steps are; empty if that cannot be
   *     told
   */
  T get(JudgedRun run, Optional<String> version, Supplier<T> work) {
    if (version.isEmpty()) {
      return work.get();
    }
    if (run.goesOn()) {
      return goingOn.get(run, asked -> new Latest<>()).get(work);
    }
    Question question = new Question(run, version.get());
    T known = over.getIfPresent(question);
    if (known == null) {
      known = work.get();
      over.put(question, known);
    }
    return known;
  }

  /** The latest answer about a run that goes on; who comes meanwhile waits for it. */
  private static final class Latest<T> {

    private Optional<T> answer = Optional.empty();
    private long endNanos;

    synchronized T get(Supplier<T> work) {
      long begin = System.nanoTime();
      if (answer.isPresent() && begin - endNanos < 0) {
        return answer.get();
      }
      T made = work.get();
      long now = System.nanoTime();
      answer = Optional.of(made);
      endNanos = now + Math.max(MOMENT.toNanos(), SHARE * (now - begin));
      return made;
    }
  }
}
