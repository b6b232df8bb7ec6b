/**
 * What k6 sends while a run goes on: it asks for a run, pushes samples into it and says how it
 * ended. What is pushed is checked here and then kept by a {@code sink}; what it holds is worked up
 * elsewhere.
 *
 * <p>Questions about runs are answered in {@code api}.
 */
@NullMarked
package io.stepwell.server.ingest;

import org.jspecify.annotations.NullMarked;
