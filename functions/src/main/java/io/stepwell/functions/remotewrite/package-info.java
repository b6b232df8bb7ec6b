/**
 * What of a run is sent on to receivers of Prometheus' remote write: the choice of series by a
 * run's blocks, the points that they come to every few seconds, and the sink that sends them. Where
 * blocks are kept, and what they may say, is the schemas' business.
 */
@NullMarked
package io.stepwell.functions.remotewrite;

import org.jspecify.annotations.NullMarked;
