package io.stepwell.docs;

import io.stepwell.metrics.Method;
import io.stepwell.metrics.MetricType;

/** The methods of every metric type, as tables in Markdown. */
final class MethodTables {

  private MethodTables() {}

  static String markdown() {
    StringBuilder text = new StringBuilder();
    for (MetricType type : MetricType.values()) {
      String word = type.word();
      text.append("**").append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      text.append("**\n\n| method | gives |\n|---|---|\n");
      for (Method<?> method : type.methods()) {
        text.append("| `").append(method.signature()).append("` | ");
        text.append(method.description()).append(" |\n");
      }
      text.append('\n');
    }
    return text.toString();
  }
}
