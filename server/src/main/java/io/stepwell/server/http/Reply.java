package io.stepwell.server.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back: a status, headers and a body. Immutable, as long as nobody changes the bytes. */
public final class Reply {

  private static final String JSON = "application/json; charset=utf-8";

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private Reply(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  /** An answer of that type. */
  public static Reply of(int status, String contentType, byte[] body) {
    return new Reply(status, Map.of("Content-Type", contentType), body);
  }

  /** An answer in JSON. */
  public static Reply json(int status, byte[] body) {
    return of(status, JSON, body);
  }

  /** A status and nothing more. */
  public static Reply empty(int status) {
    return new Reply(status, Map.of(), new byte[0]);
  }

  /** With one more header. */
  public Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body);
  }

  /** With another body. */
  Reply withBody(byte[] other) {
    return new Reply(status, headers, other);
  }

  /** The HTTP status code. */
  public int status() {
    return status;
  }

  /** The headers beside the body's length. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The body's bytes, not a copy of them. */
  public byte[] body() {
    return body;
  }
}
