package io.stepwell.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every example over the lake gives what it gave, and what the metrics API answers to the question
 * that the example says it stands for.
 */
class LakeExamplesTest {

  private static final Path EXAMPLES = Path.of("examples", "lake");

  static List<String> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void givesWhatTheApiAnswers(String example) throws IOException {
    String script = Files.readString(EXAMPLES.resolve(example));
    String output = Demo.session().run(script);
    Golden.assertSame(example.replace(".sql", ""), output);
    Optional<ApiCommand> command = ApiCommand.of(script);
    if (command.isPresent()) {
      Points expected = Points.of(command.get().ask(Demo.home().engine()), command.get().range());
      Points.of(PrintedTable.of(output), command.get().run()).assertEqual(expected, example);
    }
  }
}
