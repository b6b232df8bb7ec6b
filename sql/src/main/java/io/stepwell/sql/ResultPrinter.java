package io.stepwell.sql;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.flink.table.api.ResultKind;
import org.apache.flink.table.gateway.service.application.Printer;
import org.apache.flink.table.gateway.service.result.ResultFetcher;
import org.apache.flink.table.gateway.service.utils.Constants;
import org.apache.flink.table.utils.print.PrintStyle;

/** Prints what statements come to: tables of results, and nothing where all is well. */
final class ResultPrinter extends Printer {

  private static final int WIDEST_COLUMN = 200;

  private final PrintWriter writer;
  private final BooleanSupplier streaming;

  /**
   * @param streaming whether results come for as long as the query runs, and are to be seen then
   */
  ResultPrinter(OutputStream out, BooleanSupplier streaming) {
    super(out);
    this.writer = new PrintWriter(out, true, StandardCharsets.UTF_8);
    this.streaming = streaming;
  }

  @Override
  public void print(String statement) {
    // Whoever runs a script has it.
  }

  @Override
  public void print(ResultFetcher result) {
    if (!hasContent(result)) {
      result.close();
    } else if (streaming.getAsBoolean()) {
      super.print(result);
    } else {
      PrintStyle.tableauWithDataInferredColumnWidths(
              result.getResultSchema(), result.getConverter(), WIDEST_COLUMN, false, false)
          .print(new RowDataIterator(result), writer);
    }
  }

  /** Neither the word OK nor the id of a job that is over is of use to anybody. */
  private static boolean hasContent(ResultFetcher result) {
    return result.isQueryResult()
        || (!result.getResultSchema().getColumnNames().equals(List.of(Constants.JOB_ID))
            && result.fetchResults(0, Integer.MAX_VALUE).getResultKind()
                == ResultKind.SUCCESS_WITH_CONTENT);
  }

  @Override
  public void print(Throwable error) {
    // It is thrown too.
  }
}
