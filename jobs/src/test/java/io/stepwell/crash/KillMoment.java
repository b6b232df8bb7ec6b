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
    void await(UpProcess up, Path home) {}
  },
  /** At whatever it does when it runs. */
  RUNNING(2000) {
    @Override
    void await(UpProcess up, Path home) throws IOException, InterruptedException {
      up.awaitReady();
    }
  },
  /** When a checkpoint has begun. */
  CHECKPOINT_BEGUN(20) {
    @Override
    void await(UpProcess up, Path home) throws IOException, InterruptedException {
      awaitNew(up, home.resolve("flink/checkpoints"), path -> path.matches(".*/chk-\\d+"));
    }
  },
  /** When a checkpoint is complete, and nothing may have been named yet that it holds. */
  CHECKPOINT_COMPLETE(20) {
    @Override
    void await(UpProcess up, Path home) throws IOException, InterruptedException {
      awaitNew(up, home.resolve("flink/checkpoints"), path -> path.endsWith("/_metadata"));
    }
  },
  /** When the first of the files of a checkpoint has got its name. */
  FILES_NAMED(20) {
    @Override
    void await(UpProcess up, Path home) throws IOException, InterruptedException {
      awaitNew(up, home.resolve("lake"), path -> path.matches(".*/part-[^/]*\\.parquet"));
    }
  };

  private static final int SIGKILL = 128 + 9;

  private final int mostMillis;

  KillMoment(int mostMillis) {
    this.mostMillis = mostMillis;
  }

  abstract void await(UpProcess up, Path home) throws IOException, InterruptedException;

  /** Kills a process that has just been launched over a home. */
  void kill(UpProcess up, Path home, Random random) throws IOException, InterruptedException {
    await(up, home);
    assertThat(up.isOverWithin(random.nextInt(mostMillis))).as(up.said()).isFalse();
    up.kill();
    assertThat(up.exitCode()).isEqualTo(SIGKILL);
  }

  private static void awaitNew(UpProcess up, Path root, Predicate<String> wanted)
      throws IOException, InterruptedException {
    up.awaitReady();
    Set<String> before = paths(root, wanted);
    while (before.containsAll(paths(root, wanted))) {
      assertThat(up.isOverWithin(1)).as(up.said()).isFalse();
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
