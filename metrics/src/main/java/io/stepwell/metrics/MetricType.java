package io.stepwell.metrics;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;

/** k6's four metric types. */
public enum MetricType {
  COUNTER(1, Counter.DEFINITION),
  GAUGE(2, Gauge.DEFINITION),
  RATE(3, Rate.DEFINITION),
  TREND(4, Trend.DEFINITION);

  private final int code;

  // Built once in each type's file and handed out only as unmodifiable views.
  @SuppressWarnings("ImmutableEnumChecker")
  private final TypeDefinition<?> definition;

  MetricType(int code, TypeDefinition<?> definition) {
    this.code = code;
    this.definition = definition;
  }

  /** The type of that name, in k6's spelling: {@code counter}, {@code gauge}, … */
  public static Optional<MetricType> named(String word) {
    for (MetricType type : values()) {
      if (type.word().equals(word)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /**
   * The type of that code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static MetricType ofCode(int code) {
    for (MetricType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw new IllegalArgumentException("no metric type has the code " + code);
  }

  /** A number that stands for the type on the wire; the one that k6's cloud protocol uses. */
  public int code() {
    return code;
  }

  /** k6's name of the type, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A state without samples. */
  public Aggregate empty() {
    return definition.empty();
  }

  /** The state that {@link Aggregate#write} handed out. */
  public Aggregate read(ColumnSource source) {
    return definition.read(source);
  }

  /** The columns that hold a state of this type. */
  public EnumSet<Column> columns() {
    return definition.columns();
  }

  /** Every method of the type, in the order of the documentation. */
  public Collection<? extends Method<?>> methods() {
    return Collections.unmodifiableCollection(definition.methods().values());
  }

  /** The method of that name, if the type has it. */
  public Optional<Method<?>> method(String name) {
    return Optional.ofNullable(definition.methods().get(name));
  }
}
