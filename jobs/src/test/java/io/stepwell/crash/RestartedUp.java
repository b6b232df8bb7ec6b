package io.stepwell.crash;

import io.stepwell.jobs.UpProcess;
import java.io.IOException;
import java.nio.file.Path;

/** An {@code up} that is killed, or ends, and is started anew over the same home. */
final class RestartedUp implements AutoCloseable {

  private final Path home;
  private final String[] options;
  private UpProcess process;

  /** Launches the first one, which takes seconds to be ready. */
  RestartedUp(Path home, String... options) throws IOException {
    this.home = home;
    this.options = options;
    this.process = UpProcess.launch(home, options);
  }

  Path home() {
    return home;
  }

  /** The latest one. */
  UpProcess process() {
    return process;
  }

  /** The latest one, once it is ready. */
  UpProcess ready() throws IOException, InterruptedException {
    process.awaitReady();
    return process;
  }

  /** Launches the next one, when the last is over. */
  void launch() throws IOException {
    process = UpProcess.launch(home, options);
  }

  /** Leaves none behind, whatever became of the test. */
  @Override
  public void close() throws InterruptedException {
    process.kill();
  }
}
