package io.stepwell.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs beside this one and ends with it at the latest. */
final class ChildProcess implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 10;

  private final Process process;
  private final Path errors;
  private final long start = System.nanoTime();
  private final Thread hook;

  private ChildProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.hook = new Thread(process::destroyForcibly, "end of a child process");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts a program.
   *
   * @param errors the file that takes its standard error
   */
  static ChildProcess start(List<String> command, Path errors) throws IOException {
    return new ChildProcess(
        new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
  }

  /** When it was started, on the clock of {@link System#nanoTime}. */
  long startNanos() {
    return start;
  }

  /** What it takes of the machine. */
  ProcessFigures figures() {
    return ProcessFigures.of(process.toHandle());
  }

  /** What its threads have worked. */
  ThreadTimes threadTimes() {
    return ThreadTimes.of(process.pid());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for a line of its standard output and returns what follows the prefix in it. */
  String awaitLine(String prefix) throws IOException {
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(prefix)) {
        return line.substring(prefix.length());
      }
    }
    throw new IllegalStateException("a program ended before it was ready: " + lastError());
  }

  /** The last line that it wrote to its standard error. */
  String lastError() throws IOException {
    List<String> lines = Files.readAllLines(errors);
    return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
  }

  /** Asks it to end and waits until it has. */
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    Runtime.getRuntime().removeShutdownHook(hook);
  }
}
