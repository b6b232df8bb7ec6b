package io.stepwell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.jobs.UpProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When an {@code up} is killed; a while chosen at random comes on top. */
enum KillMoment {
  /** While it starts, or restores what the last one had. */
  STARTING(3000) {
    @Override
    void await(RestartedUp up) {}
  },
  /** At whatever it does when it runs. */
  RUNNING(2000) {
    @Override
    void await(RestartedUp up) throws IOException, InterruptedException {
      up.ready();
    }
  },
  /** When a checkpoint has begun. */
  CHECKPOINT_BEGUN(20) {
    @Override
    void await(RestartedUp up) throws IOException, InterruptedException {
      awaitNew(up, "flink/checkpoints", path -> path.matches(".*/chk-\\d+"));
    }
  },
  /** When a checkpoint is complete, and nothing may have been named yet that it holds. */
  CHECKPOINT_COMPLETE(20) {
    @Override
    void await(RestartedUp up) throws IOException, InterruptedException {
      awaitNew(up, "flink/checkpoints", path -> path.endsWith("/_metadata"));
    }
  },
  /** When the first of the files of a checkpoint has got its name. */
  FILES_NAMED(20) {
    @Override
    void await(RestartedUp up) throws IOException, InterruptedException {
      awaitNew(up, "lake", path -> path.matches(".*/part-[^/]*\\.parquet"));
    }
  };

  private static final int SIGKILL = 128 + 9;

  private final int mostMillis;

  KillMoment(int mostMillis) {
    this.mostMillis = mostMillis;
  }

  abstract void await(RestartedUp up) throws IOException, InterruptedException;

  /** Kills one that has just been launched, and launches the next. */
  void strike(RestartedUp up, Random random) throws IOException, InterruptedException {
    await(up);
    UpProcess process = up.process();
    assertThat(process.isOverWithin(random.nextInt(mostMillis))).as(process.said()).isFalse();
    process.kill();
    assertThat(process.exitCode()).isEqualTo(SIGKILL);
    assertThat(process.said()).doesNotContain("Exception");
    up.launch();
  }

  private static void awaitNew(RestartedUp up, String directory, Predicate<String> wanted)
      throws IOException, InterruptedException {
    UpProcess process = up.ready();
    Path root = up.home().resolve(directory);
    Set<String> before = paths(root, wanted);
    while (before.containsAll(paths(root, wanted))) {
      assertThat(process.isOverWithin(1)).as(process.said()).isFalse();
    }
  }

  private static Set<String> paths(Path root, Predicate<String> wanted) throws IOException {
    try (Stream<Path> tree = Files.walk(root)) {
      return tree.map(Path::toString).filter(wanted).collect(Collectors.toSet());
    } catch (NoSuchFileException | UncheckedIOException e) {
      // Not there yet; and checkpoints go while they are looked at.
      return Set.of();
    }
  }
}
