package io.stepwell.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegexSizeTest {

  @Test
  void letsThroughWhatPeopleWrite() {
    assertThat(RegexSize.isTooLarge("")).isFalse();
    assertThat(RegexSize.isTooLarge("[23][0-9]{2}")).isFalse();
    assertThat(RegexSize.isTooLarge("([0-9]{1,3}\\.){3}[0-9]{1,3}")).isFalse();
    assertThat(RegexSize.isTooLarge("https://[^/]+/(a|b){2,}\\?x=\\(1\\)\\{9\\}")).isFalse();
    assertThat(RegexSize.isTooLarge("(a{100}){100}")).isFalse();
    assertThat(RegexSize.isTooLarge("name|".repeat(3000))).isFalse();
    assertThat(RegexSize.isTooLarge("(".repeat(200) + ")".repeat(200))).isFalse();
  }

  @Test
  void refusesRepetitionsThatMultiply() {
    assertThat(RegexSize.isTooLarge("((a{100}){100}){100}")).isTrue();
    assertThat(RegexSize.isTooLarge("((a{1000}){1000}){1000}")).isTrue();
    assertThat(RegexSize.isTooLarge("(abc{0,200}){,9}(x{2,200}){200}")).isTrue();
    assertThat(RegexSize.isTooLarge("(a{1000}){1000")).isFalse();
    assertThat(RegexSize.isTooLarge("[^]{1000}](a{1000}){1000}")).isTrue();
    assertThat(RegexSize.isTooLarge("a{1000}".repeat(30))).isTrue();
  }

  @Test
  void refusesDeepNesting() {
    assertThat(RegexSize.isTooLarge("(".repeat(5000) + "a" + ")".repeat(5000))).isTrue();
  }

  @Test
  void doesNotMindWhatIsNoRegularExpression() {
    assertThat(RegexSize.isTooLarge("\\")).isFalse();
    assertThat(RegexSize.isTooLarge("[")).isFalse();
    assertThat(RegexSize.isTooLarge("[^")).isFalse();
    assertThat(RegexSize.isTooLarge("))){5}")).isFalse();
    assertThat(RegexSize.isTooLarge("{5}")).isFalse();
  }
}
