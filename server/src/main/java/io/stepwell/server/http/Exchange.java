package io.stepwell.server.http;

import io.stepwell.query.QueryException;
import io.stepwell.schemas.catalog.Scope;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** One request on its way. Its steps follow each other, on whichever threads. */
final class Exchange {

  private static final String NO_ROUTE = "none";

  private final Dispatcher dispatcher;
  private final Request request;
  private final IncomingBody body;
  private final Consumer<Reply> sender;
  private final long startNanos = System.nanoTime();
  private Deadline deadline;
  private String route = NO_ROUTE;
  private Route.ErrorStyle style = Route.ErrorStyle.V5;

  Exchange(Dispatcher dispatcher, Request request, IncomingBody body, Consumer<Reply> sender) {
    this.dispatcher = dispatcher;
    this.request = request;
    this.body = body;
    this.sender = sender;
    this.deadline = dispatcher.deadline();
  }

  /** A step of the work on a request. */
  @FunctionalInterface
  interface Step {
    void run() throws IOException;
  }

  /** Does a step of the work, and replies if it fails. */
  void guard(Step step) {
    try {
      step.run();
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      fail(e);
    }
  }

  private void fail(Throwable failure) {
    if (failure instanceof CompletionException && failure.getCause() != null) {
      fail(failure.getCause());
    } else if (failure instanceof ProblemException problem) {
      reply(Errors.reply(style, problem));
    } else if (failure instanceof QueryException refusal) {
      reply(Errors.reply(style, problem(refusal), refusal.sentence()));
    } else {
      dispatcher.observer().failed(request, failure);
      reply(Errors.reply(style, Problem.INTERNAL, "the server failed to answer; its log says why"));
    }
  }

  private static Problem problem(QueryException refusal) {
    return switch (refusal.kind()) {
      case BAD_DATA -> Problem.BAD_DATA;
      case NOT_FOUND -> Problem.NOT_FOUND;
    };
  }

  void route() throws IOException {
    Target target = Target.parse(request.target());
    Map<Route.Method, Route.Fit> fits = dispatcher.table().find(target);
    if (fits.isEmpty()) {
      throw new ProblemException(
          Problem.NOT_FOUND, "there is no such path; /openapi.json lists those there are");
    }
    Route any = fits.values().iterator().next().route();
    route = any.template();
    style = any.style();
    String methods = Methods.of(fits.keySet());
    if (request.method().equals("OPTIONS")) {
      reply(dispatcher.cors().preflight(request, methods));
      return;
    }
    Optional<Route.Fit> fit = Methods.named(request.method()).map(fits::get);
    if (fit.isEmpty()) {
      reply(
          Errors.reply(
                  style,
                  Problem.METHOD_NOT_ALLOWED,
                  "this path takes " + methods + " and nothing else")
              .with("Allow", methods));
      return;
    }
    route = fit.get().route().template();
    style = fit.get().route().style();
    take(target, fit.get());
  }

  private void take(Target target, Route.Fit fit) throws IOException {
    Route found = fit.route();
    if (found.body().takesBody()) {
      found.body().check(request.headers());
      submit(found, () -> receive(target, fit, dispatcher.admit(request, fit)));
      return;
    }
    switch (found.access()) {
      case OPEN -> answer(target, fit, Scope.EVERYTHING, new byte[0]);
      // What asks no database is told at once, however many wait.
      case TOKEN, OPEN_WORK -> {
        Scope scope = dispatcher.admit(request, fit);
        submit(found, () -> answer(target, fit, scope, new byte[0]));
      }
      case RUN_TOKEN ->
          submit(found, () -> answer(target, fit, dispatcher.admit(request, fit), new byte[0]));
    }
  }

  private void submit(Route found, Step step) {
    try {
      dispatcher.crew(found).execute(() -> guard(() -> inTime(step)));
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

  /** Reads the body of someone who is let in, as others get no memory. */
  private void receive(Target target, Route.Fit fit, Scope scope) {
    body.read(fit.route().body())
        .whenComplete(
            (bytes, failure) -> {
              deadline = dispatcher.deadline();
              if (failure != null) {
                fail(failure);
              } else {
                guard(() -> submit(fit.route(), () -> answer(target, fit, scope, bytes)));
              }
            });
  }

  private void answer(Target target, Route.Fit fit, Scope scope, byte[] bytes) throws IOException {
    Route found = fit.route();
    Arguments arguments = Arguments.ofCall(fit.arguments(), found.arguments());
    Arguments query = Arguments.ofQuery(target.query(), found.query());
    Call call =
        new Call(request, fit.variables(), arguments, query, scope, deadline, new Call.Body(bytes));
    found
        .handler()
        .answer(call)
        .whenComplete(
            (reply, failure) -> {
              if (failure != null) {
                fail(failure);
              } else {
                guard(() -> reply(reply));
              }
            });
  }

  private void reply(Reply reply) {
    Reply ready = Gzip.on(request, dispatcher.cors().on(request, reply));
    dispatcher.observer().answered(request, route, ready, System.nanoTime() - startNanos);
    sender.accept(ready);
  }
}
