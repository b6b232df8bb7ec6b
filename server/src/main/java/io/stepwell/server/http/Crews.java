package io.stepwell.server.http;

import java.util.concurrent.Executor;

/**
 * Who works on requests: questions that take long must not keep what is sent waiting. Both throw
 * {@link java.util.concurrent.RejectedExecutionException} when too much waits already.
 *
 * @param answering work on requests without a body
 * @param receiving work on requests with one
 */
public record Crews(Executor answering, Executor receiving) {}
