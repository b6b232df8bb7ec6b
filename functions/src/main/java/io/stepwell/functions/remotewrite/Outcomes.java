package io.stepwell.functions.remotewrite;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;

/**
 * Counts what becomes of a receiver's points and says what goes wrong. Safe for use by many
 * threads.
 */
final class Outcomes {

  private static final Notices NOTICES = new Notices();

  private final String receiver;
  private final RemoteWriteFigures process;
  private final Counter sent;
  private final Counter dropped;
  private final Counter retried;

  /**
   * @param receiver named without anything secret
   * @param metrics of the task
   */
  Outcomes(String receiver, MetricGroup metrics) {
    this.receiver = receiver;
    this.process = RemoteWriteFigures.of(receiver);
    MetricGroup group = metrics.addGroup("receiver", receiver);
    this.sent = group.counter(RemoteWriteFigures.SENT, new ThreadSafeSimpleCounter());
    this.dropped = group.counter(RemoteWriteFigures.DROPPED, new ThreadSafeSimpleCounter());
    this.retried = group.counter(RemoteWriteFigures.RETRIED, new ThreadSafeSimpleCounter());
  }

  void sent(int points) {
    process.sent(points);
    sent.inc(points);
  }

  /** Points whose request is made again. */
  void retried(int points, String reason) {
    process.retried(points);
    retried.inc(points);
    NOTICES.tell(
        "retry " + receiver,
        "the receiver %s %s; what it has not taken is sent again".formatted(receiver, reason));
  }

  /** Points that nobody sends any more. */
  void dropped(int points, String reason) {
    process.dropped(points);
    dropped.inc(points);
    NOTICES.tell(
        "drop " + receiver,
        "the receiver %s %s; what it was sent is dropped".formatted(receiver, reason));
  }

  /** The oldest points of a full queue. */
  void overran(int points) {
    dropped(points, "takes points more slowly than they come");
  }
}
