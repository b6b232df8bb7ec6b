/**
 * What k6 pushes while it runs, as parts: the protobuf of current versions ({@code
 * /v2/metrics/ID}), the JSON of versions up to 0.47 ({@code /v1/metrics/ID}), and the record that
 * carries a push unchanged from where it arrives to where it is stored.
 *
 * <p>A push is taken as a whole or refused as a whole. Nothing here knows of HTTP, Kafka or Flink.
 */
@NullMarked
package io.stepwell.schemas.push;

import org.jspecify.annotations.NullMarked;
