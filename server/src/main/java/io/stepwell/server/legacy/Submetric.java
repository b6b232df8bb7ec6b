package io.stepwell.server.legacy;

import io.stepwell.metrics.Labels;
import io.stepwell.query.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A part of a metric that is shown as a metric of its own: its series that have some labels. */
sealed interface Submetric {

  String URL = "url";
  String NAME = "name";
  String METHOD = "method";
  String STATUS = "status";
  String CHECK = "check";
  String GROUP = "group";

  /** All of its series. */
  record Whole() implements Submetric {}

  /**
   * The requests that were alike.
   *
   * @param label whose value the URL is: {@code url}, or {@code name} where there is none
   */
  record OfUrl(String label, String url, String method, String status) implements Submetric {

    /** The id of such requests, the same in every run. */
    String id() {
      return Md5.hex(List.of(URL, url, method, status));
    }
  }

  /**
   * One check.
   *
   * @param group k6's path of the group it is in: {@code ::front}; empty for none
   */
  record OfCheck(String check, String group) implements Submetric {

    /** k6's own id of it. */
    String id() {
      return Md5.hex(group + "::" + check);
    }
  }

  /** What was measured in one group. */
  record OfGroup(String group) implements Submetric {}

  /** The submetric that a series is of; empty if it is of none but the whole. */
  static Optional<Submetric> of(Labels labels) {
    if (labels.has(CHECK)) {
      return Optional.of(new OfCheck(labels.get(CHECK), labels.get(GROUP)));
    }
    if (labels.has(URL) || (labels.has(NAME) && labels.has(STATUS))) {
      String label = labels.has(URL) ? URL : NAME;
      return Optional.of(
          new OfUrl(label, labels.get(label), labels.get(METHOD), labels.get(STATUS)));
    }
    return labels.has(GROUP) ? Optional.of(new OfGroup(labels.get(GROUP))) : Optional.empty();
  }

  /** What chooses its series among those of the metric. */
  default List<Matcher> matchers() {
    List<Matcher> matchers = new ArrayList<>();
    if (this instanceof OfUrl url) {
      matchers.add(equal(url.label(), url.url()));
      matchers.add(equal(METHOD, url.method()));
      matchers.add(equal(STATUS, url.status()));
    } else if (this instanceof OfCheck check) {
      matchers.add(equal(CHECK, check.check()));
      matchers.add(equal(GROUP, check.group()));
    } else if (this instanceof OfGroup group) {
      matchers.add(equal(GROUP, group.group()));
    }
    return matchers;
  }

  private static Matcher equal(String label, String value) {
    return new Matcher(label, Matcher.Operator.EQUAL, value);
  }

  /** What tells it from the other submetrics of a metric. */
  default List<String> key() {
    List<String> key = new ArrayList<>(List.of(getClass().getSimpleName()));
    matchers().forEach(matcher -> key.addAll(List.of(matcher.label(), matcher.value())));
    return key;
  }
}
