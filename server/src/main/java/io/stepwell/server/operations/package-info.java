/**
 * What operators look at: health, figures for Prometheus, the access log, and the description of
 * the API.
 *
 * <p>No answer of the metrics API itself comes from here.
 */
@NullMarked
package io.stepwell.server.operations;

import org.jspecify.annotations.NullMarked;
