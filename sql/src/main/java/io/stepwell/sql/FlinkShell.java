package io.stepwell.sql;

import io.stepwell.functions.sql.SqlShell;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.client.cli.CliClient;
import org.apache.flink.table.client.gateway.Executor;
import org.apache.flink.table.gateway.SqlGateway;
import org.apache.flink.table.gateway.api.utils.SqlGatewayException;
import org.apache.flink.table.gateway.rest.util.SqlGatewayRestOptions;
import org.apache.flink.table.gateway.service.context.DefaultContext;
import org.apache.flink.util.NetUtils;

/** Flink's own shell and its script runner, each over a session of ours. */
public final class FlinkShell implements SqlShell {

  private static final String LOOPBACK = "localhost";
  private static final String HISTORY = "sql-history";
  private static final String SESSION = "stepwell";

  @Override
  public void open(Setting setting) {
    try (Scratch scratch = Scratch.create();
        NetUtils.Port port = NetUtils.getAvailablePort()) {
      Configuration config = SessionConfig.of(setting, scratch.directory());
      DefaultContext defaults = new DefaultContext(config, List.of());
      listen(config, port.getPort());
      SqlGateway gateway = new SqlGateway(config, new OneSession(setting, defaults));
      gateway.start();
      try {
        converse(setting, defaults, port.getPort());
      } finally {
        gateway.stop();
      }
    } catch (Exception e) {
      throw ScriptFailure.of(e);
    }
  }

  /** All of it is said, as what it leaves open would be as for Flink's own page. */
  private static void listen(Configuration config, int port) {
    String prefix = "sql-gateway.endpoint.rest.";
    config.setString(prefix + SqlGatewayRestOptions.ADDRESS.key(), LOOPBACK);
    config.setString(prefix + SqlGatewayRestOptions.BIND_ADDRESS.key(), LOOPBACK);
    config.setString(prefix + SqlGatewayRestOptions.PORT.key(), Integer.toString(port));
    config.setString(prefix + SqlGatewayRestOptions.BIND_PORT.key(), Integer.toString(port));
  }

  private static void converse(Setting setting, DefaultContext defaults, int port) {
    Path history = setting.home().directory().resolve(HISTORY);
    InetSocketAddress address = InetSocketAddress.createUnresolved(LOOPBACK, port);
    try (Executor executor = Executor.create(defaults, address, SESSION)) {
      CliClient client = new CliClient(CliClient.DEFAULT_TERMINAL_FACTORY, executor, history);
      client.executeInInteractiveMode();
    }
  }

  @Override
  public void run(Setting setting, String script, PrintStream out) {
    try (Scratch scratch = Scratch.create();
        OpenSession session =
            OpenSession.of(setting, SessionConfig.of(setting, scratch.directory()))) {
      session.run(script, out);
    } catch (SqlGatewayException e) {
      throw ScriptFailure.of(e);
    }
  }
}
