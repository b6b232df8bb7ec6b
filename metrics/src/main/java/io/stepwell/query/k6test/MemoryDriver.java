package io.stepwell.query.k6test;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.Sample;
import io.stepwell.query.Answer;
import io.stepwell.query.Engine;
import io.stepwell.query.MemoryStepStore;
import io.stepwell.query.Metadata;
import io.stepwell.query.Selector;
import java.util.List;

/** Runs scripts against the engine alone: samples go straight into a store in memory. */
public final class MemoryDriver implements Driver {

  private final MemoryStepStore store = new MemoryStepStore();

  @Override
  public void load(List<Sample> samples) {
    samples.forEach(store::add);
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
