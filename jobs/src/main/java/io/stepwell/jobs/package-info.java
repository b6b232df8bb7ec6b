/**
 * The topology, once, and the jobs that run it: each chooses a source, a mode and a sink, and what
 * happens to the catalog before and after.
 *
 * <p>No operator here (those are in {@code functions}) and no command line (that is {@code cli}).
 */
@NullMarked
package io.stepwell.jobs;

import org.jspecify.annotations.NullMarked;
