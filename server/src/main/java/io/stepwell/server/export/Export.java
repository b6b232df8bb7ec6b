package io.stepwell.server.export;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the export of a run stands.
 *
 * @param file the latest that was made, if there is one; the one before while a new one is made
 */
public record Export(Status status, Optional<Path> file) {

  /** The numbers are the API's. */
  public enum Status {
    QUEUED(0),
    RUNNING(1),
    DONE(2),
    FAILED(3);

    private final int code;

    Status(int code) {
      this.code = code;
    }

    public int code() {
      return code;
    }

    /** Whether it is not to come to anything more. */
    boolean isOver() {
      return this == DONE || this == FAILED;
    }
  }
}
