/**
 * Benchmarks that a user can run: each measures Stepwell and a peer over the same data in one run
 * and prints the ratio, for single times say little on a machine that is not quiet.
 *
 * <p>Nothing else depends on this package, and no test asks how fast anything is.
 */
@NullMarked
package io.stepwell.bench;

import org.jspecify.annotations.NullMarked;
