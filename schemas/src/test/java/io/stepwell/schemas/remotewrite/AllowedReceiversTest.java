package io.stepwell.schemas.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.schemas.k6.BadInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedReceiversTest {

  private static boolean allows(AllowedReceivers allowed, String url) throws Exception {
    RunOptions options =
        RunOptions.of(
            new ObjectMapper()
                .readTree(
                    "{\"cloud\":{\"apm\":[{\"provider\":\"prometheus\",\"remoteWriteURL\":\"%s\"}]}}"
                        .formatted(url)));
    try {
      allowed.check(options);
      return true;
    } catch (BadInputException e) {
      assertThat(e)
          .hasMessage(
              "cloud.apm[0].remoteWriteURL is no receiver that this server sends to; ask who runs it to allow it with --remote-write-allow");
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://prometheus:9090, http://prometheus:9090/api/v1/write, true",
    "http://prometheus:9090, http://PROMETHEUS:9090/, true",
    "http://prometheus:9090/, http://prometheus:9090/api, true",
    "http://prometheus, http://prometheus:80/api, true",
    "https://prometheus/, https://prometheus:443/api?tenant=1, true",
    "http://prometheus/api, http://prometheus/api, true",
    "http://prometheus/api/, http://prometheus/api/v1, true",
    "http://prometheus/api, http://prometheus/apis, false",
    "http://prometheus/api, http://prometheus/, false",
    "http://prometheus, http://prometheus.evil.example/, false",
    "http://prometheus, http://prometheus:8080/, false",
    "http://prometheus, https://prometheus/, false",
    "http://10.0.0.1, http://10.0.0.12/, false"
  })
  void aReceiverIsAllowedByWhatItsUrlBeginsWith(String beginning, String url, boolean expected)
      throws Exception {
    AllowedReceivers allowed = AllowedReceivers.of(List.of("http://another", beginning));
    assertThat(allows(allowed, url)).isEqualTo(expected);
  }

  @Test
  void allOrNoneMayBe() throws Exception {
    assertThat(allows(AllowedReceivers.ANY, "http://169.254.169.254/latest")).isTrue();
    assertThat(allows(AllowedReceivers.NONE, "http://prometheus/")).isFalse();
    AllowedReceivers.NONE.check(RunOptions.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"prometheus", "prometheus:9090", "ftp://x", "http://u:p@x", "http://x?y", "*"})
  void whatIsNoBeginningIsRefused(String text) {
    assertThatThrownBy(() -> AllowedReceivers.of(List.of(text)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("as in https://prometheus.example:9090");
  }
}
