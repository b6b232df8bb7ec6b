package io.stepwell.bench;

/**
 * How much a benchmark does.
 *
 * @param rounds how often each side runs, at least 1
 * @param seconds how long what goes on for a time does so, at least 1
 * @param rate how many series-seconds a second are pushed where pushes come at a steady pace, at
 *     least 1
 */
public record Effort(int rounds, int seconds, int rate) {}
