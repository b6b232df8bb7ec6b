package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.stepwell.schemas.k6.K6Summary;
import io.stepwell.server.export.RunCsv;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is exported of a run adds up to what k6 itself said of it. */
@ExtendWith(FixtureHome.class)
class ExportAgreementTest {

  private final FilledHome home;

  ExportAgreementTest(FilledHome home) {
    this.home = home;
  }

  /** What the rows of a metric come to. */
  private static final class Totals {
    private String type = "";
    private double count;
    private double nonzero;
    private double sum;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    void add(NamedCsvRecord row) {
      type = row.getField("type");
      count += number(row, "count", 0);
      nonzero += number(row, "nonzero", 0);
      sum += number(row, "sum", 0);
      min = Math.min(min, number(row, "min", min));
      max = Math.max(max, number(row, "max", max));
    }

    private static double number(NamedCsvRecord row, String column, double otherwise) {
      String text = row.getField(column);
      return text.isEmpty() ? otherwise : Double.parseDouble(text);
    }

    /** By k6's names of the figures. */
    Map<String, Double> figures() {
      return switch (type) {
        case "counter" -> Map.of("count", sum);
        case "gauge" -> Map.of("min", min, "max", max);
        case "rate" -> Map.of("passes", nonzero, "fails", count - nonzero);
        default -> Map.of("min", min, "max", max, "avg", sum / count);
      };
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RUN", "RUN2", "WS"})
  void rowsAddUpToK6sSummary(Fixture fixture) throws IOException {
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    RunCsv.write(home.store().pinned(), fixture.run(), csv);
    Map<String, Totals> totals = new TreeMap<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(new ByteArrayInputStream(csv.toByteArray()))) {
      for (NamedCsvRecord row : rows) {
        totals.computeIfAbsent(row.getField("metric"), name -> new Totals()).add(row);
        assertThat(row.getHeader()).doesNotHaveDuplicates();
      }
    }
    K6Summary summary = fixture.summary();
    assertThat(summary.metrics().keySet()).containsAll(totals.keySet());
    totals.forEach(
        (metric, total) ->
            total
                .figures()
                .forEach(
                    (figure, value) -> {
                      OptionalDouble k6 = summary.value(metric, figure);
                      assertThat(value)
                          .as("%s %s", metric, figure)
                          .isCloseTo(k6.orElseThrow(), withinPercentage(1e-7));
                    }));
  }
}
