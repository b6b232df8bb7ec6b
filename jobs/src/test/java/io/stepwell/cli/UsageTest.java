package io.stepwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What can be said before anything is done: help, versions and mistakes in writing. */
class UsageTest {

  static Stream<CommandLine> everyCommand() {
    GlobalOptions options = new GlobalOptions();
    Terminal terminal = new Terminal(System.out, System.err, false);
    List<CommandLine> commands = new ArrayList<>();
    collect(Stepwell.commandLine(options, terminal, new Failures(terminal, options)), commands);
    return commands.stream();
  }

  private static void collect(CommandLine line, List<CommandLine> commands) {
    commands.add(line);
    line.getSubcommands().values().forEach(subcommand -> collect(subcommand, commands));
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void helpNamesEveryOptionAndGivesExamples(CommandLine command) {
    String[] names = command.getCommandSpec().qualifiedName(" ").split(" ");
    List<String> words = new ArrayList<>(List.of(names).subList(1, names.length));
    words.add("--help");
    CommandRun run = CommandRun.of(words);

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).containsPattern("Examples?:\n  ");
    for (OptionSpec option : command.getCommandSpec().options()) {
      String name = option.longestName();
      assertThat(run.out())
          .contains(option.negatable() ? name.replaceFirst("--", "--[no-]") : name);
      assertThat(String.join("", option.description())).endsWith(".");
    }
    for (PositionalParamSpec parameter : command.getCommandSpec().positionalParameters()) {
      assertThat(run.out()).contains(parameter.paramLabel());
    }
  }

  @Test
  void benchmarksAreListed() {
    assertThat(CommandRun.of("bench", "--list").out()).containsPattern("backfill +\\S");
  }

  @Test
  void versionIsTheBuilds() {
    assertThat(CommandRun.of("--version").out()).matches("stepwell \\d+\\.\\d+\\.\\d+.*\n");
  }

  @Test
  void completionKnowsEveryCommand() {
    String script = CommandRun.of("generate-completion").out();

    everyCommand()
        .flatMap(command -> command.getSubcommands().keySet().stream())
        .forEach(name -> assertThat(script).contains(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                      | no command given
          runs                    | "runs" needs to be told whether list, show, thresholds, compare, export, files, compact or delete is meant
          rnus list               | "rnus" is not a command of stepwell (did you mean runs?)
          runs lits               | "lits" is not a command of stepwell runs (did you mean list?)
          bench backfil           | "backfil" is not a benchmark (did you mean backfill?)
          bench --rounds 0        | --rounds takes a number from 1 up, not 0
          bench --seconds 0       | --seconds takes a number from 1 up, not 0
          bench --rate -1         | --rate takes a number from 1 up, not -1
          backfill                | "backfill" needs a FILE
          backfill --run 0 x      | --run takes a number from 1 up, not 0
          backfill --parallelism x y | "x" is not a whole number
          backfill --type a=b c   | "b" is not counter, gauge, rate or trend
          backfill --type a c     | "a" is not NAME=TYPE
          backfill --type a=rate --type a=gauge x | --type names a metric twice
          backfill --from-archive | --from-archive needs --run ID
          backfill --from-archive --run 1 x | leave x out
          backfill --from-archive --run 1 --salvage | --from-archive takes the run as it is
          runs list --fromat json | (did you mean --format?)
          --hoem x runs list      | "--hoem" is not an option of stepwell (did you mean --home?)
          --lake s3://[ runs list | "s3://[" is neither a directory nor a URI
          --lake s3:x runs list   | "s3:x" is no lake: a place in an object store is written s3://BUCKET/PATH
          --lake s3://k:s@b runs list | "s3://k:s@b" is no lake
          --lake gs://b/x runs list | "gs://b/x" is no lake: it begins with file: or s3:
          runs list --format xml  | option "--format": "xml" is none of table, json
          runs list --home        | stepwell runs list needs --home DIR
          runs list more          | "more" is not expected here
          runs show               | stepwell runs show needs ID
          up --compact-after-seconds -1 | --compact-after-seconds takes a number from 0 up, not -1
          runs compact            | "runs compact" needs the ID of a run or --all, one of them
          runs compact 1 --all    | "runs compact" needs the ID of a run or --all, one of them
          runs compact 1 --parallelism 0 | --parallelism takes a number from 1 up, not 0
          runs show x             | invalid value for ID: "x" is not a whole number
          """)
  void wrongUsageIsOneSentenceThatSaysWhatIsRight(String line, String sentence) {
    CommandRun run = CommandRun.of(line.isEmpty() ? List.of() : List.of(line.split(" ")));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errors())
        .singleElement()
        .asString()
        .startsWith("stepwell: ")
        .contains(sentence.replace('"', '\''))
        .endsWith("--help shows what can be written.");
  }
}
