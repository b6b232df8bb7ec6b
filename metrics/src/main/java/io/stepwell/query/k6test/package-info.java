/**
 * Runs {@code .k6test} scripts: text files that load samples, ask questions and say what the
 * answers must be. {@link io.stepwell.query.k6test.K6Test} describes the language.
 *
 * <p>Nothing here knows how an answer comes about: that is a {@link
 * io.stepwell.query.k6test.Driver}, so that one script holds for the engine alone and for all that
 * is built around it.
 */
@NullMarked
package io.stepwell.query.k6test;

import org.jspecify.annotations.NullMarked;
