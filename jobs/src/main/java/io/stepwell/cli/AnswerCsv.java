package io.stepwell.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.stepwell.query.Answer;
import io.stepwell.query.AnswerSeries;
import io.stepwell.query.Query;
import io.stepwell.schemas.api.NumberText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer as RFC 4180 has it: a header, then one row a point with all labels, the time in unix
 * seconds and the value as JSON would show it. The header is the same where there are no points.
 */
final class AnswerCsv {

  private AnswerCsv() {}

  /** Writes it in UTF-8; the stream stays open. */
  static void write(Answer answer, Query query, OutputStream out) throws IOException {
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
    SeriesLabels labels = SeriesLabels.all(query);
    csv.writeRecord(row(labels.names(), "timestamp", "value"));
    for (AnswerSeries series : answer.series()) {
      List<String> values = labels.values(series);
      for (int point = 0; point < series.size(); point++) {
        csv.writeRecord(
            row(values, Long.toString(series.time(point)), NumberText.of(series.value(point))));
      }
    }
    csv.flush();
  }

  private static List<String> row(List<String> labels, String time, String value) {
    List<String> row = new ArrayList<>(labels);
    row.add(time);
    row.add(value);
    return row;
  }
}
