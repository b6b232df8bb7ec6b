package io.stepwell.schemas.remotewrite;

import io.stepwell.query.Matcher;
import io.stepwell.query.Selector;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What becomes of one metric at the receiver.
 *
 * @param source the series that are sent; names their metric
 * @param target the metric's name at the receiver, to which some types add endings
 * @param keptLabels the labels that stay, each once; what differs in others only is merged
 */
public record ExportedMetric(Selector source, String target, List<String> keptLabels) {

  public ExportedMetric {
    keptLabels = List.copyOf(keptLabels);
  }

  /**
   * Whether both could give a series of the same name and labels, which no receiver takes. They
   * cannot if a label that both keep has one value in the one and another in the other.
   */
  boolean mayCollideWith(ExportedMetric other) {
    return target.equals(other.target)
        && keptLabels.stream().noneMatch(label -> isToldApart(other, label));
  }

  private boolean isToldApart(ExportedMetric other, String label) {
    Optional<String> own = only(label);
    Optional<String> others = other.only(label);
    return other.keptLabels.contains(label)
        && own.isPresent()
        && others.isPresent()
        && !Objects.equals(own, others);
  }

  /** The one value that a label can have, if there is but one. */
  private Optional<String> only(String label) {
    return source.matchers().stream()
        .filter(matcher -> matcher.label().equals(label))
        .filter(matcher -> matcher.operator() == Matcher.Operator.EQUAL)
        .map(Matcher::value)
        .findFirst();
  }
}
