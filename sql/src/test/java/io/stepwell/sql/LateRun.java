package io.stepwell.sql;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Resolution;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.metrics.Trend;
import io.stepwell.query.RunExtent;
import io.stepwell.schemas.catalog.Arrival;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.LiveRunRequest;
import io.stepwell.schemas.catalog.RunEnd;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.schemas.lake.LakeFiles;
import io.stepwell.schemas.lake.LakePaths;
import io.stepwell.schemas.lake.LakePaths.Kind;
import io.stepwell.schemas.lake.SeriesFileWriter;
import io.stepwell.schemas.lake.SeriesIndex;
import io.stepwell.schemas.lake.StepFileWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A run that was streamed in and compacted when it was over, and of which more came after that. */
final class LateRun {

  private static final long START = 1_795_293_440L;
  private static final int SECONDS = 60;
  private static final int LATE = 30;

  private LateRun() {}

  /** Fills a new home with it, as run 1. */
  static Home in(Path directory) throws IOException, InterruptedException {
    Home home = Home.at(directory.resolve("home"));
    try (Catalog catalog = home.createCatalog()) {
      long run = begin(catalog);
      write(home.lakeFiles(), run, "200", 0);
      write(home.lakeFiles(), run, "500", 7);
      LiveRun.End end =
          new LiveRun.End(Instant.now(), OptionalInt.of(0), Optional.empty(), Optional.empty());
      catalog.liveRuns().finish(new RunEnd(run, RunStatus.FINISHED, end));
      CommandLine.print(home, directory, "runs", "compact", Long.toString(run));
      write(home.lakeFiles(), run, "200", LATE);
    }
    return home;
  }

  private static long begin(Catalog catalog) {
    Instant now = Instant.now();
    LiveRunRequest request =
        new LiveRunRequest(
            "",
            Catalog.DEFAULT_PROJECT,
            "late",
            RunStatus.CREATED,
            now,
            "k6",
            "{}",
            "{}",
            new LiveRun.Plan(0, 0));
    long run = catalog.liveRuns().create(request).run().id();
    RunExtent extent = new RunExtent(run, START, START + LATE + SECONDS);
    catalog.liveRuns().arrived(List.of(new Arrival(extent, now, now)));
    return run;
  }

  /** A live file of a minute that begins so many seconds after the run. */
  private static void write(LakeFiles lake, long run, String status, int from) throws IOException {
    try (OutputStream steps = create(lake, Kind.STEPS, run);
        OutputStream series = create(lake, Kind.SERIES, run)) {
      StepFileWriter rows = new StepFileWriter(steps);
      SeriesIndex index = new SeriesIndex(new SeriesFileWriter(series));
      for (Part part : parts(run, status, from)) {
        rows.write(part);
        index.observe(part);
      }
      rows.finish();
      index.finish();
    }
  }

  private static OutputStream create(LakeFiles lake, Kind kind, long run) throws IOException {
    return lake.create(LakePaths.newFile(kind, run, LakePaths.LIVE, 0));
  }

  private static List<Part> parts(long run, String status, int from) {
    List<Part> parts = new ArrayList<>();
    for (int second = from; second < from + SECONDS; second++) {
      Counter requests = new Counter();
      Trend durations = new Trend();
      for (int i = 0; i <= second % 5; i++) {
        requests.observe(0, 1);
        durations.observe(0, second + i);
      }
      parts.add(part(run, "http_reqs", status, second, requests));
      parts.add(part(run, "http_req_duration", status, second, durations));
    }
    return parts;
  }

  private static Part part(long run, String metric, String status, int second, Aggregate of) {
    SeriesKey series = new SeriesKey(metric, Labels.ofSorted("name", "login", "status", status));
    return new Part(run, series, Resolution.BASE, START + second, of);
  }
}
