package io.stepwell.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command speaks: results on {@code out}, all else on {@code err}, both in UTF-8.
 *
 * @param animated whether {@code err} is a screen, so that a line may be drawn over
 */
record Terminal(PrintStream out, PrintStream err, boolean animated) {

  /** Set by the launcher, as Java cannot ask about standard error alone. */
  private static final String SCREEN = "STEPWELL_TTY";

  private static final int BUFFER_BYTES = 1 << 16;

  /** The process's own streams. */
  static Terminal ofProcess() {
    return new Terminal(
        stream(FileDescriptor.out, false),
        stream(FileDescriptor.err, true),
        "1".equals(System.getenv(SCREEN)));
  }

  private static PrintStream stream(FileDescriptor descriptor, boolean flushing) {
    return new PrintStream(
        new java.io.BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES),
        flushing,
        StandardCharsets.UTF_8);
  }

  /** A piece of a long result that is to be seen at once. */
  void say(String text) {
    out.print(text);
    out.flush();
  }

  /** One line of advice or warning, never part of a result. */
  void note(String sentence) {
    out.flush();
    err.println(sentence);
  }
}
