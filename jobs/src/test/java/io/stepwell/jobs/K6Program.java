package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real k6 of one version, which is {@code k6-<version>} on the PATH. */
public record K6Program(Path executable) {

  /** How a k6 ended, and what it said. */
  public record Ended(int exitCode, String output) {}

  /**
   * A test that needs a k6 which is not there is skipped; where everything must be tested, fails.
   */
  static K6Program of(String version) {
    Optional<Path> found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .map(directory -> Path.of(directory, "k6-" + version))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty() && !"true".equals(System.getenv("CI"))) {
      System.out.println("skipped, as there is no k6-" + version + " on the PATH");
      assumeTrue(false, "no k6-" + version + " on the PATH");
    }
    assertThat(found).as("k6-%s on the PATH", version).isPresent();
    return new K6Program(found.orElseThrow());
  }

  /** A k6 that runs. */
  public static final class Running {
    private final Process process;
    private final Path log;

    private Running(Process process, Path log) {
      this.process = process;
      this.log = log;
    }

    /** What Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** Ends it as {@code kill -9} does, so that it says no word of its end. */
    public void kill() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }

    boolean isAlive() {
      return process.isAlive();
    }

    public String said() {
      try {
        return Files.readString(log);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    public Ended await() throws InterruptedException {
      assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("k6 ended: %s", said()).isTrue();
      return new Ended(process.exitValue(), said());
    }
  }

  Running start(Path directory, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(executable.toString()));
    command.addAll(List.of(arguments));
    Path log = Files.createTempFile(directory, "k6-", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("K6_"));
    // Its own configuration belongs to whoever runs the tests.
    builder.environment().put("HOME", directory.toString());
    builder.environment().put("XDG_CONFIG_HOME", directory.resolve("config").toString());
    builder.environment().put("K6_NO_USAGE_REPORT", "true");
    builder.environment().putAll(environment);
    return new Running(builder.start(), log);
  }
}
