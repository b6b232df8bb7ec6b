package io.stepwell.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code stepwell serve} in a process of its own, as the launcher would start it. */
final class ServerProcess implements AutoCloseable {

  private static final String MAIN = "io.stepwell.cli.Stepwell";
  private static final String READY = "listening on ";

  private final ChildProcess process;
  private final URI address;

  private ServerProcess(ChildProcess process) throws IOException {
    this.process = process;
    this.address = URI.create(process.awaitLine(READY));
  }

  /** Starts a server of a home at a free port and waits until it says that it listens. */
  static ServerProcess start(Path home, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    command.addAll(List.of("--home", home.toString(), "serve", "--port", "0"));
    return new ServerProcess(ChildProcess.start(command, log));
  }

  /** This JVM's options with the launcher's choices for a server in place of those for a job. */
  private static List<String> options() {
    List<String> options =
        new ArrayList<>(
            ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.matches("-Xms.*|-XX:\\+Use\\w+GC|-XX:MetaspaceSize=.*"))
                .filter(option -> !option.startsWith("-agentlib:"))
                .toList());
    options.add("-XX:+UseG1GC");
    return options;
  }

  URI address() {
    return address;
  }

  /** When the process was started, on the clock of {@link System#nanoTime}. */
  long startNanos() {
    return process.startNanos();
  }

  @Override
  public void close() throws InterruptedException {
    process.close();
  }
}
