package io.stepwell.server.http;

/** The address cannot be listened on; the message is one sentence for the user. */
public final class ListenException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ListenException(String host, int port, Throwable cause) {
    super(
        "cannot listen on port %d of %s: another program may hold it, or the machine has no such address; choose others with --port and --host"
            .formatted(port, host),
        cause);
  }
}
