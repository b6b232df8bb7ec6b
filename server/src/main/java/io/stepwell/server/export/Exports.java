package io.stepwell.server.export;

import io.stepwell.query.StepStore;
import io.stepwell.schemas.catalog.Run;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exports of runs, made one after the other by a thread of their own, each run's but once at a
 * time. A file shows its run as it was when its turn came; it is deleted after a day. Safe for use
 * by many threads.
 */
public final class Exports implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Exports.class);
  private static final int WAITING = 100;
  private static final int BUFFER_BYTES = 1 << 16;

  private final ExportDirectory directory;
  private final Supplier<? extends StepStore> steps;

  /** What this process was asked for, by run. */
  private final Map<Making, Export.Status> asked = new ConcurrentHashMap<>();

  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          work -> {
            Thread thread = new Thread(work, "export");
            thread.setDaemon(true);
            return thread;
          });

  /** A run, told apart from one that had its id before it was deleted. */
  private record Making(long run, Instant created) {
    static Making of(Run run) {
      return new Making(run.id(), run.created());
    }
  }

  /**
   * Exports into a directory, which is made when it is needed.
   *
   * @param steps gives the steps of all runs, for one export
   */
  public Exports(Path directory, Supplier<? extends StepStore> steps) {
    this.directory = new ExportDirectory(directory);
    this.steps = steps;
    thread.execute(this::sweep);
  }

  /**
   * Deletes what was exported of a run that is no more.
   *
   * @param directory of the exports, which need not be there
   */
  public static void delete(Path directory, long run) {
    new ExportDirectory(directory).delete(run);
  }

  /**
   * Has a run exported anew, unless that is on its way already.
   *
   * @throws RejectedExecutionException if too many wait
   */
  public Export start(Run run) {
    Making making = Making.of(run);
    Export.Status status =
        asked.compute(
            making,
            (same, known) -> {
              if (known != null && !known.isOver()) {
                return known;
              }
              thread.execute(() -> make(run));
              return Export.Status.QUEUED;
            });
    return new Export(status, directory.file(run));
  }

  /** Where the export of a run stands; empty if nobody has asked for one, or it is long ago. */
  public Optional<Export> find(Run run) {
    Optional<Path> file = directory.file(run);
    Export.Status known = asked.getOrDefault(Making.of(run), Export.Status.DONE);
    return file.isEmpty() && known == Export.Status.DONE
        ? Optional.empty()
        : Optional.of(new Export(known, file));
  }

  private void make(Run run) {
    Making making = Making.of(run);
    asked.put(making, Export.Status.RUNNING);
    try {
      sweep();
      write(run);
      // From now on the file itself tells of it, for as long as it is there.
      asked.remove(making);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      asked.put(making, Export.Status.FAILED);
      LOG.error("run {} cannot be exported", run.id(), e);
    }
  }

  private void sweep() {
    try {
      directory.sweep(Instant.now());
    } catch (UncheckedIOException e) {
      LOG.warn("old exports are in the way", e);
    }
  }

  private void write(Run run) throws IOException {
    Path part = directory.begin(run);
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), BUFFER_BYTES)) {
        RunCsv.write(steps.get(), run.id(), out);
      }
      directory.put(part, run);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Gives up what is being made. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
