package io.stepwell.schemas.prometheus;

import io.stepwell.schemas.wire.prometheus.WriteRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.xerial.snappy.Snappy;

/** The body of a request to a receiver of remote write 1.0. */
public final class WriteBody {

  private static final List<String> HEADERS =
      List.of(
          "Content-Type",
          "application/x-protobuf",
          "Content-Encoding",
          "snappy",
          "X-Prometheus-Remote-Write-Version",
          "0.1.0");

  private WriteBody() {}

  /** The headers that tell a receiver what the body is: names and values in turn. */
  public static String[] headers() {
    return HEADERS.toArray(String[]::new);
  }

  /** The body that holds a request, in snappy's block format. */
  public static byte[] of(WriteRequest request) {
    try {
      return Snappy.compress(request.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory could not be packed", e);
    }
  }
}
