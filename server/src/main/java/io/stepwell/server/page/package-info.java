/**
 * The pages that people open in a browser: what has come of a run, at the address that k6 prints.
 *
 * <p>They are whole on the server: no script, no file and no host beside them.
 */
@NullMarked
package io.stepwell.server.page;

import org.jspecify.annotations.NullMarked;
