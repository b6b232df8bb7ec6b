package io.stepwell.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a batch job appear all together or not at all. */
class CommitFilesTest {

  private static final List<TaskReport> DONE = new ArrayList<>();

  @TempDir private Path directory = Path.of("");

  @Test
  void filesHaveNoNameUntilTheLastTaskGivesItToThem() throws Exception {
    TaskReport first = write("one");
    TaskReport second = write("two", "three");
    assertThat(named()).isEmpty();
    assertThat(files()).hasSize(2);

    commit(first, TaskReport.ofSeries(7), second);

    assertThat(named()).containsExactlyInAnyOrder("one\n", "two\nthree\n");
    assertThat(files()).hasSize(2);
    assertThat(DONE.get(DONE.size() - 1).series()).isEqualTo(7);
    assertThat(DONE.get(DONE.size() - 1).files()).hasSize(2);
  }

  @Test
  void theLastTaskMayComeTwice() throws Exception {
    TaskReport report = write("one");

    commit(report);
    commit(report);

    assertThat(named()).containsExactly("one\n");
  }

  @Test
  void whatATaskHasNotReportedIsNeverSeen() throws Exception {
    try (OneInputStreamOperatorTestHarness<String, TaskReport> task =
        new OneInputStreamOperatorTestHarness<>(WriteFiles.lines(directory.toUri()))) {
      task.setup(new TaskReportSerializer());
      task.open();
      task.processElement("half", 0);
    }

    assertThat(named()).isEmpty();
  }

  private TaskReport write(String... lines) throws Exception {
    try (OneInputStreamOperatorTestHarness<String, TaskReport> task =
        new OneInputStreamOperatorTestHarness<>(WriteFiles.lines(directory.toUri()))) {
      task.setup(new TaskReportSerializer());
      task.open();
      for (String line : lines) {
        task.processElement(line, 0);
      }
      task.endInput();
      return task.extractOutputValues().get(0);
    }
  }

  private static void commit(TaskReport... reports) throws Exception {
    try (OneInputStreamOperatorTestHarness<TaskReport, TaskReport> last =
        new OneInputStreamOperatorTestHarness<>(new CommitFiles(done -> DONE.add(done)))) {
      last.setup(new TaskReportSerializer());
      last.open();
      for (TaskReport report : reports) {
        last.processElement(report, 0);
      }
      last.endInput();
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private List<String> named() throws IOException {
    List<String> contents = new ArrayList<>();
    for (Path file : files()) {
      if (file.getFileName().toString().startsWith("part-")) {
        contents.add(Files.readString(file));
      }
    }
    return contents;
  }
}
