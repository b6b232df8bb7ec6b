/**
 * The Flink shell round the domain: how bytes become parts before the shuffle, the keyed windows
 * that merge parts, the rollups of a finished series, and how all of them travel and are written.
 *
 * <p>No topology here (that is {@code jobs}) and no rule about metrics (that is {@code metrics}).
 */
@NullMarked
package io.stepwell.functions;

import org.jspecify.annotations.NullMarked;
