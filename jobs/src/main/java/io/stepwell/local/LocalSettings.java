package io.stepwell.local;

import java.time.Duration;
import java.util.Optional;

/**
 * How what runs beside the server is to be.
 *
 * @param kafka where a Kafka elsewhere is, {@code HOST:PORT}; without it one runs in this process
 * @param webPorts the ports that Flink's web page may have, as in {@code 8081,0}; 0 is any free one
 * @param checkpointInterval how often what has come is made visible
 * @param parallelism how many tasks of a kind work side by side
 */
public record LocalSettings(
    Optional<String> kafka, String webPorts, Duration checkpointInterval, int parallelism) {}
