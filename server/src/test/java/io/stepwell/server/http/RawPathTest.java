package io.stepwell.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawPathTest {

  /** Segments of a path whose characters are sent as UTF-8. */
  private static List<String> segments(String path) {
    String raw = new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return Target.parse(raw).segments();
  }

  @Test
  void slashesCutAndEncodedSlashesDoNot() {
    assertThat(segments("/a/b%2Fc/d")).containsExactly("a", "b/c", "d");
    assertThat(segments("/a//b/")).containsExactly("a", "", "b", "");
    assertThat(segments("/")).containsExactly("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q(metric='m{name=\"http://x/?q=3\"}',step=1)",
        "q(metric='m{name=%22http:%2F%2Fx%2F%3Fq=3%22}',step=1)",
        "q%28metric%3D%27m%7Bname%3D%22http%3A%2F%2Fx%2F%3Fq%3D3%22%7D%27%2Cstep%3D1%29",
        "q(metric=%27m{name=\"http://x/?q=3\"}%27,step=1)",
      })
  void nothingCutsBetweenTheParenthesesOfACall(String call) {
    Target target = Target.parse("/runs/" + call + "?$top=1");
    assertThat(target.segments())
        .containsExactly("runs", "q(metric='m{name=\"http://x/?q=3\"}',step=1)");
    assertThat(target.query()).containsExactly(new Target.Pair("$top", "1"));
  }

  @Test
  void quotesHideParenthesesAndEachOther() {
    assertThat(segments("/q(a=')/(',b='it''s/)')/x"))
        .containsExactly("q(a=')/(',b='it''s/)')", "x");
  }

  @Test
  void aParenthesisThatNothingClosesIsData() {
    assertThat(segments("/label/a(b/values")).containsExactly("label", "a(b", "values");
    assertThat(segments("/label/a(b)/values")).containsExactly("label", "a(b)", "values");
    assertThat(segments("/q(a='x/y")).containsExactly("q(a='x", "y");
  }

  @Test
  void manyOpenParenthesesAreLookedAtOnce() {
    assertThat(segments("/" + "(".repeat(60_000)).get(0)).hasSize(60_000);
  }

  @Test
  void textIsDecodedOnceFromBytes() {
    assertThat(segments("/%25 2F%2525/größe“x”/gr%C3%B6%C3%9Fe"))
        .containsExactly("% 2F%25", "größe“x”", "größe");
  }

  @Test
  void aPercentSignThatBeginsNoEscapeIsOne() {
    assertThat(segments("/100%/%zz/%4")).containsExactly("100%", "%zz", "%4");
  }

  @Test
  void aPlusIsAPlusInAPathAndABlankInAQueryString() {
    Target target = Target.parse("/a+b?match[]=x{n%3D\"api+canary%2B\"}&&b&c=");
    assertThat(target.segments()).containsExactly("a+b");
    assertThat(target.query())
        .containsExactly(
            new Target.Pair("match[]", "x{n=\"api canary+\"}"),
            new Target.Pair("b", ""),
            new Target.Pair("c", ""));
  }

  @Test
  void aWholeUrlIsTakenForItsPath() {
    assertThat(Target.parse("HTTPS://api.k6.io/a?b=c").segments()).containsExactly("a");
    assertThat(Target.parse("http://api.k6.io").segments()).containsExactly("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "a", "", "/%ff", "/a%00b", "/\u00ff"})
  void whatIsNoPathIsRefused(String raw) {
    assertThatThrownBy(() -> Target.parse(raw))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.BAD_DATA));
  }

  @Test
  void aPathOfFarTooManySegmentsIsNotRead() {
    assertThatThrownBy(() -> Target.parse("/a".repeat(30_000)))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_FOUND));
  }
}
