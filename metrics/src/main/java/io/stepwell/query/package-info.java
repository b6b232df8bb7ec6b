/**
 * Questions about steps: selectors, query expressions, spans of time and the engine that answers
 * them. Where the steps come from is behind {@link io.stepwell.query.StepStore}.
 *
 * <p>Nothing here knows of files, HTTP or how an answer is written down.
 */
@NullMarked
package io.stepwell.query;

import org.jspecify.annotations.NullMarked;
