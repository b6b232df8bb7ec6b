/**
 * Access tokens: how they are given to the server, kept as hashes, and compared.
 *
 * <p>What a token opens is decided here; where runs are looked up with that in mind is {@code api}.
 */
@NullMarked
package io.stepwell.server.access;

import org.jspecify.annotations.NullMarked;
