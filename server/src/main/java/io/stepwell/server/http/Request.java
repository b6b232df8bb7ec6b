package io.stepwell.server.http;

import java.util.Optional;

/**
 * What the server reads of a request.
 *
 * @param method such as {@code GET}
 * @param target as it stands in the request line, each character a byte
 * @param authorization the header of that name
 * @param origin the header of that name, which browsers send across sites
 * @param acceptEncoding the header of that name
 * @param host the header of that name
 * @param client the sender's address
 */
public record Request(
    String method,
    String target,
    Optional<String> authorization,
    Optional<String> origin,
    Optional<String> acceptEncoding,
    Optional<String> host,
    String client) {}
