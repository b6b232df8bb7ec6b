package io.stepwell.server.http;

import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The open connections. There are never more than a number of them, and none stays for long without
 * a request, so whoever opens many, or sends a request bit by bit without ever ending it, takes
 * nothing away from others for good. Safe for use by many threads.
 */
final class Connections {

  private final int most;
  private final long patienceNanos;

  /** Those that have waited longest for a request first. */
  private final Map<HttpConnection, State> open = new LinkedHashMap<>();

  /** What is known of a connection. */
  private static final class State {
    private int requests;
    private long waitingSinceNanos = System.nanoTime();
  }

  /**
   * @param most how many there may be; where one more comes, the one that has waited longest for a
   *     request makes room, or if none waits, the new one is refused
   * @param patience how long one may wait for the head of a request
   */
  Connections(int most, Duration patience) {
    this.most = most;
    this.patienceNanos = patience.toNanos();
  }

  /** A connection has come. */
  void opened(HttpConnection connection) {
    add(connection).ifPresent(HttpConnection::close);
  }

  /** Returns the connection for which there is no room. */
  private synchronized Optional<HttpConnection> add(HttpConnection connection) {
    Optional<HttpConnection> longest = Optional.empty();
    if (open.size() >= most) {
      longest =
          Optional.of(
              open.entrySet().stream()
                  .filter(entry -> entry.getValue().requests == 0)
                  .map(Map.Entry::getKey)
                  .findFirst()
                  .orElse(connection));
    }
    open.put(connection, new State());
    longest.ifPresent(open::remove);
    return longest;
  }

  /** The head of a request has come. */
  synchronized void asked(HttpConnection connection) {
    State state = open.get(connection);
    if (state != null) {
      state.requests++;
    }
  }

  /** A request's answer has been sent. */
  synchronized void answered(HttpConnection connection) {
    State state = open.remove(connection);
    if (state != null) {
      state.requests--;
      state.waitingSinceNanos = System.nanoTime();
      open.put(connection, state);
    }
  }

  /** A connection is no more. */
  synchronized void closed(HttpConnection connection) {
    open.remove(connection);
  }

  /** To be called now and then: closes those that have waited too long. */
  void closeWaiting() {
    waitingTooLong().forEach(HttpConnection::close);
  }

  private synchronized List<HttpConnection> waitingTooLong() {
    List<HttpConnection> late = new ArrayList<>();
    long now = System.nanoTime();
    Iterator<Map.Entry<HttpConnection, State>> all = open.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<HttpConnection, State> entry = all.next();
      State state = entry.getValue();
      if (state.requests == 0 && now - state.waitingSinceNanos > patienceNanos) {
        late.add(entry.getKey());
        all.remove();
      }
    }
    return late;
  }
}
