package io.stepwell.query;

import io.stepwell.query.Matcher.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a selector:
 *
 * <pre>
 * selector = [ metric ] [ "{" [ matcher { "," matcher } [ "," ] ] "}" ] .
 * matcher  = label ( "=" | "!=" | "=~" | "~=" | "!~" ) quoted .
 * metric   = any characters but quotes and { } = ~ , .
 * </pre>
 *
 * {@code ~=} means {@code =~}: published examples write it so. Blanks may stand between the parts.
 * {@link Scanner} says what labels and quoted strings look like.
 */
final class SelectorParser {

  private static final String NO_METRIC = "{}\"\u201c\u201d`=~,";

  private final Scanner scanner;

  SelectorParser(String text) {
    this.scanner = new Scanner("selector", text);
  }

  Selector parse() {
    String metric = scanner.upTo(NO_METRIC).strip();
    List<Matcher> matchers = List.of();
    boolean braces = scanner.take("{");
    if (braces) {
      matchers = matchers();
    }
    if (!scanner.atEnd()) {
      throw scanner.expected(
          braces ? "nothing more" : "braces round its labels, as in http_reqs{status=\"200\"}");
    }
    if (metric.isEmpty() && !braces) {
      throw QueryException.badData("the selector is empty; write a metric's name");
    }
    return new Selector(metric.isEmpty() ? Optional.empty() : Optional.of(metric), matchers);
  }

  private List<Matcher> matchers() {
    List<Matcher> matchers = new ArrayList<>();
    while (!scanner.take("}")) {
      matchers.add(matcher());
      if (!scanner.take(",") && scanner.peek() != '}') {
        throw scanner.expected("\",\" or \"}\"");
      }
    }
    return matchers;
  }

  private Matcher matcher() {
    String label = scanner.label();
    return new Matcher(label, operator(label), scanner.quoted());
  }

  private Operator operator(String label) {
    if (scanner.take("=~") || scanner.take("~=")) {
      return Operator.MATCHES;
    }
    for (Operator operator : List.of(Operator.NOT_EQUAL, Operator.DOES_NOT_MATCH, Operator.EQUAL)) {
      if (scanner.take(operator.symbol())) {
        return operator;
      }
    }
    throw scanner.expected("one of = != =~ !~ after the label " + label);
  }
}
