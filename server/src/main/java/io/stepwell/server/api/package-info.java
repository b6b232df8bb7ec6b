/**
 * The metrics API: its routes, the resources behind them, and their answers in JSON.
 *
 * <p>Questions are answered by {@code io.stepwell.query}; their answers' bodies, which the command
 * line prints too, are written by {@code io.stepwell.schemas.api}.
 */
@NullMarked
package io.stepwell.server.api;

import org.jspecify.annotations.NullMarked;
