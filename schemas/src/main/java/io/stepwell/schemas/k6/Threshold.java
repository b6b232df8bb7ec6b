package io.stepwell.schemas.k6;

import java.io.Serializable;

/**
 * A threshold that a script set on a metric, as k6's JSON output declares it.
 *
 * @param expression such as {@code p(95)<500}
 * @param abortOnFail whether the run is aborted once it fails
 * @param delayAbortEval how long k6 waits before it may abort, such as {@code 5s}; empty if not set
 */
public record Threshold(String expression, boolean abortOnFail, String delayAbortEval)
    implements Serializable {}
