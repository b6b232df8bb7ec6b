package io.stepwell.server.ingest;

import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.server.access.TokenGate;
import io.stepwell.server.http.LaterHandler;
import io.stepwell.server.http.Route;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in runs while they go on, and looks after those that do. */
public final class Ingest implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

  /** How far the catalog may lag behind in when samples came last. */
  private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);

  private static final Duration LONGEST_BETWEEN_LOOKS = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LOOKS_PER_SILENCE = 24;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Ingest::thread);
  private final PushedRuns runs;
  private final RemoteWriteRules remoteWrites;
  private final Arrivals arrivals;
  private final List<Route> routes;

  /** Begins to look after the catalog's runs. */
  public Ingest(Catalog catalog, TokenGate gate, IngestSettings settings) {
    runs = new PushedRuns(catalog);
    remoteWrites = settings.remoteWrites();
    arrivals = new Arrivals(catalog.liveRuns(), thread);
    CreateResource create = new CreateResource(catalog, remoteWrites, settings.clock());
    FinishResource finish = new FinishResource(catalog, runs, arrivals, settings.clock());
    PushResource push =
        new PushResource(runs, settings.sink(), settings.limits(), arrivals, settings.clock());
    routes =
        IngestRoutes.of(
            new TokenResource(gate),
            LaterHandler.of(create::create),
            LaterHandler.of(finish::finish),
            push::v1,
            push::v2);
    SilenceWatch watch = new SilenceWatch(catalog.liveRuns(), settings.silence(), settings.clock());
    repeat(arrivals::write, BETWEEN_WRITES);
    repeat(
        () -> {
          arrivals.write();
          watch.look();
        },
        betweenLooks(settings.silence()));
  }

  private static Duration betweenLooks(Duration silence) {
    Duration part = silence.dividedBy(LOOKS_PER_SILENCE).plusMillis(1);
    return part.compareTo(LONGEST_BETWEEN_LOOKS) < 0 ? part : LONGEST_BETWEEN_LOOKS;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // It only ever tells that the thread has ended.
  private void repeat(Runnable work, Duration every) {
    thread.scheduleWithFixedDelay(
        () -> guarded(work), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** One failure would end all repetitions. */
  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("live runs could not be looked after", e);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "live-runs");
    thread.setDaemon(true);
    return thread;
  }

  /** Finds the runs that something is sent to. */
  public PushedRuns runs() {
    return runs;
  }

  /** What becomes of what runs' options say of receivers. */
  public RemoteWriteRules remoteWrites() {
    return remoteWrites;
  }

  /** Writes what has been noted of samples that came, so that the catalog knows of all. */
  public void writeArrivals() {
    arrivals.write();
  }

  /** What is asked of it over HTTP. */
  public List<Route> routes() {
    return routes;
  }

  /** Writes what it has noted, and ends. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    arrivals.write();
  }
}
