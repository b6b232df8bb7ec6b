package io.stepwell.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.server.http.Parameter.Form;
import io.stepwell.server.http.Parameter.Need;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

  private static final List<Parameter> ALLOWED =
      List.of(
          Parameter.required("query", Form.TEXT),
          Parameter.optional("step", Form.NUMBER),
          Parameter.optional("start", Form.DATE),
          Parameter.optional("ids", Form.NUMBERS),
          new Parameter("old", Form.NUMBER, Need.REFUSED));

  private static Arguments read(String text) {
    return Arguments.ofCall(text, ALLOWED);
  }

  @Test
  void pairsComeInAnyOrderWithBlanksAround() {
    Arguments arguments = read(" step = 5 ,query= 'rate' , ids=[ 1 , 2 ]\t");
    assertThat(arguments.required("query")).isEqualTo("rate");
    assertThat(arguments.one("step")).contains("5");
    assertThat(arguments.all("ids")).containsExactly("1", "2");
    assertThat(arguments.one("start")).isEmpty();
    assertThat(arguments.has("ids")).isTrue();
    assertThat(read("query='x',ids=[]").has("ids")).isTrue();
  }

  @Test
  void whatIsQuotedIsDataAndADoubledQuoteIsOne() {
    assertThat(read("query=',=([]) it''s '''''").required("query")).isEqualTo(",=([]) it's ''");
    assertThat(read("query=''").required("query")).isEmpty();
  }

  @Test
  void datesStandWithQuotesOrWithout() {
    assertThat(read("query='x',start=2022-11-23T10:03:00+02:00").one("start"))
        .contains("2022-11-23T10:03:00+02:00");
    assertThat(read("query='x',start='1684949400'").one("start")).contains("1684949400");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          step=5                      | query is missing: a text in single quotes, as in query='…'
          query=rate                  | query is a text in single quotes, as in query='…'
          query=['a']                 | a value is missing
          query='x',step='5'          | step is a number without quotes, as in step=10
          query='x',step=[5]          | step is a number without quotes, as in step=10
          query='x',start=[5]         | start is a date or a number of unix seconds
          query='x',ids=5             | ids is numbers in square brackets, as in ids=[1,2]
          query='x',query='y'         | query is given twice
          query='x',ids=[],ids=[]     | ids is given twice
          query='x',stepp=5           | stepp is not a parameter here (did you mean step?); allowed: query, step, start, ids
          query='x',nothing=5         | nothing is not a parameter here; allowed: query, step, start, ids
          query='x','y'               | a value without a name is not expected here
          query='x                    | a single quote at the end of the value of query is missing
          query='x'y                  | a comma before y is missing
          query='x',                  | a value is missing
          query='x',step=             | a value of step is missing
          query='x',ids=[1            | a ] at the end of the list is missing
          query='x',ids=[1,]          | a value is missing
          """)
  void mistakesAreNamed(String text, String sentence) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void whatIsRefusedElsewhereIsRead() {
    assertThat(read("query='x',old=1").one("old")).contains("1");
  }

  @Test
  void aValueMayStandAlone() {
    List<Parameter> alone = List.of(Parameter.required("", Form.TEXT));
    assertThat(Arguments.ofCall("'a'", alone).required("")).isEqualTo("a");
    assertThatThrownBy(() -> Arguments.ofCall("", alone))
        .hasMessage("the value is missing: a text in single quotes");
    assertThatThrownBy(() -> Arguments.ofCall("1", alone))
        .hasMessage("the value is a text in single quotes");
  }

  @Test
  void aQueryStringMayRepeatOnlyWhatMayBeRepeated() {
    List<Parameter> allowed =
        List.of(
            new Parameter("match[]", Form.TEXT, Need.REPEATED),
            Parameter.optional("$top", Form.NUMBER));
    Arguments arguments =
        Arguments.ofQuery(
            List.of(new Target.Pair("match[]", "a"), new Target.Pair("match[]", "b")), allowed);
    assertThat(arguments.all("match[]")).containsExactly("a", "b");
    assertThatThrownBy(
            () ->
                Arguments.ofQuery(
                    List.of(new Target.Pair("$top", "1"), new Target.Pair("$top", "2")), allowed))
        .hasMessageContaining("$top is given twice");
    assertThatThrownBy(() -> Arguments.ofQuery(List.of(new Target.Pair("match", "1")), allowed))
        .hasMessageContaining("did you mean match[]?");
  }
}
