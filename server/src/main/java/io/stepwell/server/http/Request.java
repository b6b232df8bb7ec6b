package io.stepwell.server.http;

import java.util.Optional;

/**
 * What the server reads of a request before its body.
 *
 * @param method such as {@code GET}
 * @param target as it stands in the request line, each character a byte
 * @param headers all of them
 * @param client the sender's address
 * @param site where clients reach this server, {@code http://localhost:6565}: as it was told, or as
 *     the sender calls it; empty if neither
 */
public record Request(
    String method, String target, Headers headers, String client, Optional<String> site) {

  /** Who says to be asking: a client by the header, a browser that only reads by its cookie. */
  public Optional<String> authorization() {
    Optional<String> header = headers.one("Authorization");
    boolean reads = method.equals("GET") || method.equals("HEAD");
    return header.isPresent() || !reads
        ? header
        : TokenCookie.read(headers).map(token -> "Bearer " + token);
  }

  /** Whose page is asking; browsers send it across sites. */
  Optional<String> origin() {
    return headers.one("Origin");
  }

  /** How the answer may be compressed. */
  Optional<String> acceptEncoding() {
    return headers.one("Accept-Encoding");
  }
}
