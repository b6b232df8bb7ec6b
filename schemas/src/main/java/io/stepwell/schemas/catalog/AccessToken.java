package io.stepwell.schemas.catalog;

import java.util.OptionalLong;

/**
 * A token that opens the API, as far as it is known at rest.
 *
 * @param hash of its text, SHA-256, in lower-case hexadecimal digits
 * @param project the one whose runs it opens; empty for every project's
 */
public record AccessToken(String hash, OptionalLong project) {}
