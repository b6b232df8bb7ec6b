package io.stepwell.server.http;

import io.stepwell.query.Nearest;
import io.stepwell.server.http.Parameter.Need;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values by the names of their parameters, checked against those that there are. */
public final class Arguments {

  private final Map<String, List<String>> values = new HashMap<>();
  private final List<Parameter> allowed;

  private Arguments(List<Parameter> allowed) {
    this.allowed = allowed;
  }

  /**
   * Reads what stands between the parentheses of a call.
   *
   * @throws ProblemException if a parameter is unknown, repeated, missing or written in the wrong
   *     form
   */
  static Arguments ofCall(String text, List<Parameter> allowed) {
    Arguments arguments = new Arguments(allowed);
    for (Argument argument : ArgumentParser.parse(text)) {
      Parameter parameter = arguments.known(argument.name());
      arguments.add(parameter, texts(parameter, argument.value()));
    }
    arguments.requireAll();
    return arguments;
  }

  /**
   * Reads a query string.
   *
   * @throws ProblemException if a parameter is unknown, missing, or repeated where it may not be
   */
  static Arguments ofQuery(List<Target.Pair> query, List<Parameter> allowed) {
    Arguments arguments = new Arguments(allowed);
    for (Target.Pair pair : query) {
      arguments.add(arguments.known(pair.name()), List.of(pair.value()));
    }
    arguments.requireAll();
    return arguments;
  }

  /** The value of a parameter that is there at most once. */
  public Optional<String> one(String name) {
    return values.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** The value of a parameter that has to be there. */
  public String required(String name) {
    return one(name).orElseThrow();
  }

  /** All values of a parameter, or all items of its list. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** Whether the parameter is there, be its list empty. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  private static List<String> texts(Parameter parameter, Argument.Value value) {
    boolean fits =
        switch (parameter.form()) {
          case TEXT -> value instanceof Argument.Quoted;
          case NUMBER -> value instanceof Argument.Bare;
          case DATE -> !(value instanceof Argument.Items);
          case NUMBERS -> value instanceof Argument.Items;
        };
    if (!fits) {
      throw bad(parameter.label() + " is " + parameter.description());
    }
    if (value instanceof Argument.Items items) {
      return items.texts();
    }
    return List.of(
        value instanceof Argument.Quoted quoted ? quoted.text() : ((Argument.Bare) value).text());
  }

  private void add(Parameter parameter, List<String> texts) {
    if (values.containsKey(parameter.name()) && parameter.need() != Need.REPEATED) {
      throw bad(parameter.label() + " is given twice; give it once");
    }
    values.computeIfAbsent(parameter.name(), name -> new ArrayList<>()).addAll(texts);
  }

  private Parameter known(String name) {
    for (Parameter parameter : allowed) {
      if (parameter.name().equals(name)) {
        return parameter;
      }
    }
    if (name.isEmpty()) {
      throw bad("a value without a name is not expected here; " + allowedSentence());
    }
    String nearest =
        Nearest.to(name, names()).map(near -> " (did you mean " + near + "?)").orElse("");
    throw bad(name + " is not a parameter here" + nearest + "; " + allowedSentence());
  }

  private void requireAll() {
    for (Parameter parameter : allowed) {
      if (parameter.need() == Need.REQUIRED && !values.containsKey(parameter.name())) {
        throw bad(parameter.label() + " is missing: " + parameter.description());
      }
    }
  }

  private List<String> names() {
    return allowed.stream()
        .filter(parameter -> parameter.need() != Need.REFUSED)
        .map(Parameter::name)
        .toList();
  }

  private String allowedSentence() {
    List<String> names = names();
    return names.isEmpty()
        ? "there are none"
        : names.stream().collect(Collectors.joining(", ", "allowed: ", ""));
  }

  private static ProblemException bad(String sentence) {
    return new ProblemException(Problem.BAD_DATA, sentence);
  }
}
