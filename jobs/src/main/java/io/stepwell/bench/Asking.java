package io.stepwell.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Asks over HTTP, one question after the other over connections that are kept. */
final class Asking {

  private static final int OK_CLASS = 2;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** The whole answer's body. */
  byte[] get(URI address) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address).build());
  }

  /**
   * The whole answer's body.
   *
   * @param headers names and values in turn, at least one
   */
  byte[] get(URI address, String... headers) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address).headers(headers).build());
  }

  /**
   * Sends a body and returns the answer's.
   *
   * @param headers names and values in turn
   */
  byte[] post(URI address, byte[] body, String... headers)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(address)
            .headers(headers)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  private byte[] send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() / 100 != OK_CLASS) {
      throw new IllegalStateException(
          request.uri()
              + " answered "
              + response.statusCode()
              + ": "
              + new String(response.body(), UTF_8));
    }
    return response.body();
  }
}
