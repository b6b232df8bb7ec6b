package io.stepwell.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.stepwell.functions.sql.SqlScriptException;
import org.junit.jupiter.api.Test;

/** What is written wrong gets one sentence, in the query language's words where it has some. */
class MistakesTest {

  private static SqlScriptException failure(String script) {
    return ScriptFailure.of(catchThrowable(() -> Demo.session().run(script)));
  }

  private static String mistake(String script) {
    SqlScriptException failure = failure(script);
    assertThat(failure.isUsersMistake()).as(failure.getMessage()).isTrue();
    return String.valueOf(failure.getMessage());
  }

  @Test
  void a_method_of_another_type() {
    assertThat(
            mistake("SELECT K6_METHOD(K6_MERGE(part), 'rate', 1) FROM steps WHERE metric = 'vus'"))
        .isEqualTo("rate is not a method of gauge, which has last, min, max, avg, last_time");
  }

  @Test
  void metrics_of_two_types_merged() {
    assertThat(mistake("SELECT K6_METHOD(K6_MERGE(part), 'last', 1) FROM steps"))
        .endsWith("do not merge; choose one metric, or group by metric");
  }

  @Test
  void what_is_no_sql() {
    assertThat(mistake("SELECT foo FROM steps"))
        .isEqualTo(
            "From line 1, column 8 to line 1, column 10: Column 'foo' not found in any table");
    assertThat(mistake("CREATE TABLE t (a BIGINT, ordinal INT)"))
        .isEqualTo("Encountered \"ordinal\" at line 1, column 27.");
  }

  @Test
  void columns_that_a_table_lacks() {
    String table =
        "CREATE TEMPORARY TABLE odd (%s) WITH ('connector' = 'stepwell', 'table' = '%s');";
    String ask = "SELECT * FROM odd;";
    String drop = "DROP TEMPORARY TABLE odd;";
    assertThat(mistake(table.formatted("foo BIGINT", "runs") + ask))
        .startsWith("the table runs has no column foo; it has test_run_id, load_test_id");
    Demo.session().run(drop);
    assertThat(mistake(table.formatted("metric BIGINT", "steps") + ask))
        .isEqualTo("the column metric of the table steps is STRING, not BIGINT");
    Demo.session().run(drop);
    assertThat(mistake(table.formatted("metric STRING", "stairs") + ask))
        .startsWith("the connector stepwell has no table stairs; it has steps, rollups");
    Demo.session().run(drop);
  }
}
