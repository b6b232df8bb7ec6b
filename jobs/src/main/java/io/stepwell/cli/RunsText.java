package io.stepwell.cli;

import io.stepwell.query.RunExtent;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.catalog.RunMetric;
import java.util.List;
import java.util.OptionalInt;

/** Runs for people. */
final class RunsText {

  private static final String NONE = "-";

  private RunsText() {}

  static String list(List<Run> runs) {
    if (runs.isEmpty()) {
      return "no runs\n";
    }
    TextTable table =
        new TextTable()
            .number("run")
            .number("load test")
            .text("name")
            .text("status")
            .text("start")
            .number("seconds")
            .number("samples")
            .number("series")
            .number("rejected");
    for (Run run : runs) {
      table.row(
          Long.toString(run.id()),
          Long.toString(run.loadTest().id()),
          run.loadTest().name(),
          run.status().word(),
          run.extent().map(extent -> Figures.time(extent.start())).orElse(NONE),
          run.extent().map(RunsText::seconds).orElse(NONE),
          Long.toString(run.samples()),
          Long.toString(run.series()),
          Long.toString(run.rejected()));
    }
    return table.toString();
  }

  private static String seconds(RunExtent extent) {
    return Long.toString(extent.end() - extent.start());
  }

  static String one(Run run, List<RunMetric> metrics, List<String> sources) {
    FactLines facts =
        new FactLines()
            .fact("run", Long.toString(run.id()))
            .fact("load test", run.loadTest().id() + " " + run.loadTest().name())
            .fact("project", Long.toString(run.loadTest().project()))
            .fact("status", run.status().word())
            .fact("start", run.extent().map(extent -> Figures.time(extent.start())).orElse(NONE))
            .fact("end", run.extent().map(extent -> Figures.time(extent.end())).orElse(NONE))
            .fact("samples", Long.toString(run.samples()))
            .fact("rejected", Long.toString(run.rejected()))
            .fact("series", Long.toString(run.series()))
            .fact("generation", number(run.generation()))
            .fact("raw samples", run.archive().isPresent() ? "kept" : "not kept");
    sources.forEach(source -> facts.fact("source", source));
    TextTable table = new TextTable().text("metric").text("type").text("contains");
    for (RunMetric metric : metrics) {
      table.row(metric.name(), metric.type().word(), metric.contains().word());
    }
    return facts + "\n" + table;
  }

  private static String number(OptionalInt generation) {
    return generation.isPresent() ? Integer.toString(generation.getAsInt()) : NONE;
  }
}
