package io.stepwell.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a query expression:
 *
 * <pre>
 * query      = aggregator "(" methodCall ")" [ by ] | methodCall .
 * methodCall = method [ "(" [ number { "," number } ] ")" ] [ by ] .
 * by         = "by" "(" [ label { "," label } ] ")" .
 * aggregator = "min" | "max" | "sum" | "avg" .
 * number     = [ "+" | "-" ] digits [ "." digits ] .
 * </pre>
 *
 * Blanks may stand between the parts. {@code min}, {@code max} and {@code avg} are methods of
 * gauges too: before a parenthesis with a name in it such a word is the aggregator. {@link Scanner}
 * says what labels look like.
 */
final class QueryParser {

  private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)");

  private final Scanner scanner;

  QueryParser(String text) {
    this.scanner = new Scanner("query", text);
  }

  Query parse() {
    if (scanner.atEnd()) {
      throw QueryException.badData(
          "the query is empty; write a method, as in rate or histogram_quantile(0.95)");
    }
    Query query = query();
    if (!scanner.atEnd()) {
      throw scanner.expected("nothing more");
    }
    return query;
  }

  private Query query() {
    String word = name();
    if (!scanner.take("(")) {
      return new Query(Optional.empty(), new MethodCall(word, List.of(), by()), List.of());
    }
    if (startsName()) {
      Aggregator aggregator = aggregator(word);
      MethodCall call = call();
      scanner.expect(")", "after " + call);
      return new Query(Optional.of(aggregator), call, by());
    }
    List<BigDecimal> arguments = arguments(word);
    return new Query(Optional.empty(), new MethodCall(word, arguments, by()), List.of());
  }

  private MethodCall call() {
    String method = name();
    List<BigDecimal> arguments = scanner.take("(") ? arguments(method) : List.of();
    return new MethodCall(method, arguments, by());
  }

  private String name() {
    String word = scanner.word();
    if (word.isEmpty()) {
      throw scanner.expected("a method");
    }
    return word;
  }

  private boolean startsName() {
    String word = scanner.peekWord();
    return !word.isEmpty() && Character.isLetter(word.charAt(0));
  }

  private static Aggregator aggregator(String word) {
    return Aggregator.named(word)
        .orElseThrow(
            () ->
                QueryException.badData(
                    word
                        + " takes no method in its parentheses; min, max, sum and avg do, as in"
                        + " sum(last by (instance_id))"));
  }

  /** What follows an opening parenthesis, up to and with the closing one. */
  private List<BigDecimal> arguments(String method) {
    List<BigDecimal> arguments = new ArrayList<>();
    if (scanner.take(")")) {
      return arguments;
    }
    do {
      arguments.add(number(method));
    } while (scanner.take(","));
    scanner.expect(")", "after the argument of " + method);
    return arguments;
  }

  private BigDecimal number(String method) {
    String word = scanner.peekWord();
    if (!NUMBER.matcher(word).matches()) {
      throw scanner.expected("a number in the parentheses of " + method);
    }
    scanner.word();
    return new BigDecimal(word);
  }

  private List<String> by() {
    if (!scanner.peekWord().equals("by")) {
      return List.of();
    }
    scanner.word();
    scanner.expect("(", "after by");
    Set<String> labels = new LinkedHashSet<>();
    if (!scanner.take(")")) {
      do {
        labels.add(scanner.label());
      } while (scanner.take(","));
      scanner.expect(")", "after the labels");
    }
    if (scanner.peek() == '(') {
      throw scanner.expected("its by after the parentheses, as in sum(rate by (name)) by (name)");
    }
    labels.removeAll(OwnLabels.NAMES);
    return List.copyOf(labels);
  }
}
