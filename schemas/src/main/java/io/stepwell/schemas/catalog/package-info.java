/**
 * The catalog in SQL: projects, load tests, runs, and which generation of a run's files answers.
 * One update switches a run from one generation to the next, so that readers never see half of one.
 *
 * <p>What the files hold is not known here.
 */
@NullMarked
package io.stepwell.schemas.catalog;

import org.jspecify.annotations.NullMarked;
