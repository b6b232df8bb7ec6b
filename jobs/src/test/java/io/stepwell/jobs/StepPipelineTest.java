package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.functions.PartTrigger;
import io.stepwell.functions.RecordTypeInfo;
import io.stepwell.metrics.Part;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any order, any split: whatever way samples take through the pipeline, each second of each series
 * ends up with exactly its own.
 */
class StepPipelineTest {

  private static final int MOST_TASKS = 4;

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setConfiguration(LocalCluster.batch(MOST_TASKS))
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(MOST_TASKS)
              .build());

  /** Some that never change, and one that nobody has tried. */
  static LongStream seeds() {
    return LongStream.concat(
        LongStream.rangeClosed(1, 5), LongStream.of(ThreadLocalRandom.current().nextLong()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void batch(long seed) throws Exception {
    Cells merged = new Cells();
    int parts = run(seed, RuntimeExecutionMode.BATCH, PartTrigger.atEndOfInput(), merged);
    direct(seed).assertSame(merged);
    assertThat(parts).as("one part for each series and second").isEqualTo(merged.size());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void streaming(long seed) throws Exception {
    Cells merged = new Cells();
    PartTrigger often = PartTrigger.after(Duration.ofMillis(1));
    run(seed, RuntimeExecutionMode.STREAMING, often, merged);
    direct(seed).assertSame(merged);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void streamingThatEndsBeforeAnyWindowHasLingered(long seed) throws Exception {
    Cells merged = new Cells();
    PartTrigger never = PartTrigger.after(Duration.ofHours(1));
    int parts = run(seed, RuntimeExecutionMode.STREAMING, never, merged);
    direct(seed).assertSame(merged);
    assertThat(parts).isEqualTo(merged.size());
  }

  private static Cells direct(long seed) {
    Cells cells = new Cells();
    new ScatteredSamples(seed).samples().forEach(cells::add);
    return cells;
  }

  /** Runs the pipeline with some number of tasks, and counts the parts that come out. */
  private static int run(long seed, RuntimeExecutionMode mode, PartTrigger trigger, Cells merged)
      throws Exception {
    int tasks = 1 + new Random(seed).nextInt(MOST_TASKS);
    Configuration config = LocalCluster.batch(MOST_TASKS);
    config.set(ExecutionOptions.RUNTIME_MODE, mode);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(config);
    env.setParallelism(tasks);
    DataStream<Part> parts =
        env.fromSequence(0, new ScatteredSamples(seed).pieces() - 1L)
            .rebalance()
            .flatMap(new Pieces(seed))
            .returns(RecordTypeInfo.parts());
    int count = 0;
    try (CloseableIterator<Part> out =
        StepPipeline.merge(parts, trigger).executeAndCollect("seed " + seed)) {
      while (out.hasNext()) {
        merged.add(out.next());
        count++;
      }
    }
    return count;
  }

  /** From the number of a piece to its parts. */
  private static final class Pieces extends RichFlatMapFunction<Long, Part> {
    private static final long serialVersionUID = 1L;

    private final long seed;
    private transient @Nullable ScatteredSamples samples;

    Pieces(long seed) {
      this.seed = seed;
    }

    @Override
    public void open(OpenContext context) {
      samples = new ScatteredSamples(seed);
    }

    @Override
    public void flatMap(Long piece, Collector<Part> out) {
      Optional.ofNullable(samples).orElseThrow().parts(piece.intValue()).forEach(out::collect);
    }
  }
}
