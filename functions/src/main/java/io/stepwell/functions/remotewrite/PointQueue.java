package io.stepwell.functions.remotewrite;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.apache.flink.connector.base.sink.writer.RequestBuffer;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;

/**
 * The points that wait for one receiver, in order. It holds so many and no more: when it is full
 * the oldest go, since what is newer is worth more and the totals in it stand for all that was
 * before.
 */
final class PointQueue implements RequestBuffer<Points> {

  /** At some 16 bytes each: 50 s of 10 000 series at a point a second, or 8 min of 1 000. */
  static final int MOST_POINTS = 500_000;

  private final Deque<RequestEntryWrapper<Points>> entries = new ArrayDeque<>();
  private final Outcomes outcomes;
  private int points;

  PointQueue(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  @Override
  public void add(RequestEntryWrapper<Points> entry, boolean first) {
    if (first) {
      entries.addFirst(entry);
    } else {
      entries.addLast(entry);
    }
    points += entry.getRequestEntry().size();
    while (points > MOST_POINTS) {
      outcomes.overran(poll().getRequestEntry().size());
    }
  }

  @Override
  public RequestEntryWrapper<Points> poll() {
    RequestEntryWrapper<Points> first = entries.removeFirst();
    points -= first.getRequestEntry().size();
    return first;
  }

  @Override
  public RequestEntryWrapper<Points> peek() {
    return entries.getFirst();
  }

  @Override
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  @Override
  public int size() {
    return entries.size();
  }

  /** How many points wait. */
  int points() {
    return points;
  }

  @Override
  public Collection<RequestEntryWrapper<Points>> getBufferedState() {
    return List.of();
  }

  @Override
  public long totalSizeInBytes() {
    return 0;
  }
}
