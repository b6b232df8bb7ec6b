package io.stepwell.server.http;

/**
 * A parameter that a call or a query string takes.
 *
 * @param name as it is written; empty for a value that stands alone
 * @param form how its value is written
 * @param need whether it may be left out
 */
public record Parameter(String name, Form form, Need need) {

  /** How a value is written between parentheses. In a query string every value is just text. */
  public enum Form {
    /** In single quotes. */
    TEXT("a text in single quotes", "='…'"),
    /** Without quotes. */
    NUMBER("a number without quotes", "=10"),
    /** Without quotes or with them. */
    DATE("a date or a number of unix seconds", "=2022-11-23T10:03:00Z"),
    /** In square brackets. */
    NUMBERS("numbers in square brackets", "=[1,2]");

    private final String description;
    private final String example;

    Form(String description, String example) {
      this.description = description;
      this.example = example;
    }
  }

  /** Whether a parameter has to be there. */
  public enum Need {
    REQUIRED,
    OPTIONAL,
    /** May be repeated, as in {@code match[]=a&match[]=b}. */
    REPEATED,
    /**
     * Understood, so that it can be said why it does not go here, and not listed among what may be
     * written.
     */
    REFUSED
  }

  public static Parameter required(String name, Form form) {
    return new Parameter(name, form, Need.REQUIRED);
  }

  public static Parameter optional(String name, Form form) {
    return new Parameter(name, form, Need.OPTIONAL);
  }

  /** What errors call it. */
  String label() {
    return name.isEmpty() ? "the value" : name;
  }

  /** How a value is written, with an example. */
  String description() {
    return form.description + (name.isEmpty() ? "" : ", as in " + name + form.example);
  }
}
