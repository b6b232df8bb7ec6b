package io.stepwell.schemas.s3;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Says in a sentence what went wrong between here and an object store. */
final class S3Failures {

  private static final int NOT_FOUND = 404;
  private static final int MOVED = 301;

  private static final Set<String> BAD_CREDENTIALS =
      Set.of(
          "InvalidAccessKeyId",
          "SignatureDoesNotMatch",
          "ExpiredToken",
          "InvalidToken",
          "TokenRefreshRequired",
          "InvalidSecurity");

  /** An answer without a body, which only a question about an object has, tells no code. */
  private static final Set<String> NO_OBJECT = Set.of("NoSuchKey", "NotFound", "404", "");

  private static final Set<String> OTHER_REGION =
      Set.of("PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraint");

  private final S3Settings settings;
  private final S3Place place;

  S3Failures(S3Settings settings, S3Place place) {
    this.settings = settings;
    this.place = place;
  }

  /**
   * What to throw for a failure.
   *
   * @param doing what was tried, as in {@code read}
   * @param key of the object, or the beginning of the keys of several
   */
  IOException of(SdkException error, String doing, String key) {
    return error instanceof S3Exception answer ? answered(answer, doing, key) : unanswered(error);
  }

  private IOException answered(S3Exception error, String doing, String key) {
    String code = code(error);
    String object = "s3://" + place.bucket() + "/" + key;
    if (code.equals("NoSuchBucket")) {
      return new IOException(
          "there is no bucket %s in %s; make it, or name another"
              .formatted(place.bucket(), settings.store()),
          error);
    }
    if (BAD_CREDENTIALS.contains(code)) {
      return new IOException(
          "%s does not take these credentials (%s); look at AWS_ACCESS_KEY_ID and %s"
              .formatted(settings.store(), code, "AWS_SECRET_ACCESS_KEY, or at the profile"),
          error);
    }
    if (NO_OBJECT.contains(code) && error.statusCode() == NOT_FOUND) {
      return new FileNotFoundException(object);
    }
    if (OTHER_REGION.contains(code) || error.statusCode() == MOVED) {
      return new IOException(
          "the bucket %s is in another region than %s; set AWS_REGION to its own"
              .formatted(place.bucket(), settings.region()),
          error);
    }
    if (code.equals("AccessDenied")) {
      return new IOException(
          "these credentials may not %s %s; let them list, read, write and delete below %s"
              .formatted(doing, object, place.uri()),
          error);
    }
    String reason = code.isEmpty() ? "status " + error.statusCode() : code;
    return new IOException(
        "%s could not %s %s: %s".formatted(settings.store(), doing, object, reason), error);
  }

  private static String code(S3Exception error) {
    AwsErrorDetails details = error.awsErrorDetails();
    return details == null || details.errorCode() == null ? "" : details.errorCode();
  }

  private IOException unanswered(SdkException error) {
    if (error instanceof AbortedException) {
      InterruptedIOException interrupted = new InterruptedIOException("the request was given up");
      interrupted.initCause(error);
      return interrupted;
    }
    if (String.valueOf(error.getMessage()).contains("Unable to load credentials")) {
      return new IOException(
          "there are no credentials for %s; set AWS_ACCESS_KEY_ID and %s"
              .formatted(settings.store(), "AWS_SECRET_ACCESS_KEY, or AWS_PROFILE"),
          error);
    }
    return new IOException(
        "%s cannot be reached: %s".formatted(settings.store(), reason(error)), error);
  }

  private static String reason(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String text = String.valueOf(root.getMessage() == null ? root : root.getMessage());
    return text.lines().findFirst().orElse(text);
  }
}
