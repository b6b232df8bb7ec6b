/**
 * Version 2 of the API, which the cloud of k6 had before there was a query language, and what its
 * clients ask for beside it: metrics part by part, thresholds, runs, tests and exports.
 *
 * <p>Nothing is kept for it: all ids are worked out of what they stand for, so that they are the
 * same at any time.
 */
@NullMarked
package io.stepwell.server.legacy;

import org.jspecify.annotations.NullMarked;
