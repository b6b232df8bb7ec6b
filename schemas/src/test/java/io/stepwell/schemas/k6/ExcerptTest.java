package io.stepwell.schemas.k6;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void isShortAndOnOneLine() {
    assertThat(Excerpt.of("a\nb\u0000ü")).isEqualTo("\"a b ü\"");
    assertThat(Excerpt.of("x".repeat(1000))).isEqualTo('"' + "x".repeat(60) + "…\"");
  }
}
