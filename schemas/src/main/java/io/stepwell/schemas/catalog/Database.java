package io.stepwell.schemas.catalog;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.sqlite.JDBC;

/** A database with its idle connections. Safe for use by many threads. */
final class Database implements AutoCloseable {

  /** What is done in a transaction. */
  @FunctionalInterface
  interface Work<T> {
    T in(Session session) throws SQLException;
  }

  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRESQL = "jdbc:postgresql:";
  private static final int ANSWER_SECONDS = 5;
  private static final String LONGEST_ANSWER_SECONDS = "30";
  private static final String LOCK_WAIT_MILLIS = "10000";

  private final String url;
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

  /**
   * Connects to nothing yet.
   *
   * @throws CatalogException if the URL is of neither database
   */
  Database(String url) {
    if (!url.startsWith(SQLITE) && !url.startsWith(POSTGRESQL)) {
      throw new CatalogException(
          "the catalog's URL begins with %s or %s, this one does not"
              .formatted(SQLITE, POSTGRESQL));
    }
    if (url.matches("[^/?]*//[^/?]*@.*")) {
      throw new CatalogException(
          "the catalog's URL names user and password behind it, as in %s//HOST/DATABASE?user=…"
              .formatted(POSTGRESQL));
    }
    this.url = url;
  }

  /** The URL without its parameters, which may hold a password. */
  String name() {
    int parameters = url.indexOf('?');
    return parameters < 0 ? url : url.substring(0, parameters);
  }

  String url() {
    return url;
  }

  private boolean isSqlite() {
    return url.startsWith(SQLITE);
  }

  /** Runs statements that only read, each for itself. */
  <T> T read(Work<T> work) {
    return withConnection(connection -> work.in(new Session(connection)));
  }

  /** Runs statements that take effect together or not at all. */
  <T> T write(Work<T> work) {
    return withConnection(
        connection -> {
          connection.setAutoCommit(false);
          T result;
          try {
            result = work.in(new Session(connection));
            connection.commit();
          } catch (SQLException | RuntimeException e) {
            undo(connection, e);
            throw e;
          }
          connection.setAutoCommit(true);
          return result;
        });
  }

  private static void undo(Connection connection, Exception failure) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      // A database without room has undone all by itself; why it did is what the user must hear.
      failure.addSuppressed(e);
    }
  }

  /** What needs a connection of its own. */
  @FunctionalInterface
  interface ConnectionWork<T> {
    T with(Connection connection) throws SQLException;
  }

  <T> T withConnection(ConnectionWork<T> work) {
    try {
      Connection connection = take();
      try {
        T result = work.with(connection);
        idle.push(connection);
        return result;
      } catch (SQLException e) {
        // The connection itself may have gone bad.
        connection.close();
        throw e;
      } catch (RuntimeException e) {
        idle.push(connection);
        throw e;
      }
    } catch (SQLException e) {
      throw new CatalogException("the catalog " + name() + " failed: " + e.getMessage(), e);
    }
  }

  private Connection take() throws SQLException {
    for (Connection idling = idle.poll(); idling != null; idling = idle.poll()) {
      // A server may have closed it meanwhile; a file cannot.
      if (isSqlite() || idling.isValid(ANSWER_SECONDS)) {
        return idling;
      }
      idling.close();
    }
    return connect();
  }

  private Connection connect() throws SQLException {
    // DriverManager would load every driver there is, which a query on SQLite need not wait for.
    Connection connection =
        isSqlite() ? JDBC.createConnection(url, sqliteProperties()) : connectToPostgres();
    JobDrivers.release();
    return connection;
  }

  /**
   * DriverManager's own way to connect would say the URL in its message, password and all, and in a
   * process of Flink it knows the drivers of the first job alone.
   */
  private Connection connectToPostgres() throws SQLException {
    for (Driver driver : ServiceLoader.load(Driver.class, Database.class.getClassLoader())) {
      if (driver.acceptsURL(url)) {
        return driver.connect(url, postgresProperties());
      }
    }
    throw new SQLException("its URL is written %s//HOST/DATABASE".formatted(POSTGRESQL));
  }

  /** What the URL says of them goes first. */
  private static Properties postgresProperties() {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "stepwell");
    // A server that vanished from the network must not be waited for without end.
    properties.setProperty("socketTimeout", LONGEST_ANSWER_SECONDS);
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }

  private static Properties sqliteProperties() {
    Properties properties = new Properties();
    properties.setProperty("journal_mode", "WAL");
    properties.setProperty("synchronous", "NORMAL");
    properties.setProperty("busy_timeout", LOCK_WAIT_MILLIS);
    properties.setProperty("foreign_keys", "true");
    // A transaction that begins by reading could not wait for the lock when it comes to write.
    properties.setProperty("transaction_mode", "IMMEDIATE");
    return properties;
  }

  @Override
  public void close() {
    try {
      for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new CatalogException("the catalog " + name() + " failed: " + e.getMessage(), e);
    }
  }
}
