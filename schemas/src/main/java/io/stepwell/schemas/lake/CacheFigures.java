package io.stepwell.schemas.lake;

/**
 * How a lake's memory does.
 *
 * @param hits how often something asked for was there
 * @param misses how often it had to be read
 * @param bytes what is there now, in bytes
 * @param runs of how many runs something is there now
 */
public record CacheFigures(long hits, long misses, long bytes, int runs) {}
