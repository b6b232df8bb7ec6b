package io.stepwell.sql;

import io.stepwell.functions.sql.SqlShell.Setting;
import io.stepwell.schemas.catalog.Home;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A session of scripts over a home, whose results are looked at as text. */
final class AskedSession implements AutoCloseable {

  private final Scratch scratch = Scratch.create();
  private final OpenSession session;

  AskedSession(Home home, Optional<String> kafka) {
    Setting setting = new Setting(home, kafka);
    session = OpenSession.of(setting, SessionConfig.of(setting, scratch.directory()));
  }

  String run(String script) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    session.run(script, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    session.close();
    scratch.close();
  }
}
