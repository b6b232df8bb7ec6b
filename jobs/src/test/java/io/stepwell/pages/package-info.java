/**
 * The pages in a real browser, over real runs: what they show is what the API answers, they stay
 * usable whatever a run holds, and they shut nobody out. Screenshots for the README come from here
 * too.
 *
 * <p>Not here: what the server sends of them, which {@code io.stepwell.server.page} tests.
 */
@NullMarked
package io.stepwell.pages;

import org.jspecify.annotations.NullMarked;
