/**
 * The bodies of the metrics API's answers. The server sends them and the command line prints the
 * same bytes, so they are written here and nowhere else.
 *
 * <p>What a question is and how it is answered is not here but in {@code io.stepwell.query}.
 */
@NullMarked
package io.stepwell.schemas.api;

import org.jspecify.annotations.NullMarked;
