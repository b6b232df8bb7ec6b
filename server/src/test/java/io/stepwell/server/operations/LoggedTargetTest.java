package io.stepwell.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoggedTargetTest {

  @ParameterizedTest
  @CsvSource({
    "/x?token=s3cret, /x?token=…",
    "/x?a=1&access_token=s3cret&b=2, /x?a=1&access_token=…&b=2",
    "/x?API-Key=s3cret&api%5Fkey=s3cret, /x?API-Key=…&api%5Fkey=…",
    "/x?password=s3cret?&authorization=Bearer%20s3cret, /x?password=…&authorization=…",
    "https://user:s3cret@host/x?y=1, https://host/x?y=1",
    "/x?match[]=a{token=\"b\"}, /x?match[]=a{token=\"b\"}",
    "/x@y?z=1, /x@y?z=1",
  })
  void secretsAreLeftOut(String target, String shown) {
    assertThat(LoggedTarget.of(target)).isEqualTo(shown);
  }

  @Test
  void whatNobodyReadsIsCutOff() {
    assertThat(LoggedTarget.of("/" + "x".repeat(60_000))).hasSize(2001).endsWith("x…");
    assertThat(LoggedTarget.of("/?" + "token".repeat(12_000))).hasSizeLessThan(2002);
    assertThat(LoggedTarget.of("/?" + "&?".repeat(30_000))).hasSize(2001);
  }
}
