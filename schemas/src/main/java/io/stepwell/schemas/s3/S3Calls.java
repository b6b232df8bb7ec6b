package io.stepwell.schemas.s3;

import java.io.IOException;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** Requests about one place, whose failures are put into words. */
final class S3Calls {

  private final S3Place place;
  private final S3Client client;
  private final S3Failures failures;

  S3Calls(S3Place place, S3Settings settings) {
    this.place = place;
    this.client = S3Connections.to(settings);
    this.failures = new S3Failures(settings, place);
  }

  S3Place place() {
    return place;
  }

  /**
   * Sends a request, again if need be.
   *
   * @param doing what for, as in {@code read}
   * @param key of the object, or what the keys of several begin with
   */
  <T> T call(String doing, String key, Function<S3Client, T> request) throws IOException {
    try {
      return request.apply(client);
    } catch (SdkException e) {
      throw failures.of(e, doing, key);
    }
  }
}
