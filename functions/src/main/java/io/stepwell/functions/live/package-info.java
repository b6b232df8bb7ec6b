/**
 * What only the live job needs: records of a Kafka topic, pushes that come twice, what they hold,
 * and the merge before the shuffle.
 *
 * <p>Nothing in here stops the job because of a record: what cannot be read goes to the dead
 * letters.
 */
@NullMarked
package io.stepwell.functions.live;

import org.jspecify.annotations.NullMarked;
