package io.stepwell.server.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.query.QueryException;
import io.stepwell.schemas.catalog.Page;
import io.stepwell.schemas.catalog.Paging;
import io.stepwell.server.http.Arguments;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Links;
import io.stepwell.server.http.Parameter;
import io.stepwell.server.http.Parameter.Form;
import io.stepwell.server.http.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lists, page by page: {@code $top} and {@code $skip} say which part, {@code $orderby=created} or
 * {@code created desc} in which order, {@code $count=true} that the whole list's length is wanted.
 */
final class Paged {

  private static final String TOP = "$top";
  private static final String SKIP = "$skip";
  private static final String ORDER = "$orderby";
  private static final String COUNT = "$count";
  private static final int MOST = 1000;

  static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.optional(TOP, Form.NUMBER),
          Parameter.optional(SKIP, Form.NUMBER),
          Parameter.optional(ORDER, Form.TEXT),
          Parameter.optional(COUNT, Form.TEXT));

  private Paged() {}

  /**
   * Which part is wanted.
   *
   * @throws QueryException if a parameter makes no sense
   */
  static Paging paging(Call call) {
    Arguments query = call.query();
    return new Paging(
        newestFirst(query),
        number(query, SKIP, 0, 0, 999_999_999),
        number(query, TOP, MOST, 1, MOST));
  }

  private static boolean newestFirst(Arguments query) {
    String order = query.one(ORDER).orElse("created").strip().toLowerCase(Locale.ROOT);
    return switch (order.replaceAll("\\s+", " ")) {
      case "created", "created asc" -> false;
      case "created desc" -> true;
      default ->
          throw QueryException.badData(
              ORDER + " is created or created desc, as lists have no other order");
    };
  }

  private static int number(Arguments query, String name, int otherwise, int least, int most) {
    String text = query.one(name).orElse(Integer.toString(otherwise));
    if (!text.matches("\\d{1,9}")
        || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      throw QueryException.badData(
          "%s is a whole number from %d to %d, not %s".formatted(name, least, most, text));
    }
    return Integer.parseInt(text);
  }

  /**
   * The reply with a page. It ends early, with a link to the rest, when half of the request's time
   * is over: to write an item may take reading.
   *
   * @param form how an item is written; empty if it is gone
   */
  static <T> Reply reply(Call call, Page<T> page, Function<T, Optional<ObjectNode>> form)
      throws IOException {
    Paging paging = paging(call);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (isTrue(call.query())) {
      json.put("@count", page.total());
    }
    ArrayNode items = json.putArray("value");
    int next = paging.skip();
    for (T item : page.items()) {
      if (next > paging.skip() && call.deadline().isHalfOver()) {
        break;
      }
      form.apply(item).ifPresent(written -> items.add(Selected.fields(call, written)));
      next++;
    }
    if (next < page.total() && next > paging.skip()) {
      json.put("@nextLink", Links.with(call.request(), SKIP, Integer.toString(next)));
    }
    return Json.reply(out -> Json.tree(json, out));
  }

  private static boolean isTrue(Arguments query) {
    String text = query.one(COUNT).orElse("false").toLowerCase(Locale.ROOT);
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw QueryException.badData(COUNT + " is true or false, not " + text);
    };
  }
}
