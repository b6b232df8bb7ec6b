/**
 * What Prometheus is told by remote write 1.0: the labels of its series, and the bodies and headers
 * of requests. What is sent to whom, and how, is not its business.
 */
@NullMarked
package io.stepwell.schemas.prometheus;

import org.jspecify.annotations.NullMarked;
