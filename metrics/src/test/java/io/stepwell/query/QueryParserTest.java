package io.stepwell.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class QueryParserTest {

  @Test
  void readsWhatItPrints() {
    same("rate");
    same("max_rate(5)");
    same("histogram_quantile(0.95) by (name,method,status)");
    same("sum(last by (instance_id))");
    same("avg(rate by (name,method)) by (method)");
    same("max(histogram_quantile(0.990) by (a,b)) by (b)");
    same("min by (instance)");
    same("increase by (\"a label\",\"by (x)\",\"\",by)");
    same("p99.9");
  }

  @Test
  void readsBlanksAndEmptyParentheses() {
    another("  rate  ", "rate");
    another("value()", "value");
    another("value ( ) by ( )", "value");
    another("histogram_quantile(0.90)by(a,b)", "histogram_quantile(0.90) by (a,b)");
    another("sum(\tlast\nby(a) )by(a)", "sum(last by (a)) by (a)");
    another("max_rate( 5 )", "max_rate(5)");
    another("rate by (“a”,`b`,\"c\")", "rate by (a,b,c)");
  }

  @Test
  void readsNumbersAsTheyAreWritten() {
    another("q(+0.50)", "q(0.50)");
    another("q(.5)", "q(0.5)");
    another("q(1.)", "q(1)");
    another("q(-1,2,3.25)", "q(-1,2,3.25)");
    assertThat(Query.parse("q(0.10)").call().arguments()).containsExactly(new BigDecimal("0.10"));
  }

  @Test
  void countsALabelOnce() {
    another("rate by (b,a,b)", "rate by (b,a)");
    another("rate by (test_run_id,__name__)", "rate");
    another("sum(rate by (a)) by (a,test_run_id,a)", "sum(rate by (a)) by (a)");
    another("sum(rate) by (__name__)", "sum(rate)");
  }

  @Test
  void tellsAggregatorsFromMethodsOfTheSameName() {
    assertThat(Query.parse("min").aggregator()).isEmpty();
    assertThat(Query.parse("min()").aggregator()).isEmpty();
    assertThat(Query.parse("min(5)").aggregator()).isEmpty();
    assertThat(Query.parse("min by (a)").aggregator()).isEmpty();
    assertThat(Query.parse("min(min)").aggregator()).contains(Aggregator.MIN);
    assertThat(Query.parse("avg(max by (a))").aggregator()).contains(Aggregator.AVG);
  }

  @Test
  void saysWhatIsWrongAndWhere() {
    fails("", "the query is empty; write a method, as in rate or histogram_quantile(0.95)");
    fails("()", "the query () is not valid: expected a method at character 1, before ()");
    fails("rate by", "the query rate by is not valid: expected \"(\" after by at its end");
    fails(
        "rate by (a,)",
        "the query rate by (a,) is not valid: expected the name of a label at character 12,"
            + " before )");
    fails(
        "sum(rate) by (a)",
        "by (a) stands outside, where rate has dropped that label; name it inside too, as in rate"
            + " by (a)");
    fails(
        "median(rate)",
        "median takes no method in its parentheses; min, max, sum and avg do, as in sum(last by"
            + " (instance_id))");
    fails(
        "rate by (\"a)",
        "the query rate by (\"a) is not valid: expected the closing quote of \"a) at character"
            + " 10, before \"a)");
    fails(
        "max_rate(1e9)",
        "the query max_rate(1e9) is not valid: expected a number in the parentheses of max_rate"
            + " at character 10, before 1e9)");
  }

  @Property(tries = 300)
  void parsesWhatItPrints(@ForAll("queries") Query query) {
    assertThat(Query.parse(query.toString())).isEqualTo(query);
  }

  @Provide
  Arbitrary<Query> queries() {
    return Combinators.combine(aggregators(), calls(), Arbitraries.randomValue(r -> r.nextInt(4)))
        .as(
            (aggregator, call, kept) ->
                new Query(
                    aggregator,
                    call,
                    aggregator.isPresent()
                        ? call.by().subList(0, Math.min(kept, call.by().size()))
                        : List.of()));
  }

  private static Arbitrary<Optional<Aggregator>> aggregators() {
    return Arbitraries.of(Aggregator.class).optional();
  }

  private static Arbitrary<MethodCall> calls() {
    Arbitrary<String> names =
        Arbitraries.of("rate", "min", "max", "sum", "histogram_quantile", "p99.9", "last_time");
    Arbitrary<BigDecimal> numbers = Arbitraries.bigDecimals().ofScale(4);
    return Combinators.combine(names, numbers.list().ofMaxSize(2), labels()).as(MethodCall::new);
  }

  private static Arbitrary<List<String>> labels() {
    Arbitrary<String> odd =
        Arbitraries.strings().withChars("ab\\\"\n\tnt ,(){}=!~`“”é/'").ofMaxLength(6);
    return Arbitraries.oneOf(odd, Arbitraries.of("name", "by", "my-label", "a.b"))
        .list()
        .uniqueElements()
        .ofMaxSize(4);
  }

  private static void same(String query) {
    another(query, query);
  }

  private static void another(String query, String printed) {
    assertThat(Query.parse(query)).hasToString(printed);
    assertThat(Query.parse(printed)).isEqualTo(Query.parse(query));
  }

  private static void fails(String query, String message) {
    assertThatThrownBy(() -> Query.parse(query))
        .isInstanceOfSatisfying(
            QueryException.class,
            e -> {
              assertThat(e.sentence()).isEqualTo(message);
              assertThat(e.kind()).isEqualTo(QueryException.Kind.BAD_DATA);
            });
  }
}
