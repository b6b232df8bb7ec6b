package io.stepwell.server.http;

import io.stepwell.query.QueryException;
import io.stepwell.schemas.catalog.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Takes every request to its route, and every reply back: who may ask, which thread answers, and
 * what is said of failures are decided here.
 */
public final class Dispatcher {

  /** The methods that every path has. */
  static final String METHODS = "GET, HEAD, OPTIONS";

  private static final String NO_ROUTE = "none";

  private final RouteTable table;
  private final Gate gate;
  private final Cors cors;
  private final Observer observer;
  private final Executor workers;
  private final Duration timePerRequest;

  /**
   * @param workers throws {@link RejectedExecutionException} when too much waits already
   * @param timePerRequest how long a request may wait and be worked on, together
   */
  public Dispatcher(
      RouteTable table,
      Gate gate,
      Cors cors,
      Observer observer,
      Executor workers,
      Duration timePerRequest) {
    this.table = table;
    this.gate = gate;
    this.cors = cors;
    this.observer = observer;
    this.workers = workers;
    this.timePerRequest = timePerRequest;
  }

  /**
   * Answers a request, now or later.
   *
   * @param sender gets the reply, once, from this thread or another
   */
  public void dispatch(Request request, Consumer<Reply> sender) {
    observer.began();
    Exchange exchange = new Exchange(request, sender);
    exchange.guard(exchange::route);
  }

  /** One request on its way. */
  private final class Exchange {

    private final Request request;
    private final Consumer<Reply> sender;
    private final long startNanos = System.nanoTime();
    private final Deadline deadline = Deadline.in(timePerRequest);
    private String route = NO_ROUTE;
    private Route.ErrorStyle style = Route.ErrorStyle.V5;

    Exchange(Request request, Consumer<Reply> sender) {
      this.request = request;
      this.sender = sender;
    }

    /** Does a step of the work, and replies if it fails. */
    void guard(Step step) {
      try {
        step.run();
      } catch (ProblemException e) {
        reply(Errors.reply(style, e));
      } catch (QueryException e) {
        reply(Errors.reply(style, problem(e), e.sentence()));
      } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
        observer.failed(request, e);
        reply(
            Errors.reply(style, Problem.INTERNAL, "the server failed to answer; its log says why"));
      }
    }

    void route() throws IOException {
      Target target = Target.parse(request.target());
      Optional<Route.Fit> fit = table.find(target);
      if (fit.isEmpty()) {
        throw new ProblemException(
            Problem.NOT_FOUND, "there is no such path; /openapi.json lists those there are");
      }
      Route found = fit.get().route();
      route = found.template();
      style = found.style();
      switch (request.method()) {
        case "GET", "HEAD" -> admit(target, fit.get());
        case "OPTIONS" -> reply(cors.preflight(request, Reply.empty(204).with("Allow", METHODS)));
        default ->
            reply(
                Errors.reply(
                        style,
                        Problem.METHOD_NOT_ALLOWED,
                        "this path takes " + METHODS + " and nothing else")
                    .with("Allow", METHODS));
      }
    }

    private void admit(Target target, Route.Fit fit) throws IOException {
      Route found = fit.route();
      switch (found.access()) {
        case OPEN -> answer(target, fit, Scope.EVERYTHING);
        case OPEN_WORK -> submit(() -> answer(target, fit, Scope.EVERYTHING));
        case TOKEN -> {
          Scope scope = gate.admit(request.authorization());
          submit(() -> answer(target, fit, scope));
        }
      }
    }

    private void submit(Step step) {
      try {
        workers.execute(() -> guard(() -> inTime(step)));
      } catch (RejectedExecutionException e) {
        throw new ProblemException(
            Problem.UNAVAILABLE, "too many requests wait for an answer already; try again soon");
      }
    }

    private void inTime(Step step) throws IOException {
      if (deadline.hasPassed()) {
        throw new ProblemException(
            Problem.UNAVAILABLE, "the request waited too long for its turn; try again soon");
      }
      step.run();
    }

    private void answer(Target target, Route.Fit fit, Scope scope) throws IOException {
      Route found = fit.route();
      Arguments arguments = Arguments.ofCall(fit.arguments(), found.arguments());
      Arguments query = Arguments.ofQuery(target.query(), found.query());
      Call call = new Call(request, fit.variables(), arguments, query, scope, deadline);
      reply(found.handler().answer(call));
    }

    private void reply(Reply reply) {
      Reply ready = Gzip.on(request, cors.on(request, reply));
      observer.answered(request, route, ready, System.nanoTime() - startNanos);
      sender.accept(ready);
    }
  }

  private static Problem problem(QueryException refusal) {
    return switch (refusal.kind()) {
      case BAD_DATA -> Problem.BAD_DATA;
      case NOT_FOUND -> Problem.NOT_FOUND;
    };
  }

  /** A step of the work on a request. */
  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }
}
