/**
 * Reading what k6 writes: its JSON and CSV outputs, plain or gzipped, and its end-of-test summary.
 * Files are cut into {@link Chunk}s of whole lines, and a {@link SampleParser} turns a chunk into
 * calls of a {@link SampleSink} at the speed of memory rather than of objects.
 *
 * <p>Nothing here knows of Flink, of stored files or of what becomes of a sample.
 */
@NullMarked
package io.stepwell.schemas.k6;

import org.jspecify.annotations.NullMarked;
