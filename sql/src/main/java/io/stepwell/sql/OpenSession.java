package io.stepwell.sql;

import io.stepwell.functions.sql.SqlShell.Setting;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.table.gateway.api.session.SessionEnvironment;
import org.apache.flink.table.gateway.api.session.SessionHandle;
import org.apache.flink.table.gateway.rest.util.SqlGatewayRestAPIVersion;
import org.apache.flink.table.gateway.service.application.ScriptExecutor;
import org.apache.flink.table.gateway.service.context.DefaultContext;
import org.apache.flink.table.gateway.service.context.SessionContext;
import org.apache.flink.util.concurrent.Executors;

/** A session in which all tables, views and functions are. */
final class OpenSession implements AutoCloseable {

  private final SessionContext context;

  private OpenSession(SessionContext context) {
    this.context = context;
  }

  /** Opens a session whose statements run in the thread that asks for them. */
  static OpenSession of(Setting setting, Configuration config) {
    SessionEnvironment environment =
        SessionEnvironment.newBuilder()
            .setSessionEndpointVersion(SqlGatewayRestAPIVersion.getDefaultVersion())
            .build();
    return of(
        setting,
        new DefaultContext(config, List.of()),
        environment,
        Executors.newDirectExecutorService());
  }

  static OpenSession of(
      Setting setting,
      DefaultContext defaults,
      SessionEnvironment environment,
      ExecutorService executor) {
    SessionContext context =
        SessionContext.create(defaults, SessionHandle.create(), environment, executor);
    OpenSession session = new OpenSession(context);
    session.run(Scripts.opening(setting), OutputStream.nullOutputStream());
    return session;
  }

  /**
   * Runs the statements of a script.
   *
   * @throws org.apache.flink.table.gateway.api.utils.SqlGatewayException if one of them fails
   */
  void run(String script, OutputStream out) {
    new ScriptExecutor(context, new ResultPrinter(out, this::isStreaming)).execute(script);
  }

  private boolean isStreaming() {
    return context.getSessionConf().get(ExecutionOptions.RUNTIME_MODE)
        == RuntimeExecutionMode.STREAMING;
  }

  SessionContext context() {
    return context;
  }

  @Override
  public void close() {
    context.close();
  }
}
