package io.stepwell.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The demo's home and a session over it, made once for all tests of this process. */
final class Demo {

  private static final Scratch SCRATCH = Scratch.create();
  private static final DemoHome HOME = backfill();
  private static final AskedSession SESSION = new AskedSession(HOME.home(), Optional.empty());

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Demo::close));
  }

  private Demo() {}

  private static DemoHome backfill() {
    try {
      return DemoHome.in(SCRATCH.directory());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close() {
    SESSION.close();
    HOME.close();
    SCRATCH.close();
  }

  static DemoHome home() {
    return HOME;
  }

  static AskedSession session() {
    return SESSION;
  }
}
