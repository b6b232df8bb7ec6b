package io.stepwell.sql;

import io.stepwell.functions.sql.SqlShell.Setting;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.flink.table.gateway.api.session.SessionEnvironment;
import org.apache.flink.table.gateway.api.session.SessionHandle;
import org.apache.flink.table.gateway.api.utils.SqlGatewayException;
import org.apache.flink.table.gateway.service.context.DefaultContext;
import org.apache.flink.table.gateway.service.session.Session;
import org.apache.flink.table.gateway.service.session.SessionManager;

/** The one session of a shell. */
final class OneSession implements SessionManager {

  private final Setting setting;
  private final DefaultContext defaults;
  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private Optional<Session> session = Optional.empty();

  OneSession(Setting setting, DefaultContext defaults) {
    this.setting = setting;
    this.defaults = defaults;
  }

  @Override
  public void start() {
    // The session is opened when the shell asks for it.
  }

  @Override
  public void stop() {
    executor.shutdown();
  }

  @Override
  public synchronized Session getSession(SessionHandle handle) {
    return session
        .filter(open -> open.getSessionHandle().equals(handle))
        .orElseThrow(() -> new SqlGatewayException("there is no session " + handle));
  }

  @Override
  public synchronized Session openSession(SessionEnvironment environment) {
    Session opened =
        new Session(OpenSession.of(setting, defaults, environment, executor).context());
    opened.open();
    session = Optional.of(opened);
    return opened;
  }

  @Override
  public synchronized void closeSession(SessionHandle handle) {
    getSession(handle).close();
    session = Optional.empty();
  }
}
