package io.stepwell.differential;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.differential.Expected.Listing;
import io.stepwell.differential.Expected.Point;
import io.stepwell.differential.Expected.Refusal;
import io.stepwell.differential.Expected.Series;
import io.stepwell.differential.Expected.Warned;
import io.stepwell.differential.RawClient.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds what came against what must come, all of it. */
final class Comparison {

  private Comparison() {}

  /** The first difference, in words; empty if there is none. */
  static Optional<String> difference(Expected expected, Response found) {
    if (expected instanceof Refusal refusal) {
      return refusal(refusal, found);
    }
    if (expected instanceof Listing listing) {
      return listing(listing, found);
    }
    Expected.Answer answer = (Expected.Answer) expected;
    JsonNode body = found.body();
    if (found.status() != 200 || !body.path("status").asText().equals("success")) {
      return Optional.of("no success");
    }
    JsonNode data = body.path("data");
    if (!data.path("resultType").asText().equals(answer.resultType())) {
      return Optional.of("resultType");
    }
    boolean warned = body.has("warnings");
    if (warned && body.path("warnings").isEmpty()) {
      return Optional.of("warnings that are none");
    }
    if (answer.warned() != Warned.EITHER && warned != (answer.warned() == Warned.YES)) {
      return Optional.of(warned ? "a warning too many" : "no warning");
    }
    List<String> fields = new ArrayList<>(List.of("status", "data"));
    fields.addAll(warned ? List.of("warnings") : List.of());
    if (!fieldNames(body).equals(fields)
        || !fieldNames(data).equals(List.of("resultType", "result"))) {
      return Optional.of("fields");
    }
    return result(answer.series(), data.path("result"));
  }

  private static Optional<String> refusal(Refusal refusal, Response found) {
    JsonNode body = found.body();
    String sentence = body.path("error").asText();
    if (found.status() != refusal.status()
        || !body.path("status").asText().equals("error")
        || !body.path("errorType").asText().equals(refusal.errorType())
        || !fieldNames(body).equals(List.of("status", "errorType", "error"))) {
      return Optional.of("not refused so");
    }
    return refusal.words().stream()
        .filter(word -> !sentence.contains(word))
        .findFirst()
        .map(word -> "the error does not speak of " + word);
  }

  private static Optional<String> listing(Listing listing, Response found) {
    JsonNode expected = listing.body();
    JsonNode body = found.body();
    boolean same =
        listing.inOrder()
            ? body.equals(expected)
            : fieldNames(body).equals(fieldNames(expected))
                && body.path("data").size() == expected.path("data").size()
                && items(body).equals(items(expected));
    return found.status() == 200 && same ? Optional.empty() : Optional.of("another listing");
  }

  private static Set<JsonNode> items(JsonNode body) {
    Set<JsonNode> items = new HashSet<>();
    body.path("data").forEach(items::add);
    return items;
  }

  private static Optional<String> result(List<Series> series, JsonNode result) {
    for (int i = 0; i < Math.min(series.size(), result.size()); i++) {
      Series one = series.get(i);
      JsonNode found = result.get(i);
      List<String> names = fieldNames(found.path("metric"));
      if (!names.equals(List.copyOf(one.labels().keySet()))) {
        return Optional.of("names of labels of series " + i);
      }
      for (Map.Entry<String, String> label : one.labels().entrySet()) {
        JsonNode value = found.path("metric").path(label.getKey());
        if (!value.isTextual() || !value.textValue().equals(label.getValue())) {
          return Optional.of("label " + label + " of series " + i);
        }
      }
      Optional<String> difference = points(one.points(), found.path("values"));
      if (difference.isPresent()) {
        return Optional.of("series " + i + " " + one.labels() + ", " + difference.get());
      }
    }
    return series.size() == result.size()
        ? Optional.empty()
        : Optional.of(result.size() + " series for " + series.size());
  }

  private static Optional<String> points(List<Point> points, JsonNode values) {
    for (int i = 0; i < Math.min(points.size(), values.size()); i++) {
      JsonNode time = values.get(i).path(0);
      JsonNode value = values.get(i).path(1);
      boolean same =
          values.get(i).size() == 2
              && time.isIntegralNumber()
              && time.longValue() == points.get(i).time()
              && value.isNumber()
              && points.get(i).value().admits(value.doubleValue());
      if (!same) {
        return Optional.of("point %d is %s for %s".formatted(i, values.get(i), points.get(i)));
      }
    }
    return points.size() == values.size()
        ? Optional.empty()
        : Optional.of(values.size() + " points for " + points.size());
  }

  private static List<String> fieldNames(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
