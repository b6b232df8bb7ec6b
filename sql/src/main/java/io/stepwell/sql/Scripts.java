package io.stepwell.sql;

import io.stepwell.functions.sql.SqlShell.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The scripts that make a session's tables and views. */
final class Scripts {

  private static final List<String> NAMES = List.of("tables.sql", "topic.sql", "views.sql");
  private static final List<String> TOPICS = List.of("pushes", "k6_lines");

  private Scripts() {}

  /** All of it, in the order in which it has to run. */
  static String opening(Setting setting) {
    StringBuilder script = new StringBuilder();
    NAMES.forEach(name -> script.append(read(name)).append('\n'));
    setting.kafka().ifPresent(kafka -> TOPICS.forEach(table -> script.append(at(table, kafka))));
    return script.toString();
  }

  private static String at(String table, String kafka) {
    return "ALTER TABLE %s SET ('properties.bootstrap.servers' = '%s');%n"
        .formatted(table, kafka.replace("'", "''"));
  }

  private static String read(String name) {
    try (InputStream in = Scripts.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
