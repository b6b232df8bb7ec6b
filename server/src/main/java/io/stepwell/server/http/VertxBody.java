package io.stepwell.server.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A body that Vert.x hands on piece by piece. Everything happens on the connection's thread. */
final class VertxBody implements IncomingBody {

  /** How much of a body that nobody wants is read, for the sender to get to the answer. */
  private static final long MOST_DISCARDED = 16L << 20;

  private static final Duration MOST_DISCARDING = Duration.ofSeconds(5);

  private static final long NO_TIMER = -1;

  private final Vertx vertx;
  private final Context context;
  private final HttpServerRequest request;
  private final BodyMemory memory;
  private final Duration patience;
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private final Buffer read = Buffer.buffer();
  private long taken;
  private long discarded;
  private long timer = NO_TIMER;

  /** Whether nothing more of the body is waited for. */
  private boolean isOver;

  /**
   * @param patience how long the body may take to come
   */
  VertxBody(Vertx vertx, HttpServerRequest request, BodyMemory memory, Duration patience) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.request = request;
    this.memory = memory;
    this.patience = patience;
    if (mayCome()) {
      request.pause();
    }
  }

  private boolean mayCome() {
    String length = request.getHeader("Content-Length");
    return request.getHeader("Transfer-Encoding") != null
        || (length != null && !length.equals("0"));
  }

  @Override
  public CompletionStage<byte[]> read(BodyRule rule) {
    context.runOnContext(nothing -> begin(rule));
    return whole;
  }

  private void begin(BodyRule rule) {
    if (request.isEnded()) {
      whole.complete(new byte[0]);
      return;
    }
    if (request.response().closed()) {
      breakOff();
      return;
    }
    timer = vertx.setTimer(patience.toMillis(), id -> giveUp());
    request.exceptionHandler(failure -> breakOff());
    request.endHandler(nothing -> whole.complete(read.getBytes()));
    request.handler(piece -> add(piece, rule));
    if (waitsForLeave()) {
      request.response().writeContinue();
    }
    request.resume();
  }

  private void breakOff() {
    fail(Problem.BAD_DATA, "the body breaks off");
  }

  private void giveUp() {
    isOver = true;
    fail(
        Problem.TOO_SLOW,
        "the body has not come within %d s; send less at once".formatted(patience.toSeconds()));
  }

  private void add(Buffer piece, BodyRule rule) {
    if (whole.isDone()) {
      return;
    }
    if (read.length() + (long) piece.length() > rule.mostBytes()) {
      whole.completeExceptionally(rule.tooLarge());
    } else if (!memory.take(piece.length())) {
      fail(Problem.UNAVAILABLE, "too many bodies come at once; try again soon");
    } else {
      taken += piece.length();
      read.appendBuffer(piece);
    }
  }

  private void fail(Problem problem, String sentence) {
    whole.completeExceptionally(new ProblemException(problem, sentence));
  }

  private boolean waitsForLeave() {
    return "100-continue".equalsIgnoreCase(request.getHeader("Expect"));
  }

  /**
   * Does something on the connection's thread once the rest of the body is out of the way: an
   * answer sent before might never be seen, as senders write first and read then.
   */
  void afterRest(Runnable action) {
    context.runOnContext(
        nothing -> {
          vertx.cancelTimer(timer);
          memory.giveBack(taken);
          taken = 0;
          if (isOver || request.isEnded() || request.response().closed() || waitsForLeave()) {
            action.run();
          } else {
            discard(action);
          }
        });
  }

  private void discard(Runnable action) {
    timer = vertx.setTimer(MOST_DISCARDING.toMillis(), id -> discarded(action));
    request.exceptionHandler(failure -> discarded(action));
    request.endHandler(nothing -> discarded(action));
    request.handler(
        piece -> {
          discarded += piece.length();
          if (discarded > MOST_DISCARDED) {
            discarded(action);
          }
        });
    request.resume();
  }

  private void discarded(Runnable action) {
    if (isOver) {
      return;
    }
    isOver = true;
    vertx.cancelTimer(timer);
    action.run();
  }
}
