package io.stepwell.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that runs, and what it has said so far. */
public final class Started implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;
  private static final long LOOK_MILLIS = 50;
  private static final int FIRST_PORT = 20_000;
  private static final int PORTS = 10_000;

  private final String name;
  private final Process process;
  private final Path log;

  private Started(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /** Starts it; what it says goes to a file in the directory. */
  static Started of(String name, Path directory, ProcessBuilder builder) throws IOException {
    Path log = Files.createTempFile(directory, name + "-", ".log");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new Started(name, builder.start(), log);
  }

  /**
   * A port that is free on this machine, also for a process that goes and comes back: it is none of
   * those that systems give away by themselves, or a connection might have it meanwhile.
   */
  public static int freePort() {
    while (true) {
      int port = FIRST_PORT + ThreadLocalRandom.current().nextInt(PORTS);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // Somebody has it; another will do.
      }
    }
  }

  /** What it has said so far. */
  public String said() throws IOException {
    return Files.readString(log);
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until it says that. */
  Matcher awaitSaying(Pattern pattern) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      Matcher matcher = pattern.matcher(said());
      if (matcher.find()) {
        return matcher;
      }
      if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
        throw new AssertionError("%s does not say %s: %s".formatted(name, pattern, said()));
      }
    }
  }

  /** Waits until it has ended by itself, and gives its exit code. */
  int awaitEnd() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError(name + " does not end: " + said());
    }
    return process.exitValue();
  }

  /** Sends it a signal, as {@code kill -NAME} does. */
  void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    if (kill.waitFor() != 0) {
      throw new AssertionError(this.name + " does not take " + name);
    }
  }

  /** Ends it as a power cut would. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Stops it in order, or else as a power cut would. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
