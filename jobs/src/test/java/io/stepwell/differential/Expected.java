package io.stepwell.differential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** What must come back. */
sealed interface Expected {

  /** A success. */
  record Answer(String resultType, List<Series> series, Warned warned) implements Expected {

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(resultType + ", warnings: " + warned);
      series.forEach(one -> text.append('\n').append(one.labels).append(' ').append(one.points));
      return text.toString();
    }
  }

  /**
   * Something else than values.
   *
   * @param body all of it
   * @param inOrder whether the order is settled
   */
  record Listing(ObjectNode body, boolean inOrder) implements Expected {}

  /** One series of an answer; labels in order of their names, points in order of time. */
  record Series(Map<String, String> labels, List<Point> points) {}

  /** A point, stamped in unix seconds. */
  record Point(long time, Bounds value) {

    @Override
    public String toString() {
      return time + ":" + value;
    }
  }

  /**
   * A failure.
   *
   * @param words which the error's sentence must hold
   */
  record Refusal(int status, String errorType, List<String> words) implements Expected {

    static Refusal badData(String... words) {
      return new Refusal(400, "bad_data", List.of(words));
    }

    static Refusal notFound(String... words) {
      return new Refusal(404, "not_found", List.of(words));
    }
  }

  /** Whether there are warnings. */
  enum Warned {
    YES,
    NO,
    /** The rules leave it open. */
    EITHER
  }
}
