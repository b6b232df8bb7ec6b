/**
 * The four metric types of k6 as mergeable states, the methods asked of them, and the labels that
 * tell series apart. A type's state, columns and methods stand together in one file.
 *
 * <p>Nothing here knows of files, streams, queries or the network.
 */
@NullMarked
package io.stepwell.metrics;

import org.jspecify.annotations.NullMarked;
