/**
 * The command line: what a user may write, how progress and results look, and which exit code says
 * what. It calls the jobs and the query engine and holds no rule about metrics of its own.
 *
 * <p>No Flink type appears here: a command that starts no job must not load one.
 */
@NullMarked
package io.stepwell.cli;

import org.jspecify.annotations.NullMarked;
