package io.stepwell.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.stepwell.differential.RawClient.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random questions over HTTP get the answers that the raw samples come to.
 *
 * <p>{@code -Ddifferential.seed=N} takes other runs and questions, {@code -Ddifferential.cases=N}
 * more or fewer of them, and {@code -Ddifferential.only=N} replays the one case of that number.
 */
class DifferentialTest {

  private static final long SEED = Long.getLong("differential.seed", 1);
  private static final int CASES = Integer.getInteger("differential.cases", 4000);
  private static final int ONLY = Integer.getInteger("differential.only", -1);
  private static final int MOST_SHOWN = 5;
  private static final int LONGEST_SHOWN = 3000;

  private static OddHome home;

  @BeforeAll
  static void backfill(@TempDir Path directory) throws IOException {
    home = new OddHome(SEED, directory);
  }

  @AfterAll
  static void close() {
    home.close();
  }

  @Test
  void answersAreWhatTheSamplesComeTo() throws IOException {
    Reference reference = new Reference(home.runs());
    Set<String> answered = new TreeSet<>();
    AtomicInteger filled = new AtomicInteger();
    ask(
        CASES,
        (dice, targets) -> {
          PlainQuestion question = new RandomQuestions(home.runs(), dice).next();
          Expected expected = reference.answer(question);
          if (expected instanceof Expected.Answer answer && !answer.series().isEmpty()) {
            answered.add(question.calculation().method());
            filled.incrementAndGet();
          }
          Map<String, String> parameters = new Spelling(dice).parameters(question);
          return new Request(targets.ofQuery(question.of(), parameters), expected);
        });
    if (ONLY < 0 && CASES >= 1000) {
      assertThat(answered).containsAll(DocumentedMethods.all());
      assertThat(filled.get()).as("answers that are not empty").isGreaterThan(CASES / 2);
    }
  }

  @Test
  void whatIsWrongIsRefused() throws IOException {
    ask(CASES / 4, (dice, targets) -> new WrongQuestions(home.runs(), dice, targets).next());
  }

  @Test
  void whatRunsHoldIsListed() throws IOException {
    ask(CASES / 8, (dice, targets) -> new MetadataQuestions(home.runs(), dice, targets).next());
  }

  @FunctionalInterface
  private interface Asking {
    /** A request that the dice alone decide on. */
    Request next(Dice dice, Targets targets);
  }

  private static void ask(int cases, Asking asking) throws IOException {
    List<String> differences = new ArrayList<>();
    try (RawClient client = home.connect()) {
      for (int number : IntStream.range(0, cases).filter(n -> ONLY < 0 || n == ONLY).toArray()) {
        Dice dice = new Dice(SEED * 1_000_003 + number);
        Request request = asking.next(dice, new Targets(dice, number % 2 == 0));
        Response found = client.get(request.target());
        Optional<String> difference = Comparison.difference(request.expected(), found);
        difference.ifPresent(words -> differences.add(report(number, request, found, words)));
        if (differences.size() == MOST_SHOWN) {
          break;
        }
      }
    }
    if (!differences.isEmpty()) {
      fail(String.join("\n\n", differences));
    }
  }

  private static String report(int number, Request request, Response found, String difference) {
    return """
        %s
        replay: -Ddifferential.seed=%d -Ddifferential.only=%d
        GET %s
        expected: %s
        found: %s"""
        .formatted(
            difference, SEED, number, request.target(), shown(request.expected()), shown(found));
  }

  private static String shown(Object answer) {
    String text = answer.toString();
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + " …" : text;
  }
}
