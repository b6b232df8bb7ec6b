package io.stepwell.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL of the test's own, from the binaries on the PATH. */
public final class PostgresServer implements AutoCloseable {

  private static final String USER = "postgres";

  private final Path directory;
  private final int port;

  private PostgresServer(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /** A server with no database yet. */
  public static PostgresServer start() throws IOException, InterruptedException {
    Programs.need("initdb", "pg_ctl", "postgres");
    Path directory = Files.createTempDirectory("stepwell-postgres");
    if (isRoot()) {
      // PostgreSQL refuses to run as root.
      Files.setOwner(
          directory,
          directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER));
    }
    PostgresServer server = new PostgresServer(directory, Programs.freePort());
    server.run("initdb", "-D", server.data(), "-U", USER, "-A", "trust", "--no-sync");
    server.run(
        "pg_ctl",
        "-D",
        server.data(),
        "-w",
        "-l",
        directory.resolve("log").toString(),
        "-o",
        "-F -k " + directory + " -c listen_addresses=127.0.0.1 -p " + server.port,
        "start");
    return server;
  }

  /** Makes a database and gives its JDBC URL. */
  public String newDatabase(String name) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(USER));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return url(name);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER;
  }

  private String data() {
    return directory.resolve("data").toString();
  }

  private void run(String... command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    if (isRoot()) {
      words.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
    }
    words.addAll(List.of(command));
    Process process =
        new ProcessBuilder(words)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(command[0] + " ended with " + process.exitValue());
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
    Programs.delete(directory);
  }
}
