package io.stepwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.schemas.lake.LakeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a user reads of failures that no test can bring about in earnest. */
class FailuresTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
  private final Failures failures =
      new Failures(new Terminal(stream, stream, false), new GlobalOptions());

  private String told(Throwable error) {
    assertThat(failures.failed(error)).isEqualTo(5);
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aFullDiskIsNamedWhateverTheLibraryThatMetIt() {
    Throwable cause = new IOException("No space left on device");

    assertThat(told(new LakeException("the file part-0 cannot be written", cause)))
        .startsWith("stepwell: there is no room left in the home /")
        .endsWith("/data; make some, or name another with --home.\n");
  }

  @Test
  void aMessageForTheUserIsFoundInWhatCarriedIt() {
    LakeException told = new LakeException("the lake at /lake cannot be read");

    assertThat(told(new IllegalStateException("wrapper", new RuntimeException(told))))
        .isEqualTo("stepwell: the lake at /lake cannot be read.\n");
  }

  @Test
  void anythingElseIsOneSentenceToo() {
    assertThat(told(new UncheckedIOException(new IOException("bad\nline"))))
        .isEqualTo(
            "stepwell: UncheckedIOException: java.io.IOException: bad"
                + " (this should not happen; --verbose shows where it did).\n");
  }

  @Test
  void memoryThatRanOutIsNamed() {
    assertThat(told(new OutOfMemoryError("Java heap space")))
        .isEqualTo(
            "stepwell: the memory does not suffice; give more with STEPWELL_JAVA_OPTS=-Xmx4g.\n");
  }
}
