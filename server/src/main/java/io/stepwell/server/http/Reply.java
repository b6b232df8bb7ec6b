package io.stepwell.server.http;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What goes back: a status, headers and a body, or a file in its place. Immutable, as long as
 * nobody changes the bytes.
 */
public final class Reply {

  private static final String JSON = "application/json; charset=utf-8";

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Optional<Path> file;

  private Reply(int status, Map<String, String> headers, byte[] body, Optional<Path> file) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
    this.file = file;
  }

  /** An answer of that type. */
  public static Reply of(int status, String contentType, byte[] body) {
    return new Reply(status, Map.of("Content-Type", contentType), body, Optional.empty());
  }

  /** A file of that type, which is sent as it is read and never held in memory. */
  public static Reply file(Path file, String contentType) {
    return new Reply(200, Map.of("Content-Type", contentType), new byte[0], Optional.of(file));
  }

  /** An answer in JSON. */
  public static Reply json(int status, byte[] body) {
    return of(status, JSON, body);
  }

  /** A status and nothing more. */
  public static Reply empty(int status) {
    return new Reply(status, Map.of(), new byte[0], Optional.empty());
  }

  /** With one more header. */
  public Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body, file);
  }

  /** With another body. */
  Reply withBody(byte[] other) {
    return new Reply(status, headers, other, Optional.empty());
  }

  /** The same under another status. */
  public Reply as(int other) {
    return new Reply(other, headers, body, file);
  }

  /** The HTTP status code. */
  public int status() {
    return status;
  }

  /** The headers beside the body's length. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The file that is the body, if one is. */
  public Optional<Path> file() {
    return file;
  }

  /** How long the body is, in bytes; 0 if it is a file that is gone. */
  public long length() {
    return file.map(known -> known.toFile().length()).orElse((long) body.length);
  }

  /** The body's bytes, not a copy of them; none if it is a file. */
  public byte[] body() {
    return body;
  }
}
