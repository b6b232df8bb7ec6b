package io.stepwell.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DiscardUnknownFieldsParser;
import io.stepwell.schemas.wire.prometheus.WriteRequest;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.xerial.snappy.Snappy;

/** What k6 itself sends to Prometheus, with native histograms, is all in our schema. */
class RemoteWriteTest {

  @Test
  void everyFieldThatK6SendsIsKnown() throws Exception {
    byte[] sent = sentByK6();
    WriteRequest request = DiscardUnknownFieldsParser.wrap(WriteRequest.parser()).parseFrom(sent);
    assertThat(request.getSerializedSize()).isEqualTo(sent.length);
  }

  private static byte[] sentByK6() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            RemoteWriteTest.class.getResourceAsStream("/k6/remote-write-v2.2.0.bin"))) {
      return Snappy.uncompress(in.readAllBytes());
    }
  }
}
