/**
 * The server as a whole: its settings, and how its parts are put together, started and stopped.
 *
 * <p>What is answered is in {@code api}, how it travels in {@code http}, who may ask in {@code
 * access}, and what operators look at in {@code operations}.
 */
@NullMarked
package io.stepwell.server;

import org.jspecify.annotations.NullMarked;
