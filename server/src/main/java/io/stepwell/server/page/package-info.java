/**
 * The pages that people open in a browser: load tests, their runs, and what came of a run, at the
 * address that k6 prints.
 *
 * <p>Here are the document they begin as, the files they load and the way in with a token. What
 * they show, scripts ask the API for; no other host is asked for anything.
 */
@NullMarked
package io.stepwell.server.page;

import org.jspecify.annotations.NullMarked;
