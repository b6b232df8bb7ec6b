package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.flink.client.program.ProgramParametrizationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a job that is submitted to a cluster says of wrong options; it must not end the process. */
class JobArgumentsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --lake file:///l | LiveJob: Missing required option: '--bootstrap-servers=HOST:PORT'
          --bootstrap-servers k:9092 --lake l | LiveJob: --lake is a URI, as in file:///var/lake
          --bootstrap-servers k:9092 --lake file:///l --format k6-json | LiveJob: --format k6-json needs --catalog
          --bootstrap-servers k:9092 --lake file:///l --tpoic t | LiveJob: Unknown options: '--tpoic', 't'
          """)
  void aMistakeIsOneSentence(String arguments, String sentence) {
    assertThatThrownBy(() -> LiveJob.main(arguments.split(" ")))
        .isInstanceOf(ProgramParametrizationException.class)
        .hasMessage(sentence);
  }
}
