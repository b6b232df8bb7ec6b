package io.stepwell.bench;

import java.util.List;

/**
 * One round of pushes as fast as they are acknowledged.
 *
 * @param seriesSeconds how many
 * @param samples of how many samples
 * @param acknowledged after how many seconds the last was acknowledged
 * @param answered after how many seconds all of them were answered
 * @param processor how many seconds of all processors the server took for them
 */
record Burst(
    long seriesSeconds, long samples, double acknowledged, double answered, double processor) {

  private static final double NANOS = 1e9;
  private static final double MICROS = 1e6;

  /** Some work on the pushes of one connection. */
  interface Sending {
    void send(PreparedPush push) throws Exception;
  }

  /** Sends pushes to a server of ours. */
  static Burst of(UpProcess up, List<List<PreparedPush>> pushes, PushLedger ledger)
      throws Exception {
    double busy = up.figures().processorSeconds();
    long start = System.nanoTime();
    Connections.each(
        i -> {
          PushConnection connection = new PushConnection(up.address(), up.authorization(), ledger);
          for (PreparedPush push : pushes.get(i)) {
            connection.send(push, System.nanoTime());
          }
        });
    double acknowledged = since(start);
    AnsweredPushes.await(up, ledger);
    double answered = since(start);
    return of(pushes, acknowledged, answered, up.figures().processorSeconds() - busy);
  }

  /** Sends the same to Prometheus, whose acknowledgement comes when it has the points in memory. */
  static Burst of(
      PrometheusProcess prometheus, List<List<PreparedPush>> pushes, RemoteWrites writes)
      throws Exception {
    List<List<byte[]>> bodies = writes.bodies(pushes);
    double busy = prometheus.figures().processorSeconds();
    long start = System.nanoTime();
    Connections.each(
        i -> {
          for (byte[] body : bodies.get(i)) {
            prometheus.write(body);
          }
        });
    double took = since(start);
    return of(pushes, took, took, prometheus.figures().processorSeconds() - busy);
  }

  private static Burst of(
      List<List<PreparedPush>> pushes, double acknowledged, double answered, double processor) {
    PushedTotals totals = new PushedTotals();
    pushes.forEach(share -> share.forEach(push -> totals.add(push.totals())));
    return new Burst(totals.seriesSeconds(), totals.samples(), acknowledged, answered, processor);
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / NANOS;
  }

  double acknowledgedRate() {
    return seriesSeconds / acknowledged;
  }

  double answeredRate() {
    return seriesSeconds / answered;
  }

  /** Samples answered in a second. */
  double sampleRate() {
    return samples / answered;
  }

  /** Microseconds of all processors for a series-second. */
  double processorMicros() {
    return processor / seriesSeconds * MICROS;
  }
}
