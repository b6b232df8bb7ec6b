package io.stepwell.sql;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.query.Engine;
import io.stepwell.schemas.catalog.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples over topics, in streaming mode up to what is in the topics, give what they gave and
 * what the metrics API answers.
 */
class TopicExamplesIT {

  private static final Path EXAMPLES = Path.of("examples", "topic");

  private static RecordedTopics topics;
  private static Home home;
  private static AskedSession session;

  @BeforeAll
  static void open(@TempDir Path directory) throws IOException {
    topics = RecordedTopics.in(directory.resolve("kafka"));
    home = Home.at(directory.resolve("home"));
    DemoHome.backfill(home, 1, RecordedTopics.json(), false);
    session = new AskedSession(home, Optional.of(topics.bootstrapServers()));
    session.run(
        """
        ALTER TABLE pushes SET ('scan.bounded.mode' = 'latest-offset');
        ALTER TABLE k6_lines SET ('scan.bounded.mode' = 'latest-offset');
        SET 'table.display.max-column-width' = '60';
        """);
  }

  @AfterAll
  static void close() {
    session.close();
    topics.close();
  }

  /** The rows of an example, which come in any order. */
  private static PrintedTable run(String example) throws IOException {
    String output = session.run(Files.readString(EXAMPLES.resolve(example + ".sql")));
    Golden.assertSame("topic-" + example, output.lines().sorted().collect(joining("\n", "", "\n")));
    return PrintedTable.of(output).without("op");
  }

  private static Points asked(String example, Engine engine) throws IOException {
    ApiCommand command =
        ApiCommand.of(Files.readString(EXAMPLES.resolve(example + ".sql"))).orElseThrow();
    return Points.of(command.ask(engine), command.range());
  }

  @Test
  void rates_of_each_second() throws IOException {
    Map<Points.Key, Double> expected =
        new TreeMap<>(asked("requests", new Engine(topics.store())).values());
    expected.values().removeIf(rate -> rate == 0);
    Points.of(run("requests"), RecordedTopics.RUN).assertEqual(new Points(expected), "requests");
  }

  @Test
  void the_greatest_rate_of_windows_is_the_peak() throws IOException {
    Map<Points.Key, Double> peaks = new TreeMap<>();
    for (List<String> row : run("peak-requests").rows()) {
      Map<String, String> name = Map.of("name", row.get(1));
      Points.Key key =
          new Points.Key(RecordedTopics.RUN, io.stepwell.metrics.Labels.of(new HashMap<>(name)), 0);
      peaks.merge(key, Double.valueOf(row.get(3)), Math::max);
    }
    assertThat(peaks).isNotEmpty();
    new Points(peaks)
        .assertEqual(asked("peak-requests", new Engine(topics.store())), "peak-requests");
  }

  @Test
  void percentiles_of_what_k6_writes() throws IOException {
    PrintedTable table = run("k6-response-times");
    assertThat(table.rows()).allSatisfy(row -> assertThat(row.get(0)).isEqualTo("nightly"));
    try (OpenLake lake = OpenLake.of(home)) {
      Map<Points.Key, Double> expected =
          new TreeMap<>(asked("k6-response-times", lake.engine()).values());
      assertThat(Points.of(table.without("test_run"), 1).values().values())
          .containsExactlyElementsOf(expected.values());
    }
  }
}
