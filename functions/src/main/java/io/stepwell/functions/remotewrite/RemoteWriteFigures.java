package io.stepwell.functions.remotewrite;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What became of the points for one receiver, in this process. Flink's metrics show the same by the
 * names that stand here. Safe for use by many threads.
 */
public final class RemoteWriteFigures {

  /** Parts and windows that came to no point. */
  public static final String LEFT_OUT = "leftOut";

  /** Points that the receiver took. */
  public static final String SENT = "sent";

  /** Points that it refused or that waited too long. */
  public static final String DROPPED = "dropped";

  /** Points that went into a request which is made again. */
  public static final String RETRIED = "retried";

  private static final Map<String, RemoteWriteFigures> RECEIVERS = new ConcurrentSkipListMap<>();

  private final LongAdder sent = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder retried = new LongAdder();

  private RemoteWriteFigures() {}

  /** Those of a receiver, which is named without anything secret. */
  static RemoteWriteFigures of(String receiver) {
    return RECEIVERS.computeIfAbsent(receiver, fresh -> new RemoteWriteFigures());
  }

  /** Those of all receivers, by name. */
  public static Map<String, RemoteWriteFigures> all() {
    return Map.copyOf(RECEIVERS);
  }

  void sent(int points) {
    sent.add(points);
  }

  void dropped(int points) {
    dropped.add(points);
  }

  void retried(int points) {
    retried.add(points);
  }

  /** Points that the receiver took. */
  public long sent() {
    return sent.sum();
  }

  /** Points that it refused or that waited too long. */
  public long dropped() {
    return dropped.sum();
  }

  /** Points that went into a request which is made again. */
  public long retried() {
    return retried.sum();
  }
}
