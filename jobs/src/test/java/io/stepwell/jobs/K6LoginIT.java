package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real k6 that is told to remember a token asks first whether it is one. */
@ExtendWith(SharedUp.class)
@Timeout(120)
class K6LoginIT {

  @TempDir private Path directory = Path.of("");
  private final UpProcess up;

  K6LoginIT(UpProcess up) {
    this.up = up;
  }

  @ParameterizedTest
  @CsvSource({"v1.8.1, ''", "v2.2.0, --stack here"})
  void aRightTokenIsTakenAndAWrongOneIsNot(String version, String options) throws Exception {
    String token = Known.in(up.environment(), "K6_CLOUD_TOKEN");
    assertThat(logIn(version, token, options)).isZero();
    assertThat(logIn(version, "wrong", options)).isNotZero();
  }

  private int logIn(String version, String token, String options) throws Exception {
    Map<String, String> environment =
        Map.of("K6_CLOUD_HOST", up.url(), "K6_CLOUD_HOST_V6", up.url());
    String words = "cloud login --token " + token + " " + options;
    return K6Program.of(version)
        .start(directory, environment, words.strip().split(" "))
        .await()
        .exitCode();
  }
}
