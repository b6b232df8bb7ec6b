package io.stepwell.server.legacy;

import io.stepwell.query.QueryException;
import io.stepwell.server.http.Arguments;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Parameter;
import io.stepwell.server.http.Parameter.Form;
import java.util.List;

/**
 * Which part of a list is wanted.
 *
 * @param number from 1
 * @param size how many items a page has
 */
record Pages(int number, int size) {

  static final String PAGE = "page";
  static final String SIZE = "page_size";
  static final String ORDER = "order_by";
  static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.optional(PAGE, Form.NUMBER),
          Parameter.optional(SIZE, Form.NUMBER),
          Parameter.optional(ORDER, Form.TEXT));

  private static final int USUAL = 100;
  private static final int MOST = 1000;
  private static final int MOST_PAGES = 1_000_000;

  /**
   * What the query string asks for.
   *
   * @throws QueryException if it makes no sense
   */
  static Pages of(Call call) {
    return new Pages(
        number(call.query(), PAGE, 1, MOST_PAGES), number(call.query(), SIZE, USUAL, MOST));
  }

  private static int number(Arguments query, String name, int usual, int most) {
    String text = query.one(name).orElse(Integer.toString(usual));
    if (!text.matches("\\d{1,7}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
      throw QueryException.badData(
          "%s is a whole number from 1 to %d, not %s".formatted(name, most, text));
    }
    return Integer.parseInt(text);
  }

  /** How many items come before the page. */
  int skip() {
    return Math.multiplyExact(number - 1, size);
  }

  /** The page of a whole list. */
  <T> List<T> of(List<T> all) {
    int from = Math.min(all.size(), skip());
    return all.subList(from, Math.min(all.size(), from + size));
  }

  /**
   * What a list is to be ordered by, without the sign.
   *
   * @param words that there are; the first is the usual one
   * @throws QueryException if it is none of them
   */
  static String order(Call call, List<String> words) {
    String text = call.query().one(ORDER).orElse(words.get(0));
    String word = text.startsWith("-") ? text.substring(1) : text;
    if (!words.contains(word)) {
      throw QueryException.badData(
          "%s is %s, with - before it for the other way round, not %s"
              .formatted(ORDER, String.join(", ", words), text));
    }
    return word;
  }

  /** Whether the greatest or latest comes first. */
  static boolean isDescending(Call call) {
    return call.query().one(ORDER).orElse("").startsWith("-");
  }
}
