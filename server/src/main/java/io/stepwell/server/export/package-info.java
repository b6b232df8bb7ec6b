/**
 * Runs as CSV: how they are written, and the exports that clients ask for, which are made one after
 * the other and kept as files for a day.
 *
 * <p>Nothing here knows of HTTP.
 */
@NullMarked
package io.stepwell.server.export;

import org.jspecify.annotations.NullMarked;
