package io.stepwell.cli;

/** What the process tells its caller. */
enum ExitCode {
  DONE(0),
  /** Wrong options or a wrong query. */
  USAGE(2),
  /** Input that cannot be taken, or a run that exists already; nothing was written. */
  BAD_INPUT(3),
  NOT_FOUND(4),
  /** Storage, memory or a job failed. */
  BACKEND(5),
  /** A figure of a run got worse than that of another, where that was asked about. */
  WORSE(98),
  /** A threshold of a run was not met; k6's own code for it. */
  THRESHOLD(99);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
