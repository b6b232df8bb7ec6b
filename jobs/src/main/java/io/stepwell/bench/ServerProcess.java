package io.stepwell.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** {@code stepwell serve} in a process of its own, as the launcher would start it. */
final class ServerProcess implements AutoCloseable {

  private static final String READY = "listening on ";

  private final ChildProcess process;
  private final URI address;

  private ServerProcess(ChildProcess process) throws IOException {
    this.process = process;
    this.address = URI.create(process.awaitLine(READY));
  }

  /** Starts a server of a home at a free port and waits until it says that it listens. */
  static ServerProcess start(Path home, Path log) throws IOException {
    return new ServerProcess(
        ChildProcess.start(StepwellCommand.lasting(home, "serve", "--port", "0"), log));
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
