package io.stepwell.server.api;

import io.stepwell.metrics.MetricType;
import io.stepwell.query.Engine;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.Question;
import io.stepwell.query.StepStore;
import io.stepwell.schemas.api.AnswerJson;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Paging;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.catalog.RunFilter;
import io.stepwell.schemas.catalog.Scope;
import io.stepwell.schemas.lake.LakeStepStore;
import io.stepwell.server.http.Deadline;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the newest run a question of each kind, so that whoever asks first, mostly about that run,
 * need not wait until the classes for it are loaded.
 */
public final class WarmUp implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final RunFilter ANY =
      new RunFilter(
          Scope.EVERYTHING,
          OptionalLong.empty(),
          OptionalLong.empty(),
          Optional.empty(),
          Optional.empty());

  private final Catalog catalog;
  private final LakeStepStore lake;

  public WarmUp(Catalog catalog, LakeStepStore lake) {
    this.catalog = catalog;
    this.lake = lake;
  }

  /** Asks; whatever fails will be told to whoever asks for it in earnest. */
  @Override
  public void run() {
    try {
      for (Run run : catalog.runs(ANY, new Paging(true, 0, 1)).items()) {
        ask(run.id());
      }
    } catch (IOException | RuntimeException e) {
      LOG.info("the warm-up broke off", e);
    }
  }

  private void ask(long run) throws IOException {
    StepStore steps =
        new LimitedStore(lake.pinned(), Limits.USUAL, Deadline.in(LONGEST), List.of(), 1);
    if (steps.extent(run).isEmpty()) {
      return;
    }
    Engine engine = new Engine(steps);
    Set<MetricType> asked = EnumSet.noneOf(MetricType.class);
    for (MetricInfo metric : steps.metrics(run)) {
      if (asked.add(metric.type())) {
        Question question = Question.of(metric.name(), query(metric.type()));
        AnswerJson.write(engine.range(run, question), OutputStream.nullOutputStream());
        AnswerJson.write(engine.aggregate(run, question), OutputStream.nullOutputStream());
      }
    }
  }

  private static String query(MetricType type) {
    return switch (type) {
      case COUNTER -> "rate by (name)";
      case GAUGE -> "sum(last by (instance_id))";
      case RATE -> "ratio by (name)";
      case TREND -> "histogram_quantile(0.95) by (name)";
    };
  }
}
