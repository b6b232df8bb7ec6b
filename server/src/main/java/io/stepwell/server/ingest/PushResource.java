package io.stepwell.server.ingest;

import io.stepwell.query.RunExtent;
import io.stepwell.schemas.catalog.Arrival;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.push.BadPushException;
import io.stepwell.schemas.push.Push;
import io.stepwell.schemas.push.PushFormat;
import io.stepwell.schemas.push.PushLimits;
import io.stepwell.schemas.push.PushRecord;
import io.stepwell.schemas.push.PushTooLargeException;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;
import io.stepwell.server.http.Reply;
import io.stepwell.server.sink.PushSink;
import io.stepwell.server.sink.PushSinkException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * {@code POST /v2/metrics/{test_run_id}} and its forerunner {@code /v1/…}: samples of a run that
 * goes on. What is not wholly right is refused as a whole; what is accepted is kept for good.
 */
final class PushResource {

  private final PushedRuns runs;
  private final PushSink sink;
  private final PushLimits limits;
  private final Arrivals arrivals;
  private final InstantSource clock;

  PushResource(
      PushedRuns runs, PushSink sink, PushLimits limits, Arrivals arrivals, InstantSource clock) {
    this.runs = runs;
    this.sink = sink;
    this.limits = limits;
    this.arrivals = arrivals;
    this.clock = clock;
  }

  CompletionStage<Reply> v1(Call call) {
    return push(call, PushFormat.V1_JSON, Set.of("gzip", "identity"));
  }

  CompletionStage<Reply> v2(Call call) {
    checkVersion(call);
    return push(call, PushFormat.V2_PROTOBUF, Set.of("snappy"));
  }

  private CompletionStage<Reply> push(Call call, PushFormat format, Set<String> codings) {
    checkCoding(call, codings);
    LiveRun run = runs.find(call);
    Instant now = clock.instant();
    PushRecord record;
    Push push;
    try {
      record =
          PushRecord.of(
              run.run().id(),
              SenderHeaders.idempotencyKey(call),
              format,
              now.toEpochMilli(),
              call.body().bytes());
      push = record.decode(limits);
    } catch (PushTooLargeException e) {
      throw new ProblemException(Problem.TOO_LARGE, String.valueOf(e.getMessage()));
    } catch (BadPushException e) {
      throw new ProblemException(Problem.BAD_DATA, String.valueOf(e.getMessage()));
    }
    RunExtent extent = new RunExtent(run.run().id(), push.firstSecond(), push.lastSecond() + 1);
    return sink.send(record)
        .exceptionally(PushResource::refuse)
        .thenCompose(kept -> arrivals.note(run, new Arrival(extent, now, now)))
        .thenApply(noted -> Reply.empty(204));
  }

  private static void checkCoding(Call call, Set<String> codings) {
    Optional<String> coding = call.request().headers().one("Content-Encoding");
    if (coding.isPresent() && !codings.contains(coding.get())) {
      throw new ProblemException(
          Problem.UNSUPPORTED,
          "the content encoding here is %s, not %s"
              .formatted(String.join(" or ", codings.stream().sorted().toList()), coding.get()));
    }
  }

  private static void checkVersion(Call call) {
    Optional<String> version = call.request().headers().one("K6-Metrics-Protocol-Version");
    if (version.isPresent() && !version.get().startsWith("2.")) {
      throw new ProblemException(
          Problem.BAD_DATA,
          "the metrics protocol here is of version 2, not %s".formatted(version.get()));
    }
  }

  private static Void refuse(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof PushSinkException refusal) {
      throw new ProblemException(
          switch (refusal.reason()) {
            case AWAY -> Problem.UNAVAILABLE;
            case TOO_LARGE -> Problem.TOO_LARGE;
          },
          refusal.sentence());
    }
    throw new CompletionException(failure);
  }
}
