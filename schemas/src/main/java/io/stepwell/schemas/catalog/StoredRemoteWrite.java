package io.stepwell.schemas.catalog;

/**
 * What of a run is sent to one Prometheus receiver, as the catalog keeps it.
 *
 * @param block a JSON object without anything secret
 * @param sealed its secrets, encrypted; empty if it has none
 */
public record StoredRemoteWrite(String block, String sealed) {}
