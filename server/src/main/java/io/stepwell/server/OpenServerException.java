package io.stepwell.server;

/** A server without tokens would be open to other machines; the message is one sentence. */
public final class OpenServerException extends RuntimeException {

  private static final long serialVersionUID = 1;

  OpenServerException(String host) {
    super(
        "without a token the server is for this machine only and does not listen on %s; give a token with --token, or leave --host out"
            .formatted(host));
  }
}
