package io.stepwell.server;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Resolution;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.schemas.lake.GenerationWriter;
import io.stepwell.schemas.lake.LakeFiles;
import io.stepwell.schemas.push.PushLimits;
import io.stepwell.schemas.push.PushRecord;
import io.stepwell.server.sink.PushSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Writes what is pushed into the lake at once, each push into files of its own. */
public final class StoredPushes implements PushSink {

  private static final int LIVE = 0;

  private final LakeFiles files;

  public StoredPushes(LakeFiles files) {
    this.files = files;
  }

  @Override
  public CompletionStage<Void> send(PushRecord record) {
    write(record.run(), record.decode(PushLimits.DEFAULT).parts());
    return CompletableFuture.completedStage(null);
  }

  /** Writes parts of a run as one push of all of them would be written. */
  public void write(long run, List<Part> parts) {
    Map<SeriesKey, Map<Long, Aggregate>> steps = new TreeMap<>();
    for (Part part : parts) {
      steps
          .computeIfAbsent(part.series(), key -> new TreeMap<>())
          .computeIfAbsent(part.second(), second -> part.aggregate().type().empty())
          .merge(part.aggregate());
    }
    try (GenerationWriter writer = new GenerationWriter(files, run, LIVE, 0)) {
      for (Map.Entry<SeriesKey, Map<Long, Aggregate>> series : steps.entrySet()) {
        for (Map.Entry<Long, Aggregate> step : series.getValue().entrySet()) {
          writer.write(
              new Part(run, series.getKey(), Resolution.BASE, step.getKey(), step.getValue()));
        }
      }
      writer.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {}
}
