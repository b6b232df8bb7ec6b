package io.stepwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsExportCommandTest {

  private static final String CSV =
      """
      metric_name,timestamp,metric_value,name,extra_tags,metadata
      http_reqs,1795293000,1.000000,login,,
      http_reqs,1795293000,1.000000,login,,
      """;

  private static final String EXPORTED =
      """
      metric,type,timestamp,count,nonzero,sum,min,max,last,avg,p50,p90,p95,p99,label_name
      http_reqs,counter,1795293000,2,,2,,,,,,,,,login
      """
          .replace("\n", "\r\n");

  @Test
  void toAFileOrToStandardOutput(@TempDir Path directory) throws IOException {
    String home = directory.resolve("home").toString();
    String input = Files.writeString(directory.resolve("run.csv"), CSV).toString();
    assertThat(CommandRun.of("--home", home, "-q", "backfill", input).exitCode()).isZero();

    CommandRun printed = CommandRun.of("--home", home, "runs", "export", "1");
    assertThat(printed.out()).isEqualTo(EXPORTED);
    assertThat(printed.exitCode()).isZero();

    Path file = directory.resolve("exported.csv");
    CommandRun written =
        CommandRun.of("--home", home, "runs", "export", "1", "--output", file.toString());
    assertThat(written.out() + written.err()).isEmpty();
    assertThat(file).hasContent(EXPORTED);

    CommandRun unknown = CommandRun.of("--home", home, "runs", "export", "2");
    assertThat(unknown.exitCode()).isEqualTo(4);
    assertThat(unknown.out()).isEmpty();
  }
}
