package io.stepwell.schemas.push;

/**
 * Where in a push something stands, for messages.
 *
 * @param metric its name, known to be a valid one
 * @param second of the window or sample, since the epoch
 */
record Place(String metric, long second) {

  /** The objection to what stands here. */
  BadPushException bad(String objection) {
    return new BadPushException("metric " + metric + " at second " + second + " " + objection);
  }

  /** The number, which has to be finite. */
  double finite(String name, double number) {
    if (!Double.isFinite(number)) {
      throw bad("has a " + name + " that is not a finite number but " + number);
    }
    return number;
  }
}
