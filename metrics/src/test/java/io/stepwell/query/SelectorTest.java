package io.stepwell.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.metrics.Labels;
import io.stepwell.query.Matcher.Operator;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SelectorTest {

  @Test
  void readsWhatItPrints() {
    same("http_req_duration");
    same("http_req_duration{status=\"200\"}");
    same("http_req_duration{status!=\"0\",name=\"login page\"}");
    same("http_req_duration{status=~\"(2|3)\\d\\d\",group!~\"::.*\"}");
    same("http_reqs{a=\"\\\"\\n\\t\\\\n\"}");
    same("http_reqs{\"a label\"=\"x\"}");
    same("an old name (with) blanks.and-dots");
    assertThat(Selector.parseAnyMetric("{status=\"200\"}")).hasToString("{status=\"200\"}");
    assertThat(Selector.parseAnyMetric("{}")).hasToString("{}");
  }

  @Test
  void readsOtherSpellings() {
    another("  http_reqs { a = \"1\" , } ", "http_reqs{a=\"1\"}");
    another("http_reqs{}", "http_reqs");
    another("http_reqs{status~=\"2..\"}", "http_reqs{status=~\"2..\"}");
    another("http_reqs{a=“1”,b=”2“,c=`3`}", "http_reqs{a=\"1\",b=\"2\",c=\"3\"}");
    another("http_reqs{a=\"\\d\\x\\w\"}", "http_reqs{a=\"\\d\\x\\w\"}");
    another("http_reqs{a=\"\\\\d\"}", "http_reqs{a=\"\\d\"}");
    another("http_reqs{a=`say \"hi\"`}", "http_reqs{a=\"say \\\"hi\\\"\"}");
    another("http_reqs{`a`=\"1\"}", "http_reqs{a=\"1\"}");
  }

  @Test
  void readsOnlyFourEscapes() {
    assertThat(value("\"a\\\\b\"")).isEqualTo("a\\b");
    assertThat(value("\"a\\\"b\"")).isEqualTo("a\"b");
    assertThat(value("\"a\\nb\\tc\"")).isEqualTo("a\nb\tc");
    assertThat(value("\"a\\rb\\0\\.\\'\"")).isEqualTo("a\\rb\\0\\.\\'");
    assertThat(value("\"2\\d\\d\"")).isEqualTo("2\\d\\d");
  }

  @Test
  void saysWhatIsWrongAndWhere() {
    fails("", "the selector is empty; write a metric's name");
    fails(
        "{a=\"1\"}",
        "the selector {a=\"1\"} names no metric; write one first, as in"
            + " http_reqs{status=\"200\"}");
    fails(
        "m{a}",
        "the selector m{a} is not valid: expected one of = != =~ !~ after the label a at"
            + " character 4, before }");
    fails("m{a=\"1\"", "the selector m{a=\"1\" is not valid: expected \",\" or \"}\" at its end");
    fails(
        "m{a=\"1\"} x",
        "the selector m{a=\"1\"} x is not valid: expected nothing more at character 10, before x");
    fails(
        "m{a=~\"(\"}", "the regular expression \"(\" for label a is not valid: missing closing )");
  }

  @Test
  void choosesByTheWholeValue() {
    Labels labels = Labels.of(Map.of("status", "200", "name", "a\nb", "group", ""));
    assertThat(chooses("m{status=~\"20.\"}", labels)).isTrue();
    assertThat(chooses("m{status=~\"0\"}", labels)).isFalse();
    assertThat(chooses("m{status=~\"2|x\"}", labels)).isFalse();
    assertThat(chooses("m{name=~\"a.b\"}", labels)).as("a dot is any character").isTrue();
    assertThat(chooses("m{group=\"\",other=\"\"}", labels)).isTrue();
    assertThat(chooses("m{group!=\"\"}", labels)).isFalse();
    assertThat(chooses("m{test_run_id=\"7\",__name__=\"m\"}", labels)).isTrue();
    assertThat(chooses("m{test_run_id=\"8\"}", labels)).isFalse();
    assertThat(chooses("n", labels)).isFalse();
  }

  @Property(tries = 300)
  void parsesWhatItPrints(@ForAll("selectors") Selector selector) {
    assertThat(Selector.parseAnyMetric(selector.toString())).isEqualTo(selector);
  }

  @Provide
  Arbitrary<Selector> selectors() {
    Arbitrary<String> text =
        Arbitraries.strings().withChars("ab\\\"\n\tntd ,(){}=!~`“”é/'").ofMaxLength(8);
    Arbitrary<Operator> literal = Arbitraries.of(Operator.EQUAL, Operator.NOT_EQUAL);
    Arbitrary<Operator> regex = Arbitraries.of(Operator.MATCHES, Operator.DOES_NOT_MATCH);
    Arbitrary<String> pattern = Arbitraries.of("2\\d\\d", "", "a|b", "\\\"\\\\", ".*\n", "[\"']+");
    Arbitrary<Matcher> matchers =
        Arbitraries.oneOf(
            Combinators.combine(text, literal, text).as(Matcher::new),
            Combinators.combine(text, regex, pattern).as(Matcher::new));
    Arbitrary<Optional<String>> metric =
        Arbitraries.of("http_reqs", "a.b", "with blank (s)").optional();
    return Combinators.combine(metric, matchers.list().ofMaxSize(4)).as(Selector::new);
  }

  private static boolean chooses(String selector, Labels labels) {
    return Selector.parse(selector).in(7).test("m", labels);
  }

  private static String value(String quoted) {
    return Selector.parse("m{a=" + quoted + "}").matchers().get(0).value();
  }

  private static void same(String selector) {
    another(selector, selector);
  }

  private static void another(String selector, String printed) {
    assertThat(Selector.parse(selector)).hasToString(printed);
    assertThat(Selector.parse(printed)).isEqualTo(Selector.parse(selector));
  }

  private static void fails(String selector, String message) {
    assertThatThrownBy(() -> Selector.parse(selector))
        .isInstanceOfSatisfying(
            QueryException.class, e -> assertThat(e.sentence()).isEqualTo(message));
  }
}
