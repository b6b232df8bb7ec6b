package io.stepwell.server.http;

import io.stepwell.schemas.catalog.Scope;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Takes every request to its route, and every reply back: who may ask, which thread answers, and
 * what is said of failures are decided here.
 */
public final class Dispatcher {

  private final RouteTable table;
  private final Gate gate;
  private final Cors cors;
  private final Observer observer;
  private final Crews crews;
  private final Duration timePerRequest;

  /**
   * @param timePerRequest how long a request may wait and be worked on, together
   */
  public Dispatcher(
      RouteTable table,
      Gate gate,
      Cors cors,
      Observer observer,
      Crews crews,
      Duration timePerRequest) {
    this.table = table;
    this.gate = gate;
    this.cors = cors;
    this.observer = observer;
    this.crews = crews;
    this.timePerRequest = timePerRequest;
  }

  /**
   * Answers a request, now or later.
   *
   * @param body of the request
   * @param sender gets the reply, once, from this thread or another
   */
  public void dispatch(Request request, IncomingBody body, Consumer<Reply> sender) {
    observer.began();
    Exchange exchange = new Exchange(this, request, body, sender);
    exchange.guard(exchange::route);
  }

  RouteTable table() {
    return table;
  }

  Cors cors() {
    return cors;
  }

  Observer observer() {
    return observer;
  }

  /** The time that a request has from now on. */
  Duration timePerRequest() {
    return timePerRequest;
  }

  Deadline deadline() {
    return Deadline.in(timePerRequest);
  }

  /** Those who work on the requests of a route. */
  Executor crew(Route route) {
    return route.body().takesBody() ? crews.receiving() : crews.answering();
  }

  /** What the sender of a request may see. */
  Scope admit(Request request, Route.Fit fit) {
    return switch (fit.route().access()) {
      case OPEN, OPEN_WORK -> Scope.EVERYTHING;
      case TOKEN -> gate.admit(request.authorization());
      case RUN_TOKEN ->
          gate.admit(request.authorization(), fit.variables().getOrDefault(Route.RUN, ""));
    };
  }
}
