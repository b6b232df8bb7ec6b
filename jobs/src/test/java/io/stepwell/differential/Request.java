package io.stepwell.differential;

/**
 * A request and what must come back.
 *
 * @param target as it stands in the request line
 */
record Request(String target, Expected expected) {}
