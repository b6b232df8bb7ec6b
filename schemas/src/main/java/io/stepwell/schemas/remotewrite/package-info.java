/**
 * Which runs are sent to which Prometheus receivers, and what of them: blocks as {@code apm} in
 * k6's options has them, read, checked, and kept in the catalog with their credentials sealed.
 *
 * <p>Nothing is sent here.
 */
@NullMarked
package io.stepwell.schemas.remotewrite;

import org.jspecify.annotations.NullMarked;
