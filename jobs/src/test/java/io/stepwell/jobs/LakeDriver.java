package io.stepwell.jobs;

import io.stepwell.functions.CommitFiles;
import io.stepwell.functions.RecordTypeInfo;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Sample;
import io.stepwell.query.Answer;
import io.stepwell.query.Engine;
import io.stepwell.query.Metadata;
import io.stepwell.query.Selector;
import io.stepwell.query.k6test.Ask;
import io.stepwell.query.k6test.Driver;
import io.stepwell.schemas.lake.LakeFiles;
import io.stepwell.schemas.lake.LakeStepStore;
import io.stepwell.schemas.lake.LocalLakeFiles;
import io.stepwell.schemas.lake.StoredGeneration;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Runs scripts against the whole way of the data: each sample is a part of its own, and one Flink
 * job merges them and writes the files that the engine then reads.
 */
final class LakeDriver implements Driver {

  private static final int TASKS = 2;
  private static final int GENERATION = 1;
  private static final StoredGeneration WRITTEN = new StoredGeneration(GENERATION, Instant.EPOCH);

  private final LakeFiles files;
  private final LakeStepStore store;
  private final Set<Long> runs = new HashSet<>();

  /**
   * @param lake an empty directory
   */
  LakeDriver(Path lake) {
    files = new LocalLakeFiles(lake);
    store =
        new LakeStepStore(
            files, run -> runs.contains(run) ? Optional.of(WRITTEN) : Optional.empty());
  }

  @Override
  public void load(List<Sample> samples) {
    List<Part> parts = new ArrayList<>(samples.stream().map(ScatteredSamples::part).toList());
    Collections.shuffle(parts, new Random(4));
    BatchCluster cluster = BatchCluster.inProcess(TASKS, files.root());
    StreamExecutionEnvironment env = cluster.environment();
    GenerationPipeline.commit(
        GenerationPipeline.write(
            env.fromData(parts, RecordTypeInfo.parts()).rebalance(), files.root(), GENERATION),
        CommitFiles.Then.NOTHING);
    LocalJob.run(cluster, env, "scripts", 0, Progress.NONE);
    samples.forEach(sample -> runs.add(sample.run()));
  }

  @Override
  public Answer answer(Ask ask) {
    return ask.of(new Engine(store));
  }

  @Override
  public List<Labels> series(long run, List<String> selectors) {
    List<Selector> parsed = selectors.stream().map(Selector::parseAnyMetric).toList();
    return List.copyOf(new Metadata(store).series(run, parsed));
  }
}
