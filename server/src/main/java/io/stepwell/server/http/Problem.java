package io.stepwell.server.http;

/** The kinds of errors that the API answers with; a closed list. */
public enum Problem {
  BAD_DATA(400, "bad_data"),
  UNAUTHORIZED(401, "unauthorized"),
  FORBIDDEN(403, "forbidden"),
  NOT_FOUND(404, "not_found"),
  METHOD_NOT_ALLOWED(405, "method_not_allowed"),
  TOO_SLOW(408, "too_slow"),
  CONFLICT(409, "conflict"),
  TOO_LARGE(413, "too_large"),
  TOO_LONG(414, "too_long"),
  UNSUPPORTED(415, "unsupported_media_type"),
  HEADERS_TOO_LARGE(431, "headers_too_large"),
  INTERNAL(500, "internal"),
  TIMEOUT(503, "timeout"),
  UNAVAILABLE(503, "unavailable");

  private final int status;
  private final String word;

  Problem(int status, String word) {
    this.status = status;
    this.word = word;
  }

  /** The HTTP status code. */
  public int status() {
    return status;
  }

  /** What the body calls it. */
  public String word() {
    return word;
  }
}
