/**
 * Real processes that are killed, stopped and starved while samples stream in: what was
 * acknowledged is there at the end, once.
 *
 * <p>What the samples themselves come to is tested elsewhere; here the answers are held against the
 * very pushes that were sent.
 */
@NullMarked
package io.stepwell.crash;

import org.jspecify.annotations.NullMarked;
