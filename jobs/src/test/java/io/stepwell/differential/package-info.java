/**
 * The metrics API held against its rules: random questions over odd runs go the whole way, from
 * k6's output by backfill, lake and server to the JSON of an answer, and each answer is compared
 * with what the same rules give, worked out the long way from the raw samples.
 *
 * <p>{@link io.stepwell.differential.DifferentialTest} says how to replay a case.
 */
@NullMarked
package io.stepwell.differential;

import org.jspecify.annotations.NullMarked;
