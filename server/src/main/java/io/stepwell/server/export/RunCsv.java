package io.stepwell.server.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Column;
import io.stepwell.metrics.Labels;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.SeriesSteps;
import io.stepwell.query.StepStore;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A run as RFC 4180 has it: a row for each series and second that has samples, metric by metric.
 * Rows are written as they are read, so a run takes as much memory as its greatest metric.
 */
public final class RunCsv {

  private static final String LABEL = "label_";

  private final StepStore steps;
  private final long run;
  private final CsvWriter csv;

  private RunCsv(StepStore steps, long run, CsvWriter csv) {
    this.steps = steps;
    this.run = run;
    this.csv = csv;
  }

  /**
   * Writes a run in UTF-8; the stream stays open.
   *
   * @throws InterruptedIOException if the thread is told to stop
   */
  public static void write(StepStore steps, long run, OutputStream out) throws IOException {
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
    new RunCsv(steps, run, csv).write();
    csv.flush();
  }

  private void write() throws IOException {
    List<String> labels = labels();
    List<String> header = new ArrayList<>(List.of("metric", "type", "timestamp"));
    header.addAll(StateCells.NAMES);
    labels.forEach(label -> header.add(LABEL + label));
    csv.writeRecord(header);
    for (MetricInfo metric : steps.metrics(run)) {
      List<SeriesSteps> all =
          new ArrayList<>(steps.steps(run, metric.name(), any -> true, metric.type().columns()));
      all.sort(Comparator.comparing(SeriesSteps::labels));
      for (SeriesSteps series : all) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedIOException("told to stop");
        }
        write(metric, series, labels);
      }
    }
  }

  /** The names of all labels, in order. They are looked at without reading any steps. */
  private List<String> labels() {
    Set<String> names = new TreeSet<>();
    for (MetricInfo metric : steps.metrics(run)) {
      steps.steps(
          run,
          metric.name(),
          labels -> {
            for (int i = 0; i < labels.size(); i++) {
              names.add(labels.name(i));
            }
            return false;
          },
          EnumSet.noneOf(Column.class));
    }
    return List.copyOf(names);
  }

  /**
   * The seconds of a series one by one. Where there are none, steps get longer and longer until
   * there are again, so that a series of few samples in a long run costs little.
   */
  private void write(MetricInfo metric, SeriesSteps series, List<String> labels) {
    long second = series.firstSecond();
    long width = 1;
    while (second <= series.lastSecond()) {
      Aggregate state = metric.type().empty();
      series.mergeInto(state, second, second + width);
      if (state.isEmpty()) {
        second += width;
        width *= 2;
      } else if (width > 1) {
        width = 1;
      } else {
        write(metric, second, state, series.labels(), labels);
        second++;
      }
    }
  }

  private void write(
      MetricInfo metric, long second, Aggregate state, Labels own, List<String> labels) {
    List<String> row = new ArrayList<>();
    row.add(metric.name());
    row.add(metric.type().word());
    row.add(Long.toString(second));
    row.addAll(StateCells.of(state));
    labels.forEach(label -> row.add(own.get(label)));
    csv.writeRecord(row);
  }
}
