package io.stepwell.server.operations;

/**
 * What became of the points for a receiver of Prometheus' remote write.
 *
 * @param receiver where it is, without anything secret
 * @param sent points that it took
 * @param dropped points that it refused or that waited too long
 * @param retried points that went into a request which was made again
 */
public record SentPoints(String receiver, long sent, long dropped, long retried) {}
