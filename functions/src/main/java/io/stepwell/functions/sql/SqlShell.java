package io.stepwell.functions.sql;

import io.stepwell.schemas.catalog.Home;
import java.io.PrintStream;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Flink's SQL shell over a home, with all tables, views and functions. Its libraries are many and
 * large, so that it is on the class path only where it is wanted.
 */
public interface SqlShell {

  /** The shell, if it is on the class path. */
  static Optional<SqlShell> find() {
    return ServiceLoader.load(SqlShell.class).findFirst();
  }

  /**
   * What the shell is opened over.
   *
   * @param home the data
   * @param kafka where the Kafka is that the topics' tables read, {@code HOST:PORT}
   */
  record Setting(Home home, Optional<String> kafka) {}

  /** Opens the shell on the terminal of this process, until the user leaves it. */
  void open(Setting setting);

  /**
   * Runs the statements of a script one after the other.
   *
   * @param out where the results go, and nothing else
   * @throws SqlScriptException if a statement fails; those behind it are not run
   */
  void run(Setting setting, String script, PrintStream out);
}
