package io.stepwell.cli;

import java.util.ArrayList;
import java.util.List;

/** Facts one under the other: what it is, then the value, as {@code samples 5 413}. */
final class FactLines {

  private record Fact(String name, String value) {}

  private final List<Fact> facts = new ArrayList<>();

  FactLines fact(String name, String value) {
    facts.add(new Fact(name, Visible.of(value)));
    return this;
  }

  @Override
  public String toString() {
    int width = facts.stream().mapToInt(fact -> fact.name().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Fact fact : facts) {
      String padding = " ".repeat(width - fact.name().length());
      text.append(fact.name()).append(padding).append("  ").append(fact.value()).append('\n');
    }
    return text.toString();
  }
}
