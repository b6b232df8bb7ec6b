package io.stepwell.functions;

import io.stepwell.metrics.Part;
import io.stepwell.schemas.k6.MetricDeclaration;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.api.common.accumulators.LongMinimum;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * What reading came to, over all tasks: kept in the job's accumulators while it runs, and taken
 * from its result.
 */
public final class ReadTally {

  /** The accumulator of samples read, also looked at while the job runs. */
  public static final String SAMPLES = "samples";

  /** The accumulator of input bytes read, as stored, also looked at while the job runs. */
  public static final String BYTES = "bytes";

  private static final String REJECTED = "rejected";
  private static final String FIRST = "first-second";
  private static final String LAST = "last-second";
  private static final String METRICS = "metrics";
  private static final String DECLARATIONS = "declarations";
  private static final String WARNINGS = "warnings";

  private final LongCounter samples = new LongCounter();
  private final LongCounter bytes = new LongCounter();
  private final LongCounter rejected = new LongCounter();
  private final LongMinimum first = new LongMinimum();
  private final LongMaximum last = new LongMaximum();
  private final Distinct<MetricFact> metrics = new Distinct<>();
  private final Distinct<MetricDeclaration> declarations = new Distinct<>();
  private final Distinct<String> warnings = new Distinct<>();

  /** Joins a task's tally to its job's. */
  void register(RuntimeContext context) {
    context.addAccumulator(SAMPLES, samples);
    context.addAccumulator(BYTES, bytes);
    context.addAccumulator(REJECTED, rejected);
    context.addAccumulator(FIRST, first);
    context.addAccumulator(LAST, last);
    context.addAccumulator(METRICS, metrics);
    context.addAccumulator(DECLARATIONS, declarations);
    context.addAccumulator(WARNINGS, warnings);
  }

  void read(long moreSamples, long moreBytes) {
    samples.add(moreSamples);
    bytes.add(moreBytes);
  }

  void rejected() {
    rejected.add(1L);
  }

  void part(Part part) {
    first.add(part.second());
    last.add(part.second());
    metrics.add(new MetricFact(part.series().metric(), part.aggregate().type()));
  }

  void declared(MetricDeclaration declaration) {
    declarations.add(declaration);
  }

  void warn(String sentence) {
    warnings.add(sentence);
  }

  /** What it has come to in this task. */
  Result result() {
    return new Result(
        samples.getLocalValue(),
        rejected.getLocalValue(),
        first.getLocalValue(),
        last.getLocalValue(),
        metrics.getLocalValue(),
        declarations.getLocalValue(),
        warnings.getLocalValue());
  }

  /** The tally of a finished job. */
  public static Result of(JobExecutionResult job) {
    return new Result(
        job.getAccumulatorResult(SAMPLES),
        job.getAccumulatorResult(REJECTED),
        job.getAccumulatorResult(FIRST),
        job.getAccumulatorResult(LAST),
        job.getAccumulatorResult(METRICS),
        job.getAccumulatorResult(DECLARATIONS),
        job.getAccumulatorResult(WARNINGS));
  }

  /**
   * The sum over all tasks.
   *
   * @param samples how many were read
   * @param rejected how many lines were not
   * @param firstSecond the second of the earliest sample
   * @param lastSecond the second of the latest sample
   * @param metrics the metrics met; one of two types is here twice
   * @param declarations the metrics declared, with k6's units and thresholds
   * @param warnings sentences for the user
   */
  public record Result(
      long samples,
      long rejected,
      long firstSecond,
      long lastSecond,
      Set<MetricFact> metrics,
      Set<MetricDeclaration> declarations,
      Set<String> warnings)
      implements Serializable {

    /** Of a task that has read nothing. */
    static final Result NONE =
        new Result(0, 0, Long.MAX_VALUE, Long.MIN_VALUE, Set.of(), Set.of(), Set.of());

    public Result {
      metrics = Set.copyOf(metrics);
      declarations = Set.copyOf(declarations);
      warnings = Set.copyOf(warnings);
    }

    /** The two together. */
    Result and(Result other) {
      return new Result(
          samples + other.samples,
          rejected + other.rejected,
          Math.min(firstSecond, other.firstSecond),
          Math.max(lastSecond, other.lastSecond),
          union(metrics, other.metrics),
          union(declarations, other.declarations),
          union(warnings, other.warnings));
    }

    private static <T> Set<T> union(Set<T> some, Set<T> others) {
      Set<T> all = new HashSet<>(some);
      all.addAll(others);
      return all;
    }
  }
}
