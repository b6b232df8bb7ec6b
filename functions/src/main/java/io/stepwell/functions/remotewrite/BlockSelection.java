package io.stepwell.functions.remotewrite;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.metrics.Trend;
import io.stepwell.schemas.prometheus.SeriesLabels;
import io.stepwell.schemas.remotewrite.ExportedMetric;
import io.stepwell.schemas.remotewrite.RemoteWriteBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * Chooses from a run's parts what its blocks ask for, and merges away what they do not keep:
 * labels, and where in a window a second lies. For use by one thread.
 */
final class BlockSelection {

  /** As much as is told of the percentiles of some seconds and series: see {@link Trend}. */
  static final int TREND_K = 1024;

  /** Beyond so many series their choices are made anew rather than remembered. */
  private static final int MOST_REMEMBERED = 200_000;

  private static final String RUN_LABEL = "test_run_id";

  private final long run;
  private final List<RemoteWriteBlock> blocks;
  private final List<Choice> choices = new ArrayList<>();
  private final Set<String> metrics = new LinkedHashSet<>();
  private final Map<SeriesKey, List<Target>> remembered = new HashMap<>();

  /** What an entry of a block asks for. */
  private record Choice(int block, ExportedMetric metric, BiPredicate<String, Labels> takes) {}

  /** A series of a block, named and labelled as the receiver is to get it. */
  private record Target(int block, SeriesKey series) {}

  private record Cell(SeriesKey series, MetricType type, long start) {}

  BlockSelection(long run, List<RemoteWriteBlock> blocks) {
    this.run = run;
    this.blocks = blocks;
    for (int i = 0; i < blocks.size(); i++) {
      for (ExportedMetric metric : blocks.get(i).metrics()) {
        choices.add(new Choice(i, metric, metric.source().in(run)));
        metrics.add(metric.source().metric().orElseThrow());
      }
    }
  }

  List<RemoteWriteBlock> blocks() {
    return blocks;
  }

  /** Whether any block asks for some of that metric. */
  boolean wants(String metric) {
    return metrics.contains(metric);
  }

  /** What each block gets of some parts, if it gets any; the parts stay as they are. */
  List<BlockParts> select(List<Part> parts) {
    List<Map<Cell, Part>> chosen = new ArrayList<>();
    blocks.forEach(block -> chosen.add(new LinkedHashMap<>()));
    for (Part part : parts) {
      for (Target target : targets(part.series())) {
        int seconds = blocks.get(target.block()).resampleSeconds();
        long start = Math.floorDiv(part.second(), seconds) * seconds;
        MetricType type = part.aggregate().type();
        chosen
            .get(target.block())
            .computeIfAbsent(
                new Cell(target.series(), type, start),
                cell -> new Part(run, cell.series(), seconds, start, empty(type)))
            .aggregate()
            .merge(part.aggregate());
      }
    }
    List<BlockParts> selected = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      if (!chosen.get(i).isEmpty()) {
        RemoteWriteBlock block = blocks.get(i);
        selected.add(
            new BlockParts(
                new BlockKey(run, block.name()),
                block.resampleSeconds(),
                List.copyOf(chosen.get(i).values())));
      }
    }
    return selected;
  }

  static Aggregate empty(MetricType type) {
    return type == MetricType.TREND ? new Trend(TREND_K) : type.empty();
  }

  private List<Target> targets(SeriesKey series) {
    List<Target> known = remembered.get(series);
    if (known == null) {
      known = choose(series);
      if (remembered.size() >= MOST_REMEMBERED) {
        remembered.clear();
      }
      remembered.put(series, known);
    }
    return known;
  }

  /** Entries of a block that come to one and the same series give it each sample once. */
  private List<Target> choose(SeriesKey series) {
    Set<Target> targets = new LinkedHashSet<>();
    for (Choice choice : choices) {
      if (choice.takes().test(series.metric(), series.labels())) {
        targets.add(
            new Target(
                choice.block(), new SeriesKey(choice.metric().target(), kept(choice, series))));
      }
    }
    return List.copyOf(targets);
  }

  private Labels kept(Choice choice, SeriesKey series) {
    Map<String, String> kept = new TreeMap<>();
    for (String name : choice.metric().keptLabels()) {
      String value = series.labels().get(name);
      if (!value.isEmpty()) {
        kept.putIfAbsent(SeriesLabels.validName(name), value);
      }
    }
    if (blocks.get(choice.block()).includesTestRunId()) {
      kept.put(RUN_LABEL, Long.toString(run));
    }
    return Labels.of(kept);
  }
}
