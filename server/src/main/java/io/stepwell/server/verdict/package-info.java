/**
 * Whether a run has passed: its thresholds, as k6 writes them, judged by what the run measured.
 *
 * <p>Nothing here knows of HTTP.
 */
@NullMarked
package io.stepwell.server.verdict;

import org.jspecify.annotations.NullMarked;
