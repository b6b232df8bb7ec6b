/**
 * What runs beside the server when everything is in one process: a Kafka broker and a Flink cluster
 * with the live job, both with their data in the home, and both able to go on after a crash.
 *
 * <p>No topology here (that is {@code jobs}) and no command line (that is {@code cli}).
 */
@NullMarked
package io.stepwell.local;

import org.jspecify.annotations.NullMarked;
