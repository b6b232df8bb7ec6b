package io.stepwell.metrics;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * All that is particular to one metric type: its empty state, its columns and its methods. The one
 * table that the engine, the error messages, the API, SQL and the documentation read.
 *
 * @param <A> the type's state
 */
public final class TypeDefinition<A extends Aggregate> {

  private final Supplier<A> empty;
  private final Function<ColumnSource, A> reader;
  private final EnumSet<Column> columns;
  private final Map<String, Method<A>> methods = new LinkedHashMap<>();

  private TypeDefinition(
      Supplier<A> empty, Function<ColumnSource, A> reader, EnumSet<Column> columns) {
    this.empty = empty;
    this.reader = reader;
    this.columns = columns;
  }

  static <A extends Aggregate> TypeDefinition<A> of(
      Supplier<A> empty, Function<ColumnSource, A> reader, Set<Column> columns) {
    return new TypeDefinition<>(empty, reader, EnumSet.copyOf(columns));
  }

  /** A method of the nature {@link Nature#LEVEL}. */
  TypeDefinition<A> level(String name, String description, ToDoubleFunction<Span<A>> formula) {
    return add(name, Nature.LEVEL, description, formula);
  }

  /** A method of the nature {@link Nature#TOTAL}. */
  TypeDefinition<A> total(String name, String description, ToDoubleFunction<Span<A>> formula) {
    return add(name, Nature.TOTAL, description, formula);
  }

  /** A method of the nature {@link Nature#EXTREME}. */
  TypeDefinition<A> extreme(String name, String description, ToDoubleFunction<Span<A>> formula) {
    return add(name, Nature.EXTREME, description, formula);
  }

  /** A method with an argument, of that nature, that does without the sketch. */
  TypeDefinition<A> extreme(
      String name, Parameter parameter, String description, Method.Formula<A> formula) {
    return add(new Method<>(name, parameter, Nature.EXTREME, description, plain(), formula));
  }

  /** A level with an argument that needs every column, the sketch among them. */
  TypeDefinition<A> sketchMethod(
      String name, Parameter parameter, String description, Method.Formula<A> formula) {
    return add(new Method<>(name, parameter, Nature.LEVEL, description, columns, formula));
  }

  private EnumSet<Column> plain() {
    EnumSet<Column> plain = EnumSet.copyOf(columns);
    plain.remove(Column.SKETCH);
    return plain;
  }

  private TypeDefinition<A> add(
      String name, Nature nature, String description, ToDoubleFunction<Span<A>> formula) {
    Method.Formula<A> any = (span, argument) -> formula.applyAsDouble(span);
    return add(new Method<>(name, Parameter.NONE, nature, description, plain(), any));
  }

  private TypeDefinition<A> add(Method<A> method) {
    methods.put(method.name(), method);
    return this;
  }

  A empty() {
    return empty.get();
  }

  A read(ColumnSource source) {
    return reader.apply(source);
  }

  EnumSet<Column> columns() {
    return EnumSet.copyOf(columns);
  }

  Map<String, Method<A>> methods() {
    return methods;
  }
}
