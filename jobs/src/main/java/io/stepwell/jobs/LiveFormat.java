package io.stepwell.jobs;

/** What the records of a live job's topic hold. */
enum LiveFormat {
  /** Pushes, as the ingest gateway sends them. */
  PUSHES,
  /** One Point of k6's JSON each, as k6's Kafka output sends them. */
  K6_JSON
}
